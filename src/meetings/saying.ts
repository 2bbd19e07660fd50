import { tidied } from "../interview/plain.js";
import { weekdayOf } from "./calendar-time.js";
import { daysOf } from "./repeating.js";
import { readClock } from "./saying/clock.js";
import { readDay } from "./saying/days.js";
import { withHoursInFigures } from "./saying/hours.js";
import { readPattern } from "./saying/patterns.js";
import { signsOf, withOneWay } from "./saying/words.js";
import type { Day, Pattern, WallTime, Weekday } from "./when.js";

/** When meetings are to be, as someone said it: how they repeat, or one day. */
export type Saying = (
  | {
      readonly pattern: Pattern;
      /** The day to begin at and the last there may be one on, when they were said; a month says where to begin. */
      readonly from?: Day;
      readonly until?: Day;
      /** Not all of it was said ("kvartalsvis"): the weekday is today's, or the first of the month or quarter. */
      readonly isGuessed?: true;
      readonly day?: undefined;
    }
  | { readonly day: Day; readonly pattern?: undefined }
) & { readonly time?: WallTime; readonly minutes?: number };

/** Nobody says a time in more. */
const longest = 200;
const friday = 5;

/**
 * Reads "hver første onsdag i kvartalet kl. 13" or "i morgen kl. 10 i to timer", Danish and English mixed as people mix
 * them. Undefined as soon as one word is not understood or could mean two things: better to ask than to guess.
 */
export function readSaying(words: string, today: Day): Saying | undefined {
  if (words.length > longest) return undefined;
  const said = tidied(words).toLowerCase().replace(/\s+/gu, " ");
  const clock = readClock(withHoursInFigures(withOneWay(said)));
  const signs = clock && signsOf(clock.rest);
  if (!clock || signs === undefined) return undefined;
  const { rest, ...times } = clock;
  const day = readDay(signs, today);
  if (day !== undefined) return { day, ...times };
  const series = readSeries(signs, today);
  return series && { ...series, ...times };
}

const parts = /^(?<pattern>.*?)(?: from (?<from>.+?))?(?: until (?<until>.+))?$/u;

function readSeries(signs: string, today: Day): Extract<Saying, { pattern: Pattern }> | undefined {
  const said = parts.exec(signs)?.groups;
  const from = said?.from === undefined ? undefined : readDay(said.from, today);
  const until = said?.until === undefined ? undefined : lastDay(said.until, from, today);
  if (!said || (said.from && !from) || (said.until && !until)) return undefined;
  const found = readPattern(said.pattern ?? "", weekdayAround(from ?? today));
  if (!found) return undefined;
  const { month, ...repeats } = found;
  const begins = month === undefined ? from : firstIn(month, repeats.pattern, from ?? today);
  return { ...repeats, ...(begins ? { from: begins } : {}), ...(until ? { until } : {}) };
}

/** "Hver mandag til fredag" is five days a week, and "til 1. juni næste år" is next year as seen from now. */
const lastDay = (signs: string, from: Day | undefined, today: Day): Day | undefined =>
  /^d\d$/u.test(signs) ? undefined : readDay(signs, signs.endsWith("year") ? today : (from ?? today));

/** The first day in that month, from which the years are counted. */
const firstIn = (month: number, pattern: Pattern, from: Day): Day | undefined =>
  daysOf({ ...pattern, interval: 1 }, from, { most: 12 }).find((day) => Number(day.slice(5, 7)) === month);

/** The weekday of a day; Friday's for one in the weekend. */
const weekdayAround = (day: Day): Weekday => Math.min(weekdayOf(day), friday) as Weekday;
