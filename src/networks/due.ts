import { refuse } from "../refusal.js";
import { change } from "../store/change.js";
import type { Documents, Place } from "../store/documents.js";
import type { Mail } from "../teams/mail.js";
import type { Instant } from "../time.js";
import { claim } from "./letters/carrying.js";
import { deliverLetters } from "./letters/delivering.js";

/**
 * A network has fallen due: letters to deliver, leaders to remind. One instance claims it, so that nothing is told
 * twice; it comes right after a turn that wrote letters, and by the clock for what was left undone.
 */
export async function networkIsDue(documents: Documents, at: Place, now: Instant, mail: Mail): Promise<void> {
  let isMine = false;
  const network = await change(documents, "network", at, (current = refuse("no-such-network")) => {
    const claimed = claim(current, now);
    isMine = claimed !== current;
    return claimed;
  });
  if (isMine) await deliverLetters(documents, network, now, mail);
}
