import type { Answer, Turn } from "../../teams/turn.js";
import { standingOf } from "../card.js";
import { calendarOf, changeMeeting, memberOf, networkOf, type Meet } from "../desk.js";
import type { Reply } from "../meeting.js";
import { good, plainly } from "../planning/shown.js";
import { answer, answering, giveReason } from "./answer.js";
import { pressOf, readAnswer, readMeeting, readReason } from "./clicks.js";
import { answerOf } from "./coming.js";
import { reasonCard } from "./form-cards.js";
import { cardInPlace, formInPlace, keptInForm, paintedAnew, readInside, withCardShown } from "./in-place.js";

/** Tilbage til mødet, and every other way to its card. */
export async function openMeeting(data: unknown, turn: Turn): Promise<Answer> {
  const meet = await readInside(turn, readMeeting(data).meetingId);
  // Who is chosen to write for all meetings may begin while it goes on.
  const isOn = standingOf(meet, turn.now) === "now";
  const mayBegin = turn.where === "private" && isOn && !meet.meeting.minutes;
  if (!mayBegin) return cardInPlace(turn, meet);
  return cardInPlace(turn, meet, [], { calendar: await calendarOf(turn, meet.network.id) });
}

/** Jeg kommer, Måske or Kan ikke was pressed: two point reads and one write, and nothing more to be asked. */
export const sayReply =
  (reply: Reply) =>
  (data: unknown, turn: Turn): Promise<Answer> => {
    const { networkId, meetingId } = readAnswer(data);
    return withCardShown(turn, meetingId, async () => {
      const network = await networkOf(turn, networkId);
      const meeting = await changeMeeting(turn, meetingId, (current) =>
        answer(current, network, reply, pressOf(turn)),
      );
      return { ...receipt(turn, { meeting, network }, reply), ...paintedAnew(meeting) };
    });
  };

/** Says what is stored. Who cannot come may say why, and need not. */
function receipt(turn: Turn, meet: Meet, reply: Reply): Answer {
  const own = ownIn(turn, meet);
  if (own?.reply !== reply) return cardInPlace(turn, meet, plainly(turn.text("meeting.newer-answer")));
  const notices = good(turn.text(`meeting.said-${reply}`));
  if (reply !== "no") return cardInPlace(turn, meet, notices);
  return formInPlace(turn, meet.meeting.id, reasonCard(meet, own.reason ?? "", turn.text, notices));
}

function ownIn({ who }: Turn, { meeting, network }: Meet) {
  const member = memberOf(network, who.id);
  return member && answerOf(meeting, member.id);
}

/** Gem begrundelsen: for those who lead alone, so nobody's card is painted anew but where the answer was another. */
export function saveReason(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId, meetingId, reason } = readReason(data);
  return withCardShown(turn, meetingId, () =>
    keptInForm(
      turn,
      meetingId,
      async () => {
        const network = await networkOf(turn, networkId);
        const meeting = await changeMeeting(turn, meetingId, (current) =>
          giveReason(current, network, reason, pressOf(turn)),
        );
        const said = turn.text(reason ? "meeting.reason-saved" : "meeting.reason-removed");
        return { ...cardInPlace(turn, { meeting, network }, good(said)), ...paintedAnew(meeting) };
      },
      async (notices) => {
        const meet = await readInside(turn, meetingId);
        answering(meet.meeting, meet.network, turn.who.id);
        return reasonCard(meet, reason, turn.text, notices);
      },
    ),
  );
}
