import type { Lead, Pattern } from "../../src/meetings/when.js";

/**
 * A second way of reckoning when meetings and reminders are, to check the first by: no Temporal and no rules of
 * repeating, only what a clock in the zone shows (Intl) and days that are walked through one by one.
 */

const hour = 3_600_000;
const dayLength = 24 * hour;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (!clock) {
    const parts = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
    const times = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;
    clocks.set(zone, (clock = new Intl.DateTimeFormat("sv-SE", { ...parts, ...times, timeZone: zone })));
  }
  return clock;
}

/** What the clock on the wall shows at a moment, as if it stood in UTC. */
export const shownAt = (moment: number, zone: string): number =>
  Date.parse(`${clockIn(zone).format(new Date(moment)).replace(" ", "T")}Z`);

const found = new Map<string, number>();

/**
 * The first moment at which the clock shows this; where it never does, as much later as it was put forward. Moments are
 * tried out: the clock is at most some hours from UTC, and is put forward or back by whole quarters.
 */
export function momentOf(day: string, time: string, zone: string): number {
  const key = `${zone} ${day} ${time}`;
  let moment = found.get(key);
  if (moment === undefined) found.set(key, (moment = search(Date.parse(`${day}T${time}:00Z`), zone)));
  return moment;
}

function search(shown: number, zone: string): number {
  const [before, after] = [-dayLength, dayLength].map(
    (away) => shownAt(shown + away, zone) - (shown + away),
  ) as [number, number];
  const fits = [shown - before, shown - after].filter((moment) => shownAt(moment, zone) === shown);
  return fits.length > 0 ? Math.min(...fits) : shown - before;
}

/** The day so many days away; days only, so no clock has a say. */
export const dayAway = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);

export interface WallClock {
  readonly day: string;
  readonly time: string;
  readonly zone: string;
}

export function reminderMoment({ day, time, zone }: WallClock, lead: Lead): number {
  const count = Number.parseInt(lead, 10);
  return lead.endsWith("h")
    ? momentOf(day, time, zone) - count * hour
    : momentOf(dayAway(day, -count), time, zone);
}

/** The days of a series by the book: each day from the first on is asked whether it is one. */
export function walkedDays(pattern: Pattern, from: string, most: number): string[] {
  const days: string[] = [];
  let first: CalendarDay | undefined;
  for (let number = Date.parse(`${from}T00:00:00Z`) / dayLength; days.length < most; number++) {
    const day = calendarDay(number);
    if (!fitsInItself(pattern, day)) continue;
    first ??= day;
    if (isItsTurn(pattern, first, day)) days.push(new Date(number * dayLength).toISOString().slice(0, 10));
  }
  return days;
}

interface CalendarDay {
  /** Since 1970. */
  readonly number: number;
  readonly weekday: number;
  readonly date: number;
  /** Since the year 0. */
  readonly month: number;
  readonly daysInMonth: number;
}

function calendarDay(number: number): CalendarDay {
  const at = new Date(number * dayLength);
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  return {
    number,
    weekday: at.getUTCDay() || 7,
    date: at.getUTCDate(),
    month: year * 12 + month,
    daysInMonth: new Date(Date.UTC(year, month + 1, 0)).getUTCDate(),
  };
}

/** Whether it could be one by its weekday or date alone. */
function fitsInItself(pattern: Pattern, { weekday, date, daysInMonth }: CalendarDay): boolean {
  if ("date" in pattern) return date === Math.min(pattern.date, daysInMonth);
  if (weekday !== pattern.weekday) return false;
  if (!("nth" in pattern)) return true;
  return pattern.nth === -1 ? date + 7 > daysInMonth : Math.ceil(date / 7) === pattern.nth;
}

/** Whether it is one by the week or the month it is in. */
function isItsTurn(pattern: Pattern, first: CalendarDay, day: CalendarDay): boolean {
  if (pattern.every === "week") return ((day.number - first.number) / 7) % pattern.interval === 0;
  const isPartOfYear = "nth" in pattern && [3, 6].includes(pattern.interval);
  if (!isPartOfYear) return (day.month - first.month) % pattern.interval === 0;
  return day.month % pattern.interval === (pattern.nth === -1 ? pattern.interval - 1 : 0);
}
