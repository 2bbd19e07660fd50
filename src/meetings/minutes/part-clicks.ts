import type { Answer, Turn } from "../../teams/turn.js";
import { withWordsKept } from "../../networks/members/kept.js";
import { readMeetingId, readPart, readPartForm, ticksIn } from "./clicks.js";
import { isAsStored, partForm, type PartWords } from "./form-cards.js";
import { changeDesk, deskCard, readDesk, savedNotice, setGoing } from "./opening.js";
import { hasMoved, savePart, type Piece } from "./saving.js";

/** One part to be written, in the card's place. */
export async function openPart(data: unknown, turn: Turn): Promise<Answer> {
  const { meetingId, field: part } = readPart(data);
  const desk = await readDesk(turn, meetingId);
  return { replace: partForm({ meet: desk, minutes: desk.minutes, part }, turn.text, turn.now) };
}

/**
 * Gem on one part. What is refused comes back as it was typed; what another saved meanwhile stands beside it, so that
 * neither is lost.
 */
export async function saveOnePart(data: unknown, turn: Turn): Promise<Answer> {
  const meetingId = readMeetingId(data);
  const { seen, given } = readPartForm(data);
  const { part } = given;
  const desk = await readDesk(turn, meetingId);
  const piece = pieceOf(given);
  return withWordsKept(
    turn,
    async () => {
      const after = await changeDesk(turn, desk, (meeting, pen) => savePart(meeting, pen, piece, seen));
      return { replace: deskCard(after, turn.text, savedNotice(after, turn)), ...setGoing(after) };
    },
    async (notices) => {
      const { minutes, ...meet } = await readDesk(turn, meetingId);
      const moved = hasMoved(minutes, part, seen) && !isAsStored(minutes, given);
      return partForm({ meet, minutes, part, given, hasMoved: moved, notices }, turn.text, turn.now);
    },
  );
}

const pieceOf = ({ part, words, others = "" }: PartWords): Piece =>
  part === "present" ? { part, ids: ticksIn(words), others } : { part, words };
