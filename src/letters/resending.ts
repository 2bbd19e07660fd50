import type { Instant } from "../time.js";
import type { AnyLetter } from "./letter.js";

/**
 * The letters with those that are parked due now: the clock tries them at its next look. What has been tried before
 * still counts, so that one refused once more is parked as before. Unchanged when none is parked.
 */
export function resent<L extends AnyLetter>(letters: readonly L[], now: Instant): readonly L[] {
  const isWaiting = ({ parkedSince, dueAt }: L): boolean => parkedSince !== undefined && dueAt > now;
  return letters.some(isWaiting)
    ? letters.map((letter) => (isWaiting(letter) ? { ...letter, dueAt: now } : letter))
    : letters;
}
