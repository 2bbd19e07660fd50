import type { Card } from "../../cards/card.js";
import { fits, type Notice } from "../../cards/notice.js";
import { Refusal } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";

/**
 * What is refused for what was typed comes back in its form with the reason on top, for the clicker alone: what may not
 * be stored must not be kept by Teams either.
 */
export async function withWordsKept(
  turn: Turn,
  run: () => Promise<Answer>,
  again: (notices: readonly Notice[]) => Promise<Card>,
): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal) || error.values["field"] === undefined) throw error;
    const sentence = turn.text(`refusal.${error.code}`, error.values);
    const card = await again([{ style: "attention", text: `⚠ ${sentence}` }]);
    const said = { tell: sentence, refused: error.code };
    return fits(card) ? { replaceForClicker: card, ...said } : said;
  }
}
