import { after, minute, type Instant } from "../time.js";
import type { AnyLetter } from "./letter.js";

/** A document that carries letters, and may be claimed by the one instance that delivers them. */
export interface Carrier<L extends AnyLetter = AnyLetter> {
  /** Absent until the first is written, where not every document of a kind ever has one. */
  readonly letters?: readonly L[];
  readonly busyUntil?: Instant;
}

/** How long one instance keeps a document's letters to itself; after a crash another goes on when this is over. */
export const lease = 3 * minute;
/** One round of delivering ends so long before that that the letter under way is through. */
export const longestRound = minute;

/** From then on a letter is parked: an operator finds it, and it is tried four times a day as long as its reason stands. */
export const parkedAfter = 5;
const longestWait = 6 * 60 * minute;

/** What became of a letter. `later`: not taken in, and tried again. `put-off`: it waits `until` then, untried. */
export interface Fate {
  readonly fate: "done" | "later" | "put-off";
  readonly until?: Instant;
}

/** One that has not been tried is due whatever the hour, unless it was put off: it was written to be sent at once. */
const isDue = ({ tries, dueAt, putOff }: AnyLetter, now: Instant): boolean =>
  (tries === 0 && !putOff) || dueAt <= now;

/** The letter whose turn it is, in the order they were written; undefined when none is due. */
export const nextLetter = <L extends AnyLetter>({ letters = [] }: Carrier<L>, now: Instant): L | undefined =>
  letters.find((letter) => isDue(letter, now));

export const isClaimed = ({ busyUntil }: Carrier, now: Instant): boolean =>
  busyUntil !== undefined && busyUntil > now;

/** A letter to be written: the rest is set when it is. */
export type Note<L extends AnyLetter> = Omit<L, "nth" | "tries" | "dueAt" | "parkedSince" | "putOff">;

/** The letters with more of them; one that waits already is written anew in its place. */
export function withNotes<L extends AnyLetter>(
  letters: readonly L[],
  notes: readonly Note<L>[],
  now: Instant,
): L[] {
  const ids = new Set(notes.map(({ id }) => id));
  const nth = (id: string) => (letters.find((letter) => letter.id === id)?.nth ?? 0) + 1;
  const more = notes.map((note) => ({ ...note, nth: nth(note.id), tries: 0, dueAt: now }) as unknown as L);
  return [...letters.filter(({ id }) => !ids.has(id)), ...more];
}

/**
 * The letters after one was carried: it is gone, or waits to be tried again. What was written anew while it was on
 * its way stays, to be delivered again.
 */
export function carried<L extends AnyLetter>(
  letters: readonly L[],
  letter: L,
  { fate, until }: Fate,
  now: Instant,
): L[] {
  return letters.flatMap((one) => {
    if (one.id !== letter.id || one.nth !== letter.nth) return [one];
    if (fate === "put-off") return [{ ...one, dueAt: until ?? now, putOff: true }];
    return fate === "later" ? [triedAgain(one, now)] : [];
  });
}

function triedAgain<L extends AnyLetter>(letter: L, now: Instant): L {
  const tries = letter.tries + 1;
  const parked = tries < parkedAfter ? {} : { parkedSince: letter.parkedSince ?? now };
  return { ...letter, tries, dueAt: after(now, waitAfter(tries, letter.id)), ...parked };
}

/** The letter of an id after Teams would not take in what it tells; the first such refusal writes it. */
export function refused<L extends AnyLetter>(
  letters: readonly L[],
  note: Note<L>,
  now: Instant,
): { readonly letters: L[]; readonly letter: L } {
  const known = letters.find(({ id }) => id === note.id);
  const letter = triedAgain(known ?? ({ ...note, nth: 1, tries: 0, dueAt: now } as unknown as L), now);
  return { letters: [...letters.filter(({ id }) => id !== note.id), letter], letter };
}

/** Since when the letter that has been parked the longest is; undefined when none is. */
export const parkedIn = (letters: readonly AnyLetter[]): Instant | undefined =>
  letters
    .map(({ parkedSince }) => parkedSince)
    .filter((moment) => moment !== undefined)
    .sort()[0];

/**
 * 1, 2, 4 and 8 minutes; from the fifth failure on six hours; up to a quarter more, by the letter's id, so that those
 * refused together do not come back together.
 */
export function waitAfter(tries: number, id: string): number {
  const wait = tries < parkedAfter ? minute * 2 ** (tries - 1) : longestWait;
  return Math.round(wait * (1 + spread(id) / 4));
}

/** The same number from 0 to 1 for the same id (FNV-1a). */
function spread(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return (hash >>> 0) / 2 ** 32;
}
