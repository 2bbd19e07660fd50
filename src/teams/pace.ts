import { setTimeout as pause } from "node:timers/promises";
import { change } from "../store/change.js";
import type { Beat } from "../store/beat.js";
import type { Documents } from "../store/documents.js";
import type { Instant } from "../time.js";

/** Slots taken in one claim: few enough that a process that dies leaves hardly a hole. */
const mostClaimed = 12;
/** A slot missed by more than this, in milliseconds, is let go: what is sent late meets what others send on time. */
const tooLate = 40;
/** No slot is given out further ahead than this, in milliseconds: one that is was claimed by a clock that was wrong. */
const furthest = 60_000;
/** An answer that has no slot by then, in milliseconds, or has missed its own, goes without: someone waits for it. */
const answerWaits = 1_000;
/** What a slow store adds to the moment of the next slot at most, in milliseconds. */
const longestLead = 5_000;
/**
 * So many answers an instance may send to a tenant within `unaskedSpan` milliseconds without a slot, where it knows of no
 * letters going there: what one person's answer takes. The pace leaves room for three instances that do.
 */
const unasked = 2;
const unaskedSpan = 1_100;
/** Slots left empty after the first claim in a while: so many answers may just have gone out unasked. */
const leftEmpty = 3 * unasked;
/** A tenant was busy so lately, in milliseconds, that it may be still. */
const lately = 2_000;

/** What waits for a slot: an answer to someone who waits, a card in a channel that is drawn anew, a letter. */
export type Urgency = "answer" | "painting" | "letter";

interface Waiting {
  readonly as: Urgency;
  readonly given: (slot: number) => void;
  readonly failed: (reason: unknown) => void;
}

const ranks: Record<Urgency, number> = { answer: 0, painting: 1, letter: 2 };

/**
 * Teams' limit for an app in one tenant holds for all instances together, and they know nothing of each other but the
 * store. So each claims the next few slots of the tenant there, evenly spaced, and sends one message in each, answers
 * before paintings before letters. Nobody waits for a dead instance: its slots pass. An answer where little goes on
 * needs none, so that it costs the store nothing.
 */
export class Pace {
  readonly #documents: Documents;
  readonly #spacing: number;
  /** Who waits for a slot, by tenant; a tenant is here while slots are being claimed for it. */
  readonly #waiting = new Map<string, Waiting[]>();
  /** When answers last went out without a slot, and until when a tenant is known to be busy, by tenant. */
  readonly #unasked = new Map<string, number[]>();
  readonly #busy = new Map<string, number>();
  /** How much later than now the next slots are claimed: a store that is slow to write would else give out past ones. */
  #lead = 0;

  constructor(documents: Documents, perSecond: number) {
    this.#documents = documents;
    this.#spacing = 1_000 / perSecond;
  }

