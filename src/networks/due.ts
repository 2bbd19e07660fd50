import type { Documents, Place } from "../store/documents.js";
import type { Mail } from "../teams/mail.js";
import type { Instant } from "../time.js";

/** A network has fallen due: letters to deliver, leaders to remind. */
export async function networkIsDue(
  _documents: Documents,
  _at: Place,
  _now: Instant,
  _mail: Mail,
): Promise<void> {
  await Promise.resolve();
}
