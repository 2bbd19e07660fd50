import { change } from "../../store/change.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { readThemeId } from "../clicks.js";
import { suggestionLines } from "../suggestions/cards.js";
import { acceptedActors, suggestionsOf } from "../suggestions/board.js";
import type { Actor } from "../theme.js";
import { voteOverview, type VoteOverview } from "../votes/overview.js";
import { hasVoted } from "../votes/own-vote.js";
import { readPageOf } from "./clicks.js";
import { cardInPlace, formInPlace, readShared, showsResults, type SharedTheme } from "./desk.js";
import { follow, newParticipant, unfollow } from "./following.js";
import { participantId } from "./participant.js";
import { allCard, followedCard, readingCard, type AllPage, type Line } from "./reading-cards.js";

/** How many suggestions, words and reasons one page of »Se alle« lists, of each. */
const pageSize = 10;

/** Læs hele temaet: in the card's place, for the clicker alone. */
export async function readWhole(data: unknown, turn: Turn): Promise<Answer> {
  const theme = await readShared(turn, readThemeId(data).themeId);
  const actors = together(theme.sharing.shown.actors, await acceptedActors(turn.documents, theme));
  const card = readingCard(theme, readPageOf(data), actors, turn.text, turn.now);
  return formInPlace(turn, theme.id, card);
}

/** The owner's actors, and those who have said yes since; each once. */
function together(own: readonly Actor[], accepted: readonly Actor[]): Actor[] {
  const known = new Set(own.map(({ name }) => name.toLowerCase()));
  return [...own, ...accepted.filter(({ name }) => !known.has(name.toLowerCase()))];
}

/** Back to the theme's card. */
export async function showCard(data: unknown, turn: Turn): Promise<Answer> {
  const theme = await readShared(turn, readThemeId(data).themeId);
  return cardInPlace(turn, theme);
}

/** Se alle: everything that is only counted on the card, a page at a time. */
export async function showAll(data: unknown, turn: Turn): Promise<Answer> {
  const theme = await readShared(turn, readThemeId(data).themeId);
  const showsVotes = showsResults(theme.sharing, await hasVoted(turn, theme), turn.now);
  const [lines, votes] = await Promise.all([
    linesOf(turn, theme),
    showsVotes ? voteOverview(turn.documents, theme.tenantId, theme.id) : undefined,
  ]);
  return formInPlace(turn, theme.id, allCard(theme, pageOf(readPageOf(data), lines, votes), turn.text));
}

async function linesOf(turn: Turn, theme: SharedTheme): Promise<Line[]> {
  const own = theme.sharing.shown.actors.map(({ name, kind }) => ({
    name,
    said: `${turn.text(`kind.${kind}`)} · ${turn.text("shared.own-actor")}`,
  }));
  const all = suggestionLines(await suggestionsOf(turn.documents, theme), turn.text);
  const suggested = all.map(({ name, also, about, why }) => ({
    name,
    said: [about, also, why].filter((part) => part !== "").join(" · "),
  }));
  return [...suggested, ...own];
}

/** One page number for all three lists; one past the end shows the last page. */
function pageOf(page: number, lines: readonly Line[], votes: VoteOverview | undefined): AllPage {
  const words = votes?.others.map(({ words: said, count }) => `${said} (${count})`) ?? [];
  const reasons = votes?.reasons ?? [];
  const longest = Math.max(lines.length, words.length, reasons.length, 1);
  const number = Math.min(page, Math.ceil(longest / pageSize) - 1);
  const part = <T>(list: readonly T[]): T[] => list.slice(number * pageSize, (number + 1) * pageSize);
  const more = (number + 1) * pageSize < longest;
  return { number, more, lines: part(lines), votes, words: part(words), reasons: part(reasons) };
}

/**
 * Følg: follows, or stops when the person did already, and says so in the card's place. Nothing is written there, so
 * painting need not wait for it.
 */
export async function followTheme(data: unknown, turn: Turn): Promise<Answer> {
  const theme = await readShared(turn, readThemeId(data).themeId);
  const marks = [turn.activityId, ...(turn.stamp ? [turn.stamp] : [])];
  const at = { tenantId: theme.tenantId, id: participantId(theme.id, turn.who.id) };
  const { follows } = await change(turn.documents, "participant", at, (known) =>
    follow(known ?? newParticipant(theme, turn.who, turn.now), marks, turn.now),
  );
  return saysFollowing(turn, theme, follows === 1);
}

/** Stop med at følge. */
export async function unfollowTheme(data: unknown, turn: Turn): Promise<Answer> {
  const theme = await readShared(turn, readThemeId(data).themeId);
  const at = { tenantId: theme.tenantId, id: participantId(theme.id, turn.who.id) };
  await change(turn.documents, "participant", at, (known) =>
    unfollow(known ?? newParticipant(theme, turn.who, turn.now), turn.now),
  );
  return saysFollowing(turn, theme, false);
}

function saysFollowing(turn: Turn, theme: SharedTheme, follows: boolean): Answer {
  const { holds, ...said } = formInPlace(turn, theme.id, followedCard(theme, follows, turn.text));
  return said;
}
