import {
  blankCalendar,
  withCalendar,
  type Calendar,
  type CalendarLetter,
} from "../../src/meetings/calendar.js";
import { carried, withNotes, type Fate, type Note } from "../../src/letters/carrying.js";
import { deliverDue, type Post } from "../../src/letters/delivering.js";
import type { Documents } from "../../src/store/documents.js";
import { after, minute, type Instant } from "../../src/time.js";

export const now = "2026-11-22T08:00:00.000Z";
export const inMinutes = (minutes: number): Instant => after(now, minutes * minute);
export const at = { tenantId: "tenant", id: "network" };

export const note = (id: string): Note<CalendarLetter> => ({ id, kind: "series", seriesId: id });

/** Written by who plans, at that moment. */
export const written = (calendar: Calendar, ids: readonly string[], moment: Instant = now): Calendar =>
  withCalendar(calendar, { letters: withNotes(calendar.letters, ids.map(note), moment) }, moment);

export const aCalendar = (...ids: string[]): Calendar => written(blankCalendar(at.tenantId, at.id, now), ids);

/** The plainest kind of document with letters; `tell` is what Teams does with one. */
export const postBy = (tell: (letter: CalendarLetter) => Promise<Fate> | Fate): Post<"calendar", Fate> => ({
  kind: "calendar",
  tell: async (_, letter) => tell(letter),
  handled: (calendar, letter, how, moment) =>
    withCalendar(calendar, { letters: carried(calendar.letters, letter, how, moment) }, calendar.changedAt),
  busy: ({ busyUntil: before, ...rest }, busyUntil) =>
    withCalendar(busyUntil ? { ...rest, busyUntil } : rest, {}, rest.changedAt),
});

export const done: Fate = { fate: "done" };
export const later: Fate = { fate: "later" };

/** One instance comes by; it may be told to stop meanwhile. */
export const comesBy = (
  documents: Documents,
  tell: (letter: CalendarLetter) => Promise<Fate> | Fate,
  moment: Instant = now,
  isClosing = () => false,
): Promise<void> => deliverDue(documents, at, moment, (calendar) => calendar, { ...postBy(tell), isClosing });

export async function stored(documents: Documents): Promise<Calendar> {
  const found = await documents.read("calendar", at);
  if (!found) throw new Error("The calendar is gone");
  return found.value;
}

/** As when the lead plans something while letters are on their way. */
export async function writes(documents: Documents, rule: (calendar: Calendar) => Calendar): Promise<void> {
  const found = await documents.read("calendar", at);
  if (!found) throw new Error("The calendar is gone");
  await documents.write("calendar", at, rule(found.value), found.etag);
}
