import { withPerson, type Missed, type Person } from "../../people/person.js";
import type { Instant } from "../../time.js";
import { nextMorning } from "../digest/moments.js";
import type { Meeting } from "../meeting.js";

/** Of more only the newest are kept. */
export const mostMissed = 50;

/**
 * Notes that someone was not reminded of a meeting, to be told the next morning with all else they have missed; not
 * where they do not want that. A meeting that is noted already changes nothing: the process may have died before it
 * was written in the meeting that this was done.
 */
export function withMissed(
  person: Person,
  { id: meetingId, networkId, startsAt }: Pick<Meeting, "id" | "networkId" | "startsAt">,
  now: Instant,
): Person {
  const { missed = [], skipsMorning } = person;
  if (skipsMorning || missed.some((one) => one.meetingId === meetingId)) return person;
  const from = nextMorning(now);
  const next = [...missed, { networkId, meetingId, startsAt, from }].slice(-mostMissed);
  return withPerson(person, { missed: next, morningAt: person.morningAt ?? from }, person.changedAt);
}

/** What may be told now: what is missed today waits for tomorrow, also where this morning's letter is late. */
export const toldBy = ({ missed = [] }: Pick<Person, "missed">, now: Instant): readonly Missed[] =>
  missed.filter(({ from }) => from <= now);

/** The person once that is told. What another instance noted meanwhile is not among it, even where its morning has come. */
export function withoutTold({ missed = [], ...person }: Person, told: readonly Missed[]): Person {
  const ids = new Set(told.map(({ meetingId }) => meetingId));
  const left = missed.filter(({ meetingId }) => !ids.has(meetingId));
  return left.length > 0 ? { ...person, missed: left } : person;
}
