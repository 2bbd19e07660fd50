import { withNotes } from "../../letters/carrying.js";
import type { Instant } from "../../time.js";
import { refuse } from "../../refusal.js";
import type { Calendar } from "../calendar.js";
import type { MeetingLetter } from "../letters/letter.js";
import { isSameWhen, toldOf } from "../letters/reasons.js";
import { withMeeting, type Item, type Meeting, type Reminder, type Told } from "../meeting.js";
import type { Day, Span, When } from "../when.js";

/** When a meeting is, with the moments that follow from it. */
export interface Times {
  readonly when: When;
  readonly span: Span;
  readonly reminders: readonly Reminder[];
}

export interface NewMeeting extends Times {
  readonly id: string;
  readonly network: { readonly tenantId: string; readonly id: string };
  /** Its open actions stand on the next meeting's agenda. */
  readonly calendar: Pick<Calendar, "actions">;
  readonly place: string;
  readonly link: string;
  readonly agenda: readonly Item[];
  readonly followsStanding?: true;
  readonly by: string;
  readonly seriesId?: string;
  readonly slot?: Day;
  /** When the channel is first told of it; now unless another moment is named. */
  readonly announceAt?: Instant;
}

/** A meeting as it is first made, to be announced. S3-6. */
export function newMeeting(given: NewMeeting, now: Instant): Meeting {
  const { id, network, calendar, when, span, reminders, place, link, agenda, by, seriesId, slot } = given;
  const meeting: Meeting = {
    tenantId: network.tenantId,
    id,
    networkId: network.id,
    state: "planned",
    createdAt: now,
    changedAt: now,
    plannedBy: by,
    when,
    ...span,
    place,
    link,
    agenda,
    openActions: openIn(calendar),
    attendance: [],
    guests: [],
    reminders,
    sequence: 0,
    cards: [],
    letters: [],
    ...(given.followsStanding ? { followsStanding: true } : {}),
    ...(seriesId === undefined ? {} : { seriesId }),
    ...(slot === undefined ? {} : { slot }),
  };
  return withMeeting(meeting, { announceAt: given.announceAt ?? now }, now);
}

/** The actions not done yet, as they stand on an agenda. S3-6. */
export const openIn = ({ actions }: Pick<Calendar, "actions">): Meeting["openActions"] =>
  actions
    .filter(({ doneAt }) => doneAt === undefined)
    .map(({ id, words, ownerName }) => ({ id, words, owner: ownerName }));

/** A meeting that can still be changed. @throws Refusal meeting-cancelled, meeting-over, meeting-begun. */
export function mustBeComing(meeting: Meeting, now: Instant): Meeting {
  if (meeting.state === "cancelled") refuse("meeting-cancelled");
  if (meeting.state === "over" || meeting.endsAt <= now) refuse("meeting-over");
  return meeting.startsAt <= now ? refuse("meeting-begun") : meeting;
}

/**
 * Moves one meeting; the others of its series stay. Its reminders are those of the new time, and earlier answers say
 * that they are for another. One that would begin before its first word is told of at once.
 */
export function move(meeting: Meeting, { when, span, reminders }: Times, now: Instant): Meeting {
  mustBeComing(meeting, now);
  if (isSameWhen(meeting.when, when)) return meeting;
  const isTooLate = meeting.announceAt !== undefined && meeting.announceAt >= span.startsAt;
  const change = { when, ...span, reminders, attendance: answersFor(meeting, span) };
  const asked = askedAgain(meeting, when.day, reminders);
  return changed(asked, { ...change, ...(isTooLate ? { announceAt: now } : {}) }, now);
}

/** Answers stay, each with the time it was given for. */
const answersFor = ({ attendance, startsAt }: Meeting, span: Span): Meeting["attendance"] =>
  span.startsAt === startsAt
    ? attendance
    : attendance.map((one) => ({ ...one, givenFor: one.givenFor ?? startsAt }));

