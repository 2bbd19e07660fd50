import { weekdays, type Day, type Pattern, type Weekday } from "../when.js";

/**
 * The ways to repeat that the form offers. Without `:` a way is worked out from the first day; with it, it says all
 * by itself, as when it was read from words.
 */
export const ways = [
  "once",
  "week",
  "two-weeks",
  "month-weekday",
  "quarter-weekday",
  "month",
  "quarter",
  "half-year",
  "year",
] as const;
export type Way = (typeof ways)[number];

/** What a choice of the form stands for, for patterns the other choices do not name. */
export const keyOf = (pattern: Pattern): string =>
  pattern.every === "week"
    ? `week:${pattern.interval}:${pattern.weekday}`
    : "nth" in pattern
      ? `nth:${pattern.interval}:${pattern.nth}:${pattern.weekday}`
      : `date:${pattern.interval}:${pattern.date}`;

const intervals = /^(?:[1-9]|[1-4]\d|5[0-2])$/u;

/** The pattern of a choice on a form whose first day is this; undefined for a single meeting, `false` for a forged one. */
export function patternOf(choice: string, day: DayParts): Pattern | false | undefined {
  const way = ways.find((one) => one === choice);
  if (way) return patternBy(way, day);
  const [kind, interval = "", first = "", second = ""] = choice.split(":");
  if (!intervals.test(interval)) return false;
  return spelled(kind ?? "", Number(interval), Number(first), Number(second)) ?? false;
}

function spelled(kind: string, interval: number, first: number, second: number): Pattern | undefined {
  const weekdayIn = (value: number): Weekday | undefined => weekdays.find((one) => one === value);
  if (kind === "date")
    return Number.isInteger(first) && first >= 1 && first <= 31
      ? { every: "month", interval, date: first }
      : undefined;
  const weekday = weekdayIn(kind === "week" ? first : second);
  if (!weekday) return undefined;
  if (kind === "week") return { every: "week", interval, weekday };
  const nth = ([1, 2, 3, 4, -1] as const).find((one) => one === first);
  return kind === "nth" && nth ? { every: "month", interval, nth, weekday } : undefined;
}

/** What of a day a pattern is made of. */
export interface DayParts {
  readonly weekday: Weekday;
  readonly date: number;
  readonly month: number;
  readonly daysInMonth: number;
}

const years: Record<"month" | "quarter" | "half-year" | "year", number> = {
  month: 1,
  quarter: 3,
  "half-year": 6,
  year: 12,
};

function patternBy(way: Way, day: DayParts): Pattern | undefined {
  switch (way) {
    case "once":
      return undefined;
    case "week":
    case "two-weeks":
      return { every: "week", interval: way === "week" ? 1 : 2, weekday: day.weekday };
    case "month-weekday":
      return { every: "month", interval: 1, nth: nthOf(day), weekday: day.weekday };
    case "quarter-weekday":
      return inQuarter(day);
    case "month":
    case "quarter":
    case "half-year":
    case "year":
      return { every: "month", interval: years[way], date: day.date };
  }
}

/** Which of its weekday in the month a day is; the fifth is the last. */
const nthOf = ({ date }: DayParts): 1 | 2 | 3 | 4 | -1 =>
  ([1, 2, 3, 4] as const)[Math.ceil(date / 7) - 1] ?? -1;

/**
 * A weekday in the quarter: the first to the fourth in its first month, the last in its last. A day elsewhere in the
 * quarter has no such name, and its date repeats.
 */
function inQuarter(day: DayParts): Pattern {
  const place = (day.month - 1) % 3;
  const isLast = place === 2 && day.date > day.daysInMonth - 7;
  const nth = place === 0 ? nthOf(day) : isLast ? -1 : undefined;
  if (nth === undefined || (place === 0 && nth === -1))
    return { every: "month", interval: 3, date: day.date };
  return { every: "month", interval: 3, nth, weekday: day.weekday };
}

/** The parts of a day such as 2027-01-06. */
export function partsOf(day: Day): DayParts {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay() || 7;
  return {
    weekday: weekdays.find((one) => one === weekday) ?? 1,
    date,
    month,
    daysInMonth: new Date(Date.UTC(year, month, 0)).getUTCDate(),
  };
}
