import type { Verbs } from "../../teams/handlers.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { askingIn, handingOut } from "../../word/handing-out.js";
import { readNetworkId } from "../charter/clicks.js";
import { charterPaper } from "./paper.js";

/** Someone pressed Hent som Word on a network. @throws Refusal when its kommissorium is not theirs to read. */
async function fetchCharter(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId } = readNetworkId(data);
  const at = { tenantId: turn.who.tenantId, id: networkId };
  const paper = await charterPaper(turn.documents, at, askingIn(turn));
  return { posts: [await handingOut(turn, paper, { networkId }, turn.text("charter.word-offer"))] };
}

export const charterWordVerbs = { "charter.word": fetchCharter } as const satisfies Verbs;
