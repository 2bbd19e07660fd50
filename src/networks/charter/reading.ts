import { refuse } from "../../refusal.js";
import type { Card } from "../../cards/card.js";
import type { Answer, Post, Turn } from "../../teams/turn.js";
import { readNetwork } from "../desk.js";
import { isInside, type Network } from "../network.js";
import { charterCards } from "./cards.js";
import { readComparison, readNetworkId } from "./clicks.js";
import { insideNetwork, readableNetwork } from "./rights.js";
import { compareCards, versionsCard } from "./version-cards.js";

/** Læs kommissoriet, as new cards below, so that the card it was asked from stays: a leader decides on that. */
export async function readCharter(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId, version } = readNetworkId(data);
  const network = readableNetwork(await readNetwork(turn, networkId), turn.who.id);
  const isOutside = !isInside(network, turn.who.id);
  const options = { isOutside, ...(version === undefined ? {} : { changedSince: version }) };
  const posts = charterCards(network, turn.text, options).map((card) => ({ card }));
  return turn.where === "private" ? { posts } : inPrivate(posts, turn);
}

/** A leader who is asked in a channel reads it in private: a draft is not for everyone there. */
const inPrivate = (privately: readonly Post[], { text }: Turn): Answer => ({
  privately,
  reached: (delivered) => ({ tell: text(delivered ? "charter.sent" : "charter.unreachable") }),
});

async function readInside(turn: Turn, networkId: string): Promise<Network> {
  return insideNetwork(await readNetwork(turn, networkId), turn.who.id);
}

/** Tidligere udgaver, a page at a time. */
export async function showVersions(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId, page = 0 } = readNetworkId(data);
  return { replace: versionsCard(await readInside(turn, networkId), page, turn.text) };
}

/** What stands differently in two versions. @throws Refusal unknown-click for versions that never were. */
export async function compareVersions(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId, from, to } = readComparison(data);
  const network = await readInside(turn, networkId);
  const isVersion = (wanted: number) => network.versions.some(({ number }) => number === wanted);
  if (!isVersion(to) || !isVersion(from)) refuse("unknown-click");
  return inPlace(compareCards(network, from, to, turn.text));
}

/** In the clicked card's place, and below it when they are several. */
const inPlace = ([first, ...more]: readonly Card[]): Answer => ({
  ...(first ? { replace: first } : {}),
  posts: more.map((card) => ({ card })),
});
