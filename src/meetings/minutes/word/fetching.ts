import type { Answer, Turn } from "../../../teams/turn.js";
import { askingIn, handingOut } from "../../../word/handing-out.js";
import { readMeetingId } from "../clicks.js";
import { minutesPaper } from "./paper.js";

/** Hent som Word on minutes. @throws Refusal when they are not this person's to read. */
export async function fetchMinutes(data: unknown, turn: Turn): Promise<Answer> {
  const minutesId = readMeetingId(data);
  const at = { tenantId: turn.who.tenantId, id: minutesId };
  const paper = await minutesPaper(turn.documents, at, askingIn(turn));
  return { posts: [await handingOut(turn, paper, { minutesId }, turn.text("minutes.word-offer"))] };
}
