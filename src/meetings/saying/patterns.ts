import type { Pattern, Weekday } from "../when.js";

/** A pattern that was read. `isGuessed`: no weekday was said, or not which one of the month. */
export interface Repeats {
  readonly pattern: Pattern;
  readonly isGuessed?: true;
}

const mostWeeks = 52;
const mostMonths = 12;

/** `w2` is every second week, `p2` every second month; `q3` the quarter, which is a part of the year. */
const periods: readonly (readonly [RegExp, string])[] = [
  [/\bevery #?14 day\b/gu, "w2"],
  [/\bevery #other (week|month)\b/gu, "every #2 $1"],
  [/\bevery (?:#?([2-9]|1\d) )week\b/gu, "w$1"],
  [/\bevery week\b/gu, "w1"],
  [/\bevery (?:#?([2-9]|1\d) )month\b/gu, "p$1"],
  [/\b(?:every )?month\b/gu, "p1"],
  [/\b(?:every )?quarter\b/gu, "q3"],
  [/\b(?:every )?half\b/gu, "q6"],
  [/\b(?:every )?year\b/gu, "q12"],
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
  /^#?(?<date>\d+) p(?<months>\d+)$/u,
  /^p(?<months>\d+) #?(?<date>\d+)$/u,
  /^#(?<date>last)(?: day)? p(?<months>\d+)$/u,
  /^p(?<months>\d+) #(?<date>last) day$/u,
];
/** "Hver onsdag i måneden" is none of these: it may be every Wednesday there is. */
const bare = [/^[pq](?<months>[136])(?: d(?<weekday>\d))?$/u, /^d(?<weekday>\d) [pq](?<months>[136])$/u];

/**
 * How something repeats, from its signs. "Hver anden tirsdag" is every second week, "hver anden tirsdag i måneden" the
 * second of the month. Where nothing says which day ("kvartalsvis"), it is the first `usual` weekday.
 */
export function readPattern(signs: string, usual: Weekday): Repeats | undefined {
  const said = periods.reduce((line, [period, sign]) => line.replace(period, sign), signs);
  return certain(everyWeeks(said) ?? everyMonths(said) ?? everyDate(said)) ?? guessed(said, usual);
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
  const nth = groups.nth === "last" ? -1 : (Number(groups.nth) as 1 | 2 | 3 | 4);
  return { every: "month", interval, nth, weekday: Number(groups.weekday) as Weekday };
}

function everyDate(said: string): Pattern | undefined {
  const groups = groupsOf(said, dates);
  const [interval, date] = [Number(groups?.months), groups?.date === "last" ? 31 : Number(groups?.date)];
  if (!groups || interval > mostMonths || date < 1 || date > 31) return undefined;
  return { every: "month", interval, date };
}

function guessed(said: string, usual: Weekday): Repeats | undefined {
  const groups = groupsOf(said, bare);
  if (!groups) return undefined;
  const weekday = groups.weekday === undefined ? usual : (Number(groups.weekday) as Weekday);
  return { pattern: { every: "month", interval: Number(groups.months), nth: 1, weekday }, isGuessed: true };
}
