import { withNotes, type Note } from "../../letters/carrying.js";
import { isIn } from "../../networks/members/member.js";
import { refuse } from "../../refusal.js";
import type { Instant } from "../../time.js";
import type { MeetingLetter, MeetingLetterKind } from "../letters/letter.js";
import { withMeeting, type Meeting } from "../meeting.js";
import { editionOf, isEmpty, minutesOf } from "./blank.js";
import type { Minutes } from "./minutes.js";
import { isLead, leadIn, mustApprove, mustWrite, type Pen } from "./rights.js";
import { actionNotes, follow } from "./writing.js";

/** What asks for minutes makes no sense once they are there. */
const asks: readonly MeetingLetterKind[] = ["minutes-ask", "minutes-nag", "minutes-ready"];
const without = ({ letters }: Meeting, kinds: readonly MeetingLetterKind[]): MeetingLetter[] =>
  letters.filter(({ kind }) => !kinds.includes(kind));

/**
 * Send til godkendelse: the lead gets them to read. From then on it is the lead who is reminded. A repeat changes
 * nothing. @throws Refusal minutes-empty, minutes-waived, and as mustWrite.
 */
export function send(meeting: Meeting, pen: Pen, nagAt: Instant): Meeting {
  mustWrite(meeting, pen);
  const minutes = minutesOf(meeting, pen.network, pen.calendar);
  if (minutes.state === "ready" || minutes.state === "posted") return meeting;
  mustBeWanted(minutes);
  const next: Minutes = { ...minutes, state: "ready", ...(minutes.dueAt ? { dueAt: nagAt } : {}) };
  const to = leadIn(pen.network).personId;
  const notes = [{ id: "minutes-ready", kind: "minutes-ready" as const, to }];
  const letters = withNotes(without(meeting, asks), notes, pen.now);
  return withMeeting(meeting, { minutes: next, letters }, pen.now);
}

function mustBeWanted(minutes: Minutes): void {
  if (minutes.state === "waived") refuse("minutes-waived");
  if (isEmpty(minutes)) refuse("minutes-empty");
}

/**
 * Godkend og del i kanalen: the channel hears of them once, their actions are followed, and each owner is told. The
 * lead approves what they have read: `seen` is its edition. A repeat changes nothing. S3-6.
 * @throws Refusal minutes-changed, minutes-empty, minutes-waived, and as mustApprove.
 */
export function approve(meeting: Meeting, pen: Pen, seen: number): Meeting {
  mustApprove(meeting, pen);
  const minutes = minutesOf(meeting, pen.network, pen.calendar);
  if (minutes.state === "posted") return meeting;
  mustBeWanted(minutes);
  if (editionOf(minutes) !== seen) refuse("minutes-changed");
  // What was taken off before was nobody's yet, and does not come back to them without a word.
  const { dueAt, removed, ...rest } = minutes;
  const next: Minutes = { ...rest, state: "posted", approvedBy: pen.by, postedAt: pen.now };
  const notes = [{ id: "minutes", kind: "minutes" as const }, follow, ...actionNotes(next, pen.network)];
  return withMeeting(
    meeting,
    { minutes: next, letters: withNotes(without(meeting, asks), notes, pen.now) },
    pen.now,
  );
}

/**
 * Lad en anden skrive referatet: what is written stays, and the other is asked. @throws Refusal not-a-taker with the
 * field, minutes-posted, minutes-waived, and as mustApprove.
 */
export function handTo(meeting: Meeting, pen: Pen, personId: string, nagAt: Instant): Meeting {
  mustApprove(meeting, pen);
  const minutes = minutesOf(meeting, pen.network, pen.calendar);
  if (minutes.state === "posted") refuse("minutes-posted");
  if (minutes.state === "waived") refuse("minutes-waived");
  const member = pen.network.members.find((one) => one.personId === personId && isIn(one));
  if (!member) refuse("not-a-taker", { field: "person" });
  if (minutes.taker.personId === personId) return meeting;
  const next: Minutes = {
    ...minutes,
    taker: { personId, name: member.name },
    state: minutes.state === "ready" ? "begun" : minutes.state,
    ...(minutes.dueAt ? { dueAt: nagAt } : {}),
  };
  const letters = withNotes(without(meeting, asks), askOf(personId, pen), pen.now);
  return withMeeting(meeting, { minutes: next, letters }, pen.now);
}

/**
 * Intet referat: nobody is reminded of it while it stands so; what was written stays. The lead hears of it from another,
 * a co-lead among them, for it is the lead who answers for the minutes. A repeat changes nothing. @throws as mustWrite.
 */
export function waive(meeting: Meeting, pen: Pen): Meeting {
  mustWrite(meeting, pen);
  const minutes = minutesOf(meeting, pen.network, pen.calendar);
  if (minutes.state === "posted") refuse("minutes-posted");
  if (minutes.state === "waived") return meeting;
  const known = isLead(pen) ? ({ leadKnowsWaived: true } as const) : {};
  const next: Minutes = { ...minutes, state: "waived", waivedBy: pen.by, ...known };
  const letters = withNews(without(meeting, asks), pen);
  return withMeeting(meeting, { minutes: next, letters }, pen.now);
}

/**
 * Skriv referat alligevel: they go on where they were left, who is to write them and a lead who thinks that there are
 * none hear of it from another, and a reminder that had not come yet comes after all. A repeat changes nothing.
 * @throws as mustWrite.
 */
export function takeUpAgain(meeting: Meeting, pen: Pen, nagAt: Instant): Meeting {
  mustWrite(meeting, pen);
  const minutes = minutesOf(meeting, pen.network, pen.calendar);
  if (minutes.state !== "waived") return meeting;
  const state = editionOf(minutes) > 0 ? "begun" : "asked";
  const { waivedBy, leadKnowsWaived, ...rest } = minutes;
  const known = leadKnowsWaived && !isLead(pen) ? { leadKnowsWaived } : {};
  const next: Minutes = { ...rest, ...known, state, ...(minutes.dueAt ? { dueAt: nagAt } : {}) };
  const asked = withNotes(meeting.letters, askOf(minutes.taker.personId, pen), pen.now);
  const letters = withNews(asked, pen);
  return withMeeting(meeting, { minutes: next, letters }, pen.now);
}

/**
 * The lead hears that there are to be none, or that there are after all, by one letter, which says how they stand when it
 * is sent, and nothing where the lead knows. What they do themselves is no news to them.
 */
function withNews(letters: readonly MeetingLetter[], pen: Pen): MeetingLetter[] {
  if (isLead(pen)) return letters.filter(({ kind }) => kind !== "minutes-waived");
  const to = leadIn(pen.network).personId;
  return withNotes(letters, [{ id: "minutes-waived", kind: "minutes-waived", to }], pen.now);
}

/** The question to who is to write; one who said so themselves has the card before them. */
const askOf = (to: string, { by }: Pen): Note<MeetingLetter>[] =>
  to === by.personId ? [] : [{ id: `minutes-ask ${to}`, kind: "minutes-ask", to }];
