import type { Findable, Words } from "../../finding/catalogue.js";
import type { Documents } from "../../store/documents.js";
import type { Instant } from "../../time.js";
import type { SharedTheme } from "../sharing/desk.js";
import type { Theme } from "../theme.js";

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

/** Just what themes are sorted by. */
export interface Entry {
  readonly id: string;
  readonly owner: string;
  readonly sharedAt: Instant;
  readonly closesAt: Instant;
  readonly activity: number;
}

const shownStates = ["open", "paused", "closed"] as const;

/** Whether colleagues may see it: never a draft, nor what was taken back or deleted. */
export const isVisible = (theme: Theme | undefined): theme is SharedTheme =>
  theme?.sharing !== undefined && theme.sharing.state !== "withdrawn" && theme.state === "open";

async function* sharedThemes(documents: Documents, tenantId: string): AsyncIterable<SharedTheme> {
  for (const shared of shownStates) {
    for await (const theme of documents.list("theme", tenantId, { shared }))
      if (isVisible(theme)) yield theme;
  }
}

async function sharedTheme(
  documents: Documents,
  tenantId: string,
  id: string,
): Promise<SharedTheme | undefined> {
  const theme = (await documents.read("theme", { tenantId, id }))?.value;
  return isVisible(theme) ? theme : undefined;
}

function entryOf({ id, owner, sharing: { sharedAt, closesAt = "", board, state } }: SharedTheme): Entry {
  return {
    id,
    owner,
    sharedAt,
    closesAt: state === "open" ? closesAt : "",
    activity: board.suggestions + board.joining,
  };
}

/** Only what its owner shows is looked through, never hidden answers. */
function wordsOf({ sharing: { shown } }: SharedTheme): Words {
  const { title, actors: _listed, ...answers } = shown.answers;
  return {
    title: shown.title,
    names: shown.actors.map(({ name }) => name).join("\n"),
    whose: `${shown.department}\n${shown.ownerName}`,
    text: Object.values(answers).join("\n"),
  };
}

const newest = (a: Entry, b: Entry): number => compare(b.sharedAt, a.sharedAt) || compare(a.id, b.id);
const mostActive = (a: Entry, b: Entry): number => b.activity - a.activity;
const soonest = (a: Entry, b: Entry): number => compare(a.closesAt, b.closesAt);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The themes that colleagues share. */
export const sharedOnes: Findable<SharedTheme, Entry> = {
  list: sharedThemes,
  read: sharedTheme,
  words: wordsOf,
  entry: entryOf,
  before: newest,
};

/** Of those that fit, which the person wants to see, in the order asked for. */
export function chosen(fits: Entry[], { order, person }: Omit<Wish, "words">, now: Instant): Entry[] {
  if (order === "active") fits.sort(mostActive);
  if (order === "closing") fits.sort(soonest);
  return fits.filter((entry) => isWished(entry, order, person, now));
}

function isWished({ owner, closesAt }: Entry, order: Order, person: string, now: Instant): boolean {
  if (order === "mine") return owner === person;
  return order !== "closing" || closesAt > now;
}
