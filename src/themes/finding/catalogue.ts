import { createHash } from "node:crypto";
import MiniSearch from "minisearch";
import type { Documents } from "../../store/documents.js";
import type { Instant } from "../../time.js";
import type { SharedTheme } from "../sharing/desk.js";
import type { Theme } from "../theme.js";
import { slips, spelling, spellings } from "./spelling.js";

/** What is listed, and in which order. */
export const orders = ["newest", "active", "mine", "closing"] as const;
export type Order = (typeof orders)[number];

export interface Wish {
  /** Empty for all. */
  readonly words: string;
  readonly order: Order;
  /** Who asks. */
  readonly person: string;
}

/** Just what themes are found and sorted by; what is shown is read from the store. */
interface Entry {
  readonly id: string;
  readonly owner: string;
  readonly sharedAt: Instant;
  readonly closesAt: Instant;
  readonly activity: number;
  /** The mark of the words it is found by. */
  readonly words: string;
}

const shownStates = ["open", "paused", "closed"] as const;

/** Whether colleagues may see it: never a draft, nor what was taken back or deleted. */
export const isVisible = (theme: Theme | undefined): theme is SharedTheme =>
  theme?.sharing !== undefined && theme.sharing.state !== "withdrawn" && theme.state === "open";

/** Between this many themes others get their turn; one that is taken in anew weighs as several that are known. */
const atOnce = 50;
const slowness = 10;
const others = () => new Promise<0>((done) => setImmediate(() => done(0)));

/** The shared themes of a tenant, to be looked through; kept in step with the store by reading them now and then. */
export class Catalogue {
  readonly #index = emptyIndex();
  #entries: ReadonlyMap<string, Entry> = new Map();

  /** Reads every shared theme once; only those whose words were changed are taken in anew, which is the slow part. */
  async refresh(documents: Documents, tenantId: string): Promise<void> {
    const entries = new Map<string, Entry>();
    let weighed = 0;
    for await (const theme of sharedThemes(documents, tenantId)) {
      const entry = entryOf(theme);
      const isKnown = (entries.get(theme.id) ?? this.#entries.get(theme.id))?.words === entry.words;
      if (!isKnown) this.#takeIn(wordsOf(theme));
      entries.set(theme.id, entry);
      weighed += isKnown ? 1 : slowness;
      if (weighed > atOnce) weighed = await others();
    }
    for (const id of this.#entries.keys()) if (!entries.has(id)) this.#index.discard(id);
    this.#entries = entries;
  }

  #takeIn(words: Words): void {
    if (this.#index.has(words.id)) this.#index.replace(words);
    else this.#index.add(words);
  }

  /** The themes that fit, in the order asked for. */
  find({ words, order, person }: Wish, now: Instant): readonly string[] {
    const all = [...this.#entries.values()];
    const fits = words === "" ? all.sort(newest) : this.#matching(words);
    if (order === "active") fits.sort(mostActive);
    if (order === "closing") fits.sort(soonest);
    return fits.filter((entry) => isWished(entry, order, person, now)).map(({ id }) => id);
  }

  /** Best first: those with all the words, or else with any of them. */
  #matching(words: string): Entry[] {
    const all = this.#index.search(words, { combineWith: "AND" });
    const hits = all.length > 0 ? all : this.#index.search(words);
    return hits.flatMap(({ id }) => this.#entries.get(String(id)) ?? []);
  }
}

/** One that changes its standing meanwhile may come twice. */
async function* sharedThemes(documents: Documents, tenantId: string): AsyncIterable<SharedTheme> {
  for (const shared of shownStates) {
    for await (const theme of documents.list("theme", tenantId, { shared }))
      if (isVisible(theme)) yield theme;
  }
}

function entryOf(theme: SharedTheme): Entry {
  const { sharedAt, closesAt = "", board, state } = theme.sharing;
  const words = createHash("sha256")
    .update(JSON.stringify(wordsOf(theme)))
    .digest("base64");
  return {
    id: theme.id,
    owner: theme.owner,
    sharedAt,
    closesAt: state === "open" ? closesAt : "",
    activity: board.suggestions + board.joining,
    words,
  };
}

/** Only what its owner shows is looked through, never hidden answers. */
const fields = ["title", "actors", "whose", "text"] as const;
type Words = { readonly id: string } & Readonly<Record<(typeof fields)[number], string>>;

function wordsOf({ id, sharing: { shown } }: SharedTheme): Words {
  const { title, actors: _listed, ...answers } = shown.answers;
  return {
    id,
    title: shown.title,
    actors: shown.actors.map(({ name }) => name).join("\n"),
    whose: `${shown.department}\n${shown.ownerName}`,
    text: Object.values(answers).join("\n"),
  };
}

/** The title says most about a theme; a whole word says more than its beginning, and that more than one with a slip. */
function emptyIndex(): MiniSearch<Words> {
  return new MiniSearch<Words>({
    fields: [...fields],
    processTerm: spellings,
    searchOptions: {
      processTerm: spelling,
      boost: { title: 6, actors: 2, whose: 2 },
      prefix: (word) => word.length > 1,
      fuzzy: slips,
    },
  });
}

const newest = (a: Entry, b: Entry): number => compare(b.sharedAt, a.sharedAt) || compare(a.id, b.id);
const mostActive = (a: Entry, b: Entry): number => b.activity - a.activity;
const soonest = (a: Entry, b: Entry): number => compare(a.closesAt, b.closesAt);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function isWished({ owner, closesAt }: Entry, order: Order, person: string, now: Instant): boolean {
  if (order === "mine") return owner === person;
  return order !== "closing" || closesAt > now;
}
