type Window = readonly [messages: number, milliseconds: number];

export interface Limits {
  readonly perThread: readonly Window[];
  readonly perTenant: readonly Window[];
  /** Milliseconds between two paintings of a card. */
  readonly betweenPaintings: number;
  /** Letters a second to one tenant from all instances together; absent: as they come. */
  readonly lettersPerSecond?: number;
}

/** Teams' limits for one bot, with a little room for the way there. */
export const teamsLimits: Limits = {
  perThread: [
    [7, 1_100],
    [8, 2_200],
    [60, 31_000],
    [1_800, 3_610_000],
  ],
  perTenant: [[50, 1_100]],
  // At this pace a card can be painted the whole hour through, and its thread still has room for what must be told.
  betweenPaintings: 2_100,
  // Teams takes 50, and the way there varies.
  lettersPerSecond: 46.5,
};
/** For tests that are not about the limits. */
export const noLimits: Limits = { perThread: [], perTenant: [], betweenPaintings: 0 };
const longest = 3_610_000;

export interface Lane {
  readonly tenantId: string;
  readonly conversationId: string;
}

/**
 * One lane for each conversation: what is sent there goes one at a time, in order and within Teams' limits, so that
 * a card never shows an older state after a newer one. Kept in memory only; no turn depends on it.
 */
export class Lanes {
  readonly #tails = new Map<string, Promise<unknown>>();
  readonly #sent = new Map<string, number[]>();
  readonly #limits: Limits;
  #nextSweep = longest;

  constructor(limits: Limits = teamsLimits) {
    this.#limits = limits;
  }

  /**
   * Runs `job` when its turn has come; undefined when that would be after `until` (as of `performance.now()`).
   * `instead` is asked first: what it gives is taken without sending anything.
   */
  async run<T>(
    lane: Lane,
    until: number,
    job: () => Promise<T>,
    instead: () => T | undefined,
  ): Promise<T | undefined> {
    const before = this.#tails.get(lane.conversationId);
    const mine = this.#after(before, lane, until, job, instead);
    const tail = mine.catch(() => undefined);
    this.#tails.set(lane.conversationId, tail);
    try {
      return await mine;
    } finally {
      if (this.#tails.get(lane.conversationId) === tail) this.#tails.delete(lane.conversationId);
    }
  }

  async #after<T>(
    before: Promise<unknown> | undefined,
    lane: Lane,
    until: number,
    job: () => Promise<T>,
    instead: () => T | undefined,
  ): Promise<T | undefined> {
    await before;
    for (;;) {
      const found = instead();
      if (found !== undefined) return found;
      const wait = this.#take(lane);
      if (wait === 0) return job();
      if (performance.now() + wait > until) return undefined;
      await new Promise((done) => setTimeout(done, wait));
    }
  }

  /** 0 and counted when there is room, else the milliseconds until there may be. */
  #take({ tenantId, conversationId }: Lane): number {
    const now = performance.now();
    this.#sweep(now);
    const thread = this.#sentTo(`thread ${conversationId}`, now, longestOf(this.#limits.perThread));
    const tenant = this.#sentTo(`tenant ${tenantId}`, now, longestOf(this.#limits.perTenant));
    const { perThread, perTenant } = this.#limits;
    const wait = Math.max(waitFor(thread, perThread, now), waitFor(tenant, perTenant, now));
    if (wait > 0) return wait;
    thread.push(now);
    tenant.push(now);
    return 0;
  }

  #sentTo(name: string, now: number, span: number): number[] {
    let sent = this.#sent.get(name);
    if (!sent) this.#sent.set(name, (sent = []));
    while (sent[0] !== undefined && now - sent[0] >= span) sent.shift();
    return sent;
  }

  /** Forgets threads that have been silent for an hour. */
  #sweep(now: number): void {
    if (now < this.#nextSweep) return;
    this.#nextSweep = now + longest;
    for (const [name, sent] of this.#sent) if (now - (sent.at(-1) ?? 0) >= longest) this.#sent.delete(name);
  }
}

const longestOf = (windows: readonly Window[]): number => Math.max(0, ...windows.map(([, span]) => span));

function waitFor(sent: readonly number[], windows: readonly Window[], now: number): number {
  return Math.max(0, ...windows.map(([most, span]) => (sent.at(-most) ?? -Infinity) + span - now));
}
