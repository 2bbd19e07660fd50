import { dateInWords, nameOf } from "../dates.js";
import type { Text } from "../text/text.js";
import type { Series } from "./calendar.js";
import { timeInWords } from "./calendar-time.js";
import { daysOf } from "./repeating.js";
import type { Day, Pattern, WallTime } from "./when.js";

/** From here on no clock time is taken for one in the afternoon. */
const morning = "07:00";

/**
 * How a series that begins at `from` repeats, in words a person would use: "hver første onsdag i kvartalet kl. 13".
 * saying.ts reads every one of them back as the same pattern.
 */
export const patternInWords = (pattern: Pattern, time: WallTime, from: Day, text: Text): string =>
  text("pattern.at", { pattern: daysInWords(pattern, from, text), time: shortTime(time, text) });

/** The same with its last day, where it has one: "hver første onsdag i kvartalet kl. 13, til 3. december 2027". */
export function seriesInWords({ pattern, time, from, until }: Series, text: Text): string {
  const words = patternInWords(pattern, time, from, text);
  if (until === undefined) return words;
  const day = dateInWords(`${until}T12:00:00.000Z`, text.language);
  return text("pattern.until", { pattern: words, day });
}

/** The days alone: "hver første onsdag i kvartalet". */
export function daysInWords(pattern: Pattern, from: Day, text: Text): string {
  if (pattern.every === "week") return weeksInWords(pattern.interval, weekday(pattern.weekday, text), text);
  const years = yearsApart.find((one) => one * 12 === pattern.interval);
  if (years) return yearsInWords(pattern, years, daysOf(pattern, from, { most: 1 })[0] ?? from, text);
  return "nth" in pattern ? weekdayInWords(pattern, text) : monthlyInWords(pattern, text);
}

type Monthly = Extract<Pattern, { every: "month" }>;

/** So many years apart, as they are said. */
const yearsApart = [1, 2, 3, 4] as const;

/** What is held in one month of a year is said with that month, which is its first day's: "hvert år den 6. januar". */
function yearsInWords(pattern: Monthly, years: (typeof yearsApart)[number], first: Day, text: Text): string {
  const words = { every: text(`pattern.years.${years}`), month: nameOf("month", first, text.language) };
  if ("nth" in pattern) return text("pattern.year-weekday", { ...words, ...nthWords(pattern, text) });
  const { date } = pattern;
  return isLastIn(first, date)
    ? text("pattern.year-last-day", words)
    : text("pattern.year-date", { ...words, date });
}

/** February has its last day by either date. */
const isLastIn = (day: Day, date: number): boolean => date === 31 || (date >= 29 && day.slice(5, 7) === "02");

const weekday = (day: 1 | 2 | 3 | 4 | 5 | 6 | 7, text: Text): string => text(`pattern.weekday.${day}`);

const nthWords = (pattern: Extract<Pattern, { nth: number }>, text: Text) => ({
  nth: text(`pattern.nth.${pattern.nth}`),
  weekday: weekday(pattern.weekday, text),
});

const weeksInWords = (interval: number, name: string, text: Text): string =>
  interval === 1
    ? text("pattern.week", { weekday: name })
    : text("pattern.weeks", { every: everyInWords(interval, text), weekday: name });

function weekdayInWords(pattern: Extract<Pattern, { nth: number }>, text: Text): string {
  const words = nthWords(pattern, text);
  switch (pattern.interval) {
    case 1:
      return text("pattern.month", words);
    case 3:
      return text("pattern.quarter", words);
    case 6:
      return text("pattern.half-year", words);
    default:
      return text("pattern.months", { ...words, every: everyInWords(pattern.interval, text) });
  }
}

/** The 31st is every month's last day. */
function monthlyInWords({ date, interval }: Extract<Pattern, { date: number }>, text: Text): string {
  if (interval === 1) return date === 31 ? text("pattern.last-day") : text("pattern.date", { date });
  const every = everyInWords(interval, text);
  return date === 31
    ? text("pattern.last-day-months", { every })
    : text("pattern.date-months", { date, every });
}

const everyInWords = (interval: number, text: Text): string =>
  interval === 2 || interval === 3 || interval === 4
    ? text(`pattern.every.${interval}`)
    : text("pattern.every", { count: interval });

/** "13" and "9.30" in Danish; in the night as the clock shows it, so that "03.00" is not taken for the afternoon. */
function shortTime(time: WallTime, { language }: Text): string {
  if (language === "en" || time < morning) return timeInWords(time, language);
  return timeInWords(time, language).replace(/\.00$/u, "").replace(/^0/u, "");
}
