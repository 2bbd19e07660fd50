import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import { paragraphs, shortened, shown } from "../../interview/plain.js";
import type { Text } from "../../text/text.js";
import { actorKinds } from "../actor-kinds.js";
import type { Notice } from "../../cards/notice.js";
import type { SharedTheme } from "../sharing/desk.js";
import type { Gathered } from "./gathering.js";
import { pageOf } from "../../cards/pages.js";
import type { Suggestion } from "./suggestion.js";

const whyLength = 300;
/** How many names of those merged into one are listed; the others are counted. */
const mostNames = 8;
const line = (words: string): string => shown(words).trim();
const flowing = (words: string, most: number): string => shortened(paragraphs(words).join(" "), most);

/** What stands in the form's inputs, as the client sends it. */
export interface FormWords {
  readonly name: string;
  readonly person: string;
  readonly kind: string;
  readonly why: string;
  readonly contact: string;
  readonly news: boolean;
}
export const emptyForm: FormWords = { name: "", person: "", kind: "", why: "", contact: "", news: true };

/** Someone who says the same: a suggestion to support instead, or an actor on the theme's own list. */
export interface Near {
  readonly name: string;
  readonly suggestion?: Suggestion;
  readonly isOwn: boolean;
}

export interface FormState {
  readonly words: FormWords;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** Whether Teams' people picker finds those who are not listed. */
  readonly picksPeople: boolean;
  readonly near?: readonly Near[];
  /** The suggestion that is corrected, when it is not a new one. */
  readonly changing?: Suggestion;
  readonly notices?: readonly Notice[];
}

const nearLine = ({ name, suggestion, isOwn }: Near, text: Text): Data => ({
  name: line(name),
  exists: text(isOwn ? "suggest.near-own" : suggestion ? "suggest.near-exists" : "suggest.near-listed"),
  canSupport: suggestion !== undefined && !isOwn,
  question: text("suggest.near-question"),
  support: text("suggest.near-support"),
  supportWhat: text("suggest.what", { what: text("suggest.near-support"), name: line(name) }),
  suggestionId: suggestion?.id ?? "",
});

/** A colleague says who can help, or corrects it; with what says the same already on top, before it is saved. S0-6. */
export function suggestForm(theme: Pick<SharedTheme, "id">, state: FormState, text: Text): Card {
  const { words, people, near = [], changing, notices = [] } = state;
  const mode = changing ? "change" : near.length > 0 ? "near" : "new";
  const asked: Notice[] = mode === "near" ? [{ style: "emphasis", text: text("suggest.near") }] : [];
  return fill("suggest-form", {
    lang: text.language,
    speak: text(changing ? "suggest.change-title" : "suggest.title"),
    title: text(changing ? "suggest.change-title" : "suggest.title"),
    more: text(changing ? "suggest.change-more" : "suggest.more"),
    notices: [...notices, ...asked],
    near: near.map((one) => nearLine(one, text)),
    mode,
    asksName: !changing?.person,
    asksPerson: !changing && people.length > 0,
    picksPeople: state.picksPeople,
    values: { ...words, news: String(words.news) },
    people: people.map(({ id, name }) => ({ id, name: line(name) })),
    kinds: actorKinds.map((value) => ({ value, title: text(`kind.${value}`) })),
    themeId: theme.id,
    suggestionId: changing?.id ?? "",
    starts: {
      name: text("suggest.name-start"),
      person: text("suggest.person-start"),
      kind: text("suggest.kind-start"),
      why: text("suggest.why-start"),
      contact: text("suggest.contact-start"),
    },
    labels: {
      name: text("suggest.name"),
      person: text("suggest.person"),
      kind: text("suggest.kind"),
      why: text("suggest.why"),
      contact: text("suggest.contact"),
      newsLabel: text("suggest.news-label"),
      news: text("suggest.news"),
      error: text("suggest.error"),
      save: text(mode === "near" ? "suggest.save-near" : "suggest.save"),
      anyway: text("suggest.save-anyway"),
      list: text("suggest.list"),
      back: text("suggest.back"),
    },
  });
}

/** The thanks, with the way to take it back. In a channel the theme's card soon comes in its place. */
export const savedCard = (suggestion: Suggestion, headline: string, text: Text): Card =>
  fill("suggest-saved", {
    lang: text.language,
    speak: headline,
    headline,
    name: line(suggestion.name),
    more: text("suggest.saved-more"),
    themeId: suggestion.themeId,
    suggestionId: suggestion.id,
    labels: {
      undo: text("suggest.undo"),
      change: text("suggest.change"),
      list: text("suggest.list"),
      back: text("suggest.back"),
    },
  });

