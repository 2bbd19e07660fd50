import { createHash } from "node:crypto";
import { Refusal, refuse } from "../../refusal.js";
import { change } from "../../store/change.js";
import { WriteConflict } from "../../store/documents.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Card } from "../../cards/card.js";
import { between } from "../../time.js";
import { fits, type Notice } from "../cards.js";
import { formInPlace, readOpen, type SharedTheme } from "../sharing/desk.js";
import { recount, suggestionsOf } from "./board.js";
import { emptyForm, savedCard, suggestForm, type FormState, type FormWords, type Near } from "./cards.js";
import { kindIn, pressOf, readForm, readSuggestion, readTheme } from "./clicks.js";
import type { Gathered } from "./gathering.js";
import { isNear } from "./near.js";
import { colleaguesHere, pickedColleague } from "./people.js";
import {
  correct,
  personLimit,
  sameWithin,
  suggest,
  themeLimit,
  type NewSuggestion,
  type Suggestion,
} from "./suggestion.js";

/** A colleague pressed Hvem kan hjælpe? */
export async function openSuggesting(data: unknown, turn: Turn): Promise<Answer> {
  const theme = await readOpen(turn, readTheme(data).themeId);
  return inPlace(turn, theme, { words: emptyForm });
}

/** The author corrects a suggestion of their own. */
export async function openCorrecting(data: unknown, turn: Turn): Promise<Answer> {
  const { themeId, suggestionId } = readSuggestion(data);
  const theme = await readOpen(turn, themeId);
  const changing = await ownSuggestion(turn, themeId, suggestionId);
  return inPlace(turn, theme, { words: wordsOf(changing), changing });
}

const wordsOf = ({ name, kind, why, contact = "", wantsNews }: Suggestion): FormWords => ({
  ...emptyForm,
  name,
  kind,
  why,
  contact,
  news: wantsNews,
});

type Asked = Omit<FormState, "people">;

async function inPlace(turn: Turn, theme: SharedTheme, asked: Asked): Promise<Answer> {
  const people = asked.changing ? [] : await colleaguesHere(turn);
  return formInPlace(turn, theme.id, suggestForm(theme, { ...asked, people }, turn.text));
}

/** What a save needs of the turn, with the words as they were typed. */
interface Saving {
  readonly turn: Turn;
  readonly theme: SharedTheme;
  readonly words: FormWords;
}

/** Saved, unless something on the theme says the same, which is then shown first. */
export const saveSuggestion = (data: unknown, turn: Turn): Promise<Answer> => save(data, turn, false);

/** Saved although something on the theme says nearly the same. */
export const saveAnyway = (data: unknown, turn: Turn): Promise<Answer> => save(data, turn, true);

async function save(data: unknown, turn: Turn, anyway: boolean): Promise<Answer> {
  const saving = { turn, theme: await readOpen(turn, readTheme(data).themeId), words: readForm(data) };
  return withWordsKept(saving, undefined, async () => {
    const suggestion = await made(saving);
    const all = await suggestionsOf(turn.documents, saving.theme);
    const again = all.flatMap(members).find((other) => isAgain(other, suggestion));
    if (again) return saved(turn, again, "suggest.saved-again");
    const near = anyway ? [] : nearTo(saving.theme, all, suggestion);
    if (near.length > 0) return inPlace(turn, saving.theme, { words: saving.words, near });
    mustHaveRoom(all.flatMap(members), turn.who.id);
    await keep(turn, suggestion);
    return saved(turn, suggestion, "suggest.saved");
  });
}

const members = ({ suggestion, merged }: Gathered): Suggestion[] => [suggestion, ...merged];

async function made({ turn, theme, words }: Saving): Promise<Suggestion> {
  const at = { tenantId: theme.tenantId, id: idFrom(turn, theme.id), themeId: theme.id };
  return suggest(at, await meant(turn, words), pressOf(turn));
}

async function meant(turn: Turn, words: FormWords): Promise<NewSuggestion> {
  const { name, why, contact, news } = words;
  const picked = words.person ? await pickedColleague(turn, words.person) : undefined;
  return {
    name: picked?.name ?? name,
    why,
    contact,
    ...kindIn(words.kind),
    ...(picked ? { person: picked.id } : {}),
    wantsNews: news,
  };
}

/** The same click always makes the same id, so that a repeated delivery cannot make a second suggestion. */
function idFrom({ who, stamp, activityId }: Turn, themeId: string): string {
  const print = createHash("sha256").update(`${who.tenantId} ${themeId} ${who.id} ${stamp ?? activityId}`);
  return `${themeId}:${print.digest("hex").slice(0, 32)}`;
}

