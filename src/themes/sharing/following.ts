import type { Instant } from "../../time.js";
import { participantId, type Participant } from "./participant.js";

const keptHeard = 10;

/** Someone who has neither followed nor joined yet. */
export const newParticipant = (
  theme: { readonly tenantId: string; readonly id: string },
  person: { readonly id: string; readonly name: string },
  now: Instant,
): Participant => ({
  tenantId: theme.tenantId,
  id: participantId(theme.id, person.id),
  themeId: theme.id,
  personId: person.id,
  name: person.name,
  changedAt: now,
  joins: 0,
  follows: 0,
  told: [],
  heard: [],
});

/**
 * Følg: follows the theme, or stops when the person did already, for everyone's card says the same. The same press
 * heard twice counts once.
 */
export function follow(known: Participant, marks: readonly string[], now: Instant): Participant {
  if (marks.some((mark) => known.heard.includes(mark))) return known;
  const heard = [...known.heard, ...marks].slice(-keptHeard);
  return { ...known, follows: known.follows ? 0 : 1, heard, changedAt: now };
}

/** Stop med at følge: never begins, however old the card is that it stands on. */
export const unfollow = (known: Participant, now: Instant): Participant =>
  known.follows ? { ...known, follows: 0, changedAt: now } : known;

/** A follower has been told a piece of news; that is no change of theirs. */
export const told = (known: Participant, mark: string): Participant =>
  known.told.includes(mark) ? known : { ...known, told: [...known.told, mark] };
