import { setTimeout as pause } from "node:timers/promises";
import { change } from "../store/change.js";
import type { Documents } from "../store/documents.js";

/** Slots taken in one claim: few enough that a process that dies leaves hardly a hole. */
const mostClaimed = 24;
/** A slot missed by more than this, in milliseconds, is let go: what is sent late meets what others send on time. */
const tooLate = 40;
/** No slot is given out further ahead than this, in milliseconds: one that is was claimed by a clock that was wrong. */
const furthest = 60_000;

interface Waiting {
  readonly given: (slot: number) => void;
  readonly failed: (reason: unknown) => void;
}

/**
 * Teams' limit for an app in one tenant holds for all instances together, and they know nothing of each other but the
 * store. So each claims the next few slots of the tenant there, evenly spaced, and sends one letter in each. Nobody
 * waits for a dead instance: its slots pass. Turns are not paced here; they would have to wait for the store.
 */
export class Pace {
  readonly #documents: Documents;
  readonly #spacing: number;
  /** Who waits for a slot, by tenant; a tenant is here while slots are being claimed for it. */
  readonly #waiting = new Map<string, Waiting[]>();

  constructor(documents: Documents, perSecond: number) {
    this.#documents = documents;
    this.#spacing = 1_000 / perSecond;
  }

  /**
   * Resolves when a letter to the tenant may be sent; false when that would be after `until` (by `performance.now()`).
   * Rejects when the store cannot give out slots.
   */
  async turn(tenantId: string, until: number): Promise<boolean> {
    for (;;) {
      const slot = await this.#slot(tenantId);
      const wait = slot - Date.now();
      if (performance.now() + wait > until) return false;
      if (wait > 0) await pause(wait);
      if (Date.now() - slot <= tooLate) return true;
    }
  }

  #slot(tenantId: string): Promise<number> {
    return new Promise((given, failed) => {
      const before = this.#waiting.get(tenantId);
      const waiting = before ?? [];
      waiting.push({ given, failed });
      this.#waiting.set(tenantId, waiting);
      if (!before) void this.#giveOut(tenantId, waiting);
    });
  }

  /** One claim at a time, for all who wait by then. */
  async #giveOut(tenantId: string, waiting: Waiting[]): Promise<void> {
    try {
      while (waiting.length > 0) {
        const next = waiting.slice(0, mostClaimed);
        const first = await this.#claim(tenantId, next.length);
        waiting.splice(0, next.length).forEach(({ given }, place) => given(first + place * this.#spacing));
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
    await change(this.#documents, "beat", { tenantId, id: "beat" }, (current) => {
      const now = Date.now();
      const taken = current ? Date.parse(current.until) : now;
      first = taken > now + furthest ? now : Math.max(now, taken);
      const until = new Date(Math.ceil(first + count * this.#spacing)).toISOString();
      return { tenantId, id: "beat", changedAt: new Date(now).toISOString(), until };
    });
    return first;
  }
}
