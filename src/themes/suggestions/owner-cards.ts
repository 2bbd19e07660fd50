import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import { momentInWords } from "../../dates.js";
import { paragraphs, shortened, shown } from "../../interview/plain.js";
import type { Text } from "../../text/text.js";
import type { Notice } from "../../cards/notice.js";
import type { Theme } from "../theme.js";
import { isUndecided } from "./board.js";
import type { Gathered } from "./gathering.js";
import { isNear } from "./near.js";
import { pageOf } from "../../cards/pages.js";
import { missingPerspectives } from "./perspectives.js";
import { suggestionLines } from "./cards.js";

const titleLength = 120;
const mostOthers = 100;
/** How much of their names tells them apart. */
const otherLength = 60;
/** How many of those merged into one can be parted from it at a time; when one goes, the next is shown. */
const mostMerged = 5;
const line = (words: string): string => shown(words).trim();

/** Undecided first, the newest first within each. */
export const inOrder = (all: readonly Gathered[]): Gathered[] => [
  ...all.filter(isUndecided),
  ...all.filter((one) => !isUndecided(one)),
];

/** The actors in play: the owner's own, and the suggestions that did not become a no. */
const inPlay = (theme: Theme, all: readonly Gathered[]) => [
  ...(theme.sharing?.shown.actors ?? []),
  ...all.filter(({ suggestion }) => suggestion.state !== "no").map(({ suggestion }) => suggestion),
];

const listed = (one: Gathered, isNew: boolean, text: Text): Data => {
  const [seen] = suggestionLines([one], text);
  const { name = "", about = "", why = "" } = seen ?? {};
  return {
    name,
    about: isNew ? `${text("suggestions.is-new")} · ${about}` : about,
    why,
    from: text("suggestions.by", { name: line(one.suggestion.byName) }),
    suggestionId: one.suggestion.id,
    openWhat: text("suggest.what", { what: text("suggestions.open"), name }),
  };
};

/**
 * The owner's own list, in the private chat: what colleagues suggested, undecided first, what came since the owner
 * last looked, and the perspectives that nobody brings yet. S0-6, S3-2.
 */
export function suggestionsCard(
  theme: Theme,
  all: readonly Gathered[],
  unseen: readonly Gathered[],
  wanted: number,
  text: Text,
): Card {
  const page = pageOf(inOrder(all), wanted);
  const news = text("suggestions.new", { count: unseen.length });
  const notices: Notice[] = [
    ...(unseen.length > 0 ? [{ style: "good", text: news } as const] : []),
    ...(all.length === 0 ? [{ style: "emphasis", text: text("suggestions.none") } as const] : []),
  ];
  const missing = missingPerspectives(inPlay(theme, all));
  const joining = theme.sharing?.board.joining ?? 0;
  return fill("suggestions", {
    lang: text.language,
    speak: unseen.length > 0 ? news : text("suggestions.speak", { count: all.length }),
    title: text("suggestions.title", { count: all.length }),
    theme: shortened(paragraphs(theme.sharing?.shown.title ?? "").join(" "), titleLength),
    notices,
    missing: page.number === 0 ? missing.map((perspective) => text(`perspective.${perspective}`)) : [],
    suggestions: page.items.map((one) => listed(one, unseen.includes(one), text)),
    themeId: theme.id,
    joining,
    newer: page.newer,
    older: page.older,
    labels: {
      open: text("suggestions.open"),
      joining: text("suggestions.joining", { count: joining }),
      newer: text("suggestions.newer"),
      older: text("suggestions.older"),
      refresh: text("suggestions.refresh"),
    },
  });
}

const factsOf = ({ suggestion }: Gathered, text: Text): Data[] => {
  const { why, byName, createdAt, contact, reason } = suggestion;
  const by = `${line(byName)}, ${momentInWords(createdAt, text.language)}`;
  const facts: [string, string][] = [
    [text("suggestion.why"), paragraphs(why).join("\n")],
    [text("suggestion.by"), by],
    ...(contact ? [[text("suggestion.contact"), line(contact)] as [string, string]] : []),
    ...(reason ? [[text("suggestion.because"), paragraphs(reason).join("\n")] as [string, string]] : []),
  ];
  return facts.map(([label, said]) => ({ label, said }));
};

/** Those it could be merged into, the likeliest first. */
const othersOf = ({ suggestion }: Gathered, all: readonly Gathered[]): Data[] => {
  const others = all.map((one) => one.suggestion).filter(({ id }) => id !== suggestion.id);
  const near = others.filter(({ name }) => isNear(name, suggestion.name));
  return [...near, ...others.filter((one) => !near.includes(one))]
    .slice(0, mostOthers)
    .map(({ id, name }) => ({ id, name: shortened(line(name), otherLength) }));
};

/** One suggestion in the owner's hands: who it came from, how to reach the actor, and what became of it. S0-6. */
export function suggestionCard(
  one: Gathered,
  all: readonly Gathered[],
  text: Text,
  notices: readonly Notice[] = [],
  typedReason?: string,
): Card {
  const { suggestion, merged } = one;
  const [seen] = suggestionLines([one], text);
  return fill("suggestion", {
    lang: text.language,
    speak: seen?.about ?? "",
    state: seen?.about ?? "",
    name: line(suggestion.name),
    notices,
    facts: factsOf(one, text),
    merged: merged.slice(0, mostMerged).map((other) => ({
      label: text("suggestion.also"),
      said: `${line(other.name)} (${line(other.byName)})`,
      what: text("suggest.what", { what: text("suggestion.part"), name: line(other.name) }),
      suggestionId: other.id,
      asked: other.revisedAt,
    })),
    mergedMore:
      merged.length > mostMerged ? text("suggest.also-more", { count: merged.length - mostMerged }) : "",
    canUndo: suggestion.before !== undefined,
    showsNo: typedReason !== undefined,
    reason: typedReason ?? suggestion.reason ?? "",
    others: othersOf(one, all),
    themeId: suggestion.themeId,
    suggestionId: suggestion.id,
    asked: suggestion.revisedAt,
    labels: {
      part: text("suggestion.part"),
      undo: text("suggestion.undo"),
      reason: text("suggestion.reason"),
      reasonStart: text("suggestion.reason-start"),
      error: text("suggest.error"),
      saveNo: text("suggestion.save-no"),
      into: text("suggestion.merge-into"),
      intoStart: text("suggestion.merge-start"),
      merge: text("suggestion.merge"),
      yes: text("suggestion.to-yes"),
      contacted: text("suggestion.to-contacted"),
      no: text("suggestion.to-no"),
      later: text("suggestion.to-later"),
      mergeOpen: text("suggestion.merge-open"),
      back: text("suggestion.back"),
    },
  });
}

/** What became of a suggestion, for its author. S0-6. */
export function toldCard(one: Gathered, ownName: string, theme: Theme, text: Text): Card {
  const outcome = one.suggestion.state === "yes" ? "yes" : "no";
  const title = shortened(paragraphs(theme.sharing?.shown.title ?? "").join(" "), titleLength);
  const reason = one.suggestion.reason ?? "";
  return fill("suggestion-told", {
    lang: text.language,
    speak: text(`told.${outcome}`),
    headline: text(`told.${outcome}`),
    facts: [
      { label: text("told.suggestion"), said: line(ownName) },
      { label: text("told.theme"), said: title },
      ...(reason ? [{ label: text("told.reason"), said: paragraphs(reason).join("\n") }] : []),
    ],
    more: text(`told.${outcome}-more`),
  });
}
