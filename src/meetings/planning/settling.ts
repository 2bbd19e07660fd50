import type { Instant } from "../../time.js";
import { withCalendar, type Calendar } from "../calendar.js";
import { withPainting } from "../letters/folding.js";
import { withMeeting, type Meeting, type Reminder } from "../meeting.js";
import { withSeries } from "./plan.js";

/** What the calendar says of one meeting. */
export interface Line {
  /** The reminders by the network's lead times, as they would be made now. */
  readonly reminders: readonly Reminder[];
  /** The open actions, when it is the next one; else none. */
  readonly openActions: Meeting["openActions"];
  /** What it goes through where it follows the standing agenda. */
  readonly agenda: Meeting["agenda"];
  /** Its series has ended. */
  readonly ended: boolean;
}

/**
 * One meeting brought in line with its calendar; unchanged when it is. Only what lies ahead is touched. Changes by the
 * clock: it keeps its place in lists, and nobody is told of them but of the series. Its cards are painted anew.
 */
export function settled(meeting: Meeting, line: Line, now: Instant): Meeting {
  const next = inLine(meeting, line, now);
  return isSame(seenOf(next), seenOf(meeting)) ? next : withPainting(next, now);
}

/** What of it the cards show. */
const seenOf = ({ state, openActions, agenda }: Meeting) => [state, openActions, agenda];

function inLine(meeting: Meeting, { reminders, openActions, agenda, ended }: Line, now: Instant): Meeting {
  if (meeting.state === "over" || meeting.startsAt <= now) return meeting;
  if (meeting.state === "cancelled")
    return meeting.endedWithSeries && !ended ? withSeries(meeting, true, reminders) : meeting;
  if (ended) return withSeries(meeting, false, reminders);
  const follows = meeting.followsStanding ? { agenda, followsStanding: true as const } : {};
  const change = { reminders: kept(meeting.reminders, reminders), openActions, ...follows };
  return isSame({ ...meeting, ...change }, meeting)
    ? meeting
    : withMeeting(meeting, change, meeting.changedAt);
}

/** A reminder at the same moment stays as it is, also one that waits although its moment has come. */
const kept = (before: readonly Reminder[], fresh: readonly Reminder[]): readonly Reminder[] =>
  fresh.map((one) => before.find(({ lead, at }) => lead === one.lead && at === one.at) ?? one);

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * The calendar once its meetings are in line with it as it was `seen`; unchanged when it was changed meanwhile, for
 * then they are to be settled again.
 */
export function withSettled(calendar: Calendar, seen: Calendar, settleAt: Instant | undefined): Calendar {
  if (!isSame(linesOf(calendar), linesOf(seen))) return calendar;
  const { settleAt: before, ...rest } = calendar;
  return withCalendar(settleAt ? { ...rest, settleAt } : rest, {}, calendar.changedAt);
}

/** All of it that its meetings follow. */
const linesOf = ({ series, leads, standing, actions, settleAt, changedAt }: Calendar) => [
  series,
  leads,
  standing,
  actions,
  settleAt,
  changedAt,
];
