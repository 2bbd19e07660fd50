import { createRequire } from "node:module";
import { Temporal } from "temporal-polyfill";
import type { Language } from "./people/person.js";
import type { Instant } from "./time.js";
import { danishZone } from "./zone.js";

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

/** No holidays, yet municipalities are closed. */
export type ClosedDay = "constitution-day" | "christmas-eve" | "new-years-eve";
const closed: ReadonlyMap<string, ClosedDay> = new Map([
  ["06-05", "constitution-day"],
  ["12-24", "christmas-eve"],
  ["12-31", "new-years-eve"],
]);

/** Why people are off on a day such as 2027-03-25, by the name it goes by; undefined on other days, weekends among them. */
export type DayOff =
  { readonly holiday: Readonly<Record<Language, string>> } | { readonly closed: ClosedDay };

export function dayOffOn(day: string): DayOff | undefined {
  const year = Number(day.slice(0, 4));
  if (!holidaysIn(year).has(day)) {
    const known = closed.get(day.slice(5));
    return known && { closed: known };
  }
  return { holiday: { da: nameOn(day, "da"), en: nameOn(day, "en") } };
}

const nameOn = (day: string, language: Language): string =>
  calendar()
    .getHolidays(Number(day.slice(0, 4)), language)
    .find((holiday) => isOff(holiday) && dateOf(holiday) === day)?.name ?? "";

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
