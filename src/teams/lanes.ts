import type { Pace, Urgency } from "./pace.js";

type Window = readonly [messages: number, milliseconds: number];

export interface Limits {
  readonly perThread: readonly Window[];
  readonly perTenant: readonly Window[];
  /** Milliseconds between two paintings of a card. */
  readonly betweenPaintings: number;
  /** Messages a second to one tenant from all instances together; absent: as they come. */
  readonly together?: number;
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
  // Teams takes 50: the way there varies, and some answers go out unasked (pace.ts).
  together: 46.5,
};
/** For tests that are not about the limits. */
export const noLimits: Limits = { perThread: [], perTenant: [], betweenPaintings: 0 };
const longest = 3_610_000;

export interface Lane {
  readonly tenantId: string;
  readonly conversationId: string;
}

/** How long something may wait for its turn, by `performance.now()`, and what it is. */
export interface Wait {
  readonly until: number;
  readonly as: Urgency;
}

/**
 * One lane for each conversation: what is sent there goes one at a time, in order and within Teams' limits, so that
 * a card never shows an older state after a newer one. The threads' windows are kept here, in memory only; the
 * tenant's are kept by all instances together, and here, too, for when they cannot reach each other.
 */
export class Lanes {
  readonly #tails = new Map<string, Promise<unknown>>();
  readonly #sent = new Map<string, number[]>();
  /** Where Teams wants to hear nothing until then. */
  readonly #resting = new Map<string, number>();
  readonly #limits: Limits;
  readonly #pace: Pick<Pace, "turn"> | undefined;
  #nextSweep = longest;

  constructor(limits: Limits = teamsLimits, pace?: Pick<Pace, "turn">) {
    this.#limits = limits;
    this.#pace = pace;
  }

  /**
   * Runs `job` when its turn has come; undefined when that would be too late. `instead` is asked first: what it gives
   * is taken without sending anything.
   */
  async run<T>(
    lane: Lane,
    wait: Wait,
    job: () => Promise<T>,
    instead: () => T | undefined,
  ): Promise<T | undefined> {
    const before = this.#tails.get(lane.conversationId);
    const mine = this.#after(before, lane, wait, job, instead);
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
    wait: Wait,
    job: () => Promise<T>,
    instead: () => T | undefined,
  ): Promise<T | undefined> {
    await before;
    let isOurTurn = this.#pace === undefined;
    for (;;) {
      const found = instead();
      if (found !== undefined) return found;
      const milliseconds = this.#roomIn(lane);
      if (milliseconds > 0) {
        if (performance.now() + milliseconds > wait.until) return undefined;
        await new Promise((done) => setTimeout(done, milliseconds));
      } else if (isOurTurn) {
        return this.#counted(lane, job);
      } else {
        if (!(await this.#turn(lane, wait))) return undefined;
        isOurTurn = true;
      }
    }
  }

  /**
   * By the pace of all instances. Where the store cannot say whose turn it is, an answer goes out all the same: it may be
   * the one that says so.
   */
  #turn({ tenantId }: Lane, { until, as }: Wait): Promise<boolean> | undefined {
    return this.#pace?.turn(tenantId, until, as).catch(() => as === "answer");
  }

  /** Teams wants to hear nothing in a conversation for so long, which is longer than who was refused could wait. */
  rest(conversationId: string, milliseconds: number): void {
    this.#resting.set(conversationId, performance.now() + milliseconds);
  }

  /** The milliseconds until there may be room; 0 when there is. */
  #roomIn(lane: Lane): number {
    const now = performance.now();
    this.#sweep(now);
    const { perThread, perTenant } = this.#limits;
    const [thread, tenant] = this.#sentIn(lane, now);
    const rest = (this.#resting.get(lane.conversationId) ?? now) - now;
    return Math.max(rest, waitFor(thread, perThread, now), waitFor(tenant, perTenant, now));
  }

  #counted<T>(lane: Lane, job: () => Promise<T>): Promise<T> {
    const now = performance.now();
    for (const sent of this.#sentIn(lane, now)) sent.push(now);
    return job();
  }

  #sentIn({ tenantId, conversationId }: Lane, now: number): [thread: number[], tenant: number[]] {
    const { perThread, perTenant } = this.#limits;
    return [
      this.#sentTo(`thread ${conversationId}`, now, longestOf(perThread)),
      this.#sentTo(`tenant ${tenantId}`, now, longestOf(perTenant)),
    ];
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
    for (const [name, until] of this.#resting) if (until <= now) this.#resting.delete(name);
    for (const [name, sent] of this.#sent) if (now - (sent.at(-1) ?? 0) >= longest) this.#sent.delete(name);
  }
}

const longestOf = (windows: readonly Window[]): number => Math.max(0, ...windows.map(([, span]) => span));

function waitFor(sent: readonly number[], windows: readonly Window[], now: number): number {
  return Math.max(0, ...windows.map(([most, span]) => (sent.at(-most) ?? -Infinity) + span - now));
}
