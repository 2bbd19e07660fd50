import type { AnyLetter } from "../letters/letter.js";
import { resent } from "../letters/resending.js";
import { withCalendar } from "../meetings/calendar.js";
import { withMeeting } from "../meetings/meeting.js";
import { withNetwork } from "../networks/network.js";
import { withPerson } from "../people/person.js";
import { withTellings } from "../themes/sharing/sharing.js";
import { withLetters } from "../themes/suggestions/suggestion.js";
import { change } from "../store/change.js";
import type { Documents, Parked } from "../store/documents.js";
import type { Instant } from "../time.js";

/** More documents with parked letters than these are told of, not listed. */
export const mostListed = 1_000;
/** Where letters are sent again none is left out: after a long outage of Teams very many are parked. */
const all = 1_000_000;

/** A document with the letters of it that are parked. */
export interface ParkedLetters {
  readonly at: Parked;
  readonly letters: readonly AnyLetter[];
}

/**
 * What is parked, the longest first, of the documents that are meant. One whose letters got through meanwhile is left
 * out.
 */
export async function parkedLetters(
  documents: Documents,
  isMeant: (at: Parked) => boolean = () => true,
  most = all,
): Promise<readonly ParkedLetters[]> {
  const found: ParkedLetters[] = [];
  for (const at of (await documents.parked(most)).filter(isMeant)) {
    const letters: readonly AnyLetter[] = (await documents.read(at.kind, at))?.value.letters ?? [];
    const parked = letters.filter(({ parkedSince }) => parkedSince !== undefined);
    if (parked.length > 0) found.push({ at, letters: parked });
  }
  return found;
}

/**
 * Makes a document's parked letters due now, in one conditional write, so that the bot's clock delivers them; that bot
 * may be delivering others of it at this very moment. Its place in lists stays.
 */
export function resend(documents: Documents, { kind, tenantId, id }: Parked, now: Instant): Promise<unknown> {
  const at = { tenantId, id };
  switch (kind) {
    case "network":
      return change(documents, kind, at, dueNow(withNetwork, now));
    case "meeting":
      return change(documents, kind, at, dueNow(withMeeting, now));
    case "calendar":
      return change(documents, kind, at, dueNow(withCalendar, now));
    case "person":
      return change(documents, kind, at, dueNow(withPerson, now));
    case "theme":
      return change(documents, kind, at, dueNow(withTellings, now));
    case "suggestion":
      return change(documents, kind, at, dueNow(withLetters, now));
  }
}

/** Who it belonged to has deleted it since it was listed; nothing of it is left to send. */
export class RemovedMeanwhile extends Error {
  override readonly name = "RemovedMeanwhile";
}

type Carrying<L extends AnyLetter> = { readonly changedAt: Instant; readonly letters?: readonly L[] };

const dueNow =
  <L extends AnyLetter, D extends Carrying<L>>(
    written: (value: D, change: { readonly letters: readonly L[] }, changedAt: Instant) => D,
    now: Instant,
  ) =>
  (value: D | undefined): D => {
    if (!value) throw new RemovedMeanwhile("The document was removed meanwhile, and its letters with it.");
    const { letters: before = [] } = value;
    const letters = resent(before, now);
    return letters === before ? value : written(value, { letters }, value.changedAt);
  };
