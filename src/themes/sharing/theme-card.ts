import type { Card } from "../../cards/card.js";
import { fill, weight, type Data } from "../../cards/fill.js";
import { dayInWords } from "../../dates.js";
import { paragraphs, shortened, shown } from "../../interview/plain.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import type { Notice } from "../../cards/notice.js";
import { statusCard } from "../../guided/status.js";
import { becameLine } from "../cards.js";
import type { Actor } from "../theme.js";
import { fields, type Field } from "../questions.js";
import { values, type Tally } from "../votes/vote.js";
import type { SharedTheme } from "./desk.js";
import { isBeforeClosing, takesInput, type Sharing, type Shown } from "./sharing.js";

/** What the card may weigh, as Teams counts: its JSON in bytes of UTF-16. */
export const themeCardWeight = 28_000;
const titleLength = 120;
const fromLength = 160;
const nameLength = 60;
/** How many of the owner's actors, and of those who will take part, are named; the others are counted. */
const namedActors = 12;
/** How much of an answer is always in sight, and how much may lie folded behind it: the most that fits is taken. */
interface Size {
  readonly lead: number;
  readonly fold: number;
}
const smallest: Size = { lead: 100, fold: 0 };
const sizes: readonly Size[] = [
  ...[4_000, 2_500, 1_600, 1_000, 600, 300, 0].map((fold) => ({ lead: 160, fold })),
  smallest,
];

/**
 * The theme as colleagues see it, in a channel or anywhere else: the same for everyone. Without a tally the votes'
 * numbers are kept back. What is too much for it is counted, and found behind its buttons. S0-6, S1.
 */
export function themeCard(
  theme: SharedTheme,
  tally: Tally | undefined,
  text: Text,
  now: Instant,
  notices: readonly Notice[] = [],
): Card {
  for (const size of sizes) {
    const data = { ...partsOf(theme, tally, text, now, size), notices };
    // What is too heavy as mere data need not be drawn to be weighed.
    if (JSON.stringify(data).length * 2 > themeCardWeight) continue;
    const card = fill("theme", data);
    if (weight(card) <= themeCardWeight) return card;
  }
  return fill("theme", { ...partsOf(theme, tally, text, now, smallest), notices });
}

/** What the cards of a theme that was taken back turn into. */
export const withdrawnCard = (text: Text): Card => statusCard(text("shared.withdrawn"), text);

/** A title in one line, as cards show it. */
export const shownTitle = ({ title }: Pick<Shown, "title">): string =>
  shortened(paragraphs(title).join(" "), titleLength);

/** Who shared it, as the owner wants to be named. */
export function fromWhom({ ownerName, department }: Shown, text: Text): string {
  const owner = shown(ownerName);
  const from = department
    ? text("shared.from", { owner, department: shown(department) })
    : text("shared.from-owner", { owner });
  return shortened(from, fromLength);
}

function partsOf(theme: SharedTheme, tally: Tally | undefined, text: Text, now: Instant, size: Size): Data {
  const { id, sharing } = theme;
  const title = shownTitle(sharing.shown);
  const answers = answersOf(sharing.shown, size, text);
  const cut = answers.filter(({ isCut }) => isCut).length;
  return {
    lang: text.language,
    speak: text("shared.speak", { title }),
    above: standing(sharing, text, now),
    title,
    from: fromWhom(sharing.shown, text),
    became: becameLine(theme, text),
    answers,
    cutNote: cut > 0 ? text("shared.cut", { count: cut }) : "",
    ...helpOf(sharing, text),
    ...votesOf(sharing, tally, text),
    open: takesInput(sharing, now),
    votable: isBeforeClosing(sharing, now),
    themeId: id,
    labels: {
      suggest: text("shared.suggest"),
      vote: text(takesInput(sharing, now) ? "shared.vote" : "shared.own-vote"),
      read: text("shared.read"),
      join: text("shared.join"),
      follow: text("shared.follow"),
      all: text("shared.all"),
    },
  };
}

/** The answers that are shown, in the form's order; actors have their own place on the card. */
export const answeredFields = ({ answers }: Shown): Field[] =>
  fields.filter((field) => field !== "title" && field !== "actors" && answers[field]);

