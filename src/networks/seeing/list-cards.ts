import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { shown } from "../../interview/plain.js";
import type { Key, Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import type { Network } from "../network.js";
import { standings, type Standing } from "./catalogue.js";
import { titleOf } from "../title.js";
import { leaderOf } from "./network-card.js";
import { statusOf } from "./status.js";
import { viewerOf } from "./viewer.js";
import type { Waiting } from "./waiting.js";

/** How many networks one card lists. */
export const pageSize = 5;
/** The most characters one looks for. */
export const wordsLimit = 100;

/** Some of a list, with where it stands in it. */
export interface Part<T> {
  readonly items: readonly T[];
  readonly number: number;
  readonly more: boolean;
}

const turning = ({ number, more }: Part<unknown>, text: Text) => ({
  newer: number - 1,
  older: more ? number + 1 : -1,
  labels: { newer: text("networks.newer"), older: text("networks.older") },
});

const listed = (network: Network, about: string, text: Text, now: Instant): Data => {
  const name = titleOf(network, text);
  return {
    networkId: network.id,
    name,
    about,
    status: statusOf(network, text, now),
    show: text("networks.show"),
    showWhat: text("networks.show-what", { title: name }),
  };
};

const none = (isNone: boolean, key: Key, text: Text): Notice[] =>
  isNone ? [{ style: "emphasis", text: text(key) }] : [];

/** Mine netværk: those one leads, takes part in, is asked to, or holds a seat for; the last changed first. */
export function mineCard(
  part: Part<Network>,
  personId: string,
  waits: number,
  text: Text,
  now: Instant,
): Card {
  const { labels, ...pages } = turning(part, text);
  const aboutOf = (network: Network): string =>
    text(`networks.as-${viewerOf(network, personId)}`, { name: leaderOf(network) });
  return fill("networks-mine", {
    lang: text.language,
    speak: text("networks.mine-speak", { count: part.items.length }),
    title: text("networks.mine"),
    notices: none(part.items.length === 0, "networks.none-mine", text),
    networks: part.items.map((network) => listed(network, aboutOf(network), text, now)),
    ...pages,
    waits,
    labels: {
      ...labels,
      waiting: text("networks.waiting-count", { count: waits }),
      all: text("networks.all"),
    },
  });
}

/** What is looked for among all networks, and what was found. */
export interface Sought extends Part<Network> {
  readonly words: string;
  readonly filter: Standing;
  readonly total: number;
}

/** Netværk: those in the municipality that all may see, to be looked through. */
export function networksCard(
  sought: Sought,
  text: Text,
  now: Instant,
  notices: readonly Notice[] = [],
): Card {
  const { words, filter, total } = sought;
  const nothing = words === "" ? "networks.none" : "networks.none-fit";
  const { labels, ...pages } = turning(sought, text);
  return fill("networks", {
    lang: text.language,
    speak: text("networks.count", { count: total }),
    title: text("networks.title"),
    notices: [...notices, ...none(total === 0 && notices.length === 0, nothing, text)],
    search: {
      label: text("networks.words"),
      start: text("networks.start"),
      error: text("networks.words-error"),
      value: words,
      most: wordsLimit,
    },
    filter: {
      label: text("networks.filter"),
      error: text("networks.filter-error"),
      value: filter,
      choices: standings.map((value) => ({ value, title: text(`networks.filter-${value}`) })),
    },
    count: total === 0 ? "" : text("networks.count", { count: total }),
    networks: sought.items.map((network) =>
      listed(network, text("network-card.lead", { name: leaderOf(network) }), text, now),
    ),
    ...pages,
    labels: { ...labels, search: text("networks.search"), mine: text("networks.mine") },
  });
}

/** Venter på mig: invitations to answer, seats to decide, questions to answer, each with the button that does it. */
export function waitingCard(part: Part<Waiting>, text: Text): Card {
  const { labels, ...pages } = turning(part, text);
  return fill("networks-waiting", {
    lang: text.language,
    speak: text("networks.waiting-speak", { count: part.items.length }),
    title: text("networks.waiting"),
    notices: none(part.items.length === 0, "networks.none-waiting", text),
    items: part.items.map((waiting) => waitingLine(waiting, text)),
    ...pages,
    labels: { ...labels, mine: text("networks.mine") },
  });
}

function waitingLine({ network, kind, seat, count }: Waiting, text: Text): Data {
  const button = text(`networks.answer-${kind}`);
  const name = titleOf(network, text);
  return {
    kind,
    networkId: network.id,
    seatId: seat?.id ?? "",
    name,
    what: text(`networks.waits-${kind}`, { count }),
    area: seat ? shown(seat.area).trim() : "",
    button,
    buttonWhat: text("networks.answer-what", { what: button, title: name }),
  };
}
