import { withNotes, type Note } from "../../letters/carrying.js";
import { refuse } from "../../refusal.js";
import type { Instant } from "../../time.js";
import { withCalendar, type Calendar, type CalendarLetter, type Draft, type Series } from "../calendar.js";
import { leads, type Lead, type Pattern } from "../when.js";
import { checkedLines } from "./agenda.js";

/** More series than these at a time no network can keep up with. */
export const seriesLimit = 10;
/** Ended series are kept so that the end can be undone; the oldest go. */
const endedKept = 20;

/** Runs: its meetings are made. */
export const isRunning = ({ endedAt }: Series): boolean => endedAt === undefined;

/** Its last day has been, give or take the hours to UTC: nothing of it is left to make, or to end. */
export const hasRunOut = ({ until }: Series, now: Instant): boolean =>
  until !== undefined && until < now.slice(0, "2027-01-06".length);

/** Runs, and has days to come. */
export const goesOn = (series: Series, now: Instant): boolean => isRunning(series) && !hasRunOut(series, now);

/** The meetings are brought in line with the calendar at once. */
export const settleNow = (calendar: Calendar, now: Instant): Calendar =>
  withCalendar(calendar, { settleAt: now }, now);

/** The lead's plan while the preview is looked at; one for each lead. */
export function withDraft(calendar: Calendar, draft: Draft, now: Instant): Calendar {
  const others = (calendar.drafts ?? []).filter(({ by }) => by !== draft.by);
  return withCalendar(calendar, { drafts: [...others, draft] }, now);
}

export const draftOf = ({ drafts = [] }: Calendar, by: string): Draft | undefined =>
  drafts.find((draft) => draft.by === by);

const without = ({ drafts = [] }: Calendar, id: string): Pick<Calendar, "drafts"> => ({
  drafts: drafts.filter((draft) => draft.id !== id),
});

/** What was planned is made; its meeting may now be the next, which the actions stand on. */
export const withoutDraft = (calendar: Calendar, id: string, now: Instant): Calendar =>
  withCalendar(calendar, { ...without(calendar, id), settleAt: now }, now);

/** Who hears of a series: the channel, or each member where there is none. */
export type Readers = "channel" | readonly string[];

/** What tells of a series, to be passed to `withNotes`. */
export const seriesNotes = (
  kind: CalendarLetter["kind"],
  seriesId: string,
  readers: Readers,
): readonly Note<CalendarLetter>[] =>
  readers === "channel"
    ? [{ id: `series ${seriesId}`, kind, seriesId }]
    : readers.map((to) => ({ id: `series ${seriesId} ${to}`, kind, seriesId, to }));

/** Both kinds have the same id: an end that is undone before it was told is told as it then is. */
const told = (
  calendar: Calendar,
  kind: CalendarLetter["kind"],
  id: string,
  readers: Readers,
  now: Instant,
) => ({
  letters: withNotes<CalendarLetter>(calendar.letters, seriesNotes(kind, id, readers), now),
});

/**
 * Makes a series of a draft, with the draft's id; its meetings are made when the calendar is settled. Redelivered it
 * changes nothing. @throws Refusal draft-gone, too-many-series.
 */
export function planSeries(
  calendar: Calendar,
  { id, by }: Pick<Draft, "id" | "by">,
  readers: Readers,
  now: Instant,
): Calendar {
  if (calendar.series.some((one) => one.id === id)) return calendar;
  const draft = draftOf(calendar, by);
  const pattern = draft?.words.pattern;
  if (draft?.id !== id || !pattern) refuse("draft-gone");
  mustHavePlace(calendar, now);
  const series = [...keptSeries(calendar.series, now), seriesFrom(calendar, draft, pattern, now)];
  const rest = { ...without(calendar, id), ...told(calendar, "series", id, readers, now) };
  return withCalendar(calendar, { series, ...rest, settleAt: now }, now);
}

/** @throws Refusal too-many-series. */
function mustHavePlace({ series }: Calendar, now: Instant): void {
  const going = series.filter((one) => goesOn(one, now)).length;
  if (going >= seriesLimit) refuse("too-many-series", { limit: seriesLimit });
}

function keptSeries(series: readonly Series[], now: Instant): readonly Series[] {
  const over = series.filter((one) => !goesOn(one, now)).slice(-endedKept);
  return series.filter((one) => goesOn(one, now) || over.includes(one));
}

/** Lines that are the standing agenda follow it when it is changed. */
function seriesFrom(
  { standing }: Calendar,
  { id, by, words }: Draft,
  pattern: Pattern,
  now: Instant,
): Series {
  const { day, time, minutes, until, place, link, agenda, fromTheme } = words;
  const isStanding = agenda.join("\n") === standing.join("\n");
  return {
    id,
    pattern,
    time,
    minutes,
    from: day,
    place,
    link,
    plannedBy: by,
    createdAt: now,
    ...(until === undefined ? {} : { until }),
    ...(isStanding ? {} : { agenda }),
    ...(fromTheme.length === 0 ? {} : { firstItems: fromTheme }),
  };
}

const seriesIn = ({ series }: Calendar, id: string): Series =>
  series.find((one) => one.id === id) ?? refuse("series-gone");

const replaced = ({ series }: Calendar, next: Series): Pick<Calendar, "series"> => ({
  series: series.map((one) => (one.id === next.id ? next : one)),
});

/** Slut rækken: those not yet held are cancelled when the calendar is settled, and it is told once. */
export function endSeries(calendar: Calendar, id: string, readers: Readers, now: Instant): Calendar {
  const series = seriesIn(calendar, id);
  if (!isRunning(series)) return calendar;
  const change = { ...replaced(calendar, { ...series, endedAt: now }), settleAt: now };
  return withCalendar(calendar, { ...change, ...told(calendar, "series-ended", id, readers, now) }, now);
}

/** The end is undone: what was cancelled with it takes place after all. */
export function resumeSeries(calendar: Calendar, id: string, readers: Readers, now: Instant): Calendar {
  const series = seriesIn(calendar, id);
  if (isRunning(series)) return calendar;
  mustHavePlace(calendar, now);
  const { endedAt, ...rest } = series;
  const change = { ...replaced(calendar, { ...rest, resumedAt: now }), settleAt: now };
  return withCalendar(calendar, { ...change, ...told(calendar, "series", id, readers, now) }, now);
}

/** The zones Danish authorities work in; the first is usual. */
export const zones = ["Europe/Copenhagen", "Atlantic/Faroe", "America/Nuuk"] as const;

export interface Settings extends Pick<Calendar, "zone" | "leads" | "standing"> {
  readonly taker?: Calendar["taker"];
}

/** How the network meets from now on; coming meetings get the new reminders. @throws Refusal cpr, too-long, too-many-items. */
export function withSettings(calendar: Calendar, given: Settings, now: Instant): Calendar {
  checkedLines("standing", given.standing);
  const chosen: readonly Lead[] = leads.filter((lead) => given.leads.includes(lead));
  const { taker, ...rest } = calendar;
  const next = { ...given, leads: chosen };
  if (isSame(settingsOf(calendar), next)) return calendar;
  return withCalendar({ ...rest, ...next }, { settleAt: now }, now);
}

export const settingsOf = ({ zone, leads: chosen, standing, taker }: Calendar): Settings => ({
  zone,
  leads: chosen,
  standing,
  ...(taker ? { taker } : {}),
});

const isSame = (one: Settings, other: Settings): boolean =>
  one.zone === other.zone &&
  one.taker?.personId === other.taker?.personId &&
  one.leads.join() === other.leads.join() &&
  one.standing.join("\n") === other.standing.join("\n");
