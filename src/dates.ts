import { Temporal } from "temporal-polyfill";
import type { Instant } from "./time.js";
import type { Language } from "./people/person.js";

/** Where Danish municipalities keep their clocks. */
export const danishZone = "Europe/Copenhagen";

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
  const otherYear = dateOf(moment, zone).slice(0, 4) !== dateOf(now, zone).slice(0, 4);
  const part = (wanted: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locales[language], { ...wanted, timeZone: zone }).format(new Date(moment));
  const [year = "", , day = ""] = dateOf(moment, zone).split("-");
  const [weekday, month] = [part({ weekday: "long" }), part({ month: "long" })];
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
