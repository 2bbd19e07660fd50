import type { Address, BotAccount, Post } from "./turn.js";

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

/** For what is sent when something falls due: no turn, no answer. */
export interface Mail {
  send(to: Address, post: Post): Promise<Delivery>;
  sendPrivately(to: Recipient, post: Post): Promise<Delivery>;
  /** The theme's cards in channels are painted anew, soon and within Teams' limits. */
  repaint(tenantId: string, themeId: string): void;
}
