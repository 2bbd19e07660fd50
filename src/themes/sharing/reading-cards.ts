import type { Card } from "../../cards/card.js";
import { inBlocks, inParts } from "../../cards/parts.js";
import { fill, type Data } from "../../cards/fill.js";
import { paragraphs, shown } from "../../interview/plain.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import type { Actor } from "../theme.js";
import type { VoteOverview } from "../votes/overview.js";
import { whom } from "../votes/vote.js";
import type { SharedTheme } from "./desk.js";
import type { Sharing } from "./sharing.js";
import { answeredFields, fromWhom, shownTitle, standing } from "./theme-card.js";

/** The whole theme to read, a page at a time when it is long; nothing is shortened. S0. */
export function readingCard(
  { id, sharing }: SharedTheme,
  page: number,
  actors: readonly Actor[],
  text: Text,
  now: Instant,
): Card {
  const parts = inParts([...answersOf(sharing, text), ...actorsOf(actors, text)]);
  const number = Math.min(page, parts.length - 1);
  const title = shownTitle(sharing.shown);
  const above = standing(sharing, text, now);
  return fill("shared-read", {
    lang: text.language,
    speak: text("shared.speak", { title }),
    above:
      parts.length > 1
        ? `${above} · ${text("shared.page", { page: number + 1, pages: parts.length })}`
        : above,
    title,
    from: fromWhom(sharing.shown, text),
    answers: parts[number] ?? [],
    newer: number - 1,
    older: number + 1 < parts.length ? number + 1 : -1,
    themeId: id,
    labels: { ...turning(text), word: text("shared.word") },
  });
}

const turning = (text: Text) => ({
  back: text("shared.back"),
  newer: text("shared.previous-page"),
  older: text("shared.next-page"),
});

const answersOf = ({ shown: { answers, ...rest } }: Sharing, text: Text): Data[] =>
  answeredFields({ answers, ...rest }).map((field) => ({
    label: text(`field.${field}`),
    lines: inBlocks(paragraphs(answers[field] ?? "")),
  }));

const actorsOf = (actors: readonly Actor[], text: Text): Data[] =>
  actors.length === 0
    ? []
    : [
        {
          label: text("brief.actors"),
          lines: inBlocks(actors.map(({ name, kind }) => `${shown(name)} (${text(`kind.${kind}`)})`)),
        },
      ];

/** One line of »Se alle«: who could help, and what was said about them. */
export interface Line {
  readonly name: string;
  readonly said: string;
}

/** A page of everything colleagues added; of the votes only what may be shown, and never a name. */
export interface AllPage {
  readonly number: number;
  readonly more: boolean;
  readonly lines: readonly Line[];
  readonly votes: VoteOverview | undefined;
  readonly words: readonly string[];
  readonly reasons: readonly string[];
}

/** »Se alle«: what is only counted on the theme's card. */
export function allCard({ id, sharing }: SharedTheme, page: AllPage, text: Text): Card {
  const title = shownTitle(sharing.shown);
  const above = text("shared.all-title");
  return fill("shared-all", {
    lang: text.language,
    speak: `${above}. ${title}`,
    above:
      page.number > 0 || page.more
        ? `${above} · ${text("shared.page-of-more", { page: page.number + 1 })}`
        : above,
    title,
    helpTitle: text("shared.help-title"),
    helpNote: page.lines.length === 0 ? text("shared.none-here") : "",
    lines: page.lines.map(({ name, said }) => ({ name: shown(name), said: shown(said) })),
    ...votesOf(sharing, page, text),
    newer: page.number - 1,
    older: page.more ? page.number + 1 : -1,
    themeId: id,
    labels: turning(text),
  });
}

function votesOf({ results }: Sharing, { votes, words, reasons }: AllPage, text: Text): Data {
  const hidden = results === "after-vote" ? "shared.votes-after-vote" : "shared.votes-after-closing";
  const none = votes?.voters === 0 ? text("shared.votes-none") : "";
  const group = (title: string, said: readonly string[]): Data[] =>
    said.length > 0 ? [{ title, said: said.map((line) => paragraphs(line).join(" ")) }] : [];
  return {
    votesTitle: text("shared.votes-title"),
    votesNote: votes ? none || text("shared.voters", { count: votes.voters }) : text(hidden),
    bars: votes?.values.map((each) => figureOf(each, text)) ?? [],
    groups: [...group(text("shared.all-words"), words), ...group(text("shared.all-reasons"), reasons)],
  };
}

function figureOf({ value, points, pointsFor }: VoteOverview["values"][number], text: Text): Data {
  const parts = whom
    .filter((one) => pointsFor[one] > 0)
    .map((one) => `${text(`shared.for-${one}`)} ${pointsFor[one]}`);
  const figure = text("shared.votes", { count: points });
  return {
    name: text(`value.${value}`),
    figure: parts.length > 0 ? `${figure} (${parts.join(", ")})` : figure,
  };
}

/** In the card's place after Følg: what following means, and the way to stop or to begin again. */
export function followedCard({ id, sharing }: SharedTheme, follows: boolean, text: Text): Card {
  const headline = text(follows ? "shared.followed" : "shared.unfollowed");
  return fill("shared-followed", {
    lang: text.language,
    speak: headline,
    headline,
    name: shownTitle(sharing.shown),
    about: text(follows ? "shared.followed-about" : "shared.unfollowed-about"),
    themeId: id,
    follows,
    labels: {
      back: text("shared.back"),
      stop: text("shared.stop-following"),
      again: text("shared.follow-again"),
    },
  });
}

/** What a follower is told privately. */
export function newsCard({ id, sharing }: SharedTheme, said: readonly string[], text: Text): Card {
  const [headline = "", ...more] = said;
  return fill("shared-news", {
    lang: text.language,
    speak: headline,
    headline,
    name: shownTitle(sharing.shown),
    more: [...more, text("news.following")],
    themeId: id,
    labels: { open: text("shared.show"), stop: text("shared.stop-following") },
  });
}
