import { Refusal, type RefusalCode } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Key } from "../../text/text.js";
import { withWordsKept } from "../../networks/members/kept.js";
import type { Meeting } from "../meeting.js";
import { nagAt } from "./asking.js";
import { readEdition, readHand, readMeetingId } from "./clicks.js";
import { handCard } from "./form-cards.js";
import { good, warned } from "../planning/shown.js";
import { changeDesk, deskCard, readDesk, setGoing } from "./opening.js";
import { approve, handTo, send, takeUpAgain, waive } from "./passing.js";
import { mustApprove, type Pen } from "./rights.js";

/** What may be put right on the card itself: it comes back as it stands now, with the reason on top. */
const onTheCard: readonly RefusalCode[] = ["minutes-changed", "minutes-empty", "minutes-waived"];

/** A move that needs no more than a press; the card comes back with what was done, and as it stands where it was not. */
const press =
  (rule: (meeting: Meeting, pen: Pen, data: unknown) => Meeting, said: (pen: Pen) => Key) =>
  async (data: unknown, turn: Turn): Promise<Answer> => {
    const meetingId = readMeetingId(data);
    const desk = await readDesk(turn, meetingId);
    try {
      const after = await changeDesk(turn, desk, (meeting, pen) => rule(meeting, pen, data));
      return { replace: deskCard(after, turn.text, good(turn.text(said(desk.pen)))), ...setGoing(after) };
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
  ({ network }) => (network.channel ? "minutes.approved" : "minutes.approved-each"),
);
export const waiveMinutes = press(waive, () => "minutes.waived");
export const writeAnyway = press(takeUpAgain, () => "minutes.taken-up");

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
    async () => {
      const after = await changeDesk(turn, desk, (meeting, pen) =>
        handTo(meeting, pen, person, nagAt(turn.now)),
      );
      const notices = good(turn.text("minutes.handed"));
      return { replace: deskCard(after, turn.text, notices), ...setGoing(after) };
    },
    async (notices) => {
      const { minutes, ...meet } = await readDesk(turn, meetingId);
      return handCard({ meet, minutes, person, notices }, turn.text, turn.now);
    },
  );
}
