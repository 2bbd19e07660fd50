import { Refusal, type RefusalCode } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Key } from "../../text/text.js";
import { withWordsKept } from "../../networks/members/kept.js";
import type { Meeting } from "../meeting.js";
import { nagAt } from "./asking.js";
import { readEdition, readHand, readMeetingId } from "./clicks.js";
import { handCard } from "./form-cards.js";
import { good, warned } from "../planning/shown.js";
import { changeDesk, deskCard, readDesk, setGoing, type AtDesk } from "./opening.js";
import { approve, handTo, send, takeUpAgain, waive } from "./passing.js";
import { mustApprove, type Pen } from "./rights.js";

/** What may be put right on the card itself: it comes back as it stands now, with the reason on top. */
const onTheCard: readonly RefusalCode[] = ["minutes-changed", "minutes-empty", "minutes-waived"];

/** The desk after a move, with what was done; where it was done before, the card says how they stand now. */
async function passed(
  turn: Turn,
  desk: AtDesk,
  rule: (meeting: Meeting, pen: Pen) => Meeting,
  said: (desk: AtDesk) => Key,
): Promise<Answer> {
  let isNew = false;
  const after = await changeDesk(turn, desk, (meeting, pen) => {
    const next = rule(meeting, pen);
    isNew = next !== meeting;
    return next;
  });
  const notices = isNew ? good(turn.text(said(after))) : [];
  return { replace: deskCard(after, turn.text, notices), ...setGoing(after) };
}

/** A move that needs no more than a press; the card comes back with what was done, and as it stands where it was not. */
const press =
  (rule: (meeting: Meeting, pen: Pen, data: unknown) => Meeting, said: (desk: AtDesk) => Key) =>
  async (data: unknown, turn: Turn): Promise<Answer> => {
    const meetingId = readMeetingId(data);
    const desk = await readDesk(turn, meetingId);
    try {
      return await passed(turn, desk, (meeting, pen) => rule(meeting, pen, data), said);
    } catch (error) {
      if (!(error instanceof Refusal) || !onTheCard.includes(error.code)) throw error;
      const sentence = turn.text(`refusal.${error.code}`, error.values);
      const card = deskCard(await readDesk(turn, meetingId), turn.text, warned(sentence));
      return { replace: card, refused: error.code };
    }
  };

export const sendForApproval = press(
  (meeting, pen) => send(meeting, pen, nagAt(pen.now)),
  () => "minutes.sent",
);
export const approveMinutes = press(
  (meeting, pen, data) => approve(meeting, pen, readEdition(data).version),
  ({ network }: AtDesk) => (network.channel ? "minutes.approved" : "minutes.approved-each"),
);
export const waiveMinutes = press(waive, ({ minutes }) =>
  minutes.leadKnowsWaived ? "minutes.waived" : "minutes.waived-told",
);
export const writeAnyway = press(
  (meeting, pen) => takeUpAgain(meeting, pen, nagAt(pen.now)),
  (desk) => {
    if (!isOwnWriting(desk)) return "minutes.taken-up-asked";
    return desk.minutes.leadKnowsWaived ? "minutes.taken-up-told" : "minutes.taken-up";
  },
);

const isOwnWriting = ({ minutes, pen }: AtDesk): boolean => minutes.taker.personId === pen.by.personId;

/** Lad en anden skrive referatet: the members to choose among. */
export async function openHanding(data: unknown, turn: Turn): Promise<Answer> {
  const desk = await readDesk(turn, readMeetingId(data));
  mustApprove(desk.meeting, desk.pen);
  return { replace: handCard({ meet: desk, minutes: desk.minutes }, turn.text, turn.now) };
}

export async function handMinutes(data: unknown, turn: Turn): Promise<Answer> {
  const { meetingId, person } = readHand(data);
  const desk = await readDesk(turn, meetingId);
  return withWordsKept(
    turn,
    () =>
      passed(
        turn,
        desk,
        (meeting, pen) => handTo(meeting, pen, person, nagAt(turn.now)),
        (after) => (isOwnWriting(after) ? "minutes.handed-self" : "minutes.handed"),
      ),
    async (notices) => {
      const { minutes, ...meet } = await readDesk(turn, meetingId);
      return handCard({ meet, minutes, person, notices }, turn.text, turn.now);
    },
  );
}
