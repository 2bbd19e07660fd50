import type { Findable } from "../../finding/catalogue.js";
import { Shelf, type Page } from "../../finding/shelf.js";
import type { Documents } from "../../store/documents.js";
import type { Turn } from "../../teams/turn.js";
import type { Instant } from "../../time.js";
import { isPublic, type Network } from "../network.js";

/** Which networks are listed; those being formed are found once they have been sent for approval. */
export const standings = ["all", "active", "awaiting", "closed"] as const;
export type Standing = (typeof standings)[number];

export interface Wish {
  /** Empty for all. */
  readonly words: string;
  readonly filter: Standing;
}

interface Entry {
  readonly id: string;
  readonly state: Network["state"];
  readonly changedAt: Instant;
}

const shownStates = ["active", "awaiting", "closed"] as const;

async function* publicOnes(documents: Documents, tenantId: string): AsyncIterable<Network> {
  for (const state of shownStates) yield* documents.list("network", tenantId, { state });
}

async function publicOne(documents: Documents, tenantId: string, id: string): Promise<Network | undefined> {
  const network = (await documents.read("network", { tenantId, id }))?.value;
  return network && isPublic(network) ? network : undefined;
}

/** Networks are looked for by title and purpose, which everybody may see; never by who takes part. */
const networks: Findable<Network, Entry> = {
  list: publicOnes,
  read: publicOne,
  words: ({ texts: { title = "", purpose = "" } }) => ({ title, names: "", whose: "", text: purpose }),
  entry: ({ id, state, changedAt }) => ({ id, state, changedAt }),
  before: (a, b) => (a.changedAt < b.changedAt ? 1 : a.changedAt > b.changedAt ? -1 : 0),
};

const shelf = new Shelf(networks);

/** A network was changed: the next who looks waits until that is known. */
export const renewNetworks = (turn: Pick<Turn, "documents" | "who">): void => shelf.renew(turn);

/** Finds the networks that colleagues may see, each as it is stored now; the last changed first when nothing is looked for. */
export function findNetworks(
  turn: Turn,
  { words, filter }: Wish,
  from: number,
  most: number,
): Promise<Page<Network>> {
  const choose = (fits: Entry[]) => fits.filter(({ state }) => filter === "all" || state === filter);
  return shelf.find(turn, { words, choose, from, most });
}
