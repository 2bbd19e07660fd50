import { withPerson, type Digest, type Person, type Quiet } from "../../people/person.js";
import { refuse } from "../../refusal.js";
import type { Instant } from "../../time.js";
import { isWallTime } from "../calendar-time.js";
import { nextDigest, usualTime } from "../digest/moments.js";
import type { WallTime, Weekday } from "../when.js";

/** What stands in the inputs of the settings' card. */
export interface Wishes {
  readonly quietFrom: WallTime;
  readonly quietUntil: WallTime;
  /** The networks that are ticked, and those that could be. */
  readonly muted: readonly string[];
  readonly listed: readonly string[];
  /** What is missed by muting comes in the morning. */
  readonly gathers: boolean;
  readonly weekday: Weekday | undefined;
  readonly time: WallTime;
}

/**
 * A person's wishes for what is sent to them privately about meetings. Both quiet hours are empty when there are none.
 * @throws Refusal quiet-times with the field.
 */
export function withWishes(person: Person, wishes: Wishes, now: Instant): Person {
  const { quiet: before, skipsMorning, ...rest } = person;
  const quiet = quietIn(wishes);
  const change: Partial<Person> = {
    muted: mutedBy(person, wishes),
    ...(quiet ? { quiet } : {}),
    ...(wishes.gathers ? {} : { skipsMorning: true }),
  };
  return withPerson(withDigest(rest, digestIn(wishes), now), change, now);
}

function quietIn({ quietFrom, quietUntil }: Wishes): Quiet | undefined {
  if (quietFrom === "" && quietUntil === "") return undefined;
  if (!isWallTime(quietFrom)) refuse("quiet-times", { field: "quietFrom" });
  if (!isWallTime(quietUntil) || quietUntil === quietFrom) refuse("quiet-times", { field: "quietUntil" });
  return { from: quietFrom, until: quietUntil };
}

const digestIn = ({ weekday, time }: Wishes): Digest | undefined =>
  weekday === undefined ? undefined : { weekday, time: isWallTime(time) ? time : usualTime };

/** One that stays as it was comes when it was to come; of another, or none, nothing is still to come. */
function withDigest(person: Person, digest: Digest | undefined, now: Instant): Person {
  const { digest: before, digestAt, ...rest } = person;
  if (digest && before?.weekday === digest.weekday && before.time === digest.time) return person;
  const letters = (person.letters ?? []).filter(({ kind }) => kind !== "digest");
  return { ...rest, letters, ...(digest ? { digest, digestAt: nextDigest(digest, now) } : {}) };
}

/** Networks that the list had no room for stay as they were. */
const mutedBy = ({ muted = [] }: Person, wishes: Wishes): string[] => [
  ...muted.filter((id) => !wishes.listed.includes(id)),
  ...wishes.listed.filter((id) => wishes.muted.includes(id)),
];

export const withoutQuiet = (person: Person): Person => {
  const { quiet, ...rest } = person;
  return quiet ? rest : person;
};

/** Quiet hours that were turned off are as they were; others chosen since stay. @throws Refusal unknown-click for what are none. */
export function quietAgain(person: Person, quiet: Quiet): Person {
  const { from, until } = quiet;
  if (!isWallTime(from) || !isWallTime(until) || from === until) refuse("unknown-click");
  return person.quiet ? person : { ...person, quiet: { from, until } };
}

/** Mutes a network's private reminders, or no longer; unchanged when it is so already. */
export function withMuted(person: Person, networkId: string, isMuted: boolean): Person {
  const { muted = [] } = person;
  if (muted.includes(networkId) === isMuted) return person;
  return { ...person, muted: isMuted ? [...muted, networkId] : muted.filter((id) => id !== networkId) };
}
