import type { Instant } from "../time.js";

/** Takt: until when the slots for messages to one tenant are given out; written by every instance that sends some. */
export interface Beat {
  readonly tenantId: string;
  readonly id: string;
  readonly changedAt: Instant;
  readonly until: Instant;
  /** The cards that were drawn anew just now, by scene: from when on they may be again, whoever draws them. */
  readonly painted?: Readonly<Record<string, Instant>>;
}
