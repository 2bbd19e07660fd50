import { deliverDue, type Post } from "../letters/delivering.js";
import type { Documents, Place } from "../store/documents.js";
import type { Mail } from "../teams/mail.js";
import type { Instant } from "../time.js";
import { withFallenDue, type Around } from "./letters/falling-due.js";
import { handled, type Handled } from "./letters/handled.js";
import type { MeetingLetter } from "./letters/letter.js";
import { tell } from "./letters/telling.js";
import { withMeeting, type Meeting } from "./meeting.js";
import { meetingScene } from "./painting.js";

/**
 * A meeting has fallen due: it is told of, reminded of, over, or without minutes; or letters wait. One instance claims
 * it, so that nothing is told twice; it comes right after a turn that wrote letters, and by the clock.
 */
export async function meetingIsDue(documents: Documents, at: Place, now: Instant, mail: Mail): Promise<void> {
  const meeting = (await documents.read("meeting", at))?.value;
  if (!meeting) return;
  const around = await aroundOf(documents, meeting);
  let isEnding = false;
  const rule = (current: Meeting): Meeting => {
    const next = withFallenDue(current, around, now);
    isEnding = next.state !== current.state;
    return next;
  };
  try {
    await deliverDue(documents, at, now, rule, post(documents, now, mail));
  } finally {
    if (isEnding) await mail.repaint(at.tenantId, meetingScene(at.id));
  }
}

async function aroundOf(documents: Documents, { tenantId, networkId: id }: Meeting): Promise<Around> {
  const [network, calendar] = await Promise.all([
    documents.read("network", { tenantId, id }),
    documents.read("calendar", { tenantId, id }),
  ]);
  return { network: network?.value, calendar: calendar?.value };
}

const post = (documents: Documents, now: Instant, mail: Mail): Post<"meeting", Handled> => ({
  kind: "meeting",
  tell: async (meeting, letter) => {
    if (isBeside(meeting, letter)) await mail.repaint(meeting.tenantId, meetingScene(meeting.id));
    return tell({ documents, meeting, letter, now, mail });
  },
  handled: (meeting, letter, how, at) => handled(meeting, letter, how, at),
  busy: claimed,
});

/**
 * A change comes beside older cards of the meeting. They say the same at the latest then, also where the process that
 * was to paint them died, or Teams took nothing in. A reminder changes nothing: the limit is for what is to be told.
 */
const isBeside = ({ cards }: Meeting, { kind, to }: MeetingLetter): boolean =>
  cards.length > 0 && to === undefined && kind === "change";

function claimed(meeting: Meeting, until: Instant | undefined): Meeting {
  const { busyUntil, ...rest } = meeting;
  return withMeeting(rest, until === undefined ? {} : { busyUntil: until }, meeting.changedAt);
}
