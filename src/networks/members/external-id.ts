import { createHash } from "node:crypto";
import type { Network } from "../network.js";
import { areaKey } from "./member.js";

/** A person's id as a member: the same person is the same member, however often they come and go. */
export const personMember = (personId: string): string => `p-${personId}`;

/**
 * The id of an external without Teams, from name and organisation however they are written. It goes into the log, which
 * holds no words of people, so it is a print of them that only this network's own words lead to.
 */
export function externalMember(network: Network, name: string, organisation: string): string {
  const print = createHash("sha256");
  for (const part of [network.tenantId, network.id, areaKey(name), areaKey(organisation)])
    print.update(`${part}\n`);
  return `x-${print.digest("hex").slice(0, 16)}`;
}
