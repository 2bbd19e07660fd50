import { workingDaysAfter } from "../../workdays.js";
import { withNotes } from "../../letters/carrying.js";
import type { Network } from "../../networks/network.js";
import { hasCome, type Instant } from "../../time.js";
import type { Calendar } from "../calendar.js";
import { withMeeting, type Meeting } from "../meeting.js";
import { minutesOf } from "./blank.js";
import { nagIn } from "./minutes.js";
import { leadIn, takerOf } from "./rights.js";

export { minutesLetterCard } from "./letter-cards.js";

/** Who is late with the minutes is reminded so many working days later, once. */
const patience = 3;
export const nagAt = (now: Instant): Instant => workingDaysAfter(now, patience);

/**
 * The meeting's time has passed: it is over, and its taker is asked for minutes, unless they wrote or were asked while
 * it went on. Unchanged when that was done, or it was cancelled. S3-6.
 */
export function askForMinutes(
  meeting: Meeting,
  network: Network,
  calendar: Calendar | undefined,
  now: Instant,
): Meeting {
  if (meeting.state !== "planned" || now < meeting.endsAt) return meeting;
  const minutes = minutesOf(meeting, network, calendar);
  const to = minutes.taker.personId;
  const isToBeAsked = minutes.state === "asked" && minutes.askedOf !== to;
  const notes = isToBeAsked ? [{ id: `minutes-ask ${to}`, kind: "minutes-ask" as const, to }] : [];
  const change = {
    state: "over",
    minutes: minutes.state === "posted" ? minutes : { ...minutes, dueAt: nagAt(now) },
    letters: withNotes(meeting.letters, notes, now),
  } as const;
  return withMeeting(meeting, change, meeting.changedAt);
}

/**
 * Minutes are missing although their time has come: who they wait for hears of it, once, also where the network was
 * closed meanwhile. Those who met still want them, and who is to write may not know that they still can. Unchanged
 * before that.
 */
export function nagForMinutes(meeting: Meeting, network: Network, now: Instant): Meeting {
  if (!meeting.minutes || !hasCome(nagIn(meeting.minutes), now)) return meeting;
  const { dueAt, ...minutes } = meeting.minutes;
  const { personId: to } = minutes.state === "ready" ? leadIn(network) : takerOf(network, minutes);
  const notes = [{ id: "minutes-nag", kind: "minutes-nag" as const, to }];
  const change = { minutes, letters: withNotes(meeting.letters, notes, now) };
  return withMeeting(meeting, change, meeting.changedAt);
}
