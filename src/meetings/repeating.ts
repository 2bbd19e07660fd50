import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import type { Day, Pattern } from "./when.js";

const weekdayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/** Months that are a part of the year with a name: quarter, half-year. */
const parts: readonly number[] = [3, 6];
/** Every month has these. */
const shortestMonth = 28;

/**
 * The days of a series from `from` on, in order: `until` is the last there may be one on, `after` the last to leave out.
 * Which week or month comes next is counted from `from`, whatever is left out. Days only: no clock, so no summer time.
 */
export function daysOf(
  pattern: Pattern,
  from: Day,
  { until, after, most }: { readonly until?: Day; readonly after?: Day; readonly most: number },
): readonly Day[] {
  const days: Day[] = [];
  const repeats = repeating(pattern, firstMonth(pattern, from));
  const isFromOn = after === undefined || after < from;
  let next = isFromOn ? repeats.next(midnight(from), true) : repeats.next(midnight(after));
  while (next && days.length < most) {
    const day = dayOf(next);
    if (until !== undefined && day > until) break;
    days.push(day);
    next = repeats.next(next);
  }
  return days;
}

/** In UTC, where every day has its midnight. */
const repeating = (pattern: Pattern, start: Temporal.PlainDate) =>
  new RRuleTemporal({
    ...partsOf(pattern),
    interval: pattern.interval,
    dtstart: start.toZonedDateTime("UTC"),
  });

const midnight = (day: Day): Temporal.ZonedDateTime => Temporal.PlainDate.from(day).toZonedDateTime("UTC");
const dayOf = (moment: Temporal.ZonedDateTime): Day => moment.toPlainDate().toString();

function partsOf(pattern: Pattern) {
  if (pattern.every === "week") return { freq: "WEEKLY" as const, byDay: [nameOf(pattern.weekday)] };
  if ("nth" in pattern)
    return { freq: "MONTHLY" as const, byDay: [`${pattern.nth}${nameOf(pattern.weekday)}`] };
  return { freq: "MONTHLY" as const, byMonthDay: orTheLast(pattern.date), bySetPos: [-1] };
}

const nameOf = (weekday: number): string => weekdayNames[weekday - 1] ?? "";

/** The dates of which the last that a month has is meant: 28, 29 and 30 for the 30th. */
const orTheLast = (date: number): number[] =>
  date <= shortestMonth
    ? [date]
    : Array.from({ length: date - shortestMonth + 1 }, (_, n) => shortestMonth + n);

/**
 * Where the counting of weeks or months starts. A weekday in the quarter or half-year is counted in the one of `from`,
 * the last in its last month; everything else from the first day on or after `from` that fits.
 */
function firstMonth(pattern: Pattern, from: Day): Temporal.PlainDate {
  const start = Temporal.PlainDate.from(from);
  if (pattern.every === "week") return start.add({ days: (pattern.weekday - start.dayOfWeek + 7) % 7 });
  const first = start.with({ day: 1 });
  if ("nth" in pattern && parts.includes(pattern.interval)) {
    const begun = (start.month - 1) % pattern.interval;
    return first.subtract({ months: begun }).add({ months: pattern.nth === -1 ? pattern.interval - 1 : 0 });
  }
  const fits = repeating({ ...pattern, interval: 1 }, first).next(midnight(from), true);
  return fits ? fits.toPlainDate().with({ day: 1 }) : first;
}
