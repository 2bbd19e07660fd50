import type { Documents, Due } from "../store/documents.js";
import { after, minute, second, type Instant } from "../time.js";

/** How many documents one instance sees to at once: Teams' answers take their time, and it takes 50 a second. */
export const hands = 32;
/** Of these, so many at most for one tenant: when Teams makes one wait, the others do not. */
export const handsForOne = 24;
/** While one tenant has all it may have and more waits, it is seen this often whether another has something due. */
export const othersSeenAfter = 5 * second;
/** How many are read at a time, besides those that are seen to already. */
export const page = 100;
/** A look that finds ever more ends after this, so that what failed at its beginning is tried again. */
export const longestLook = minute;

/** What a look left: the oldest that is still due though nobody is at it, and whether there is more to look for. */
export interface Left {
  readonly oldestDue?: Instant;
  readonly isMore: boolean;
}

const keyOf = ({ kind, tenantId, id }: Due): string => `${kind} ${tenantId} ${id}`;

/**
 * Sees to what is due, several documents at a time. Each is begun once in a look, whatever comes of it: one that
 * failed or is another instance's stays due and is left for the next look. One that hangs keeps its hand, no more.
 */
export class Drain {
  readonly #documents: Documents;
  readonly #now: () => Instant;
  readonly #seeTo: (what: Due) => Promise<void>;
  readonly #underWay = new Map<string, { readonly tenantId: string; readonly ended: Promise<void> }>();
  #isStopped = false;

  /** `seeTo` never rejects. */
  constructor(documents: Documents, now: () => Instant, seeTo: (what: Due) => Promise<void>) {
    this.#documents = documents;
    this.#now = now;
    this.#seeTo = seeTo;
  }

  /** Begins all that is due, page by page, the oldest first. What was begun last may still be under way after it. */
  async look(): Promise<Left> {
    const begun = new Set<string>();
    const until = after(this.#now(), longestLook);
    for (let limit = page; ;) {
      const found = await this.#documents.due(this.#now(), limit);
      const fresh = this.#fresh(found, begun);
      const isAll = fresh.length === 0 && found.length < limit;
      if (isAll || this.#isStopped) return { ...this.#oldestOf(found), isMore: false };
      if (this.#now() > until) return { ...this.#oldestOf(found), isMore: true };
      limit = page + found.length - fresh.length;
      // Several instances read the same page: while there is much to do, each begins elsewhere in it.
      await this.#begin(found.length < page ? fresh : rotated(fresh), begun, until);
    }
  }

  /** Begins no more. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Resolves when nothing of what was begun by now is under way. */
  async ended(): Promise<void> {
    await Promise.all([...this.#underWay.values()].map(({ ended }) => ended));
  }

  #fresh(found: readonly Due[], begun: ReadonlySet<string>): Due[] {
    return found.filter((one) => !begun.has(keyOf(one)) && !this.#underWay.has(keyOf(one)));
  }

  /** What is not begun when its time is up is due still, and is read again. */
  async #begin(waiting: Due[], begun: Set<string>, until: Instant): Promise<void> {
    let seen = performance.now();
    while (waiting.length > 0 && !this.#isStopped && this.#now() <= until) {
      const at = this.#turnOf(waiting);
      const [next] = at === undefined ? [] : waiting.splice(at, 1);
      if (next) {
        begun.add(keyOf(next));
        this.#take(next);
        continue;
      }
      await this.#anyEnds(othersSeenAfter);
      if (this.#underWay.size >= hands || performance.now() - seen < othersSeenAfter) continue;
      seen = performance.now();
      waiting.push(...this.#fresh(await this.#ofOthers(waiting), begun));
    }
  }

  /** What is due of tenants that nothing waits for. */
  #ofOthers(waiting: readonly Due[]): Promise<readonly Due[]> {
    const tenants = new Set(waiting.map(({ tenantId }) => tenantId));
    return this.#documents.due(this.#now(), page, [...tenants]);
  }

  async #anyEnds(atMost: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const timeUp = new Promise<void>((done) => (timer = setTimeout(done, atMost).unref()));
    await Promise.race([timeUp, ...[...this.#underWay.values()].map(({ ended }) => ended)]);
    clearTimeout(timer);
  }

  /** The first of the tenant with the fewest hands; undefined while all hands are full, or those for these tenants. */
  #turnOf(waiting: readonly Due[]): number | undefined {
    if (this.#underWay.size >= hands) return undefined;
    const busy = new Map<string, number>();
    for (const { tenantId } of this.#underWay.values()) busy.set(tenantId, (busy.get(tenantId) ?? 0) + 1);
    let turn: number | undefined;
    let fewest = handsForOne;
    for (const [at, { tenantId }] of waiting.entries()) {
      const count = busy.get(tenantId) ?? 0;
      if (count < fewest) [turn, fewest] = [at, count];
    }
    return turn;
  }

  #take(what: Due): void {
    const key = keyOf(what);
    const ended = this.#seeTo(what).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, { tenantId: what.tenantId, ended });
  }

  #oldestOf(found: readonly Due[]): Pick<Left, "oldestDue"> {
    const left = found.find((one) => !this.#underWay.has(keyOf(one)));
    return left ? { oldestDue: left.dueAt } : {};
  }
}

function rotated<T>(items: readonly T[]): T[] {
  const from = Math.floor(Math.random() * items.length);
  return [...items.slice(from), ...items.slice(0, from)];
}
