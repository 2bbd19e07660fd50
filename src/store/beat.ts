import type { Instant } from "../time.js";

/** Takt: until when the slots for letters to one tenant are given out; written by every instance that sends some. */
export interface Beat {
  readonly tenantId: string;
  readonly id: string;
  readonly changedAt: Instant;
  readonly until: Instant;
}
