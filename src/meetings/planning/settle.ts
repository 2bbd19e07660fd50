import { carried, isClaimed, longestRound, withNotes } from "../../letters/carrying.js";
import { deliverDue, type Post } from "../../letters/delivering.js";
import type { Network } from "../../networks/network.js";
import { refuse } from "../../refusal.js";
import { change } from "../../store/change.js";
import { WriteConflict, type Documents, type Place } from "../../store/documents.js";
import type { Mail } from "../../teams/mail.js";
import { after, day, hasCome, type Instant } from "../../time.js";
import { withCalendar, type Calendar, type Series } from "../calendar.js";
import { spanOf } from "../calendar-time.js";
import { meetingIsDue } from "../due.js";
import type { Item, Meeting } from "../meeting.js";
import type { Day } from "../when.js";
import { itemsOf } from "./agenda.js";
import { endedWithSeries, soonestFirst, upcoming } from "./lists.js";
import { newMeeting, openIn } from "./plan.js";
import { goesOn, isRunning } from "./series.js";
import { settled, withSettled, type Line } from "./settling.js";
import { tellSeries, type Told } from "./telling.js";
import { firstSlot, nextSlots, remindersSince, whenOn } from "./times.js";

/**
 * A calendar has fallen due: its meetings are brought in line with it, then what there is to be told of its series is
 * told. Any instance may do so, and again after a crash: what is done already is not done twice. S3-6.
 */
export async function calendarIsDue(
  documents: Documents,
  at: Place,
  now: Instant,
  mail: Mail,
): Promise<void> {
  const until = performance.now() + longestRound;
  const seen = (await documents.read("calendar", at))?.value;
  if (!seen) return;
  const network = (await documents.read("network", at))?.value;
  const isDue = seen.settleAt !== undefined && seen.settleAt <= now && !isClaimed(seen, now);
  const news: Meeting[] = [];
  const next = isDue ? await settle({ documents, network, calendar: seen, now, news }) : undefined;
  const rule = (current: Calendar): Calendar => (isDue ? withSettled(current, seen, next) : current);
  await deliverDue(documents, at, now, rule, postOf(documents, now, mail));
  // After the series itself was told of; what a crash leaves undone the clock does, and what `now` is too old to claim.
  for (const one of news) if (performance.now() < until) await meetingIsDue(documents, one, now, mail);
}

const postOf = (documents: Documents, now: Instant, mail: Mail): Post<"calendar", Told> => ({
  kind: "calendar",
  tell: (calendar, letter) => tellSeries({ documents, calendar, letter, now, mail }),
  handled: (calendar, letter, how: Told, then) => {
    const letters = withNotes(carried(calendar.letters, letter, how, then), how.notes ?? [], then);
    return withCalendar(calendar, { letters }, calendar.changedAt);
  },
  busy: ({ busyUntil, ...calendar }, until) =>
    withCalendar(until ? { ...calendar, busyUntil: until } : calendar, {}, calendar.changedAt),
  isClosing: mail.isClosing,
});

interface Settling {
  readonly documents: Documents;
  readonly network: Network | undefined;
  readonly calendar: Calendar;
  readonly now: Instant;
  /** Those made or changed now that have something to tell at once, or to be painted. */
  readonly news: Meeting[];
}

/**
 * Makes what is missing, and goes through what lies ahead; says when it is next to be done. A network that is over holds
 * no meetings and none are made; it is looked at once a day, because it may be opened again.
 */
async function settle(settling: Settling): Promise<Instant | undefined> {
  const { network, calendar, documents, now } = settling;
  const running = calendar.series.filter(isRunning);
  if (network?.state !== "active")
    return network && running.some((one) => goesOn(one, now)) ? after(now, day) : undefined;
  await takeUpAgain(settling, running);
  for (const series of running) await makeNext(settling, series);
  const coming = (await upcoming(documents, calendar.tenantId, calendar.id)).filter(
    ({ endsAt }) => endsAt > now,
  );
  const left = await inLine(settling, coming);
  const ends = running.flatMap((series) => {
    const [slot] = nextSlots(series, calendar.zone, now);
    return slot === undefined ? [] : [spanOf(whenOn(series, slot, calendar.zone)).endsAt];
  });
  return [...ends, ...left.slice(0, 1).map(({ endsAt }) => endsAt)].sort()[0];
}

