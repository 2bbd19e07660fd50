import type { Logger } from "pino";
import { between, minute, type Instant } from "../time.js";
import type { Left } from "./drain.js";

/** No sweep has come to its end for this long though the process is up: the clock is stuck. */
export const longestSilence = 5 * minute;
/** Something has been due for this long and nobody has taken it up: the clock is stuck, too. */
export const longestOverdue = 15 * minute;
/** A stuck clock is told again after this, so that an alert stays raised and the log stays readable. */
export const toldAgainAfter = 5 * minute;
/** Parked documents are counted up to this. */
export const mostCounted = 100;

/** How the clock fares, for /readyz and the log; moments and numbers only. */
export interface ClockHealth {
  readonly state: "running" | "stuck";
  /** `no-sweep`: none has come to its end lately. `overdue`: something due is not taken up. */
  readonly reason?: "no-sweep" | "overdue";
  readonly lastBegun?: Instant;
  readonly lastFinished?: Instant;
  /** What the last sweep left due: it failed, or has no one to see to it. */
  readonly oldestDue?: Instant;
  /** Documents with parked letters, `mostCounted` standing for that many or more; unknown before the first sweep. */
  readonly parked?: number;
}

/** Watches the clock, and tells the log when it fares worse. */
export class Watch {
  readonly #now: () => Instant;
  readonly #log: Logger;
  readonly #startedAt: Instant;
  #seen: Omit<ClockHealth, "state" | "reason"> = {};
  #toldAt: Instant | undefined;

  constructor(now: () => Instant, log: Logger) {
    this.#now = now;
    this.#log = log;
    this.#startedAt = now();
  }

  begun(): void {
    this.#seen = { ...this.#seen, lastBegun: this.#now() };
  }

  /** A sweep has come to its end: what it left due, and how many documents have parked letters. */
  finished({ oldestDue }: Omit<Left, "isMore">, parked: number): void {
    const before = this.#seen.parked ?? 0;
    const { lastBegun } = this.#seen;
    this.#seen = {
      ...(lastBegun ? { lastBegun } : {}),
      lastFinished: this.#now(),
      ...(oldestDue ? { oldestDue } : {}),
      parked,
    };
    if (parked > before) this.#log.warn({ code: "letters-parked", parked }, "letters are parked");
    this.look();
  }

  health(): ClockHealth {
    const reason = this.#reason();
    return reason ? { state: "stuck", reason, ...this.#seen } : { state: "running", ...this.#seen };
  }

  /** Tells of a stuck clock, again after some minutes as long as it is, and once when it runs again. */
  look(): void {
    const { state, ...how } = this.health();
    const now = this.#now();
    if (state === "running") {
      if (this.#toldAt) this.#log.info({ code: "clock-runs", ...how }, "the clock runs again");
      this.#toldAt = undefined;
    } else if (!this.#toldAt || between(this.#toldAt, now) >= toldAgainAfter) {
      this.#toldAt = now;
      this.#log.error({ code: "clock-stuck", ...how }, "the clock is stuck");
    }
  }

  /** What was due before this process was up counts from then: it has had no longer to see to it. */
  #reason(): ClockHealth["reason"] {
    const { lastFinished = this.#startedAt, oldestDue } = this.#seen;
    const now = this.#now();
    if (between(lastFinished, now) >= longestSilence) return "no-sweep";
    if (!oldestDue) return undefined;
    const since = oldestDue > this.#startedAt ? oldestDue : this.#startedAt;
    return between(since, now) >= longestOverdue ? "overdue" : undefined;
  }
}
