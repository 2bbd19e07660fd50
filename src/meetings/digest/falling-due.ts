import { carried, withNotes, type Fate } from "../../letters/carrying.js";
import { digestAtOf, withPerson, type Missed, type Person, type PersonLetter } from "../../people/person.js";
import { hasCome, type Instant } from "../../time.js";
import { withoutTold } from "../quiet/missed.js";
import { nextDigest } from "./moments.js";

/** By the clock: the person keeps their place in lists. */
const quietly = (person: Person, change: Partial<Person> = {}): Person =>
  withPerson(person, change, person.changedAt);

/**
 * Writes what has fallen due for a person as letters: the week's digest, which takes the place of the one before where
 * that was never taken in, and what they have missed. Unchanged when nothing is due.
 */
export function withFallenDue(person: Person, now: Instant): Person {
  const { digest, letters = [] } = person;
  const isDigest = hasCome(digestAtOf(person), now);
  const isMorning = hasCome(person.morningAt, now);
  if (!isDigest && !isMorning) return withRightMoment(person);
  const notes = [
    ...(isDigest ? [noteOf(person, "digest")] : []),
    ...(isMorning ? [noteOf(person, "morning")] : []),
  ];
  const { morningAt, ...rest } = person;
  return quietly(isMorning ? rest : person, {
    letters: withNotes<PersonLetter>(letters, notes, now),
    ...(digest && isDigest ? { digestAt: nextDigest(digest, now) } : {}),
  });
}

const noteOf = ({ id: to }: Person, kind: PersonLetter["kind"]) => ({ id: kind, kind, to });

/** Where nothing stands behind the moment that is stored, it would be due for ever. */
function withRightMoment(person: Person): Person {
  const right = quietly(person);
  return right.dueAt === person.dueAt ? person : right;
}

/** What became of a letter. */
export interface Handled extends Fate {
  /** What was missed and is told now, or is not to be told. */
  readonly told?: readonly Missed[];
}

/** Writes down how a letter fared. */
export function handled(person: Person, letter: PersonLetter, how: Handled, now: Instant): Person {
  const letters = carried(person.letters ?? [], letter, how, now);
  return quietly(how.told ? withoutTold(person, how.told) : person, { letters });
}

/** Kept for one instance until then, or let go of. */
export function busy({ busyUntil: before, ...person }: Person, until: Instant | undefined): Person {
  return quietly(person, until === undefined ? {} : { busyUntil: until });
}
