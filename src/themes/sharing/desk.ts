import type { Card } from "../../cards/card.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Notice } from "../cards.js";
import type { Theme } from "../theme.js";
import { tallyOf } from "../votes/tally.js";
import { openToColleagues, sharedTheme, takesInput, type Sharing } from "./sharing.js";
import { themeCard } from "./theme-card.js";

export type SharedTheme = Theme & { readonly sharing: Sharing };

async function found(turn: Turn, themeId: string): Promise<Theme | undefined> {
  return (await turn.documents.read("theme", { tenantId: turn.who.tenantId, id: themeId }))?.value;
}

/** A theme that colleagues may see, to be shown to anyone in its tenant. @throws Refusal */
export const readShared = async (turn: Turn, themeId: string): Promise<SharedTheme> =>
  sharedTheme(await found(turn, themeId));

/** A theme that colleagues may add to now. @throws Refusal */
export const readOpen = async (turn: Turn, themeId: string): Promise<SharedTheme> =>
  openToColleagues(await found(turn, themeId), turn.now);

/** Whether the votes' numbers may be shown: to all, or to one who has voted. */
export function showsResults(sharing: Sharing, hasVoted: boolean, now: string): boolean {
  if (sharing.results === "at-once" || (!takesInput(sharing, now) && sharing.state === "closed")) return true;
  if (sharing.closesAt && sharing.closesAt <= now) return true;
  return sharing.results === "after-vote" && hasVoted;
}

/**
 * The theme's card back in the place of a form, for the clicker, with a word on what happened. In a channel the card
 * belongs to everyone, so only the clicker's own view changes; in a private chat it is the clicker's own.
 */
export async function cardInPlace(
  turn: Turn,
  theme: SharedTheme,
  { notices = [], hasVoted = false }: { notices?: readonly Notice[]; hasVoted?: boolean } = {},
): Promise<Answer> {
  const tally = showsResults(theme.sharing, hasVoted, turn.now)
    ? await tallyOf(turn.documents, theme.tenantId, theme.id)
    : undefined;
  const card = themeCard(theme, tally, turn.text, turn.now, notices);
  return turn.where === "private" ? { replace: card } : { replaceForClicker: card };
}

/** A form, or something to read, in the place of the theme's card, for the clicker alone. */
export const formInPlace = (turn: Turn, themeId: string, card: Card): Answer =>
  turn.where === "private" ? { replace: card } : { replaceForClicker: card, holds: themeId };
