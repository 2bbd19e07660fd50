import type { Refusal } from "../../refusal.js";
import { StoreUnavailable, WriteConflict } from "../../store/documents.js";
import type { Verbs } from "../../teams/handlers.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Text } from "../../text/text.js";
import { readThemeId } from "../clicks.js";
import { cardInPlace, formInPlace, readVotable, showsResults, type SharedTheme } from "../sharing/desk.js";
import { withWordsKept } from "../sharing/kept.js";
import { themeScene } from "../scene.js";
import { ballotCard } from "./cards.js";
import { ballotOf, cast, withdraw } from "./cast.js";
import { handOf, readBallot, readKnown } from "./clicks.js";
import { ownVote, writeVote } from "./own-vote.js";
import { takeTopValues } from "./taking.js";

/** Every button on the cards of this part of the room. */
export const voteVerbs = {
  "vote.open": openBallot,
  "vote.save": saveVote,
  "vote.withdraw": withdrawVote,
  "vote.take": takeTopValues,
} as const satisfies Verbs;

/** These know their repeated deliveries by the vote itself, so that a vote costs no write of the person. */
export const selfRepeating: readonly (keyof typeof voteVerbs)[] = ["vote.open", "vote.save", "vote.withdraw"];

/** The person pressed Stem på værdier: the ballot, with their own vote filled in when they have voted. */
export async function openBallot(data: unknown, turn: Turn): Promise<Answer> {
  const theme = await readVotable(turn, readThemeId(data).themeId);
  const stored = await ownVote(turn, theme.id);
  return formInPlace(turn, theme.id, ballotCard(theme, ballotOf(stored?.value), turn.text, { stored }));
}

/** The person pressed Stem, or Ret min stemme. What is refused comes back on the ballot, with all that stands in it. */
export async function saveVote(data: unknown, turn: Turn): Promise<Answer> {
  const ballot = readBallot(data);
  const { themeId } = readThemeId(data);
  let named: Parameters<typeof ballotCard>[0] = { id: themeId };
  const vote = () =>
    keepingBallot(data, turn, async (theme) => {
      named = theme;
      await writeVote(turn, cast(ballot, handOf(turn, theme.id)), readKnown(data));
      return cardAgain(turn, theme, turn.text("vote.saved"), true);
    });
  return withWordsKept(
    turn,
    themeId,
    vote,
    async (notices) => {
      const stored = await ownVote(turn, themeId);
      return ballotCard(named, ballot, turn.text, { notices, stored });
    },
    (refusal) => inWords(refusal, turn.text),
  );
}

/** The person pressed Tag min stemme tilbage: its words go too, and they may vote again. */
export async function withdrawVote(data: unknown, turn: Turn): Promise<Answer> {
  return keepingBallot(data, turn, async (theme) => {
    await writeVote(turn, withdraw(handOf(turn, theme.id)), readKnown(data));
    return cardAgain(turn, theme, turn.text("vote.withdrawn"), false);
  });
}

/** Says where, too, when the sentence itself does not. */
function inWords({ code, values }: Refusal, text: Text): string {
  const sentence = text(`refusal.${code}`, values);
  if (code !== "cpr" && code !== "too-long") return sentence;
  return `${text(values.field === "reason" ? "vote.in-reason" : "vote.in-words")}: ${sentence}`;
}

/**
 * The theme's card again, with a word on what happened. Others see another card only where the numbers are shown to
 * all. The vote counts also when the numbers cannot be added up just now.
 */
async function cardAgain(turn: Turn, theme: SharedTheme, said: string, isVoter: boolean): Promise<Answer> {
  const notices = [{ style: "good", text: `✓ ${said}` }] as const;
  const repaint = showsResults(theme.sharing, false, turn.now) ? { repaint: themeScene(theme.id) } : {};
  try {
    return { ...(await cardInPlace(turn, theme, { notices, isVoter })), ...repaint };
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return { tell: `✓ ${said}`, repaint: themeScene(theme.id) };
  }
}

/** Acts on a theme that may be voted on; when the store does not answer, the ballot stays in the clicker's hands. */
async function keepingBallot(
  data: unknown,
  turn: Turn,
  act: (theme: SharedTheme) => Promise<Answer>,
): Promise<Answer> {
  const { themeId } = readThemeId(data);
  try {
    return await act(await readVotable(turn, themeId));
  } catch (error) {
    if (!(error instanceof StoreUnavailable || error instanceof WriteConflict)) throw error;
    return { tell: turn.text("refusal.store-busy"), refused: "store-busy", holds: themeScene(themeId) };
  }
}
