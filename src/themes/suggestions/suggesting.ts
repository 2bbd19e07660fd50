import { createHash } from "node:crypto";
import { refuse } from "../../refusal.js";
import { change } from "../../store/change.js";
import { WriteConflict } from "../../store/documents.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Card } from "../../cards/card.js";
import { between } from "../../time.js";
import { formInPlace, readOpen, type SharedTheme } from "../sharing/desk.js";
import { withWordsKept } from "../sharing/kept.js";
import { themeScene } from "../scene.js";
import { recount, suggestionsOf } from "./board.js";
import { emptyForm, savedCard, suggestForm, type FormState, type FormWords, type Near } from "./cards.js";
import { kindIn, pressOf, readForm, readSuggestion, readTheme } from "./clicks.js";
import type { Gathered } from "./gathering.js";
import { isNear } from "./near.js";
import { colleaguesHere, pickedColleague } from "./people.js";
import {
  correct,
  heardOnce,
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

type Asked = Omit<FormState, "people" | "picksPeople">;

async function inPlace(turn: Turn, theme: SharedTheme, asked: Asked): Promise<Answer> {
  const people = asked.changing ? [] : await colleaguesHere(turn);
  return formInPlace(
    turn,
    theme.id,
    suggestForm(theme, { ...asked, people, picksPeople: turn.picksPeople }, turn.text),
  );
}

/** Saved, unless something on the theme says the same, which is then shown first. */
export const saveSuggestion = (data: unknown, turn: Turn): Promise<Answer> => save(data, turn, false);

/** Saved although something on the theme says nearly the same. */
export const saveAnyway = (data: unknown, turn: Turn): Promise<Answer> => save(data, turn, true);

async function save(data: unknown, turn: Turn, anyway: boolean): Promise<Answer> {
  const { themeId } = readTheme(data);
  const words = readForm(data);
  return formKept(turn, { themeId, words }, async () => {
    const theme = await readOpen(turn, themeId);
    const suggestion = await made(turn, theme, words);
    const all = await suggestionsOf(turn.documents, theme);
    const again = all.flatMap(members).find((other) => isAgain(other, suggestion));
    if (again) return saved(turn, await takenFor(turn, again), "suggest.saved-again");
    const near = anyway ? [] : nearTo(theme, all, suggestion);
    if (near.length > 0) return inPlace(turn, theme, { words, near });
    mustHaveRoom(all, turn.who.id);
    await keep(turn, suggestion);
    return saved(turn, suggestion, "suggest.saved");
  });
}

const members = ({ suggestion, merged }: Gathered): Suggestion[] => [suggestion, ...merged];

async function made(turn: Turn, theme: SharedTheme, words: FormWords): Promise<Suggestion> {
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
const isAgain = (other: Suggestion, { id, by, name, why, createdAt, heard }: Suggestion): boolean =>
  other.id === id ||
  heard.some((mark) => other.heard.includes(mark)) ||
  (other.by === by &&
    other.name.toLowerCase() === name.toLowerCase() &&
    other.why === why &&
    between(other.createdAt, createdAt) < sameWithin);

/** The press is remembered by what it was taken for, so that a late delivery of it is not taken for a new one. */
const takenFor = (turn: Turn, again: Suggestion): Promise<Suggestion> =>
  change(turn.documents, "suggestion", again, (current) =>
    heardOnce(current ?? refuse("suggestion-gone"), pressOf(turn), (one) => ({ ...one })),
  );

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

/**
 * Counted on what was read, so that those who save at the very same moment may pass the limits by a few: they keep a
 * theme readable and grant nothing. @throws Refusal too-many-suggestions, too-many-own-suggestions.
 */
export function mustHaveRoom(gathered: readonly Gathered[], personId: string): void {
  const all = gathered.flatMap(members);
  if (all.length >= themeLimit) refuse("too-many-suggestions", { limit: themeLimit });
  const own = all.filter(({ by }) => by === personId).length;
  if (own >= personLimit) refuse("too-many-own-suggestions", { limit: personLimit });
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
  return { ...shownToClicker(turn, card), repaint: themeScene(suggestion.themeId) };
}

/** In a channel without holding back the theme's card, which takes its place when it has been painted. */
export const shownToClicker = (turn: Turn, card: Card): Answer =>
  turn.where === "private" ? { replace: card } : { replaceForClicker: card };

/** The author's corrected words. */
export async function saveCorrection(data: unknown, turn: Turn): Promise<Answer> {
  const { themeId, suggestionId } = readSuggestion(data);
  const words = readForm(data);
  return formKept(turn, { themeId, words, suggestionId }, async () => {
    await readOpen(turn, themeId);
    const changing = await ownSuggestion(turn, themeId, suggestionId);
    const given = await meant(turn, { ...words, person: "" });
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

interface Filled {
  readonly themeId: string;
  readonly words: FormWords;
  /** When it is corrected. */
  readonly suggestionId?: string;
}

/** Whatever is refused is told on the same form, with all that was typed still in the inputs. */
const formKept = (
  turn: Turn,
  { themeId, words, suggestionId }: Filled,
  act: () => Promise<Answer>,
): Promise<Answer> =>
  withWordsKept(turn, themeId, act, async (notices) => {
    const changing = suggestionId && (await ownAsStored(turn, themeId, suggestionId));
    const people = suggestionId ? [] : await colleaguesHere(turn);
    const { picksPeople } = turn;
    const state = { words, people, picksPeople, notices, ...(changing ? { changing } : {}) };
    return suggestForm({ id: themeId }, state, turn.text);
  });

/** The person's own suggestion, however it stands; undefined when it is gone, and what was typed may become a new one. */
async function ownAsStored(turn: Turn, themeId: string, id: string): Promise<Suggestion | undefined> {
  const found = await turn.documents.read("suggestion", { tenantId: turn.who.tenantId, id });
  return found?.value.themeId === themeId && found.value.by === turn.who.id ? found.value : undefined;
}
