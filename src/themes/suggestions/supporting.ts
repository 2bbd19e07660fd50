import { refuse } from "../../refusal.js";
import { change } from "../../store/change.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Notice } from "../../cards/notice.js";
import { cardInPlace, formInPlace, readOpen, readShared, type SharedTheme } from "../sharing/desk.js";
import { takesInput } from "../sharing/sharing.js";
import { themeScene } from "../scene.js";
import { recount, storedOf, suggestionsOf } from "./board.js";
import { suggestionList } from "./cards.js";
import { pressOf, readSuggestion, readTheme } from "./clicks.js";
import { gather, gatheredFor, type Gathered } from "./gathering.js";
import { mustHaveRoom, readStored } from "./suggesting.js";
import { restore, support, unsupport, withdraw, type Press, type Suggestion } from "./suggestion.js";

/** A colleague reads what has been suggested, in the card's place; their own withdrawn ones can be brought back. */
export async function listForColleague(data: unknown, turn: Turn): Promise<Answer> {
  const { themeId, page = 0 } = readTheme(data);
  return listInPlace(turn, await readShared(turn, themeId), page);
}

async function listInPlace(
  turn: Turn,
  theme: SharedTheme,
  page: number,
  notices: readonly Notice[] = [],
): Promise<Answer> {
  const stored = await storedOf(turn.documents, theme);
  const gone = stored.filter(({ state, by }) => state === "withdrawn" && by === turn.who.id);
  const reader = { id: turn.who.id, mayAdd: takesInput(theme.sharing, turn.now) };
  const all = [...gather(stored), ...gone.map(alone)];
  return formInPlace(turn, theme.id, suggestionList(theme, all, reader, page, turn.text, notices));
}

const alone = (suggestion: Suggestion): Gathered => ({
  suggestion,
  merged: [],
  alsoNamed: [],
  supporters: suggestion.supporters,
});

/** Støt, from the list or in place of saving the same again. */
export const supportSuggestion = (data: unknown, turn: Turn): Promise<Answer> =>
  stand(data, turn, "suggest.supported", ({ suggestion }) => [[suggestion.id, support]]);

/** Takes the support back, wherever it was given before suggestions were merged. */
export const unsupportSuggestion = (data: unknown, turn: Turn): Promise<Answer> =>
  stand(data, turn, "suggest.unsupported", ({ suggestion, merged }) =>
    [suggestion, ...merged]
      .filter(({ supporters }) => supporters.includes(turn.who.id))
      .map(({ id }) => [id, unsupport]),
  );

type Change = readonly [id: string, rule: (suggestion: Suggestion, press: Press) => Suggestion];

/** The channel's card does not show support, so nothing is counted anew or painted. */
async function stand(
  data: unknown,
  turn: Turn,
  said: "suggest.supported" | "suggest.unsupported",
  changes: (one: Gathered) => Change[],
): Promise<Answer> {
  const { themeId, suggestionId, page } = readSuggestion(data);
  const theme = await readOpen(turn, themeId);
  const all = gather(await storedOf(turn.documents, theme));
  for (const [id, rule] of changes(gatheredFor(all, suggestionId) ?? refuse("suggestion-gone"))) {
    await change(turn.documents, "suggestion", { tenantId: theme.tenantId, id }, (current) =>
      rule(current ?? refuse("suggestion-gone"), pressOf(turn)),
    );
  }
  const notices: Notice[] = [{ style: "good", text: turn.text(said) }];
  return page === undefined ? cardInPlace(turn, theme, { notices }) : listInPlace(turn, theme, page, notices);
}

/** The author takes their suggestion back. */
export const withdrawSuggestion = (data: unknown, turn: Turn): Promise<Answer> =>
  changeOwn(data, turn, withdraw, "suggest.withdrawn");

/** The author brings back what they withdrew, when there is still room for it. */
export const restoreSuggestion = (data: unknown, turn: Turn): Promise<Answer> =>
  changeOwn(data, turn, restore, "suggest.restored");

async function changeOwn(
  data: unknown,
  turn: Turn,
  rule: Change[1],
  said: "suggest.withdrawn" | "suggest.restored",
): Promise<Answer> {
  const { themeId, suggestionId } = readSuggestion(data);
  const theme = await readOpen(turn, themeId);
  const { id, state } = await readStored(turn, themeId, suggestionId);
  if (rule === restore && state === "withdrawn")
    mustHaveRoom(await suggestionsOf(turn.documents, theme), turn.who.id);
  await change(turn.documents, "suggestion", { tenantId: theme.tenantId, id }, (current) =>
    rule(current ?? refuse("suggestion-gone"), pressOf(turn)),
  );
  await recount(turn.documents, theme, turn.now);
  const notices: Notice[] = [{ style: "good", text: turn.text(said) }];
  return {
    ...(await cardInPlace(turn, await readShared(turn, themeId), { notices })),
    repaint: themeScene(themeId),
  };
}
