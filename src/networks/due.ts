import { deliverDue, type Post } from "../letters/delivering.js";
import type { Documents, Place } from "../store/documents.js";
import type { Mail } from "../teams/mail.js";
import type { Instant } from "../time.js";
import { busy, handled, remindedBy, type Handled } from "./letters/carrying.js";
import { tell } from "./letters/telling.js";

/**
 * A network has fallen due: letters to deliver, leaders to remind. It comes right after a turn that wrote letters, and
 * by the clock for what was left undone.
 */
export function networkIsDue(documents: Documents, at: Place, now: Instant, mail: Mail): Promise<void> {
  const post: Post<"network", Handled> = {
    kind: "network",
    tell: (network, letter) => tell({ documents, network, letter, now, mail }),
    handled,
    busy,
    isClosing: mail.isClosing,
  };
  return deliverDue(documents, at, now, remindedBy(now), post);
}
