import type { Digest } from "../../people/person.js";
import type { Instant } from "../../time.js";
import { danishZone } from "../../zone.js";
import { dayAfter, dayOf, spanOf, weekdayOf } from "../calendar-time.js";
import type { Day, WallTime } from "../when.js";

/** When what is sent of itself comes, unless another time is chosen. */
export const usualTime: WallTime = "08:00";

/** When the next digest after a moment comes, by the clock in Denmark. */
export function nextDigest({ weekday, time }: Digest, now: Instant): Instant {
  const today = dayOf(now, danishZone);
  const away = (weekday - weekdayOf(today) + 7) % 7;
  return firstAfter(now, time, [dayAfter(today, away), dayAfter(today, away + 7)]);
}

/** The next time after a moment that it is morning in Denmark, whatever the weekday. */
export function nextMorning(now: Instant): Instant {
  const today = dayOf(now, danishZone);
  return firstAfter(now, usualTime, [today, dayAfter(today, 1)]);
}

/** At that time on the first of two days, unless that is past. */
function firstAfter(now: Instant, time: WallTime, days: readonly [Day, Day]): Instant {
  const [first, second] = days.map((day) => spanOf({ day, time, minutes: 0, zone: danishZone }).startsAt) as [
    Instant,
    Instant,
  ];
  return first > now ? first : second;
}
