import type { Language } from "../people/person.js";
import type { Text } from "../text/text.js";
import { dayOffOn, type ClosedDay } from "../workdays.js";
import { weekdayOf } from "./calendar-time.js";
import type { MeetingSettings } from "./settings.js";
import type { Day } from "./when.js";

/** Why a day may be a bad one for a meeting. A lead may choose it all the same. */
type Warning =
  | { readonly kind: "saturday" | "sunday" | "school-holiday" }
  | { readonly kind: "holiday"; readonly name: Readonly<Record<Language, string>> }
  | { readonly kind: ClosedDay };

/** What speaks against a day: the weekend, a Danish holiday, a day municipalities are closed on, school holidays. */
function warningsFor(day: Day, schoolHolidays: MeetingSettings["schoolHolidays"]): readonly Warning[] {
  return [
    ...weekendOn(day),
    ...offOn(day),
    ...(schoolHolidays.some(({ from, until }) => from <= day && day <= until)
      ? [{ kind: "school-holiday" } as const]
      : []),
  ];
}

function weekendOn(day: Day): readonly Warning[] {
  const weekday = weekdayOf(day);
  if (weekday < 6) return [];
  return [{ kind: weekday === 6 ? "saturday" : "sunday" }];
}

function offOn(day: Day): readonly Warning[] {
  const off = dayOffOn(day);
  if (!off) return [];
  return ["holiday" in off ? { kind: "holiday", name: off.holiday } : { kind: off.closed }];
}

/** What speaks against a day as it stands on a card, a line each: "⚠ Det er en helligdag: Skærtorsdag." */
export const warningLines = (day: Day, { schoolHolidays }: MeetingSettings, text: Text): readonly string[] =>
  warningsFor(day, schoolHolidays).map((one) => `⚠ ${warningInWords(one, text)}`);

const warningInWords = (warning: Warning, text: Text): string =>
  warning.kind === "holiday"
    ? text("warning.holiday", { name: warning.name[text.language] })
    : text(`warning.${warning.kind}`);
