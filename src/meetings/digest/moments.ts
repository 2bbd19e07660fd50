import type { Digest } from "../../people/person.js";
import type { Instant } from "../../time.js";
import { danishZone } from "../../zone.js";
import { dayAfter, dayOf, spanOf, weekdayOf } from "../calendar-time.js";

/** When the next digest after a moment comes, by the clock in Denmark. */
export function nextDigest({ weekday, time }: Pick<Digest, "weekday" | "time">, now: Instant): Instant {
  const today = dayOf(now, danishZone);
  const away = (weekday - weekdayOf(today) + 7) % 7;
  const [first, second] = [away, away + 7].map(
    (days) => spanOf({ day: dayAfter(today, days), time, minutes: 0, zone: danishZone }).startsAt,
  ) as [Instant, Instant];
  return first > now ? first : second;
}
