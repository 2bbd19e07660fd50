import { Temporal } from "temporal-polyfill";
import { dateOf, dayInWords, nameOf } from "../dates.js";
import type { Language } from "../people/person.js";
import { texts } from "../text/text.js";
import { after, minute, type Instant } from "../time.js";
import type { Day, Lead, Span, WallTime, Weekday, When } from "./when.js";
import type { Reminder } from "./meeting.js";

const hour = 60 * minute;

/**
 * The moment of a time by the clock on the wall. An hour that summer time takes is read by the clock as it was before
 * (02:30 becomes 03:30); of an hour there are two of, the first counts. So does every calendar people use.
 */
function momentOf(day: Day, time: WallTime, zone: string): Instant {
  const there = Temporal.PlainDateTime.from(`${day}T${time}`);
  const { epochMilliseconds } = there.toZonedDateTime(zone, { disambiguation: "compatible" });
  return new Date(epochMilliseconds).toISOString();
}

/** The moments of a meeting. It lasts its minutes, also where the clocks are changed meanwhile. */
export function spanOf({ day, time, minutes, zone }: When): Span {
  const startsAt = momentOf(day, time, zone);
  return { startsAt, endsAt: after(startsAt, minutes * minute) };
}

/**
 * A meeting's reminders, earliest first: whole days by the calendar at the meeting's hour, whatever summer time does in
 * between, and hours as hours. One whose moment has come is dropped: what is planned or moved so late tells itself.
 */
export function remindersFor(when: When, leads: readonly Lead[], now: Instant): readonly Reminder[] {
  return [...new Set(leads)]
    .map((lead) => ({ lead, at: leadMoment(when, lead) }))
    .map(({ lead, at }): Reminder => ({ lead, at, state: at > now ? "waits" : "dropped" }))
    .sort((one, other) => (one.at < other.at ? -1 : 1));
}

function leadMoment(when: When, lead: Lead): Instant {
  const count = Number(lead.slice(0, -1));
  if (lead.endsWith("d")) return momentOf(dayAfter(when.day, -count), when.time, when.zone);
  return after(momentOf(when.day, when.time, when.zone), -count * hour);
}

/** A moment as the clocks of a zone show it, with what they are ahead of UTC: 2027-01-06T13:00:00+01:00. */
export const offsetTime = (moment: Instant, zone: string): string =>
  Temporal.Instant.from(moment).toString({ timeZone: zone, smallestUnit: "second" });

/** The day by the calendar of a zone. */
export const dayOf = (moment: Instant, zone: string): Day => dateOf(moment, zone);

/** Whether it is a day there is, written such as 2027-01-06. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/u.test(text)) return false;
  const [year, month, date] = text.split("-").map(Number) as [number, number, number];
  return (
    month >= 1 &&
    month <= 12 &&
    date >= 1 &&
    date <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth
  );
}

/** Whether it is a time of the day, written such as 09:30. */
export const isWallTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(text);

/** The day so many days later; earlier for fewer than none. */
export const dayAfter = (day: Day, days: number): Day =>
  Temporal.PlainDate.from(day).add({ days }).toString();

/** 1 is Monday. */
export const weekdayOf = (day: Day): Weekday => Temporal.PlainDate.from(day).dayOfWeek as Weekday;

/**
 * When a meeting is, in words: "onsdag den 6. januar kl. 13.00–15.00", with the year when it is not this one. The time
 * is held together by signs nobody sees, because a phone would else break its line within it.
 */
export function whenInWords(when: When, language: Language, now: Instant): string {
  const { startsAt, endsAt } = spanOf(when);
  const day = dayInWords(startsAt, language, now, when.zone);
  const [from, until] = [clockTime(startsAt, when.zone), clockTime(endsAt, when.zone)].map((time) =>
    timeInWords(time, language),
  ) as [string, string];
  if (dayOf(startsAt, when.zone) === dayOf(endsAt, when.zone))
    return texts[language]("when.span", { day, from, until });
  const lastDay = dayInWords(endsAt, language, now, when.zone);
  return texts[language]("when.span-over-night", { day, from, lastDay, until });
}

const clockTime = (moment: Instant, zone: string): WallTime =>
  Temporal.Instant.from(moment).toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5);

/** A time as it is written: "13.00" in Danish, "13:00" in English. */
export const timeInWords = (time: WallTime, language: Language): string =>
  language === "da" ? time.replace(":", ".") : time;

/** Whether a meeting is on the day people are in now, or on the next, where it is held. */
export function dayNearby({ day, zone }: When, now: Instant): "today" | "tomorrow" | undefined {
  const today = dayOf(now, zone);
  if (day === today) return "today";
  return day === dayAfter(today, 1) ? "tomorrow" : undefined;
}

/** For the date block of a card: the month in three letters, and the date. */
export function monthAndDate({ day }: When, language: Language): { month: string; date: string } {
  const [, , date = ""] = day.split("-");
  const month = nameOf("month", day, language).slice(0, 3).toUpperCase();
  return { month, date: String(Number(date)) };
}
