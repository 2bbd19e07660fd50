import type { Documents } from "../../store/documents.js";
import type { Turn } from "../../teams/turn.js";
import { between, second, type Instant } from "../../time.js";
import type { SharedTheme } from "../sharing/desk.js";
import { Catalogue, isVisible, type Wish } from "./catalogue.js";

/** How old a catalogue may be: what is shared through another process is found this soon. */
const fresh = 30 * second;
/** Of how many tenants catalogues are kept in memory. */
const mostTenants = 50;

interface Kept {
  readonly catalogue: Catalogue;
  /** When it was read; empty when it is to be read again. */
  readonly readAt: Instant;
  readonly ready: Promise<unknown>;
}
/** By store and tenant. Nothing depends on it but speed: it can be thrown away at any time. */
const shelves = new WeakMap<Documents, Map<string, Kept>>();

function shelfOf(documents: Documents): Map<string, Kept> {
  const shelf = shelves.get(documents) ?? new Map<string, Kept>();
  shelves.set(documents, shelf);
  return shelf;
}

/** A theme was shared, changed or taken back: the next who looks waits until that is known. */
export function renew({ documents, who: { tenantId } }: Pick<Turn, "documents" | "who">): void {
  const shelf = shelfOf(documents);
  const known = shelf.get(tenantId);
  if (known) shelf.set(tenantId, { ...known, readAt: "" });
}

/** The tenant's catalogue, no older than `fresh`; those who ask at the same time share the reading of it. */
async function catalogueOf({ documents, who: { tenantId }, now }: Turn): Promise<Catalogue> {
  const shelf = shelfOf(documents);
  const known = shelf.get(tenantId);
  const isFresh = known && Math.abs(between(known.readAt, now)) < fresh;
  const kept = isFresh ? known : reading(documents, tenantId, now, known);
  if (!isFresh) keep(shelf, tenantId, kept);
  await kept.ready;
  return kept.catalogue;
}

/** Reads the catalogue (again), after what is being read already. */
function reading(documents: Documents, tenantId: string, now: Instant, known: Kept | undefined): Kept {
  const catalogue = known?.catalogue ?? new Catalogue();
  const before = known?.ready.catch(() => undefined) ?? Promise.resolve();
  return { catalogue, readAt: now, ready: before.then(() => catalogue.refresh(documents, tenantId)) };
}

function keep(shelf: Map<string, Kept>, tenantId: string, kept: Kept): void {
  shelf.delete(tenantId);
  shelf.set(tenantId, kept);
  for (const oldest of [...shelf.keys()].slice(0, -mostTenants)) shelf.delete(oldest);
  // What could not be read is read again by the next.
  kept.ready.catch(() => shelf.get(tenantId) === kept && shelf.set(tenantId, { ...kept, readAt: "" }));
}

/** Some of the themes that fit, as they are stored now, and how many fit. */
export interface Found {
  readonly themes: readonly SharedTheme[];
  readonly total: number;
}

/**
 * Finds themes that colleagues share, and reads each again before it is shown: one that was taken back a moment ago
 * is not among them, and then the catalogue is read anew.
 */
export async function findThemes(
  turn: Turn,
  wish: Omit<Wish, "person">,
  from: number,
  most: number,
): Promise<Found> {
  const first = await look(turn, wish, from, most);
  if (first.gone === 0) return first;
  renew(turn);
  return look(turn, wish, from, most);
}

async function look(turn: Turn, wish: Omit<Wish, "person">, from: number, most: number) {
  const { tenantId, id: person } = turn.who;
  const ids = (await catalogueOf(turn)).find({ ...wish, person }, turn.now);
  const wanted = ids.slice(from, from + most);
  const found = await Promise.all(wanted.map((id) => turn.documents.read("theme", { tenantId, id })));
  const themes = found.map((one) => one?.value).filter(isVisible);
  return { themes, total: ids.length, gone: wanted.length - themes.length };
}