  /**
   * Resolves when a message to the tenant may be sent; false when that would be after `until` (by `performance.now()`).
   * Rejects when the store cannot give out slots.
   */
  async turn(tenantId: string, until: number, as: Urgency): Promise<boolean> {
    if (as === "answer" && this.#goesUnasked(tenantId)) return true;
    const hurries = as === "answer" ? performance.now() + answerWaits : Infinity;
    for (;;) {
      const slot = await this.#slot(tenantId, as, hurries);
      if (slot === undefined) return true;
      if (as === "letter") this.#busy.set(tenantId, slot);
      const wait = slot - Date.now();
      if (performance.now() + wait > until) return false;
      if (wait > 0) await pause(wait);
      if (Date.now() - slot <= tooLate || performance.now() >= hurries) return true;
    }
  }

  /**
   * When the cards of a scene may be drawn anew, by `Date.now()`: all instances together draw them once in `between`
   * milliseconds, so that their threads have room for what must be told. Rejects when the store cannot say.
   */
  async painting(tenantId: string, scene: string, between: number): Promise<number> {
    let at = 0;
    await this.#change(tenantId, (now, { painted = {}, ...beat }) => {
      at = Math.max(now, momentOf(painted[scene], now));
      const lately = Object.entries(painted).filter(([, until]) => Date.parse(until) > now);
      return { ...beat, painted: { ...Object.fromEntries(lately), [scene]: instantOf(at + between) } };
    });
    return at;
  }

  /** Whether an answer may go out without a slot; it is counted then. */
  #goesUnasked(tenantId: string): boolean {
    const now = Date.now();
    if (now - (this.#busy.get(tenantId) ?? 0) < lately) return false;
    const sent = (this.#unasked.get(tenantId) ?? []).filter((at) => now - at < unaskedSpan);
    if (sent.length >= unasked) return false;
    this.#unasked.set(tenantId, [...sent, now]);
    return true;
  }

  /** Undefined when the store has not given one out by `hurries`. */
  async #slot(tenantId: string, as: Urgency, hurries: number): Promise<number | undefined> {
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<number | undefined>((given, failed) => {
        const one = { as, given, failed };
        const waiting = this.#wait(tenantId, one);
        if (hurries === Infinity) return;
        timer = setTimeout(() => {
          if (waiting.includes(one)) waiting.splice(waiting.indexOf(one), 1);
          given(undefined);
        }, hurries - performance.now());
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Those who wait, with this one among them. */
  #wait(tenantId: string, one: Waiting): Waiting[] {
    const before = this.#waiting.get(tenantId);
    const waiting = before ?? [];
    const lessUrgent = waiting.findIndex(({ as }) => ranks[as] > ranks[one.as]);
    waiting.splice(lessUrgent < 0 ? waiting.length : lessUrgent, 0, one);
    this.#waiting.set(tenantId, waiting);
    if (!before) void this.#giveOut(tenantId, waiting);
    return waiting;
  }

  /** One claim at a time, for all who wait by then. */
  async #giveOut(tenantId: string, waiting: Waiting[]): Promise<void> {
    try {
      while (waiting.length > 0) {
        const count = Math.min(mostClaimed, waiting.length);
        const first = await this.#claim(tenantId, count);
        waiting.splice(0, count).forEach(({ given }, place) => given(first + place * this.#spacing));
      }
    } catch (error) {
      for (const { failed } of waiting.splice(0)) failed(error);
    } finally {
      this.#waiting.delete(tenantId);
    }
  }

  /** The next `count` slots of the tenant become ours; when the first of them is, by `Date.now()`. */
  async #claim(tenantId: string, count: number): Promise<number> {
    let first = 0;
    let asked = 0;
    await this.#change(tenantId, (now, beat) => {
      asked = performance.now();
      const taken = momentOf(beat.until, now);
      first = Math.max(now + this.#lead, taken);
      // Slots of others lie ahead, or no slot was taken in a while.
      if (taken > now) this.#busy.set(tenantId, taken);
      const after = now - taken > unaskedSpan ? count + leftEmpty : count;
      return { ...beat, until: instantOf(first + after * this.#spacing) };
    });
    const took = performance.now() - asked;
    this.#lead = took > tooLate ? Math.min(1.2 * took, longestLead) : 0;
    return first;
  }

  async #change(tenantId: string, rule: (now: number, beat: Beat) => Beat): Promise<void> {
    await change(this.#documents, "beat", { tenantId, id: "beat" }, (current) => {
      const now = Date.now();
      const changedAt = instantOf(now);
      return { ...rule(now, current ?? { tenantId, id: "beat", changedAt, until: instantOf(0) }), changedAt };
    });
  }
}

const instantOf = (moment: number): Instant => new Date(Math.ceil(moment)).toISOString();

/** `now` where nothing is taken, or by a clock that was wrong. */
function momentOf(taken: Instant | undefined, now: number): number {
  const moment = taken === undefined ? now : Date.parse(taken);
  return moment > now + furthest ? now : moment;
}
