import type { Network } from "../network.js";
import { isListed, type Capacity } from "./member.js";
import { areasOf } from "./lists.js";

/** What a good network has and this one may lack. S3-2. */
export const lackings = ["citizen", "leader", "external", "area", "level"] as const;
export type Lacking = (typeof lackings)[number];

const outside: readonly Capacity[] = ["citizen", "business", "association"];

/**
 * The perspectives that nobody on the list brings: no citizen, no leader, no external partner (citizens, businesses,
 * associations), fewer than two areas, only one level. A hint and no rule. S3-2.
 */
export function lackingIn(network: Pick<Network, "members">): Lacking[] {
  const listed = network.members.filter(isListed);
  const has: Record<Lacking, boolean> = {
    citizen: listed.some(({ capacity }) => capacity === "citizen"),
    leader: listed.some(({ capacity }) => capacity === "leader"),
    external: listed.some(({ capacity }) => outside.includes(capacity)),
    area: areasOf(network).length > 1,
    level: new Set(listed.map(({ level }) => level)).size > 1,
  };
  return lackings.filter((lacking) => !has[lacking]);
}
