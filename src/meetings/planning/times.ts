import type { Instant } from "../../time.js";
import type { Calendar } from "../calendar.js";
import { dayAfter, dayOf, remindersFor, spanOf } from "../calendar-time.js";
import { madeAhead, type Meeting, type Reminder } from "../meeting.js";
import { daysOf } from "../repeating.js";
import type { Day, Pattern, WallTime, When } from "../when.js";
import type { Times } from "./plan.js";

/** A time with the moments that follow from it. */
export const timesOf = (when: When, { leads }: Pick<Calendar, "leads">, now: Instant): Times => ({
  when,
  span: spanOf(when),
  reminders: remindersFor(when, leads, now),
});

/** Before a meeting is announced nobody is reminded of it: the announcement tells. */
export const remindersSince = (
  when: When,
  { leads }: Pick<Calendar, "leads">,
  announceAt: Instant | undefined,
  now: Instant,
): readonly Reminder[] => remindersFor(when, leads, announceAt && announceAt > now ? announceAt : now);

/** What a rule of repeating needs to know of a series. */
export interface Repeating {
  readonly pattern: Pattern;
  readonly time: WallTime;
  readonly minutes: number;
  readonly from: Day;
  readonly until?: Day;
}

export const whenOn = ({ time, minutes }: Repeating, day: Day, zone: string): When => ({
  day,
  time,
  minutes,
  zone,
});

/** A series' next slots, among them one that is going on. */
export function nextSlots(series: Repeating, zone: string, now: Instant): readonly Day[] {
  const yesterday = dayAfter(dayOf(now, zone), -1);
  const until = series.until === undefined ? {} : { until: series.until };
  // One more for each day that may be over already: yesterday's, when it runs past midnight, and today's.
  return daysOf(series.pattern, series.from, {
    ...until,
    after: dayAfter(yesterday, -1),
    most: madeAhead + 2,
  })
    .filter((day) => spanOf(whenOn(series, day, zone)).endsAt > now)
    .slice(0, madeAhead);
}

/** Its very first slot. */
export const firstSlot = ({ pattern, from, until }: Repeating): Day | undefined =>
  daysOf(pattern, from, { ...(until === undefined ? {} : { until }), most: 1 })[0];

/** Whether a meeting's day was among those the series' card told of when it was planned, or went on. */
export function wasListed(
  { series, zone }: Pick<Calendar, "series" | "zone">,
  { seriesId, slot }: Pick<Meeting, "seriesId" | "slot">,
): boolean {
  const own = series.find(({ id }) => id === seriesId);
  if (own === undefined || slot === undefined) return false;
  return [own.createdAt, own.resumedAt ?? own.createdAt].some((at) =>
    nextSlots(own, zone, at).includes(slot),
  );
}
