import type { Card } from "../../cards/card.js";
import { Refusal, type RefusalCode } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { fits, type Notice } from "../../cards/notice.js";
import { themeScene } from "../scene.js";

/** What only a forged click meets, or one about something that was never there: no form of ours is waiting for it. */
const strange: readonly RefusalCode[] = ["unknown-click", "no-such-shared-theme", "not-your-suggestion"];
/** The owner changed how the theme stands while someone was writing. */
const shut: readonly RefusalCode[] = ["theme-paused", "theme-closed", "theme-withdrawn"];

/**
 * Acts on a form; when that is refused, the form comes back with everything that was typed, also when the theme was
 * paused, closed or withdrawn meanwhile. Only in the clicker's own view: what may not be stored must not be kept by
 * Teams either. The form is drawn from the click alone, so a theme that was withdrawn shows nothing of itself.
 */
export async function withWordsKept(
  turn: Turn,
  themeId: string,
  act: () => Promise<Answer>,
  draw: (notices: readonly Notice[]) => Promise<Card>,
  say: (refusal: Refusal) => string = ({ code, values }) => turn.text(`refusal.${code}`, values),
): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal) || strange.includes(error.code)) throw error;
    const sentence = say(error);
    const notices: Notice[] = [{ style: "attention", text: `⚠ ${sentence}` }];
    if (shut.includes(error.code)) notices.push({ style: "emphasis", text: turn.text("shared.words-kept") });
    const card = await draw(notices);
    const held = turn.where === "private" ? {} : { holds: themeScene(themeId) };
    const said = { tell: sentence, refused: error.code, ...held };
    return fits(card) ? { replaceForClicker: card, ...said } : said;
  }
}
