import { refuse } from "../refusal.js";
import { change } from "../store/change.js";
import { StoreUnavailable, WriteConflict, type Documents, type Kinds } from "../store/documents.js";
import { after, second, type Instant } from "../time.js";
import { lease, longestRound, nextLetter, parkedAfter, type Carrier, type Fate } from "./carrying.js";
import type { AnyLetter, CarrierKind } from "./letter.js";

type LetterOf<K extends CarrierKind> = NonNullable<Kinds[K]["letters"]>[number];

/** A letter Teams has refused to take in time and again; it is tried on, but someone should look. Holds ids only. */
export class LetterParked extends Error {
  override readonly name = "LetterParked";
  readonly code: string;

  constructor({ kind, to }: AnyLetter) {
    super("A letter was parked");
    this.code = to === undefined ? kind : `${kind} to ${to}`;
  }
}

/** How one kind of document's letters are told, and how what became of them is written down. */
export interface Post<K extends CarrierKind, H extends Fate> {
  readonly kind: K;
  /** Tells a letter from what is stored then. Rejects only by a fault of ours. */
  tell(value: Kinds[K], letter: LetterOf<K>): Promise<H>;
  /** The document with how a letter fared written down; ends in the kind's own `with…`, at its old `changedAt`. */
  handled(value: Kinds[K], letter: LetterOf<K>, how: H | Fate, now: Instant): Kinds[K];
  /** The document claimed until then, or let go of (undefined); ends in the kind's own `with…`, at its old `changedAt`. */
  busy(value: Kinds[K], until: Instant | undefined): Kinds[K];
  /** The process is to stop: the letter under way is finished, the others are left to the next process. */
  readonly isClosing?: (() => boolean) | undefined;
}

/**
 * Claims a document and delivers what is due of its letters. `due` is the rule that writes what has fallen due into
 * the document; it returns its argument unchanged when there is nothing. One instance at a time does this for a
 * document, so nothing is told twice. @throws the first fault, when all is done.
 */
export async function deliverDue<K extends CarrierKind, H extends Fate>(
  documents: Documents,
  at: { readonly tenantId: string; readonly id: string },
  now: Instant,
  due: (value: Kinds[K]) => Kinds[K],
  post: Post<K, H>,
): Promise<void> {
  if (post.isClosing?.()) return;
  let isMine = false;
  const claimed = await change(documents, post.kind, at, (current) => {
    const value = current ?? refuse("unknown-click");
    isMine = false;
    if (value.busyUntil !== undefined && value.busyUntil > now) return value;
    const next = due(value);
    if (next === value && !nextLetter<AnyLetter>(value, now)) return value;
    isMine = nextLetter<AnyLetter>(next, now) !== undefined;
    return isMine ? post.busy(next, after(now, lease)) : next;
  });
  if (isMine) await deliver(documents, claimed, now, post);
}

/**
 * Delivers the letters that are due, one at a time and each from what is stored then; how each fared is written down
 * before the next, so that after a crash another goes on where this one stopped. The document is claimed before, and
 * let go of here, with the last write when nothing more is due.
 */
async function deliver<K extends CarrierKind, H extends Fate>(
  documents: Documents,
  claimed: Kinds[K],
  now: Instant,
  post: Post<K, H>,
): Promise<void> {
  const begun = performance.now();
  const until = begun + longestRound;
  const holds = (): boolean => performance.now() < begun + lease && post.isClosing?.() !== true;
  const faults: unknown[] = [];
  const keep = (rule: (value: Kinds[K]) => Kinds[K]): Promise<Kinds[K]> =>
    change(documents, post.kind, claimed, (current) => rule(current ?? refuse("unknown-click")));
  const isOver = (): boolean => performance.now() >= until || post.isClosing?.() === true;
  const due = (value: Kinds[K]): LetterOf<K> | undefined =>
    isOver() ? undefined : nextLetter(value as Carrier<LetterOf<K>>, now);
  const isMine = ({ busyUntil }: Kinds[K]): boolean => busyUntil === claimed.busyUntil;
  const letGo = (value: Kinds[K]): Kinds[K] => (isMine(value) ? post.busy(value, undefined) : value);

  try {
    for (let value = claimed; isMine(value);) {
      const letter = due(value);
      if (!letter) {
        value = await keep((current) => (due(current) ? current : letGo(current)));
        continue;
      }
      const told = value;
      const how = await tried(letter, () => post.tell(told, letter), faults);
      const note = () =>
        keep((current) => {
          const next = post.handled(current, letter, how, now);
          return due(next) ? next : letGo(next);
        });
      value = await persistently(note, holds);
    }
  } catch (error) {
    // What is left need not wait as it must when the process has died.
    await keep(letGo).catch(() => undefined);
    throw error;
  }
  if (faults.length > 0) throw faults[0];
}

/** Between two tries to note how a letter fared, in milliseconds. */
const noteAgainAfter = second;

/** However long the store is away while the claim `holds`: what Teams has taken in and nobody noted would be sent again. */
async function persistently<T>(note: () => Promise<T>, holds: () => boolean): Promise<T> {
  for (;;) {
    try {
      return await note();
    } catch (error) {
      if (!isTheStores(error) || !holds()) throw error;
      await new Promise((done) => setTimeout(done, noteAgainAfter));
    }
  }
}

const isTheStores = (error: unknown): boolean =>
  error instanceof StoreUnavailable || error instanceof WriteConflict;

/** A fault of ours in one letter holds up no other: it is tried again, and logged. The store's own ends the round. */
async function tried<H extends Fate>(
  letter: AnyLetter,
  run: () => Promise<H>,
  faults: unknown[],
): Promise<H | Fate> {
  try {
    const how = await run();
    if (how.fate === "later" && letter.tries + 1 >= parkedAfter) faults.push(new LetterParked(letter));
    return how;
  } catch (error) {
    if (isTheStores(error)) throw error;
    faults.push(error);
    return { fate: "later" };
  }
}
