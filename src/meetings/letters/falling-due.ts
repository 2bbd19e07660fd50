import { withNotes, type Note } from "../../letters/carrying.js";
import type { Member } from "../../networks/members/member.js";
import { leadOf, type Network } from "../../networks/network.js";
import { after, day, hasCome, type Instant } from "../../time.js";
import type { Calendar } from "../calendar.js";
import { withMeeting, type Meeting, type Reminder } from "../meeting.js";
import { askForMinutes, nagForMinutes } from "../minutes/asking.js";
import { isMetFor } from "../minutes/held.js";
import { nagIn } from "../minutes/minutes.js";
import { withPainting } from "./folding.js";
import type { MeetingLetter } from "./letter.js";
import { isLate, unanswered } from "./reasons.js";

/** What a meeting belongs to; a network that is gone, or not active, hears of nothing but minutes. */
export interface Around {
  readonly network: Network | undefined;
  readonly calendar: Calendar | undefined;
}

type MeetingNote = Note<MeetingLetter>;

/**
 * Writes what has fallen due into a meeting: its first word, a reminder, that it is over, that minutes are missing.
 * Unchanged when nothing is due. S3-6, design card.
 */
export function withFallenDue(meeting: Meeting, around: Around, now: Instant): Meeting {
  const next = fallenDue(meeting, around, now);
  return next.state === meeting.state ? next : withPainting(next, now);
}

function fallenDue(meeting: Meeting, { network, calendar }: Around, now: Instant): Meeting {
  if (!network || !isMetFor(meeting, network)) return unheld(unspoken(meeting, now), now);
  const told = network.state === "active" ? spoken(meeting, network, now) : unspoken(meeting, now);
  const held = askForMinutes(told, network, calendar, now);
  return nagForMinutes(held, network, now);
}

const spoken = (meeting: Meeting, network: Network, now: Instant): Meeting =>
  meeting.startsAt <= now ? begun(meeting, network, now) : reminding(meeting, network, now);

/** By the clock: the meeting keeps its place in lists. */
const quietly = (meeting: Meeting, change: Partial<Meeting>): Meeting =>
  withMeeting(meeting, change, meeting.changedAt);

const isDueBy =
  (now: Instant) =>
  ({ state, at }: Reminder): boolean =>
    state === "waits" && at <= now;

/** Each reminder that fits stands so from now on. */
const marked = (
  reminders: readonly Reminder[],
  fits: (reminder: Reminder) => boolean,
  state: Reminder["state"],
): Reminder[] => reminders.map((one) => (fits(one) ? { ...one, state } : one));

function withoutAnnouncing(meeting: Meeting): Meeting {
  const { announceAt, ...rest } = meeting;
  return rest;
}

/**
 * A network that does not meet now is told nothing, and misses nothing by it. A meeting's first word waits from day to
 * day while the meeting lies ahead, because the network may be opened again.
 */
function unspoken(meeting: Meeting, now: Instant): Meeting {
  const isDue = isDueBy(now);
  const announces = hasCome(meeting.announceAt, now);
  if (!announces && !meeting.reminders.some(isDue)) return meeting;
  const next = announces ? announcedLater(meeting, now) : meeting;
  return quietly(next, { reminders: marked(meeting.reminders, isDue, "dropped") });
}

/** Its time came while its network did not meet: it is over, and nobody is asked for minutes. */
function unheld(meeting: Meeting, now: Instant): Meeting {
  const isPast = meeting.state === "planned" && meeting.endsAt <= now;
  const over = isPast ? quietly(meeting, { state: "over" }) : meeting;
  if (!over.minutes || !hasCome(nagIn(over.minutes), now)) return over;
  const { dueAt, ...minutes } = over.minutes;
  return quietly(over, { minutes });
}

function announcedLater(meeting: Meeting, now: Instant): Meeting {
  const announceAt = after(now, day);
  return announceAt < meeting.startsAt ? { ...meeting, announceAt } : withoutAnnouncing(meeting);
}

/** A reminder of what has begun is of no use: it is missed, and the lead hears of it, once. */
function begun(meeting: Meeting, network: Network, now: Instant): Meeting {
  const isDue = isDueBy(now);
  const missed = meeting.reminders.findLast(isDue);
  const isUntold = hasCome(meeting.announceAt, now);
  if (meeting.state !== "planned" || !(missed || isUntold)) return meeting;
  return quietly(isUntold ? withoutAnnouncing(meeting) : meeting, {
    reminders: marked(meeting.reminders, isDue, "missed"),
    letters: withNotes(meeting.letters, [missedNote(network, missed?.lead)], now),
  });
}

/** One for each meeting, whatever it was that did not go out. `at`: where a later reminder goes out instead, its moment. */
export const missedNote = (
  network: Network,
  lead: MeetingLetter["lead"],
  at?: MeetingLetter["at"],
): MeetingNote => ({
  id: "missed",
  kind: "missed",
  to: leadOf(network).personId ?? network.lead,
  ...(lead ? { lead } : {}),
  ...(at ? { at } : {}),
});

/**
 * Of several that came due while nobody was there only the latest goes out, and the lead hears that one did not; it
 * tells all that a first word would.
 */
function reminding(meeting: Meeting, network: Network, now: Instant): Meeting {
  if (meeting.state !== "planned") return meeting;
  const reminder = meeting.reminders.filter(isDueBy(now)).sort(byMoment).at(-1);
  if (reminder) return withReminder(meeting, network, reminder, now);
  if (!hasCome(meeting.announceAt, now)) return meeting;
  return quietly(withoutAnnouncing(meeting), {
    letters: withNotes(meeting.letters, [{ id: "announce", kind: "announce" }], now),
  });
}

const byMoment = (one: Reminder, other: Reminder): number => (one.at < other.at ? -1 : 1);

function withReminder(meeting: Meeting, network: Network, reminder: Reminder, now: Instant): Meeting {
  const { lead, at } = reminder;
  const isDue = isDueBy(now);
  const undelivered = meeting.letters.find(({ id }) => id === "reminder");
  const isOvertaken = (one: Reminder) =>
    one !== reminder && (isDue(one) || (one.lead === undelivered?.lead && one.at === undelivered.at));
  const overtaken = marked(meeting.reminders, isOvertaken, "missed");
  const missed = meeting.reminders.findLast(isOvertaken);
  const others = meeting.letters.filter(({ kind }) => kind !== "announce");
  const notes: MeetingNote[] = [
    { id: "reminder", kind: "reminder", lead, at },
    ...nudges(meeting, network),
    ...(missed ? [missedNote(network, missed.lead, missed.at)] : []),
  ];
  return quietly(withoutAnnouncing(meeting), {
    reminders: marked(
      overtaken,
      (one) => one.lead === lead && one.at === at,
      isLate(at, now) ? "late" : "sent",
    ),
    letters: withNotes<MeetingLetter>(others, notes, now),
    nudgedAt: now,
  });
}

/**
 * With the first reminder those who have not answered are asked privately, once; with a later one who came into the
 * network since. Where the reminder itself goes to each privately, it is the question.
 */
function nudges(meeting: Meeting, network: Network): MeetingNote[] {
  if (!network.channel) return [];
  const { nudgedAt = "" } = meeting;
  const isNew = ({ since }: Member): boolean => since > nudgedAt;
  const asked = unanswered(meeting, network).filter(isNew);
  return asked.map(({ personId: to }) => ({ id: `nudge ${to}`, kind: "nudge", to }));
}
