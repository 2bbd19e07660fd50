import type { Pattern, Weekday } from "../when.js";

/** A pattern that was read. `isGuessed`: no weekday was said, or not which one of the month. */
export interface Repeats {
  readonly pattern: Pattern;
  /** The month it is in, where it repeats by years. */
  readonly month?: number;
  readonly isGuessed?: true;
}

const mostWeeks = 52;
const mostMonths = 12;

/** `w2` is every second week, `p2` every second month, `y2` every second year; `q3` the quarter, a part of the year. */
const periods: readonly (readonly [RegExp, string])[] = [
  [/\bevery #?14 day\b/gu, "w2"],
  [/\bevery #other (week|month|year)\b/gu, "every #2 $1"],
  [/\bevery (?:#?([2-9]|1\d) )week\b/gu, "w$1"],
  [/\bevery week\b/gu, "w1"],
  [/\bevery (?:#?([2-9]|1\d) )month\b/gu, "p$1"],
  [/\b(?:every )?month\b/gu, "p1"],
  [/\b(?:every )?quarter\b/gu, "q3"],
  [/\b(?:every )?half\b/gu, "q6"],
  [/\bevery (?:#?([234]) )year\b/gu, "y$1"],
  [/\b(?:every )?year\b/gu, "y1"],
];

const weekly = [
  /^every (?:#(?<weeks>[2-9]|\d\d|other) )?d(?<weekday>\d)$/u,
  /^w(?<weeks>\d+) (?:every )?d(?<weekday>\d)$/u,
  /^(?:every )?d(?<weekday>\d) w(?<weeks>\d+)$/u,
];
const weekdays = [
  /^(?:every )?#(?<nth>[1-4]|last) d(?<weekday>\d) [pq](?<months>\d+)$/u,
  /^[pq](?<months>\d+) (?:every )?#(?<nth>[1-4]|last) d(?<weekday>\d)$/u,
  /^every #(?<nth>1|last) d(?<weekday>\d)$/u,
];
const dates = [
  /^#(?<date>\d+) p(?<months>\d+)$/u,
  /^p(?<months>\d+) #(?<date>\d+)$/u,
  /^#(?<date>last)(?: day)? p(?<months>\d+)$/u,
  /^p(?<months>\d+) #(?<date>last) day$/u,
];
/**
 * With the month; "hver første onsdag i januar" says the year by it, "i året" the month by its end of the year. "Hver
 * anden tirsdag i januar" is none of these: it may be every second week of one month.
 */
const yearly = [
  /^(?:every )?#(?<nth>[1-4]|last) d(?<weekday>\d)(?: m(?<month>\d+))? y(?<years>\d)$/u,
  /^y(?<years>\d) (?:every )?#(?<nth>[1-4]|last) d(?<weekday>\d)(?: m(?<month>\d+))?$/u,
  /^every #(?<nth>1|last) d(?<weekday>\d) m(?<month>\d+)$/u,
  /^y(?<years>\d) #?(?<date>\d+|last)(?: day)? m(?<month>\d+)$/u,
  /^#?(?<date>\d+|last)(?: day)? m(?<month>\d+) y(?<years>\d)$/u,
  /^y(?<years>\d) m(?<month>\d+) #?(?<date>\d+)$/u,
  /^m(?<month>\d+) #?(?<date>\d+) y(?<years>\d)$/u,
];
/** "Hver onsdag i måneden" is none of these: it may be every Wednesday there is. */
const bare = [/^[pq](?<months>\d+)(?: d(?<weekday>\d))?$/u, /^d(?<weekday>\d) [pq](?<months>\d+)$/u];

/**
 * How something repeats, from its signs. "Hver anden tirsdag" is every second week, "hver anden tirsdag i måneden" the
 * second of the month. Where nothing says which day ("kvartalsvis"), it is the first `usual` weekday.
 */
export function readPattern(signs: string, usual: Weekday): Repeats | undefined {
  const said = periods.reduce((line, [period, sign]) => line.replace(period, sign), signs);
  return (
    certain(everyWeeks(said) ?? everyMonths(said) ?? everyDate(said)) ??
    everyYear(said) ??
    guessed(said, usual)
  );
}

const certain = (pattern: Pattern | undefined): Repeats | undefined => pattern && { pattern };

type Groups = Readonly<Record<string, string | undefined>>;
const groupsOf = (said: string, ways: readonly RegExp[]): Groups | undefined =>
  ways.map((way) => way.exec(said)?.groups).find((groups) => groups !== undefined);

function everyWeeks(said: string): Pattern | undefined {
  const groups = groupsOf(said, weekly);
  const interval = groups?.weeks === "other" ? 2 : Number(groups?.weeks ?? 1);
  if (!groups || interval < 1 || interval > mostWeeks) return undefined;
  return { every: "week", interval, weekday: Number(groups.weekday) as Weekday };
}

function everyMonths(said: string): Pattern | undefined {
  const groups = groupsOf(said, weekdays);
  const interval = Number(groups?.months ?? 1);
  if (!groups || interval > mostMonths) return undefined;
  return { every: "month", interval, nth: placeOf(groups.nth), weekday: Number(groups.weekday) as Weekday };
}

function everyDate(said: string): Pattern | undefined {
  const groups = groupsOf(said, dates);
  const [interval, date] = [Number(groups?.months), groups?.date === "last" ? 31 : Number(groups?.date)];
  if (!groups || interval > mostMonths || date < 1 || date > 31) return undefined;
  return { every: "month", interval, date };
}

/** No month has more days, February in a leap year. */
const daysIn = (month: number): number => new Date(Date.UTC(2028, month, 0)).getUTCDate();

function everyYear(said: string): Repeats | undefined {
  const groups = groupsOf(said, yearly);
  if (!groups) return undefined;
  const { nth, weekday, years = "1", date } = groups;
  const month = Number(groups.month ?? (nth === "last" ? 12 : 1));
  const months = { every: "month", interval: Number(years) * 12 } as const;
  if (month < 1 || month > 12) return undefined;
  if (nth !== undefined)
    return { pattern: { ...months, nth: placeOf(nth), weekday: Number(weekday) as Weekday }, month };
  const day = date === "last" ? 31 : Number(date);
  const isOne = date === "last" || (day >= 1 && day <= daysIn(month));
  return isOne ? { pattern: { ...months, date: day }, month } : undefined;
}

const placeOf = (nth: string | undefined): 1 | 2 | 3 | 4 | -1 =>
  nth === "last" ? -1 : (Number(nth) as 1 | 2 | 3 | 4);

function guessed(said: string, usual: Weekday): Repeats | undefined {
  const groups = groupsOf(said, bare);
  const interval = Number(groups?.months);
  if (!groups || interval > mostMonths) return undefined;
  const weekday = groups.weekday === undefined ? usual : (Number(groups.weekday) as Weekday);
  return { pattern: { every: "month", interval, nth: 1, weekday }, isGuessed: true };
}
