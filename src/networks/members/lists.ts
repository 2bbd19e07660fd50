import type { Network } from "../network.js";
import { areaKey, isListed, type Member } from "./member.js";

/** Område: a part of the organisation that takes part, with its people on the list. */
export interface Area {
  /** The area's key; the same however it is written. */
  readonly id: string;
  /** As it was written first. */
  readonly area: string;
  readonly members: readonly Member[];
}

/** Those on the list by area, in the order they came; one whose area is not known belongs to none. S3-2, S3-3. */
export function areasOf({ members }: Pick<Network, "members">): Area[] {
  const areas = new Map<string, Area>();
  for (const member of members.filter(isListed)) {
    const id = areaKey(member.area);
    if (id === "") continue;
    const known = areas.get(id) ?? { id, area: member.area, members: [] };
    areas.set(id, { ...known, members: [...known.members, member] });
  }
  return [...areas.values()];
}

/**
 * The list as it is read: area by area, those without one last, then those who said no or left. One whom the lead
 * took off it is not there.
 */
export function inReadingOrder(network: Pick<Network, "members">): Member[] {
  const inAreas = areasOf(network).flatMap(({ members }) => members);
  const kept = network.members.filter(({ removed }) => removed === undefined);
  const others = kept.filter((member) => !inAreas.includes(member));
  return [...inAreas, ...others.filter(isListed), ...others.filter((member) => !isListed(member))];
}

/** Those on the list who can be invited by card and have not been yet. */
export const plannedPeople = ({ members }: Pick<Network, "members">): Member[] =>
  members.filter(({ standing, personId }) => standing === "planned" && personId !== undefined);
