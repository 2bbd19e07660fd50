import { dayAfter, isDay, weekdayOf } from "../calendar-time.js";
import type { Day } from "../when.js";

/** Further ahead a date without a year is not meant. */
const aheadMost = 366;

/**
 * One day, from its signs. A date without a year is the next there is; a weekday said with it must be its own, and
 * "næste tirsdag" is understood only when this week's has been: else people mean two different days by it.
 */
export function readDay(signs: string, today: Day): Day | undefined {
  for (const [way, dayOf] of ways) {
    const groups = way.exec(signs)?.groups;
    if (groups) return inRange(dayOf(groups, today), groups.weekday);
  }
  return undefined;
}

const inRange = (day: Day | undefined, weekday: string | undefined): Day | undefined =>
  day !== undefined && isDay(day) && (weekday === undefined || weekdayOf(day) === Number(weekday))
    ? day
    : undefined;

type Groups = Readonly<Record<string, string | undefined>>;
const day = String.raw`(?:d(?<weekday>\d) )?`;
const year = String.raw`(?: #?(?<year>\d{4})| (?<which>this|next) year)?`;

const ways: readonly (readonly [RegExp, (groups: Groups, today: Day) => Day | undefined])[] = [
  [/^today(?: d(?<weekday>\d))?$/u, (_, today) => today],
  [/^tomorrow(?: d(?<weekday>\d))?$/u, (_, today) => dayAfter(today, 1)],
  [/^overmorrow(?: d(?<weekday>\d))?$/u, (_, today) => dayAfter(today, 2)],
  [new RegExp(`^${day}#?(?<date>\\d{1,2}) m(?<month>\\d+)${year}$`, "u"), dated],
  [new RegExp(`^${day}m(?<month>\\d+) #?(?<date>\\d{1,2})${year}$`, "u"), dated],
  [new RegExp(`^${day}#(?<date>\\d{1,2})$`, "u"), soon],
  [/^(?:coming )?d(?<weekday>\d)$/u, ({ weekday }, today) => coming(Number(weekday), today)],
  [/^next d(?<weekday>\d)$/u, next],
  [
    /^(?:d(?<weekday>\d) this week|this d(?<other>\d))$/u,
    (groups, today) => notPast(inWeek(groups, today, 0), today),
  ],
  [/^(?:d(?<weekday>\d) next week|next week d(?<other>\d))$/u, (groups, today) => inWeek(groups, today, 7)],
  [/^(?:d(?<weekday>\d) week (?<week>\d+)|week (?<number>\d+) d(?<other>\d))$/u, numbered],
  [/^in (?<count>\d+) (?<unit>day|week)$/u, later],
];

/** The first after today: nobody calls today by its weekday. */
const coming = (weekday: number, today: Day): Day =>
  dayAfter(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);

function next({ weekday }: Groups, today: Day): Day | undefined {
  return Number(weekday) <= weekdayOf(today) ? coming(Number(weekday), today) : undefined;
}

const monday = (of: Day): Day => dayAfter(of, 1 - weekdayOf(of));

const inWeek = ({ weekday, other }: Groups, today: Day, days: number): Day =>
  dayAfter(monday(today), days + Number(weekday ?? other) - 1);

const notPast = (found: Day, today: Day): Day | undefined => (found < today ? undefined : found);

function later({ count, unit }: Groups, today: Day): Day | undefined {
  const days = Number(count) * (unit === "week" ? 7 : 1);
  return days > 0 && days <= aheadMost ? dayAfter(today, days) : undefined;
}

const written = (year: number, month: number, date: number): Day =>
  `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;

function dated({ date, month, year, which }: Groups, today: Day): Day | undefined {
  const thisYear = Number(today.slice(0, 4));
  if (year !== undefined) return written(Number(year), Number(month), Number(date));
  if (which !== undefined) return written(thisYear + (which === "next" ? 1 : 0), Number(month), Number(date));
  return [thisYear, thisYear + 1]
    .map((one) => written(one, Number(month), Number(date)))
    .find((one) => isDay(one) && one >= today && one <= dayAfter(today, aheadMost));
}

/** "Den 15.": this month's, or the next month's when it has been. */
function soon({ date }: Groups, today: Day): Day | undefined {
  const [year, month] = today.split("-").map(Number) as [number, number];
  const found = written(year, month, Number(date));
  if (found >= today) return found;
  return month === 12 ? written(year + 1, 1, Number(date)) : written(year, month + 1, Number(date));
}

/** A week by its number, as Danish calendars count: the week of 4 January is the first. */
function numbered({ weekday, other, week, number }: Groups, today: Day): Day | undefined {
  const [which, on] = [Number(week ?? number), Number(weekday ?? other)];
  const year = Number(today.slice(0, 4));
  return [year, year + 1]
    .filter((one) => which >= 1 && which <= weeksIn(one))
    .map((one) => dayAfter(monday(`${one}-01-04`), (which - 1) * 7 + on - 1))
    .find((one) => one >= today);
}

/** 28 December is always in its year's last week. */
const weeksIn = (year: number): number => {
  const first = monday(`${year}-01-04`);
  let weeks = 52;
  while (dayAfter(first, weeks * 7) <= `${year}-12-28`) weeks++;
  return weeks;
};
