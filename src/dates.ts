import { Temporal } from "temporal-polyfill";
import type { Instant } from "./time.js";
import type { Language } from "./people/person.js";
import { danishZone } from "./zone.js";

const locales: Record<Language, string> = { da: "da-DK", en: "en-GB" };

/** The last moment of a calendar day such as 2026-12-04; undefined for what is no date. */
export function endOfDay(date: string, zone: string = danishZone): Instant | undefined {
  try {
    const next = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone);
    return new Date(next.epochMilliseconds - 1).toISOString();
  } catch {
    return undefined;
  }
}

/** The calendar day of a moment, such as 2026-12-04. */
export const dateOf = (moment: Instant, zone: string = danishZone): string =>
  Temporal.Instant.from(moment).toZonedDateTimeISO(zone).toPlainDate().toString();

type Part = "weekday" | "month";
/** Each is made once, for that takes longer than the rest of a card. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The name of a calendar day's weekday or month. */
export function nameOf(part: Part, day: string, language: Language): string {
  const key = `${part} ${language}`;
  const known = formats.get(key);
  const format = known ?? new Intl.DateTimeFormat(locales[language], { [part]: "long", timeZone: "UTC" });
  if (!known) formats.set(key, format);
  return format.format(new Date(`${day}T12:00:00Z`));
}

/**
 * The day in words with its weekday: "fredag den 4. december", and the year when it is not `now`'s. Put together here,
 * because what comes between the parts differs from one version of Node to the next.
 */
export function dayInWords(
  moment: Instant,
  language: Language,
  now: Instant,
  zone: string = danishZone,
): string {
  const there = dateOf(moment, zone);
  const [year = "", , day = ""] = there.split("-");
  const otherYear = year !== dateOf(now, zone).slice(0, 4);
  const [weekday, month] = [nameOf("weekday", there, language), nameOf("month", there, language)];
  const date = language === "da" ? `den ${Number(day)}. ${month}` : `${Number(day)} ${month}`;
  return `${weekday} ${date}${otherYear ? ` ${year}` : ""}`;
}

/** The day and the hour: "4. december kl. 13.05". */
export function momentInWords(moment: Instant, language: Language, zone: string = danishZone): string {
  return new Intl.DateTimeFormat(locales[language], {
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
  }).format(new Date(moment));
}

/** The day with its year: "4. december 2026". */
export function dateInWords(moment: Instant, language: Language, zone: string = danishZone): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: "long", timeZone: zone }).format(
    new Date(moment),
  );
}
