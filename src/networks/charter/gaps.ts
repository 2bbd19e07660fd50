import { areaKey, isListed } from "../members/member.js";
import type { Network } from "../network.js";
import { charterFields } from "./charter.js";

export const gapIds = ["kind", "aim", ...charterFields, "anchoring"] as const;
export type GapId = (typeof gapIds)[number];

/** Noget, der mangler: something the guide asks for that nobody has settled. */
export interface Gap {
  readonly id: GapId;
  /** The areas that lack a leader's backing. */
  readonly areas?: readonly string[];
}

/** Without a name and a purpose there is nothing to say yes to; everything else is advice. */
export const blocks = ({ id }: Gap): boolean => id === "title" || id === "purpose";

/**
 * What is missing before leaders are asked: of the guide (kind, aim), of the kommissorium, and a leader from every
 * area that takes part. A netværksleder is never missing. S3-3, S3-4.
 */
export function gapsIn(network: Pick<Network, "guide" | "texts" | "members" | "seats">): Gap[] {
  const { answers } = network.guide;
  const areas = areasWithoutLeader(network);
  const isMissing: Partial<Record<GapId, boolean>> = {
    kind: !answers["formality"] || !answers["task"],
    aim: !answers["aim"],
    anchoring: areas.length > 0,
    ...Object.fromEntries(charterFields.map((field) => [field, !network.texts[field]?.trim()])),
  };
  const missing = gapIds.filter((id) => isMissing[id]);
  return missing.map((id) => (id === "anchoring" ? { id, areas } : { id }));
}

/** The areas that take part, in which nobody listed is a leader and no leader has a seat. */
export function areasWithoutLeader({ members, seats }: Pick<Network, "members" | "seats">): string[] {
  const listed = members.filter((member) => isListed(member) && areaKey(member.area) !== "");
  const leaders = listed.filter(({ capacity }) => capacity === "leader").map(({ area }) => areaKey(area));
  const backed = new Set([...leaders, ...seats.map(({ area }) => areaKey(area))]);
  const bare = new Map(listed.map(({ area }) => [areaKey(area), area]));
  return [...bare].filter(([key]) => !backed.has(key)).map(([, area]) => area);
}