/** Delivered again, or pressed again at once. */
const isAgain = (other: Suggestion, { id, by, name, createdAt }: Suggestion): boolean =>
  other.id === id ||
  (other.by === by &&
    other.name.toLowerCase() === name.toLowerCase() &&
    between(other.createdAt, createdAt) < sameWithin);

const mostNear = 3;

/** Those that say the same, suggestions first since they can be supported. */
function nearTo(theme: SharedTheme, all: readonly Gathered[], { name, person, by }: Suggestion): Near[] {
  const isSame = (other: string, otherPerson?: string) =>
    person && otherPerson ? person === otherPerson : isNear(name, other);
  const suggested = all.filter((one) => members(one).some((each) => isSame(each.name, each.person)));
  const listed = theme.sharing.shown.actors.filter((actor) => isSame(actor.name));
  return [
    ...suggested.map(({ suggestion }) => ({
      name: suggestion.name,
      suggestion,
      isOwn: suggestion.by === by,
    })),
    ...listed.map((actor) => ({ name: actor.name, isOwn: false })),
  ].slice(0, mostNear);
}

/** Counted on what was read, so that many at the very same moment may pass by a few; it is no right, but a bound. */
function mustHaveRoom(all: readonly Suggestion[], personId: string): void {
  if (all.length >= themeLimit) refuse("too-many-suggestions", { limit: themeLimit });
  const own = all.filter(({ by }) => by === personId).length;
  if (own >= personLimit) refuse("too-many-own-suggestions", { limit: personLimit, field: "name" });
}

/** Stored already is stored: the first delivery was here at the same moment. */
async function keep(turn: Turn, suggestion: Suggestion): Promise<void> {
  await turn.documents.write("suggestion", suggestion, suggestion).catch((error: unknown) => {
    if (!(error instanceof WriteConflict)) throw error;
  });
}

/** A repeated delivery counts anew as well, for the first may have died between storing and counting. */
async function saved(
  turn: Turn,
  suggestion: Suggestion,
  key: "suggest.saved" | "suggest.saved-again" | "suggest.changed",
): Promise<Answer> {
  await recount(turn.documents, { tenantId: suggestion.tenantId, id: suggestion.themeId }, turn.now);
  const card = savedCard(suggestion, turn.text(key), turn.text);
  return { ...shownToClicker(turn, card), repaint: suggestion.themeId };
}

/** In a channel without holding back the theme's card, which takes its place when it has been painted. */
export const shownToClicker = (turn: Turn, card: Card): Answer =>
  turn.where === "private" ? { replace: card } : { replaceForClicker: card };

/** The author's corrected words. */
export async function saveCorrection(data: unknown, turn: Turn): Promise<Answer> {
  const { themeId, suggestionId } = readSuggestion(data);
  const saving = { turn, theme: await readOpen(turn, themeId), words: readForm(data) };
  const changing = await ownSuggestion(turn, themeId, suggestionId);
  return withWordsKept(saving, changing, async () => {
    const given = await meant(turn, { ...saving.words, person: "" });
    const suggestion = await change(turn.documents, "suggestion", changing, (current) =>
      correct(current ?? refuse("suggestion-gone"), given, pressOf(turn)),
    );
    return saved(turn, suggestion, "suggest.changed");
  });
}

/** A suggestion of this theme, whoever made it. @throws Refusal suggestion-gone. */
export async function readStored(turn: Turn, themeId: string, id: string): Promise<Suggestion> {
  const found = await turn.documents.read("suggestion", { tenantId: turn.who.tenantId, id });
  return found?.value.themeId === themeId ? found.value : refuse("suggestion-gone");
}

async function ownSuggestion(turn: Turn, themeId: string, id: string): Promise<Suggestion> {
  const suggestion = await readStored(turn, themeId, id);
  if (suggestion.by !== turn.who.id) refuse("not-your-suggestion");
  if (suggestion.state === "withdrawn") refuse("suggestion-gone");
  return suggestion.state === "suggested" ? suggestion : refuse("suggestion-taken-up");
}

/** A refusal that concerns what was typed is told on the same form, with all of it still in the inputs. */
async function withWordsKept(
  { turn, theme, words }: Saving,
  changing: Suggestion | undefined,
  act: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal) || error.values.field === undefined) throw error;
    const sentence = turn.text(`refusal.${error.code}`, error.values);
    const notices: Notice[] = [{ style: "attention", text: `⚠ ${sentence}` }];
    const people = changing ? [] : await colleaguesHere(turn);
    const card = suggestForm(theme, { words, people, notices, ...(changing ? { changing } : {}) }, turn.text);
    // What may not be stored must not be kept by Teams either, so it is the clicker's own view, also in private.
    return fits(card) ? { replaceForClicker: card, holds: theme.id, tell: sentence } : { tell: sentence };
  }
}
