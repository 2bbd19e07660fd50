import type { Card } from "../../cards/card.js";
import type { Notice } from "../../cards/notice.js";
import { isInside, mayLead } from "../../networks/network.js";
import { refuse } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { calendarOf, changeMeeting, readMeet, type Meet } from "../desk.js";
import { withPainting } from "../letters/folding.js";
import type { Meeting } from "../meeting.js";
import { good } from "../planning/shown.js";
import { minutesOf } from "./blank.js";
import { readMeetingId } from "./clicks.js";
import { minutesDesk } from "./desk-card.js";
import type { Minutes } from "./minutes.js";
import { minutesCard } from "./read-card.js";
import { mayWrite, mustWrite, type Pen } from "./rights.js";

/** Minutes in the hands of one who may write them. */
export interface AtDesk extends Meet {
  readonly pen: Pen;
  readonly minutes: Minutes;
}

/** The calendar is read only while nobody has begun, for it says who is to write. */
async function penFor(turn: Turn, { meeting, network }: Meet): Promise<Pen> {
  const { who, now } = turn;
  const by = { personId: who.id, name: who.name };
  if (meeting.minutes) return { network, by, now };
  return { network, by, now, calendar: await calendarOf(turn, network.id) };
}

/** @throws Refusal no-such-meeting, not-taking-part, and as mustWrite. */
export async function readDesk(turn: Turn, meetingId: string): Promise<AtDesk> {
  const meet = await readInside(turn, meetingId);
  const pen = await penFor(turn, meet);
  mustWrite(meet.meeting, pen);
  return atDesk(meet, pen);
}

const atDesk = (meet: Meet, pen: Pen): AtDesk => ({
  ...meet,
  pen,
  minutes: minutesOf(meet.meeting, pen.network, pen.calendar),
});

/** @throws Refusal no-such-meeting, not-taking-part to a colleague who is not in the network. */
async function readInside(turn: Turn, meetingId: string): Promise<Meet> {
  const meet = await readMeet(turn, meetingId);
  return isInside(meet.network, turn.who.id) ? meet : refuse("not-taking-part");
}

/** One conditional write by a rule of the minutes, and the desk as it is then. Posted minutes are painted anew. */
export async function changeDesk(
  turn: Turn,
  { meeting: { id }, network, pen }: AtDesk,
  rule: (meeting: Meeting, pen: Pen) => Meeting,
): Promise<AtDesk> {
  const meeting = await changeMeeting(turn, id, (current) => {
    const next = rule(current, pen);
    return next !== current && next.minutes?.state === "posted" ? withPainting(next, pen.now) : next;
  });
  return atDesk({ meeting, network }, pen);
}

/** What a change sets going: letters, by which the cards in the channel follow as well. */
export const setGoing = ({ meeting }: Meet): Pick<Answer, "due"> =>
  meeting.letters.length > 0 ? { due: [{ kind: "meeting", id: meeting.id }] } : {};

export const deskCard = (desk: AtDesk, text: Turn["text"], notices: readonly Notice[] = []): Card =>
  minutesDesk(desk, desk.pen.by.personId, text, desk.pen.now, {
    notices,
    ...(desk.pen.calendar ? { calendar: desk.pen.calendar } : {}),
  });

/** What is said when something was saved: once they are posted, that nobody hears of it anew. */
export function savedNotice({ minutes, network }: AtDesk, turn: Turn): Notice[] {
  if (minutes.state !== "posted") return good(turn.text("minutes.saved"));
  return good(turn.text(network.channel ? "minutes.corrected" : "minutes.corrected-each"));
}

/** Referat, in the clicked card's place: to be written by who may, to be read by everyone else inside once it is posted. */
export async function openMinutes(data: unknown, turn: Turn): Promise<Answer> {
  const meet = await readInside(turn, readMeetingId(data));
  const { meeting, network } = meet;
  const pen = await penFor(turn, meet);
  const isPosted = meeting.minutes?.state === "posted";
  const writes = mayWrite(meeting, pen) && (!isPosted || mayLead(network, turn.who.id));
  if (isPosted && !writes) return { replace: readCard(turn, meet) };
  mustWrite(meeting, pen);
  return { replace: deskCard(atDesk(meet, pen), turn.text) };
}

const readCard = (turn: Turn, meet: Meet): Card =>
  minutesCard(meet, { personId: turn.who.id }, turn.text, turn.now);

/**
 * Læs hele referatet, for those inside: who was there, by name, and the notes are not for the channel. Asked from there
 * it comes in the private chat. @throws Refusal minutes-not-yet, not-taking-part.
 */
export async function readMinutes(data: unknown, turn: Turn): Promise<Answer> {
  const meet = await readInside(turn, readMeetingId(data));
  if (meet.meeting.minutes?.state !== "posted") refuse("minutes-not-yet");
  const card = readCard(turn, meet);
  if (turn.where === "private") return { replace: card };
  return {
    privately: [{ card }],
    reached: (delivered) => ({
      tell: turn.text(delivered ? "minutes.read-sent" : "minutes.read-unreachable"),
    }),
  };
}
