import { carried, withNotes, type Fate, type Note } from "../../letters/carrying.js";
import type { Instant } from "../../time.js";
import { withMeeting, type Meeting, type MeetingCard, type Reminder, type Told } from "../meeting.js";
import { withCard, withoutCard } from "./folding.js";
import type { MeetingLetter } from "./letter.js";
import { isLate, isOtherwise } from "./reasons.js";

/** What became of a letter of a meeting, and what is to be written down with it. */
export interface Handled extends Fate {
  /** What people have heard by it. */
  readonly told?: Told;
  /** Where its card now stands in the channel. */
  readonly card?: MeetingCard;
  readonly thread?: NonNullable<Meeting["thread"]>;
  /** A reminder that found the meeting begun. */
  readonly isMissed?: true;
  /** The question for minutes is with who is to write them, or cannot be. */
  readonly isAsked?: true;
  /** The lead has heard by it whether there are to be no minutes. */
  readonly saidWaived?: boolean;
  /** What is to be told because of it: the same to each member, or how it went to the lead. */
  readonly notes?: readonly Note<MeetingLetter>[];
}

/** Writes down how a letter fared, by the clock: the meeting keeps its place in lists. */
export function handled(meeting: Meeting, letter: MeetingLetter, how: Handled, now: Instant): Meeting {
  const { told, card, thread, notes = [] } = how;
  const left = carried(meeting.letters, letter, how, now);
  const news = [...notes, ...(told ? changeSince(meeting, told) : [])];
  const asked = new Set(notes.filter(({ kind }) => kind === "reminder").map(({ to }) => `nudge ${to ?? ""}`));
  const change: Partial<Meeting> = {
    letters: withNotes<MeetingLetter>(
      left.filter(({ id }) => !asked.has(id)),
      news,
      now,
    ),
    reminders: meeting.reminders.map((one) => reminderAfter(one, letter, how, now)),
    ...(told ? hearing(meeting, told) : {}),
    ...(thread ? { thread } : {}),
    ...(how.isAsked ? askedIn(meeting, letter) : {}),
    ...(how.saidWaived === undefined ? {} : knownIn(meeting, letter, how.saidWaived)),
  };
  const next = withMeeting(meeting, change, meeting.changedAt);
  if (card) return withCard(next, card, now);
  return letter.kind === "fold" && how.fate === "done" ? withoutCard(next, letter) : next;
}

/** One who was asked in the taker's stead, or before another was chosen, is not the one who writes. */
const askedIn = ({ minutes }: Meeting, { to }: MeetingLetter): Pick<Meeting, "minutes"> =>
  minutes && to !== undefined && minutes.taker.personId === to
    ? { minutes: { ...minutes, askedOf: to } }
    : {};

/** What another chose while the letter was on its way is told by the next; what the lead did then, they know better. */
function knownIn(
  { minutes, letters }: Meeting,
  letter: MeetingLetter,
  saidWaived: boolean,
): Pick<Meeting, "minutes"> {
  if (!minutes || !letters.some(({ id }) => id === letter.id)) return {};
  const { leadKnowsWaived, ...rest } = minutes;
  return { minutes: saidWaived ? { ...rest, leadKnowsWaived: true } : rest };
}

/** What was told by a repeat is the same, and says nothing of what was known before. */
const hearing = ({ told: before }: Meeting, told: Told): Pick<Meeting, "told" | "toldBefore"> =>
  before && isOtherwise(before, told) ? { told, toldBefore: before } : { told };

/** What was moved while its first word was on its way is told as a change; nobody wrote of one before. */
const changeSince = (meeting: Meeting, told: Told): Note<MeetingLetter>[] =>
  meeting.state !== "over" && isOtherwise(told, meeting) ? [{ id: "change", kind: "change" }] : [];

/** The channel's own reminder went out, late or not, or found the meeting begun. */
function reminderAfter(one: Reminder, letter: MeetingLetter, how: Handled, now: Instant): Reminder {
  const isIts = letter.kind === "reminder" && one.lead === letter.lead && one.at === letter.at;
  if (!isIts || letter.to !== undefined || how.fate !== "done") return one;
  if (one.state !== "sent") return how.isMissed && one.state === "late" ? { ...one, state: "missed" } : one;
  if (how.isMissed) return { ...one, state: "missed" };
  return isLate(one.at, now) ? { ...one, state: "late" } : one;
}
