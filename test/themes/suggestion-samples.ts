import type { Card } from "../../src/cards/card.js";
import type { Text } from "../../src/text/text.js";
import { joinForm, joinList } from "../../src/themes/joining/cards.js";
import type { SharedTheme } from "../../src/themes/sharing/desk.js";
import type { Participant } from "../../src/themes/sharing/participant.js";
import { checkEvery, emptyBoard, withSharing, type Sharing } from "../../src/themes/sharing/sharing.js";
import { emptyForm, savedCard, suggestForm, suggestionList } from "../../src/themes/suggestions/cards.js";
import { gather, type Gathered } from "../../src/themes/suggestions/gathering.js";
import { suggestionCard, suggestionsCard, toldCard } from "../../src/themes/suggestions/owner-cards.js";
import {
  suggestionStates,
  suggest,
  type Suggestion,
  type SuggestionState,
} from "../../src/themes/suggestions/suggestion.js";
import { newTheme } from "../../src/themes/theme.js";
import { after } from "../../src/time.js";
import { nasty } from "./samples.js";

const now = "2026-11-22T08:00:00.000Z";
const longest = "ord æø ".repeat(143);

function sharedTheme(title: string): SharedTheme {
  const blank = newTheme("tenant", "theme-1", "owner", now);
  const actors = [{ name: title, kind: "own" as const }];
  const sharing: Sharing = {
    state: "open",
    shown: { title, ownerName: title, department: title, answers: {}, actors },
    hidden: [],
    results: "at-once",
    posts: [],
    language: "da",
    sharedAt: now,
    board: { ...emptyBoard, joining: 2 },
    told: [],
    checkAt: after(now, checkEvery),
  };
  return { ...withSharing(blank, sharing, now), sharing };
}

/** As if a colleague had made it by the form. */
export function aSuggestion(id: string, over: Partial<Suggestion> = {}): Suggestion {
  const at = { tenantId: "tenant", id, themeId: "theme-1" };
  const press = { by: "colleague", byName: "Åse Kjær", now, marks: [id] };
  return {
    ...suggest(at, { name: "Jobcentret", why: "De kender de unge", wantsNews: true }, press),
    ...over,
  };
}

const words = (said: string, most: number) => said.slice(0, most).trim();

function worded(id: string, said: string, state: SuggestionState): Suggestion {
  const over = {
    name: words(said, 120),
    why: said,
    contact: words(said, 200),
    byName: words(said, 120),
    state,
  };
  const before = state === "suggested" ? {} : { before: { state: "suggested" as const } };
  return aSuggestion(id, { ...over, ...before, ...(state === "no" ? { reason: words(said, 500) } : {}) });
}

const many = (said: string): Gathered[] => {
  const states = suggestionStates.filter((state) => state !== "merged" && state !== "withdrawn");
  const all = Array.from({ length: 120 }, (_, n) =>
    worded(`s${n}`, said, states[n % states.length] ?? "yes"),
  );
  const merged = { ...worded("merged", `${said} ogsa`, "merged"), mergedInto: "s0" };
  return gather([...all, merged]);
};

const participant = (n: number, why: string): Participant => ({
  tenantId: "tenant",
  id: `theme-1:p${n}`,
  themeId: "theme-1",
  personId: `p${n}`,
  name: words(why, 120),
  changedAt: now,
  joining: { why, at: now },
  joins: 1,
  follows: 0,
  told: [],
  heard: [],
});

const notice = [{ style: "attention", text: "⚠ Noget" }] as const;

/** Every card of suggestions and joining in every state, over words of every sort. */
export function* suggestionCards(text: Text): Generator<[name: string, card: Card]> {
  for (const [sort, said] of Object.entries({ plain: "Jobcentret", nasty, longest })) {
    const theme = sharedTheme(said);
    const all = many(said);
    const [one] = all;
    if (!one) continue;
    const { suggestion } = one;
    const form = { ...emptyForm, name: words(said, 120), why: said, contact: words(said, 200) };
    const people = Array.from({ length: 50 }, (_, n) => ({ id: `p${n}`, name: words(said, 60) }));
    const near = [
      { name: said, suggestion, isOwn: false },
      { name: said, suggestion, isOwn: true },
      { name: said, isOwn: false },
    ];
    yield [
      `suggest form empty ${sort}`,
      suggestForm(theme, { words: emptyForm, people: [], picksPeople: false }, text),
    ];
    yield [
      `suggest form ${sort}`,
      suggestForm(theme, { words: form, people, picksPeople: true, notices: notice }, text),
    ];
    yield [
      `suggest form near ${sort}`,
      suggestForm(theme, { words: form, people, picksPeople: true, near }, text),
    ];
    yield [
      `suggest form change ${sort}`,
      suggestForm(theme, { words: form, people: [], picksPeople: false, changing: suggestion }, text),
    ];
    yield [`suggest saved ${sort}`, savedCard(suggestion, text("suggest.saved"), text)];
    const withdrawn = { ...one, suggestion: { ...suggestion, state: "withdrawn" as const } };
    const readers = [
      { id: "colleague", mayAdd: true },
      { id: suggestion.supporters[0] ?? "other", mayAdd: true },
      { id: "other", mayAdd: false },
    ];
    for (const [n, reader] of readers.entries()) {
      const supporters = n === 1 ? ["other"] : [];
      const supported = all.map((each) => ({
        ...each,
        supporters,
        suggestion: { ...each.suggestion, supporters },
      }));
      yield [
        `suggest list ${n} ${sort}`,
        suggestionList(theme, [...supported, withdrawn], reader, 1, text, notice),
      ];
      yield [`suggest list end ${n} ${sort}`, suggestionList(theme, [withdrawn], reader, 0, text)];
      yield [`suggest list none ${n} ${sort}`, suggestionList(theme, [], reader, 0, text)];
      yield [`suggest list others ${n} ${sort}`, suggestionList(theme, all, { ...reader, id: "x" }, 0, text)];
    }
    yield [`suggestions none ${sort}`, suggestionsCard(theme, [], [], 0, text)];
    yield [`suggestions ${sort}`, suggestionsCard(theme, all, all.slice(0, 2), 0, text)];
    yield [`suggestions page ${sort}`, suggestionsCard(theme, all, [], 1, text)];
    for (const each of all.slice(0, 5)) {
      yield [`suggestion ${each.suggestion.state} ${sort}`, suggestionCard(each, all, text, notice, said)];
      yield [`suggestion alone ${each.suggestion.state} ${sort}`, suggestionCard(each, [each], text)];
      yield [`suggestion told ${each.suggestion.state} ${sort}`, toldCard(each, said, theme, text)];
    }
    const withMerged = all.find(({ merged }) => merged.length > 0);
    if (withMerged) yield [`suggestion merged ${sort}`, suggestionCard(withMerged, all, text)];
    yield [`join form ${sort}`, joinForm(theme, undefined, true, text)];
    yield [`join form joined ${sort}`, joinForm(theme, { why: said, at: now }, true, text, notice, said)];
    yield [`join form closed ${sort}`, joinForm(theme, { why: said, at: now }, false, text)];
    const joined = Array.from({ length: 12 }, (_, n) => participant(n, words(said, 500)));
    yield [`join list ${sort}`, joinList(theme, joined, 1, text)];
    yield [`join list none ${sort}`, joinList(theme, [], 0, text)];
  }
}
