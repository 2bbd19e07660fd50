import type { Documents } from "../store/documents.js";
import type { Turn } from "../teams/turn.js";
import { between, second, type Instant } from "../time.js";
import { Catalogue, type Findable, type Listed } from "./catalogue.js";

/** How old a catalogue may be: what is changed through another process is found this soon. */
const fresh = 30 * second;
/** Of how many tenants catalogues are kept in memory. */
const mostTenants = 50;

interface Kept<T, E extends Listed> {
  readonly catalogue: Catalogue<T, E>;
  /** When it was read; empty when it is to be read again. */
  readonly readAt: Instant;
  readonly ready: Promise<unknown>;
}

/** Some of those that fit, as they are stored now, and how many fit. */
export interface Page<T> {
  readonly found: readonly T[];
  readonly total: number;
}

/** What is looked for: words, and which of the fitting ones in which order. */
export interface Search<E> {
  readonly words: string;
  choose(entries: E[]): readonly E[];
  readonly from: number;
  readonly most: number;
}

type Seeker = Pick<Turn, "documents" | "who" | "now">;

/** The catalogues of one kind, by store and tenant. Nothing depends on it but speed: it can be thrown away at any time. */
export class Shelf<T, E extends Listed> {
  readonly #kind: Findable<T, E>;
  readonly #stores = new WeakMap<Documents, Map<string, Kept<T, E>>>();

  constructor(kind: Findable<T, E>) {
    this.#kind = kind;
  }

  /** Something was changed that colleagues look for: the next who looks waits until that is known. */
  renew({ documents, who: { tenantId } }: Pick<Turn, "documents" | "who">): void {
    const tenants = this.#tenantsOf(documents);
    const known = tenants.get(tenantId);
    if (known) tenants.set(tenantId, { ...known, readAt: "" });
  }

  /**
   * Finds what colleagues may see, and reads each again before it is shown: one that was taken back a moment ago is
   * not among them, and then the catalogue is read anew.
   */
  async find(turn: Seeker, search: Search<E>): Promise<Page<T>> {
    const first = await this.#look(turn, search);
    if (first.gone === 0) return first;
    this.renew(turn);
    return this.#look(turn, search);
  }

  async #look(turn: Seeker, { words, choose, from, most }: Search<E>): Promise<Page<T> & { gone: number }> {
    const { tenantId } = turn.who;
    const fits = choose((await this.#catalogueOf(turn)).find(words));
    const wanted = fits.slice(from, from + most);
    const read = await Promise.all(wanted.map(({ id }) => this.#kind.read(turn.documents, tenantId, id)));
    const found = read.filter((one) => one !== undefined);
    return { found, total: fits.length, gone: wanted.length - found.length };
  }

  #tenantsOf(documents: Documents): Map<string, Kept<T, E>> {
    const tenants = this.#stores.get(documents) ?? new Map<string, Kept<T, E>>();
    this.#stores.set(documents, tenants);
    return tenants;
  }

  /** The tenant's catalogue, no older than `fresh`; those who ask at the same time share the reading of it. */
  async #catalogueOf({ documents, who: { tenantId }, now }: Seeker): Promise<Catalogue<T, E>> {
    const tenants = this.#tenantsOf(documents);
    const known = tenants.get(tenantId);
    const isFresh = known && Math.abs(between(known.readAt, now)) < fresh;
    const kept = isFresh ? known : this.#reading(documents, tenantId, now, known);
    if (!isFresh) keep(tenants, tenantId, kept);
    await kept.ready;
    return kept.catalogue;
  }

  /** Reads the catalogue (again), after what is being read already. */
  #reading(documents: Documents, tenantId: string, now: Instant, known?: Kept<T, E>): Kept<T, E> {
    const catalogue = known?.catalogue ?? new Catalogue(this.#kind);
    const before = known?.ready.catch(() => undefined) ?? Promise.resolve();
    return { catalogue, readAt: now, ready: before.then(() => catalogue.refresh(documents, tenantId)) };
  }
}

function keep<T, E extends Listed>(
  tenants: Map<string, Kept<T, E>>,
  tenantId: string,
  kept: Kept<T, E>,
): void {
  tenants.delete(tenantId);
  tenants.set(tenantId, kept);
  for (const oldest of [...tenants.keys()].slice(0, -mostTenants)) tenants.delete(oldest);
  // What could not be read is read again by the next.
  kept.ready.catch(() => tenants.get(tenantId) === kept && tenants.set(tenantId, { ...kept, readAt: "" }));
}
