import type { Language } from "../people/person.js";
import { after, minute, type Instant } from "../time.js";

/** How long an address works: long enough to open it at once, too short to be of use when it is passed on. */
export const worksFor = 10 * minute;

/**
 * What a file is about, one of these: a theme or a network as Word, a meeting for one's calendar, a meeting's minutes
 * as Word (by the meeting's id). It travels with an offer, and comes back unchecked.
 */
export type Subject =
  | { readonly themeId: string }
  | { readonly networkId: string }
  | { readonly meetingId: string }
  | { readonly minutesId: string };

/** A short-lived address of a file, told to one person only; its id is the mark of the secret in the address. */
export interface Download {
  readonly tenantId: string;
  readonly id: string;
  /** What the file is about, one of these. */
  readonly themeId?: string;
  readonly networkId?: string;
  readonly meetingId?: string;
  readonly minutesId?: string;
  readonly personId: string;
  /** The language the person asked in. */
  readonly language: Language;
  readonly changedAt: Instant;
  /** When the address stops working and this is removed. */
  readonly dueAt: Instant;
}

export const newDownload = (given: Omit<Download, "changedAt" | "dueAt">, now: Instant): Download => ({
  ...given,
  changedAt: now,
  dueAt: after(now, worksFor),
});

/** Whether the address still works; from the very moment it ends it does not, also before the clock comes by. */
export const stillWorks = ({ dueAt }: Download, now: Instant): boolean => now < dueAt;
