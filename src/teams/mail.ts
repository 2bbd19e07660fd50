import type { Card } from "../cards/card.js";
import type { Address, BotAccount, Post, Scene } from "./turn.js";

/** `gone`: not to be tried there again. `unclear`: it may have arrived. `later`: it was not taken in now. */
export type Delivery = "sent" | "gone" | "unclear" | "later";

/** A person to be written to privately outside any turn. */
export interface Recipient {
  readonly tenantId: string;
  /** aadObjectId */
  readonly personId: string;
  /** The private chat on record, else one is opened from `serviceUrl` as `bot`. */
  readonly chat?: { readonly conversationId: string; readonly serviceUrl: string };
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
  /** Draws a card anew where it stands; nobody is notified. */
  update(at: Address, activityId: string, card: Card): Promise<Delivery>;
  /** Paints a scene's cards in channels anew. True when they are known to show what is stored; else it may be soon. */
  repaint(tenantId: string, scene: Scene): Promise<boolean>;
}
