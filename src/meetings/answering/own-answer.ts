import type { Text } from "../../text/text.js";
import { memberOf, type Meet } from "../desk.js";
import type { Reply } from "../meeting.js";
import { answerOf, isEarlier } from "./coming.js";

export interface Coming extends Meet {
  /** The person's own answer. */
  readonly reply?: Reply;
  /** It was given before the meeting was moved. */
  readonly isEarlier?: boolean;
}

/** A meeting with someone's own answer. */
export function comingFor({ meeting, network }: Meet, personId: string): Coming {
  const member = memberOf(network, personId);
  const answer = member && answerOf(meeting, member.id);
  const own = answer ? { reply: answer.reply, isEarlier: isEarlier(meeting, answer) } : {};
  return { meeting, network, ...own };
}

/** What the person has answered, and that it was for another time where the meeting was moved since. */
export function answerInWords({ reply, isEarlier }: Coming, text: Text): string {
  const answer = text(`meetings.answer-${reply ?? "none"}`);
  return isEarlier ? text("meetings.answer-earlier", { answer }) : answer;
}
