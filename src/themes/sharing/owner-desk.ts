import type { Answer, Turn } from "../../teams/turn.js";
import type { Notice } from "../../cards/notice.js";
import type { Theme } from "../theme.js";
import { tallyOf } from "../votes/tally.js";
import { deskCard } from "./share-cards.js";
import { sharingOf } from "./standing.js";

/** The sharing card in its own place, as things stand now. */
export async function deskAgain(turn: Turn, theme: Theme, notices: readonly Notice[] = []): Promise<Answer> {
  const { voters } = await tallyOf(turn.documents, theme.tenantId, theme.id);
  const shared = { ...theme, sharing: sharingOf(theme) };
  return { replace: deskCard(shared, voters, turn.text, turn.now, notices) };
}