/** A suggestion in a line or two, as everyone may see it: neither the author nor the contact. */
export interface SuggestionLine extends Data {
  readonly name: string;
  readonly also: string;
  /** Kind, standing and support, in our words. */
  readonly about: string;
  readonly why: string;
}

function lineOf({ suggestion, alsoNamed, supporters }: Gathered, text: Text): SuggestionLine {
  const support = text("suggest.supporters", { count: supporters.length });
  const about = [text(`kind.${suggestion.kind}`), text(`state.${suggestion.state}`), support];
  return {
    name: line(suggestion.name),
    also: alsoNamed.length > 0 ? text("suggest.also", { names: namesOf(alsoNamed, text) }) : "",
    about: about.join(" · "),
    why: flowing(suggestion.why, whyLength),
  };
}

/** The first names, and how many more there are. */
function namesOf(names: readonly string[], text: Text): string {
  const named = names.slice(0, mostNames).map(line).join(", ");
  const more = names.length - mostNames;
  return more > 0 ? `${named} ${text("suggest.also-more", { count: more })}` : named;
}

/** Suggestions for reading, as everyone may see them. */
export const suggestionLines = (all: readonly Gathered[], text: Text): SuggestionLine[] =>
  all.map((one) => lineOf(one, text));

const none = {
  canSupport: false,
  canUnsupport: false,
  canChange: false,
  canWithdraw: false,
  canRestore: false,
};

/** What the reader may do with it while the theme is open; the same is checked again at the click. */
function mayDo({ suggestion, merged, supporters }: Gathered, reader: string): typeof none {
  if (suggestion.by !== reader) {
    // Who suggested one that was merged into it is behind it too, but has given no support to take back.
    const gave = [suggestion, ...merged].some((one) => one.supporters.includes(reader));
    return { ...none, canSupport: !supporters.includes(reader), canUnsupport: gave };
  }
  const { state } = suggestion;
  return {
    ...none,
    canChange: state === "suggested",
    canWithdraw: state !== "yes" && state !== "withdrawn",
    canRestore: state === "withdrawn",
  };
}

function entryOf(one: Gathered, reader: string, open: boolean, text: Text): Data {
  const seen = lineOf(one, text);
  const { suggestion } = one;
  const isOwn = suggestion.by === reader;
  const what = (key: "support" | "unsupport" | "change" | "withdraw" | "restore") =>
    text("suggest.what", { what: text(`suggest.${key}`), name: seen.name });
  return {
    ...seen,
    about: isOwn ? `${text("suggest.yours")} · ${seen.about}` : seen.about,
    contact: isOwn && suggestion.contact ? `${text("suggestion.contact")} ${line(suggestion.contact)}` : "",
    suggestionId: suggestion.id,
    ...(open ? mayDo(one, reader) : none),
    supportWhat: what("support"),
    unsupportWhat: what("unsupport"),
    changeWhat: what("change"),
    withdrawWhat: what("withdraw"),
    restoreWhat: what("restore"),
  };
}

/** The suggestions for a colleague to read and support, with their own among them, also those just withdrawn. */
export function suggestionList(
  theme: SharedTheme,
  all: readonly Gathered[],
  reader: { readonly id: string; readonly mayAdd: boolean },
  wanted: number,
  text: Text,
  notices: readonly Notice[] = [],
): Card {
  const page = pageOf(all, wanted);
  const empty = text(reader.mayAdd ? "suggest.none" : "suggest.none-closed");
  const nothing: Notice[] = all.length === 0 ? [{ style: "emphasis", text: empty }] : [];
  return fill("suggest-list", {
    lang: text.language,
    speak: text("suggestions.speak", { count: all.length }),
    title: text("suggest.list-title", { count: all.length }),
    notices: [...notices, ...nothing],
    suggestions: page.items.map((one) => entryOf(one, reader.id, reader.mayAdd, text)),
    open: reader.mayAdd,
    themeId: theme.id,
    page: page.number,
    newer: page.newer,
    older: page.older,
    labels: {
      support: text("suggest.support"),
      unsupport: text("suggest.unsupport"),
      change: text("suggest.change"),
      withdraw: text("suggest.withdraw"),
      restore: text("suggest.restore"),
      suggest: text("suggest.new"),
      newer: text("suggestions.newer"),
      older: text("suggestions.older"),
      back: text("suggest.back"),
    },
  });
}