/** What ended with a series that goes on takes place after all, also where it was moved to a day of its own. */
async function takeUpAgain(settling: Settling, running: readonly Series[]): Promise<void> {
  const { documents, calendar } = settling;
  for (const meeting of await endedWithSeries(documents, calendar.tenantId, calendar.id))
    if (running.some(({ id }) => id === meeting.seriesId))
      await changed(settling, meeting, { openActions: [], agenda: meeting.agenda, ended: false });
}

/** The series' next meetings: the first is announced at once, each other when the one before it has ended. */
async function makeNext(settling: Settling, series: Series): Promise<void> {
  const { documents, calendar, now } = settling;
  const slots = nextSlots(series, calendar.zone, now);
  for (const [place, slot] of slots.entries()) {
    const id = `${series.id}-${slot}`;
    const at = { tenantId: calendar.tenantId, id };
    if (!(await documents.read("meeting", at))) await makeOne(settling, series, slot, slots[place - 1]);
  }
}

async function makeOne(
  { documents, calendar, now, news }: Settling,
  series: Series,
  slot: Day,
  before: Day | undefined,
): Promise<void> {
  const meeting = meetingIn(calendar, series, slot, before, now);
  if (meeting.startsAt <= now) return;
  try {
    await documents.write("meeting", meeting, meeting);
    if (hasCome(meeting.dueAt, now)) news.push(meeting);
  } catch (error) {
    // Another instance was first, with the same.
    if (!(error instanceof WriteConflict)) throw error;
  }
}

/** One of a series, as it is first made. */
export function meetingIn(
  calendar: Calendar,
  series: Series,
  slot: Day,
  before: Day | undefined,
  now: Instant,
): Meeting {
  const { zone, tenantId, id } = calendar;
  const when = whenOn(series, slot, zone);
  const announceAt = before === undefined ? now : spanOf(whenOn(series, before, zone)).endsAt;
  const given = {
    id: `${series.id}-${slot}`,
    network: { tenantId, id },
    calendar: { actions: [] },
    when,
    span: spanOf(when),
    reminders: remindersSince(when, calendar, announceAt, now),
    place: series.place,
    link: series.link,
    agenda: agendaOn(calendar, series, slot),
    ...(series.agenda === undefined ? { followsStanding: true as const } : {}),
    by: series.plannedBy,
    seriesId: series.id,
    slot,
    announceAt,
  };
  return newMeeting(given, now);
}

/** What a meeting of a series goes through: the series' own agenda or the standing one, and the first also the theme's. */
function agendaOn({ standing }: Calendar, series: Series, slot: Day | undefined): readonly Item[] {
  const { agenda = standing, firstItems = [] } = series;
  return itemsOf(firstItems.length > 0 && slot === firstSlot(series) ? [...agenda, ...firstItems] : agenda);
}

/** Those that lie ahead, soonest first; the open actions stand on the next one only. Says which of them are left. */
async function inLine(settling: Settling, coming: readonly Meeting[]): Promise<readonly Meeting[]> {
  const { calendar } = settling;
  const left: Meeting[] = [];
  for (const meeting of [...coming].sort(soonestFirst)) {
    const series = calendar.series.find(({ id }) => id === meeting.seriesId);
    const isHeld = !series || isRunning(series);
    const actions = left.length === 0 && isHeld ? openIn(calendar) : [];
    const agenda = series ? agendaOn(calendar, series, meeting.slot) : meeting.agenda;
    const after = await changed(settling, meeting, { openActions: actions, agenda, ended: !isHeld });
    if (after.state === "planned") left.push(after);
  }
  return left;
}

async function changed(
  { documents, calendar, now, news }: Settling,
  meeting: Meeting,
  given: Omit<Line, "reminders">,
): Promise<Meeting> {
  let isNew = false;
  const next = await change(documents, "meeting", meeting, (current) => {
    const stored = current ?? refuse("no-such-meeting");
    const reminders = remindersSince(stored.when, calendar, stored.announceAt, now);
    const line = settled(stored, { reminders, ...given }, now);
    isNew = line !== stored;
    return line;
  });
  if (isNew && hasCome(next.dueAt, now)) news.push(next);
  return next;
}
