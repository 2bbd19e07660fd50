import type { Instant } from "../../time.js";

/** A short-lived address from which one person may fetch a document; its id is the mark of the secret in the address. */
export interface Download {
  readonly tenantId: string;
  readonly id: string;
  readonly themeId: string;
  readonly personId: string;
  readonly changedAt: Instant;
  /** When the address stops working and this is removed. */
  readonly dueAt: Instant;
}
