import type { Card } from "../../cards/card.js";
import { Refusal, refuse } from "../../refusal.js";
import { change } from "../../store/change.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { tidied } from "../../interview/plain.js";
import { fits, type Notice } from "../../cards/notice.js";
import { readTheme as readOwnTheme } from "../desk.js";
import type { SharedTheme } from "../sharing/desk.js";
import { sharedTheme } from "../sharing/sharing.js";
import type { Theme } from "../theme.js";
import { themeScene } from "../scene.js";
import { ownerSaw, recount, suggestionsOf, unseenBy } from "./board.js";
import { pressOf, readSuggestion, readTheme } from "./clicks.js";
import { gatheredFor, type Gathered } from "./gathering.js";
import { merge, move, standsAlone, undoMove, type MoveState } from "./moves.js";
import { suggestionCard, suggestionsCard } from "./owner-cards.js";
import type { Suggestion } from "./suggestion.js";

/**
 * The owner's own shared theme, also after it was closed. Only in the private chat: a card elsewhere would show
 * authors and contacts to everyone there, and none of ours stands there with these buttons.
 */
export async function readOwnShared(turn: Turn, themeId: string): Promise<SharedTheme> {
  if (turn.where !== "private") refuse("unknown-click");
  return sharedTheme(await readOwnTheme(turn, themeId));
}

/** The owner looks at the suggestions, as a new card below; what is new there has now been seen. */
export async function listForOwner(data: unknown, turn: Turn): Promise<Answer> {
  return { posts: [{ card: await seenList(data, turn) }] };
}

/** Another page of them, in the card's own place. */
export async function pageForOwner(data: unknown, turn: Turn): Promise<Answer> {
  return { replace: await seenList(data, turn) };
}

async function seenList(data: unknown, turn: Turn): Promise<Card> {
  const { themeId, page = 0 } = readTheme(data);
  const theme = await readOwnShared(turn, themeId);
  const all = await suggestionsOf(turn.documents, theme);
  if (theme.sharing.untoldSince) await ownerSaw(turn.documents, theme, turn.now);
  return suggestionsCard(theme, all, unseenBy(theme, all), page, turn.text);
}

export async function openSuggestion(data: unknown, turn: Turn): Promise<Answer> {
  const { themeId, suggestionId } = readSuggestion(data);
  const theme = await readOwnShared(turn, themeId);
  return { replace: await cardOf(turn, theme, suggestionId) };
}

async function cardOf(
  turn: Turn,
  theme: Theme,
  id: string,
  notices: readonly Notice[] = [],
  typedReason?: string,
): Promise<Card> {
  const all = await suggestionsOf(turn.documents, theme);
  const one = gatheredFor(all, id) ?? refuse("suggestion-gone");
  return suggestionCard(one, all, turn.text, notices, typedReason);
}

/** One of the owner's moves: what it does to a stored suggestion, and what is said of it. */
interface Step {
  readonly apply: (suggestion: Suggestion, all: readonly Gathered[]) => Suggestion;
  readonly said: (after: Suggestion) => string;
}

/** Kontaktet, Ja, Nej, Senere: in any order, also after closing. */
export const moveTo =
  (state: MoveState) =>
  (data: unknown, turn: Turn): Promise<Answer> => {
    const { reason = "", asked } = readSuggestion(data);
    const text = tidied(reason);
    return carryOut(data, turn, {
      apply: (suggestion) => move(suggestion, state, text, pressOf(turn), asked),
      said: (after) =>
        turn.text(hearsOf(after, turn.who.id) ? "suggestion.moved-told" : "suggestion.moved", {
          state: turn.text(`state.${state}`),
        }),
    });
  };

/** The owner is not told of their own. */
const hearsOf = ({ dueAt, wantsNews, told, by }: Suggestion, owner: string): boolean =>
  dueAt !== undefined && wantsNews && !told && by !== owner;

/** It says the same as another one: both names and all supporters stay with that one. */
export const mergeSuggestions = (data: unknown, turn: Turn): Promise<Answer> => {
  const { into = "", asked } = readSuggestion(data);
  return carryOut(data, turn, {
    apply: (suggestion, all) => {
      const head = gatheredFor(all, into) ?? refuse("no-merge-choice");
      return merge(suggestion, head.suggestion, pressOf(turn), asked);
    },
    said: () => turn.text("suggestion.is-merged"),
  });
};

/** Takes back the last move, or parts two that were merged. */
export const undoLast = (data: unknown, turn: Turn): Promise<Answer> => {
  const { asked } = readSuggestion(data);
  return carryOut(data, turn, {
    apply: (suggestion) => undoMove(suggestion, pressOf(turn), asked),
    said: () => turn.text("suggestion.undone"),
  });
};

async function carryOut(data: unknown, turn: Turn, step: Step): Promise<Answer> {
  const { themeId, suggestionId, reason } = readSuggestion(data);
  const theme = await readOwnShared(turn, themeId);
  const all = await suggestionsOf(turn.documents, theme);
  const one = gatheredFor(all, suggestionId) ?? refuse("suggestion-gone");
  try {
    const at = { tenantId: theme.tenantId, id: suggestionId };
    const after = await change(turn.documents, "suggestion", at, (current = refuse("suggestion-gone")) => {
      const standing = inItself(current, one);
      const next = step.apply(standing, all);
      return next === standing ? current : next;
    });
    await recount(turn.documents, theme, turn.now);
    const notice: Notice = { style: "good", text: step.said(after) };
    return { replace: await cardOf(turn, theme, suggestionId, [notice]), repaint: themeScene(themeId) };
  } catch (error) {
    return refused(error, { turn, theme, one, all, reason: reason ?? "" });
  }
}

/** What it was merged into is gone, so it stands for itself again, and is moved as such. */
const inItself = (stored: Suggestion, { suggestion }: Gathered): Suggestion =>
  stored.state === "merged" && suggestion.id === stored.id ? standsAlone(stored) : stored;

interface Attempt {
  readonly turn: Turn;
  readonly theme: Theme;
  readonly one: Gathered;
  readonly all: readonly Gathered[];
  readonly reason: string;
}

/** What was typed comes back in its input; a card that is out of date is shown as it stands now. */
async function refused(error: unknown, { turn, theme, one, all, reason }: Attempt): Promise<Answer> {
  if (!(error instanceof Refusal)) throw error;
  const sentence = turn.text(`refusal.${error.code}`, error.values);
  const notices: Notice[] = [{ style: "attention", text: `⚠ ${sentence}` }];
  const no = { refused: error.code };
  if (error.code === "suggestion-changed") {
    const news: Notice = { style: "attention", text: turn.text("suggestion.changed") };
    const { id, reason: stored } = one.suggestion;
    if (reason === "" || reason === stored) return { replace: await cardOf(turn, theme, id, [news]), ...no };
    // What was typed has not been looked at yet, so Teams is not given it to keep.
    return {
      replaceForClicker: await cardOf(turn, theme, id, [news], reason),
      tell: turn.text("suggestion.changed"),
      ...no,
    };
  }
  if (error.values.field === undefined) throw error;
  const card = suggestionCard(one, all, turn.text, notices, reason);
  const said = { tell: sentence, ...no };
  return fits(card) ? { replaceForClicker: card, ...said } : said;
}
