import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import { dayInWords } from "../../dates.js";
import { paragraphs, shortened, shown } from "../../interview/plain.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import type { Notice } from "../cards.js";
import { fields } from "../questions.js";
import { values, type Tally } from "../votes/vote.js";
import type { SharedTheme } from "./desk.js";
import { takesInput, type Sharing } from "./sharing.js";

const titleLength = 120;
const answerLength = 300;

/**
 * The theme as colleagues see it, in a channel or anywhere else: the same for everyone. Without a tally the votes'
 * numbers are kept back. S0-6, S1.
 */
export function themeCard(
  { id, sharing }: SharedTheme,
  tally: Tally | undefined,
  text: Text,
  now: Instant,
  notices: readonly Notice[] = [],
): Card {
  const { shown: theme, board } = sharing;
  const title = shortened(paragraphs(theme.title).join(" "), titleLength);
  const bars = tally ? barsOf(tally, text) : [];
  return fill("theme", {
    lang: text.language,
    speak: text("shared.speak", { title }),
    above: standing(sharing, text, now),
    title,
    from: text("shared.from", { owner: theme.ownerName, department: theme.department || "-" }),
    notices,
    answers: fields
      .filter((field) => field !== "title" && field !== "actors" && theme.answers[field])
      .map((field) => ({
        label: `${text(`field.${field}`)}.`,
        said: shortened(paragraphs(theme.answers[field] ?? "").join(" "), answerLength),
      })),
    helpTitle: text("shared.help-title", { count: theme.actors.length + board.suggestions }),
    helpers:
      [...theme.actors, ...board.accepted, ...board.newest].map(({ name }) => shown(name)).join(" · ") || "–",
    votesTitle: text("shared.votes-title", { count: tally ? sumOf(tally) : 0 }),
    votesNote: tally ? "" : text("shared.votes-hidden"),
    bars,
    open: takesInput(sharing, now),
    themeId: id,
    labels: {
      suggest: text("shared.suggest"),
      vote: text("shared.vote"),
      read: text("shared.read"),
      join: text("shared.join"),
      follow: text("shared.follow"),
      all: text("shared.all"),
    },
  });
}

const sumOf = (tally: Tally): number => values.reduce((sum, value) => sum + tally.points[value], 0);

/** The values with any votes, most first; ties as the list has them. */
const barsOf = (tally: Tally, text: Text): Data[] =>
  values
    .filter((value) => tally.points[value] > 0)
    .sort((a, b) => tally.points[b] - tally.points[a])
    .map((value) => ({
      name: text(`value.${value}`),
      points: tally.points[value],
      figure: text("shared.votes", { count: tally.points[value] }),
    }));

function standing(sharing: Sharing, text: Text, now: Instant): string {
  if (sharing.state === "paused") return text("shared.paused");
  if (!takesInput(sharing, now)) return text("shared.closed");
  if (!sharing.closesAt) return text("shared.open");
  return text("shared.open-until", { day: dayInWords(sharing.closesAt, text.language, now) });
}
