import { changedFields, isKept, textsAt } from "../charter/versions.js";
import type { CharterField } from "../charter/charter.js";
import { areaKey } from "../members/member.js";
import type { Network } from "../network.js";
import type { Round } from "./round.js";

/** What differs for one area between two rounds: the kommissorium field by field, and its own people. */
export interface Changes {
  /** The version that is compared with. */
  readonly version: number;
  readonly fields: readonly CharterField[];
  /** The area's own people, by name. */
  readonly joined: readonly string[];
  readonly left: readonly string[];
  readonly altered: readonly string[];
}

type Listed = Round["members"][number];

const peopleFrom = ({ members }: Round, seatId: string): readonly Listed[] =>
  members.filter(({ area }) => areaKey(area) === seatId);

export function changesBetween(network: Network, earlier: Round, later: Round, seatId: string): Changes {
  const [before, after] = [peopleFrom(earlier, seatId), peopleFrom(later, seatId)];
  const known = (people: readonly Listed[], one: Listed) => people.find(({ id }) => id === one.id);
  const differs = (one: Listed) => {
    const old = known(before, one);
    return old !== undefined && !isSame(old, one);
  };
  return {
    version: earlier.version,
    fields: changedFields(textsAt(network, earlier.version), textsAt(network, later.version)),
    joined: after.filter((one) => !known(before, one)).map(({ name }) => name),
    left: before.filter((one) => !known(after, one)).map(({ name }) => name),
    altered: after.filter(differs).map(({ name }) => name),
  };
}

const isSame = (one: Listed, other: Listed): boolean =>
  one.name === other.name &&
  one.capacity === other.capacity &&
  one.duty === other.duty &&
  one.why === other.why;

/** Whether a leader would approve the very same again: every word is still known, and none of it differs. */
export function isSameContent(network: Network, earlier: Round, later: Round, seatId: string): boolean {
  const { fields, joined, left, altered } = changesBetween(network, earlier, later, seatId);
  return (
    isKept(network, earlier.version) && [fields, joined, left, altered].every(({ length }) => length === 0)
  );
}

/** What changed since the seat's holder last decided on it; undefined for one who never did. S3-5. */
export function changedSince(network: Network, seatId: string): Changes | undefined {
  const newest = network.rounds.at(-1);
  const holder = newest?.seats.find(({ id }) => id === seatId)?.holder;
  const decisions = network.rounds
    .slice(0, -1)
    .flatMap(({ seats }) => seats.filter(({ id, decision }) => id === seatId && decision?.by === holder));
  const last = decisions.at(-1)?.decision;
  const earlier = last && network.rounds.find(({ number }) => number === last.round);
  return newest && earlier ? changesBetween(network, earlier, newest, seatId) : undefined;
}
