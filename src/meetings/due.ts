import { parkedAfter } from "../letters/carrying.js";
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
  const rule = (current: Meeting): Meeting => withFallenDue(current, around, now);
  await deliverDue(documents, at, now, rule, post(documents, now, mail));
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
    if (letter.kind === "paint") return paint(meeting, letter, mail);
    if (isBeside(meeting, letter)) await mail.repaint(meeting.tenantId, meetingScene(meeting.id));
    return tell({ documents, meeting, letter, now, mail });
  },
  handled: (meeting, letter, how, at) => handled(meeting, letter, how, at),
  busy: claimed,
  isClosing: mail.isClosing,
});

/** What Teams has not taken in is tried a few times again; no operator is needed for a card that looks old. */
async function paint({ tenantId, id }: Meeting, { tries }: MeetingLetter, mail: Mail): Promise<Handled> {
  const isPainted = await mail.repaint(tenantId, meetingScene(id));
  return { fate: isPainted || tries + 1 >= parkedAfter ? "done" : "later" };
}

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
