import type { Card } from "../../cards/card.js";
import type { Notice } from "../../cards/notice.js";
import type { Hits } from "../../finding/together.js";
import { holdsCpr } from "../../interview/cpr.js";
import { tidied } from "../../interview/plain.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { mayLead, type Network } from "../network.js";
import { findNetworks, type Wish } from "./catalogue.js";
import { readPage, readWish } from "./clicks.js";
import { mineCard, networksCard, pageSize, waitingCard, wordsLimit, type Part } from "./list-cards.js";
import { titleOf } from "../title.js";
import { leaderOf, publicCard } from "./network-card.js";
import { statusOf } from "./status.js";
import { waitingIn, type Waiting } from "./waiting.js";

const everything: Wish = { words: "", filter: "all" };

/** Mine netværk, as a new card below. */
export const openMine = async (turn: Turn): Promise<Answer> => ({ posts: [{ card: await mine(turn, 0) }] });

export const pageOfMine = async (data: unknown, turn: Turn): Promise<Answer> => ({
  replace: await mine(turn, readPage(data)),
});

async function mine(turn: Turn, page: number): Promise<Card> {
  const [own, waiting] = await Promise.all([taken(ownNetworks(turn), page), allWaiting(turn)]);
  return mineCard(own, turn.who.id, waiting.length, turn.text, turn.now);
}

/** What was given up is only shown to those who can take it up again. */
async function* ownNetworks({ documents, who }: Turn): AsyncIterable<Network> {
  for await (const network of documents.list("network", who.tenantId, { people: who.id }))
    if (network.state !== "dropped" || mayLead(network, who.id)) yield network;
}

/** One page of a list that is read no further than needed; the last page that has any when there are fewer. */
async function taken<T>(list: AsyncIterable<T>, page: number): Promise<Part<T>> {
  const items: T[] = [];
  for await (const item of list) if (items.push(item) > (page + 1) * pageSize) break;
  return partOf(items, page);
}

function partOf<T>(items: readonly T[], wanted: number): Part<T> {
  const number = Math.min(wanted, Math.max(0, Math.ceil(items.length / pageSize) - 1));
  const until = (number + 1) * pageSize;
  return { items: items.slice(number * pageSize, until), number, more: items.length > until };
}

/** Venter på mig, as a new card below. */
export const openWaiting = async (turn: Turn): Promise<Answer> => ({
  posts: [{ card: await waiting(turn, 0) }],
});

export const pageOfWaiting = async (data: unknown, turn: Turn): Promise<Answer> => ({
  replace: await waiting(turn, readPage(data)),
});

const waiting = async (turn: Turn, page: number): Promise<Card> =>
  waitingCard(partOf(await allWaiting(turn), page), turn.text);

/** Few networks wait for any one person, so all of them are read. */
async function allWaiting({ documents, who }: Turn): Promise<Waiting[]> {
  const all: Waiting[] = [];
  for await (const network of documents.list("network", who.tenantId, { waitsFor: who.id }))
    all.push(...waitingIn(network, who.id));
  return all;
}

/** Netværk, as a new card below. */
export const openNetworks = async (turn: Turn): Promise<Answer> => ({
  posts: [{ card: await sought(turn, everything, 0) }],
});

/** The person pressed Søg: the first page of what fits, in the card's own place. */
export const searchNetworks = (data: unknown, turn: Turn): Promise<Answer> =>
  inPlace(turn, readWish(data), 0);

/** Another page; what stands in the inputs is looked for, so that the card need not carry it. */
export const pageOfNetworks = (data: unknown, turn: Turn): Promise<Answer> =>
  inPlace(turn, readWish(data), readPage(data));

/** A CPR number goes back to the one who wrote it, and is neither looked for nor kept by Teams. */
async function inPlace(turn: Turn, wish: Wish, page: number): Promise<Answer> {
  if (!holdsCpr(wish.words)) return { replace: await sought(turn, wish, page) };
  const notice: Notice = { style: "attention", text: `⚠ ${turn.text("networks.cpr")}` };
  const none = { items: [], total: 0, number: 0, more: false };
  const card = networksCard({ ...wish, ...none }, turn.text, turn.now, [notice]);
  return { replaceForClicker: card, refused: "cpr" };
}

/** Networks may have gone since the button was drawn; then the last page that has any is shown. */
async function sought(turn: Turn, wish: Wish, number: number): Promise<Card> {
  const { found, total } = await findNetworks(turn, wish, number * pageSize, pageSize);
  const last = Math.max(0, Math.ceil(total / pageSize) - 1);
  if (number > last) return sought(turn, wish, last);
  const more = total > (number + 1) * pageSize;
  return networksCard({ ...wish, items: found, total, number, more }, turn.text, turn.now);
}

/** What someone looks for from the box where they write; the inserted card shows what all may see. */
export async function networkHits(looked: string, from: number, most: number, turn: Turn): Promise<Hits> {
  const words = tidied(looked).slice(0, wordsLimit);
  if (holdsCpr(words)) return { hits: [], total: 0 };
  const { found, total } = await findNetworks(turn, { ...everything, words }, from, most);
  return { total, hits: found.map((network) => hitOf(network, turn)) };
}

const hitOf = (network: Network, { text, now }: Turn) => ({
  card: publicCard(network, text, now),
  title: titleOf(network, text),
  text: `${text("network-card.above")} · ${leaderOf(network)} · ${statusOf(network, text, now)}`,
});
