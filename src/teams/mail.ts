import type { Card } from "../cards/card.js";
import type { Address, BotAccount, Post, Scene } from "./turn.js";

/**
 * `gone`: the bot is shut out, and nothing is to be tried there again. `refused`: this message is never taken in, others
 * may be. `unclear`: it may have arrived. `later`: it was not taken in now.
 */
export type Delivery = "sent" | "gone" | "refused" | "unclear" | "later";

/** It has arrived, as far as one can know: it is not sent again. */
export const hasArrived = (delivery: Delivery): boolean => delivery === "sent" || delivery === "unclear";

/** It has not arrived, and never will. */
export const isLost = (delivery: Delivery): boolean => delivery === "gone" || delivery === "refused";

/** A person to be written to privately outside any turn. */
export interface Recipient {
  readonly tenantId: string;
  /** aadObjectId */
  readonly personId: string;
  /** The private chat on record, else one is opened from `serviceUrl` as `bot`. */
  readonly chat?: { readonly conversationId: string; readonly serviceUrl: string };
  /** Teams is known to let the bot write nothing to them. */
  readonly isShut?: boolean;
  readonly serviceUrl: string;
  readonly bot: BotAccount;
  readonly language: Address["language"];
}

/** How a card fared, and where it now stands, so that it can be updated later. */
export interface Placed {
  readonly delivery: Delivery;
  readonly at?: { readonly conversationId: string; readonly activityId: string; readonly serviceUrl: string };
}

/** For what is sent when something falls due: no turn, no answer. */
export interface Mail {
  send(to: Address, post: Post): Promise<Delivery>;
  sendPrivately(to: Recipient, post: Post): Promise<Delivery>;
  /** As sendPrivately, for a card whose place is to be remembered. */
  putPrivately(to: Recipient, card: Card): Promise<Placed>;
  /** As send: a new thread when the address is a channel's own, else a reply. */
  putInChannel(to: Address, card: Card): Promise<Placed>;
  /** Draws a card anew where it stands; nobody is notified. `later` also while someone fills in a form on it. */
  update(at: Address, activityId: string, card: Card): Promise<Delivery>;
  /** Paints a scene's cards in channels anew. True when they are known to show what is stored; else it may be soon. */
  repaint(tenantId: string, scene: Scene): Promise<boolean>;
  /** The process is to stop: no letter is begun any more, for it might be sent and never noted. */
  readonly isClosing?: () => boolean;
}
