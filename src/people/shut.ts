import { between, day, type Instant } from "../time.js";
import type { Person } from "./person.js";

/** Someone who acts in a channel so long after may have got the bot by a team since, and is tried again. */
const shutFor = day;

/** Whether nothing is to be tried in the private chat in answer to what its person does elsewhere. */
export const isShutStill = (person: Person | undefined, now: Instant): boolean =>
  person?.shutSince !== undefined && between(person.shutSince, now) < shutFor;

/**
 * Teams lets the bot write nothing to the person from now on. Unchanged when that is known, and when they have been heard
 * from since: what was refused was sent before that. One who is not known yet has no name either.
 */
export function withShut(
  known: Person | undefined,
  at: Pick<Person, "tenantId" | "id">,
  now: Instant,
): Person {
  if (known?.shutSince || (known && known.changedAt > now)) return known;
  const { tenantId, id } = at;
  return { ...(known ?? { tenantId, id, name: "", changedAt: now }), shutSince: now };
}

/** They have been heard from, so they can be written to. */
export function withOpen(person: Person): Person {
  if (!person.shutSince) return person;
  const { shutSince, ...open } = person;
  return open;
}
