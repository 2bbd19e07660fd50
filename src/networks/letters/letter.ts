import type { AnyLetter } from "../../letters/letter.js";

/** What is told of a network, and to whom. */
export const letterKinds = [
  /** To a member: asked to take part. `about`: member. */
  "invitation",
  /** To the lead: a member said yes or no, or left. `about`: member. */
  "member-replied",
  /** To a person: they now lead the network. `about`: member. */
  "handed-over",
  /** To a colleague: the theme's owner asks them to form the network. */
  "form",
  /** To the theme's owner: the colleague could not be written to. `about`: member. */
  "form-unreached",
  /** To the theme's owner: the colleague forms it now. `about`: member. */
  "form-taken",
  /** To a seat's holder: the card to decide on. `about`: seat. */
  "request",
  /** To a seat's holder: three working days have gone. `about`: seat. */
  "reminder",
  /** To the lead: five working days have gone. `about`: seat. */
  "escalation",
  /** To the lead: a leader asks. `about`: seat and inquiry. */
  "inquiry",
  /** To the lead: a leader has decided. `about`: seat. */
  "decided",
  /** To the lead: a leader passed the seat on. `about`: seat. */
  "delegated",
  /** To the lead: a leader could not be reached privately. `about`: seat. */
  "unreached",
  /** To the lead: the network's channel shuts the bot out. */
  "channel-shut",
  /** The seat's cards are drawn anew, as things stand now; nobody is notified. `about`: seat. */
  "redraw",
  /** To a seat's holder who approved, or had not decided: what became of the round. `about`: seat. */
  "outcome",
  /** To a member: the network has begun. `about`: member. */
  "started",
  /** In the network's channel: it has begun. */
  "channel",
  /** To the theme: what it became. */
  "theme",
] as const;
export type LetterKind = (typeof letterKinds)[number];

/** Brev: something to be told, once. */
export interface Letter extends AnyLetter {
  readonly kind: LetterKind;
  readonly round?: number;
  readonly seat?: string;
  readonly member?: string;
  readonly inquiry?: string;
}