/** Another day is another question to those who have not answered, as long as its first reminder is still to come. */
function askedAgain(meeting: Meeting, day: Day, [first]: readonly Reminder[]): Meeting {
  if (day === meeting.when.day || first?.state !== "waits") return meeting;
  const { nudgedAt, ...rest } = meeting;
  return { ...rest, letters: meeting.letters.filter(({ kind }) => kind !== "nudge") };
}

/** Another place, or another address online. */
export function rehouse(
  meeting: Meeting,
  { place, link }: Pick<Meeting, "place" | "link">,
  now: Instant,
): Meeting {
  mustBeComing(meeting, now);
  if (meeting.place === place && meeting.link === link) return meeting;
  return changed(meeting, { place, link }, now);
}

/** Cancels one meeting, or skips one of a series; the others stay. It keeps its slot, so that it is not made again. */
export function cancel(meeting: Meeting, now: Instant): Meeting {
  if (meeting.state === "cancelled") return meeting;
  mustBeComing(meeting, now);
  return changed(meeting, { state: "cancelled" }, now);
}

/**
 * Hold mødet alligevel: a cancelled meeting takes place after all, while its time has not come. One whose series has
 * ended stands alone from then on, for else it would be cancelled again with the series. @throws Refusal meeting-over.
 */
export function revive(
  meeting: Meeting,
  reminders: readonly Reminder[],
  now: Instant,
  seriesIsOver = false,
): Meeting {
  if (meeting.state === "planned") return meeting;
  if (meeting.state === "over" || meeting.startsAt <= now) refuse("meeting-over");
  const { endedWithSeries, ...rest } = seriesIsOver ? alone(meeting) : meeting;
  return changed(rest, { state: "planned", reminders: goneOn(meeting.reminders, reminders) }, now);
}

function alone(meeting: Meeting): Meeting {
  const { seriesId, slot, ...rest } = meeting;
  return rest;
}

/** Reminders computed anew: what became of one that stays at its moment is kept; one that waited is as the new says. */
export const goneOn = (before: readonly Reminder[], fresh: readonly Reminder[]): readonly Reminder[] =>
  fresh.map((one) => {
    const old = before.find(({ lead, at }) => lead === one.lead && at === one.at);
    return old && old.state !== "waits" ? old : one;
  });

/**
 * A date that stood on the series' own card is known to people: they hear of its change as of any other, and it needs
 * no first word after that.
 */
export function asListed(meeting: Meeting): Meeting {
  if (meeting.told) return meeting;
  const { announceAt, ...rest } = meeting;
  return { ...rest, told: toldOf(meeting) };
}

/**
 * A change to when, where or whether: calendars everywhere follow it by the sequence, and who has heard of the meeting
 * hears of the change. One that was not told of yet is told as it then is.
 */
function changed(meeting: Meeting, change: Partial<Meeting>, now: Instant): Meeting {
  const note = { id: "change", kind: "change" as const };
  const letters = meeting.told ? withNotes<MeetingLetter>(meeting.letters, [note], now) : meeting.letters;
  return withMeeting(meeting, { ...change, sequence: meeting.sequence + 1, letters }, now);
}

/**
 * A meeting of a series that ended, or goes on: the channel hears it of the series, so it is not told of each meeting.
 * A change by the clock.
 */
export function withSeries(meeting: Meeting, goesOn: boolean, reminders: readonly Reminder[]): Meeting {
  const { endedWithSeries, ...rest } = meeting;
  const state = goesOn ? "planned" : "cancelled";
  const next = goesOn
    ? { ...rest, state, reminders: goneOn(meeting.reminders, reminders) }
    : { ...rest, state, endedWithSeries: true as const };
  const told = meeting.told ? { told: { ...toldOf({ ...meeting, state }), ...placeTold(meeting.told) } } : {};
  const sequence = meeting.sequence + 1;
  return withMeeting({ ...next, state, sequence }, told, meeting.changedAt);
}

/** A move that was not told of yet is still to be told when the series goes on. */
const placeTold = ({ when, place, link }: Told): Omit<Told, "state"> => ({ when, place, link });