const answersOf = (shown: Shown, { lead, fold }: Size, text: Text) =>
  answeredFields(shown).map((field) => {
    const { said, rest } = folded(paragraphs(shown.answers[field] ?? "").join(" "), lead);
    const kept = shortened(rest, fold);
    const label = text(`field.${field}`);
    const isCut = kept !== rest;
    return {
      id: `rest-${field}`,
      label: `${label}.`,
      said: isCut && kept === "" && !said.endsWith("…") ? `${said} …` : said,
      rest: kept,
      isCut,
      fold: text("shared.fold"),
      foldWhat: text("shared.fold-what", { field: label }),
    };
  });

/** An answer's beginning, to the end of a sentence where one ends in time, and the rest. */
function folded(answer: string, lead: number): { readonly said: string; readonly rest: string } {
  if (answer.length <= lead) return { said: answer, rest: "" };
  const sentences = /^.*[.!?…](?= )/u.exec(answer.slice(0, lead + 1))?.[0];
  if (sentences && sentences.length > lead / 3)
    return { said: sentences, rest: answer.slice(sentences.length).trim() };
  const said = shortened(answer, lead);
  return { said, rest: `… ${answer.slice(said.length - 1).trim()}` };
}

interface Run extends Data {
  readonly name: string;
  readonly weight: "Default" | "Bolder";
}

/** The owner's actors, then those who will take part and the newest suggestions, each marked in words. */
function helpOf({ shown: { actors }, board }: Sharing, text: Text): Data {
  const accepted = board.accepted.slice(0, namedActors);
  const isAccepted = new Set(board.accepted.map(({ name }) => name.toLowerCase()));
  const own = actors.filter(({ name }) => !isAccepted.has(name.toLowerCase()));
  const named = own.slice(0, namedActors);
  const marked = (list: readonly Actor[], mark: "shared.accepted" | "shared.suggested") =>
    list.map((actor): Run => ({ name: text(mark, { name: nameOf(actor) }), weight: "Bolder" }));
  const runs: Run[] = [
    ...named.map((actor): Run => ({ name: nameOf(actor), weight: "Default" })),
    ...marked(accepted, "shared.accepted"),
    ...marked(board.newest, "shared.suggested"),
  ];
  const unnamed = own.length - named.length + board.acceptedCount - accepted.length;
  const counts = text("shared.help-counts", {
    suggestions: board.suggestions,
    joining: board.joining,
  }).trim();
  return {
    helpTitle: text("shared.help-title"),
    helpers: runs.map((run, n): Run => (n === 0 ? run : { ...run, name: ` · ${run.name}` })),
    helpNote: unnamed > 0 ? `${counts} ${text("shared.help-more", { count: unnamed })}` : counts,
  };
}

const nameOf = ({ name }: Actor): string => shortened(paragraphs(name).join(" "), nameLength);

function votesOf({ results }: Sharing, tally: Tally | undefined, text: Text): Data {
  const bars = tally ? barsOf(tally, text) : [];
  const hidden = results === "after-vote" ? "shared.votes-after-vote" : "shared.votes-after-closing";
  const counted = tally && bars.length > 0 ? text("shared.voters", { count: tally.voters }) : undefined;
  return {
    votesTitle: text("shared.votes-title"),
    votesNote: counted ?? text(tally ? "shared.votes-none" : hidden),
    bars,
  };
}

/** The values with any votes, most first; ties as the list has them. The names in the chart are short for phones. */
export const barsOf = (tally: Tally, text: Text): Data[] =>
  values
    .filter((value) => tally.points[value] > 0)
    .sort((a, b) => tally.points[b] - tally.points[a])
    .map((value) => ({
      name: text(`value.${value}`),
      short: text(`bar.${value}`),
      points: tally.points[value],
      figure: text("shared.votes", { count: tally.points[value] }),
    }));

/** How the theme stands, in a line. */
export function standing(sharing: Sharing, text: Text, now: Instant): string {
  if (sharing.state === "paused") return text("shared.paused");
  if (!takesInput(sharing, now)) return text("shared.closed");
  if (!sharing.closesAt) return text("shared.open");
  return text("shared.open-until", { day: dayInWords(sharing.closesAt, text.language, now) });
}
