import { createRequire } from "node:module";
import { Temporal } from "temporal-polyfill";
import { danishZone } from "./dates.js";
import type { Instant } from "./time.js";

const load = createRequire(import.meta.url);

/**
 * The same hour so many working days later, by the clock in Denmark. Weekends and holidays do not count, nor do the
 * days on which municipalities are closed although they are no holidays: Grundlovsdag, 24 and 31 December.
 */
export function workingDaysAfter(now: Instant, days: number): Instant {
  const start = Temporal.Instant.from(now).toZonedDateTimeISO(danishZone);
  const [first, time] = [start.toPlainDate(), start.toPlainTime()];
  let later = 0;
  for (let left = days; left > 0;) if (isWorkingDay(first.add({ days: ++later }))) left--;
  if (later === 0) return now;
  const end = first.add({ days: later }).toZonedDateTime({ timeZone: danishZone, plainTime: time });
  return new Date(end.epochMilliseconds).toISOString();
}

function isWorkingDay(day: Temporal.PlainDate): boolean {
  return (
    day.dayOfWeek < 6 && !closed.has(day.toString().slice(5)) && !holidaysIn(day.year).has(day.toString())
  );
}

const closed: ReadonlySet<string> = new Set(["06-05", "12-24", "12-31"]);

const known = new Map<number, ReadonlySet<string>>();

/** A year's days off. The calendar is loaded when the first is asked for: it would make the start a sixth of a second slower. */
function holidaysIn(year: number): ReadonlySet<string> {
  let found = known.get(year);
  if (!found) known.set(year, (found = new Set(calendar().getHolidays(year).filter(isOff).map(dateOf))));
  return found;
}

let loaded: Calendar | undefined;

function calendar(): Calendar {
  return (loaded ??= new (load("date-holidays") as Holidays)("DK"));
}

/** Its CommonJS build is the class itself. */
type Holidays = typeof import("date-holidays").default;
type Calendar = InstanceType<Holidays>;
type Holiday = ReturnType<Calendar["getHolidays"]>[number];

const isOff = ({ type }: Holiday): boolean => type === "public" || type === "bank";
const dateOf = ({ date }: Holiday): string => date.slice(0, 10);
