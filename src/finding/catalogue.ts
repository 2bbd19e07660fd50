import { createHash } from "node:crypto";
import MiniSearch from "minisearch";
import type { Documents } from "../store/documents.js";
import { slips, spelling, spellings } from "./spelling.js";

/** What something is found by: its title says most, then the names on it, then the rest. */
const fields = ["title", "names", "whose", "text"] as const;
export type Words = Readonly<Record<(typeof fields)[number], string>>;

/** One that can be found: nothing but what lists are sorted by; what is shown is read from the store. */
export interface Listed {
  readonly id: string;
}

/** A kind of document that colleagues may look for. */
export interface Findable<T, E extends Listed> {
  /** Every one that colleagues may see; one that changes its standing meanwhile may come twice. */
  list(documents: Documents, tenantId: string): AsyncIterable<T>;
  /** One as it is stored now; undefined when colleagues may not see it any more. */
  read(documents: Documents, tenantId: string, id: string): Promise<T | undefined>;
  /** Only what colleagues may see is looked through. */
  words(one: T): Words;
  entry(one: T): E;
  /** The order when no words are looked for. */
  before(a: E, b: E): number;
}

/** Between this many others get their turn; one that is taken in anew weighs as several that are known. */
const atOnce = 50;
const slowness = 10;
const others = () => new Promise<0>((done) => setImmediate(() => done(0)));

interface Kept<E> {
  readonly entry: E;
  /** The mark of the words it is found by. */
  readonly mark: string;
}

/** What can be found in a tenant; kept in step with the store by reading all of it now and then. */
export class Catalogue<T, E extends Listed> {
  readonly #kind: Findable<T, E>;
  readonly #index = emptyIndex();
  #kept: ReadonlyMap<string, Kept<E>> = new Map();

  constructor(kind: Findable<T, E>) {
    this.#kind = kind;
  }

  /** Reads each once; only those whose words were changed are taken in anew, which is the slow part. */
  async refresh(documents: Documents, tenantId: string): Promise<void> {
    const kept = new Map<string, Kept<E>>();
    let weighed = 0;
    for await (const one of this.#kind.list(documents, tenantId)) {
      const entry = this.#kind.entry(one);
      const words = this.#kind.words(one);
      const mark = markOf(words);
      const isKnown = (kept.get(entry.id) ?? this.#kept.get(entry.id))?.mark === mark;
      if (!isKnown) this.#takeIn({ id: entry.id, ...words });
      kept.set(entry.id, { entry, mark });
      weighed += isKnown ? 1 : slowness;
      if (weighed > atOnce) weighed = await others();
    }
    for (const id of this.#kept.keys()) if (!kept.has(id)) this.#index.discard(id);
    this.#kept = kept;
  }

  #takeIn(words: Words & Listed): void {
    if (this.#index.has(words.id)) this.#index.replace(words);
    else this.#index.add(words);
  }

  /** All in their order when there are no words; else best first: those with all the words, or else with any of them. */
  find(words: string): E[] {
    if (words === "") return [...this.#kept.values()].map(({ entry }) => entry).sort(this.#kind.before);
    const all = this.#index.search(words, { combineWith: "AND" });
    const hits = all.length > 0 ? all : this.#index.search(words);
    return hits.flatMap(({ id }) => this.#kept.get(String(id))?.entry ?? []);
  }
}

const markOf = (words: Words): string => createHash("sha256").update(JSON.stringify(words)).digest("base64");

/** A whole word says more than its beginning, and that more than one with a slip. */
function emptyIndex(): MiniSearch<Words & Listed> {
  return new MiniSearch<Words & Listed>({
    fields: [...fields],
    processTerm: spellings,
    searchOptions: {
      processTerm: spelling,
      boost: { title: 6, names: 2, whose: 2 },
      prefix: (word) => word.length > 1,
      fuzzy: slips,
    },
  });
}
