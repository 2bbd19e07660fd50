import type { Card } from "../../cards/card.js";
import { change } from "../../store/change.js";
import { WriteConflict } from "../../store/documents.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Instant } from "../../time.js";
import type { Notice } from "../../cards/notice.js";
import type { Theme } from "../theme.js";
import { hasVoted, ownVote } from "../votes/own-vote.js";
import { tallyOf } from "../votes/tally.js";
import { themeScene } from "../scene.js";
import { arrived } from "./posts.js";
import {
  isBeforeClosing,
  openToColleagues,
  sharedTheme,
  withSharing,
  type ChannelPost,
  type Sharing,
} from "./sharing.js";
import { themeCard } from "./theme-card.js";

export type SharedTheme = Theme & { readonly sharing: Sharing };

async function found(turn: Turn, themeId: string): Promise<Theme | undefined> {
  const at = { tenantId: turn.who.tenantId, id: themeId };
  const theme = (await turn.documents.read("theme", at))?.value;
  return theme?.sharing ? seenStanding(turn, { ...theme, sharing: theme.sharing }) : theme;
}

/**
 * A click on the theme's card in a channel proves that it arrived there, and tells where it stands. When others write
 * at the same moment, the next click tells it again.
 */
async function seenStanding(turn: Turn, theme: SharedTheme): Promise<Theme> {
  const { team, cardId, conversationId, where } = turn;
  const isHere = ({ channelId, activityId }: ChannelPost) => channelId === team?.channelId && !activityId;
  if (where !== "channel" || !team || !cardId || !theme.sharing.posts.some(isHere)) return theme;
  if (await isAnothers(turn, theme.id)) return theme;
  try {
    return await change(turn.documents, "theme", { tenantId: theme.tenantId, id: theme.id }, (current) => {
      if (!current?.sharing) return current ?? theme;
      const sharing = arrived(current.sharing, team.channelId, conversationId, cardId);
      return sharing === current.sharing ? current : toBePainted(current, sharing, turn.now);
    });
  } catch (error) {
    if (error instanceof WriteConflict) return theme;
    throw error;
  }
}

/** Whether the clicked card is another theme's, by a forged click: it would be painted over. Asked rarely, so it may cost. */
async function isAnothers({ documents, who, cardId, conversationId }: Turn, themeId: string) {
  for (const shared of ["open", "paused", "closed", "withdrawn"] as const)
    for await (const { id, sharing } of documents.list("theme", who.tenantId, { shared })) {
      const isIt = (post: ChannelPost) =>
        post.activityId === cardId && post.conversationId === conversationId;
      if (id !== themeId && sharing?.posts.some(isIt)) return true;
    }
  return false;
}

/** What stands there may be old, so the clock sees to it at its next look; to the owner nothing was changed. */
function toBePainted(theme: Theme, { shownUntil, ...sharing }: Sharing, now: Instant): Theme {
  const next = withSharing(theme, { ...sharing, checkAt: now }, theme.changedAt);
  return theme.state === "deleted" ? { ...next, dueAt: now } : next;
}

/** A theme that colleagues may see, to be shown to anyone in its tenant. @throws Refusal */
export const readShared = async (turn: Turn, themeId: string): Promise<SharedTheme> =>
  sharedTheme(await found(turn, themeId));

/** A theme that colleagues may add to now. @throws Refusal */
export const readOpen = async (turn: Turn, themeId: string): Promise<SharedTheme> =>
  openToColleagues(await found(turn, themeId), turn.now);

/**
 * A theme on which the person may vote now. While it is paused, one who has voted may still change the vote or take it
 * back, for that holds until closing (S1); no one else may begin. @throws Refusal
 */
export async function readVotable(turn: Turn, themeId: string): Promise<SharedTheme> {
  const theme = sharedTheme(await found(turn, themeId));
  const isPaused = theme.sharing.state === "paused" && isBeforeClosing(theme.sharing, turn.now);
  return isPaused && (await ownVote(turn, themeId)) ? theme : openToColleagues(theme, turn.now);
}

/** Whether the votes' numbers may be shown: to all, or to one who has voted. Closing shows them whatever was chosen. */
export function showsResults({ results, state, closesAt }: Sharing, isVoter: boolean, now: Instant): boolean {
  if (results === "at-once" || state === "closed" || (closesAt && closesAt <= now)) return true;
  return results === "after-vote" && isVoter;
}

/**
 * The theme's card back in the place of a form, for the clicker, with a word on what happened. In a channel the card
 * belongs to everyone, so only the clicker's own view changes; in a private chat it is the clicker's own. Whether they
 * are shown the numbers for having voted is read, unless the caller has just seen to it.
 */
export async function cardInPlace(
  turn: Turn,
  theme: SharedTheme,
  { notices = [], isVoter }: { notices?: readonly Notice[]; isVoter?: boolean } = {},
): Promise<Answer> {
  const tally = showsResults(theme.sharing, isVoter ?? (await hasVoted(turn, theme)), turn.now)
    ? await tallyOf(turn.documents, theme.tenantId, theme.id)
    : undefined;
  const card = themeCard(theme, tally, turn.text, turn.now, notices);
  return turn.where === "private" ? { replace: card } : { replaceForClicker: card };
}

/** A form, or something to read, in the place of the theme's card, for the clicker alone. */
export const formInPlace = (turn: Turn, themeId: string, card: Card): Answer =>
  turn.where === "private" ? { replace: card } : { replaceForClicker: card, holds: themeScene(themeId) };
