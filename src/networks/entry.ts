import type { Instant } from "../time.js";

/** What the change log tells of. */
export const deeds = [
  "began",
  "guide-done",
  "charter-saved",
  "member-added",
  "member-changed",
  "member-removed",
  "member-invited",
  "member-accepted",
  "member-declined",
  "member-left",
  "handed-over",
  "sent",
  "approved",
  "returned",
  "rejected",
  "approval-kept",
  "approval-revoked",
  "delegated",
  "asked",
  "answered",
  "withdrawn",
  "started",
  "dropped",
  "taken-up",
  "closed",
  "reopened",
  "channel-chosen",
] as const;
export type Deed = (typeof deeds)[number];

/** One line of the change log: who did what, when. It holds no free text, so what someone erases is in no log. */
export interface Entry {
  readonly at: Instant;
  /** aadObjectId. */
  readonly by: string;
  readonly deed: Deed;
  /** A member, a seat, or a version or round, by its id or number. */
  readonly about?: string;
}

/** The oldest lines go when there are more. */
export const keptEntries = 500;
