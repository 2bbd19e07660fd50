import type { AnyLetter } from "../../letters/letter.js";
import type { Instant } from "../../time.js";
import type { Lead } from "../when.js";

/** What is told of a meeting. Where the network has no channel, what the channel hears goes to each member instead. */
export const meetingLetterKinds = [
  /** To the channel: there will be a meeting; opens its thread. */
  "announce",
  /** To the channel: a reminder. `lead`: which. */
  "reminder",
  /** To a member who has not answered, once. */
  "nudge",
  /** To the channel: moved, elsewhere, or cancelled; what changed is found when it is sent. */
  "change",
  /** To the network's lead: a reminder was not sent in time. `lead`: which, none for the first word; `at`: a later one was. */
  "missed",
  /** To the network's lead: the channel shuts the bot out, so each member was told privately. */
  "unreached",
  /** To the network's lead: a member suggested an item. `item`: which. */
  "suggested",
  /** To the minute-taker: the card to write minutes on. */
  "minutes-ask",
  /** To the minute-taker: minutes are missing. */
  "minutes-nag",
  /** To the network's lead: the minutes are ready to be approved. */
  "minutes-ready",
  /** To the network's lead: another has chosen that there are to be no minutes, or that there are after all. */
  "minutes-waived",
  /** To the channel: the minutes. */
  "minutes",
  /** To the meeting's cards in the channel: they are drawn anew. Nobody is notified. */
  "paint",
  /** To a card that newer ones have outdated: it is drawn a last time, as a closed one. Nobody is notified. `card`: which. */
  "fold",
  /** To the network's calendar: the actions of posted minutes, as they are now. Nobody is notified. */
  "follow",
  /** To the owner of an action, once the minutes are posted. `action`: which. */
  "action",
] as const;
export type MeetingLetterKind = (typeof meetingLetterKinds)[number];

/** A letter of a meeting. */
export interface MeetingLetter extends AnyLetter {
  readonly kind: MeetingLetterKind;
  readonly lead?: Lead;
  readonly item?: string;
  readonly action?: string;
  /** Its activity in the channel. */
  readonly card?: string;
  /** The reminder's own moment: the one of a meeting that was moved is another. */
  readonly at?: Instant;
}
