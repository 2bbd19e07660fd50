import type { Instant } from "../time.js";

/**
 * What every letter has, whatever it tells. A letter is written in the same write as what it tells of, and delivered
 * after it, so that a crash between loses none; its words are put together when it is sent, from what is stored then.
 */
export interface AnyLetter {
  /** Says what and to whom, so that the same is never written twice while it waits. */
  readonly id: string;
  readonly kind: string;
  /** aadObjectId; absent for a channel. */
  readonly to?: string;
  /** How often it was written anew while it waited: what is delivered meanwhile is then delivered again. */
  readonly nth: number;
  readonly tries: number;
  /** When it is to be sent, or tried again. */
  readonly dueAt: Instant;
  /** It waits until `dueAt`, because who is to read it wants it so or there is no hurry; that counts as no try. */
  readonly putOff?: true;
  /** Since when it has been refused time and again: an operator should look. */
  readonly parkedSince?: Instant;
}

/** The kinds of documents that carry letters. */
export const carrierKinds = ["network", "meeting", "calendar", "person"] as const;
export type CarrierKind = (typeof carrierKinds)[number];

/** Those whose letters may be parked; the last two tell by themselves, and keep as letters what Teams would not take in. */
export const parkingKinds = [...carrierKinds, "theme", "suggestion"] as const;
export type ParkingKind = (typeof parkingKinds)[number];
