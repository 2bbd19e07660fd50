import type { Instant } from "../time.js";

/** What the change log tells of. */
export const deeds = [
  "began",
  "form-handed",
  "form-taken",
  "form-kept",
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
  /** A member by id, a seat by its mark, a version or round by its number. */
  readonly about?: string;
}

/** The oldest lines go when there are more. */
export const keptEntries = 500;

/**
 * What names a seat in the log: its id is the area as someone typed it, and the log holds no words (FNV-1a, 32 bits). An
 * area that is named nowhere else any more cannot be read out of it.
 */
export function seatMark(seatId: string): string {
  let hash = 0x811c9dc5;
  for (const letter of seatId) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `s-${hash.toString(16)}`;
}
