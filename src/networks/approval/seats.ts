import { refuse } from "../../refusal.js";
import type { Instant } from "../../time.js";
import { areasOf } from "../members/lists.js";
import { isOwnStaff, type Member } from "../members/member.js";
import { leadOf, withNetwork, type Network } from "../network.js";
import type { Person } from "./holding.js";
import { mayHoldOwn } from "./holding.js";
import type { ApprovalSettings, PlannedSeat } from "./round.js";

/** A seat before it is sent: who is to decide for the area, if anyone. */
export interface Plan extends Pick<PlannedSeat, "id" | "area"> {
  readonly holder?: Person;
  /** Whether sending waits for a holder. An area of citizens or an association takes part without a leader's word. */
  readonly isNeeded: boolean;
}

/**
 * One seat for each participating area, as the lead corrected it, else with the area's leader among the members. S3-3.
 */
export function planOf(network: Network): readonly Plan[] {
  return areasOf(network).map(({ id, area, members }) => {
    const chosen = network.seats.find((seat) => seat.id === id);
    const holder = chosen ? { id: chosen.holder, name: chosen.holderName } : leaderIn(members, network);
    return { id, area, isNeeded: members.some(isOwnStaff), ...(holder ? { holder } : {}) };
  });
}

/** The network's lead only when there is no other leader: nobody approves their own request. */
function leaderIn(members: readonly Member[], network: Network): Person | undefined {
  const lead = leadOf(network).personId;
  const leaders = members.flatMap(({ capacity, personId, name }) =>
    capacity === "leader" && personId ? [{ id: personId, name }] : [],
  );
  return leaders.find(({ id }) => id !== lead) ?? leaders[0];
}

/** What is in the way of sending: areas without a leader, and those whose leader would approve their own request. */
export interface Hindrances {
  readonly withoutLeader: readonly string[];
  readonly own: readonly string[];
}

/** Source: S3-3, support from the leaders of every participating area. */
export function hindrancesFor(
  network: Network,
  sender: string,
  settings: Pick<ApprovalSettings, "ownApproval">,
): Hindrances {
  const plan = planOf(network);
  const held = plan.filter(({ holder }) => holder);
  const isOwn = ({ holder }: Plan) => holder?.id === sender || holder?.id === leadOf(network).personId;
  return {
    withoutLeader: plan.filter(({ holder, isNeeded }) => isNeeded && !holder).map(({ area }) => area),
    own: mayHoldOwn(held.length, settings) ? [] : held.filter(isOwn).map(({ area }) => area),
  };
}

/** @throws Refusal in-approval, already-begun, network-over. */
export function mustBeForming({ state }: Network): void {
  if (state === "awaiting") refuse("in-approval");
  if (state === "active") refuse("already-begun");
  if (state !== "forming") refuse("network-over");
}

/** Who is to decide for an area; nobody takes the choice back. */
export interface Choice {
  readonly id: string;
  readonly holder?: Person;
}

/** The lead's correction of some of the seats. @throws Refusal area-gone for an area that takes no part (any more). */
export function saveSeats(network: Network, choices: readonly Choice[], now: Instant): Network {
  mustBeForming(network);
  const plan = planOf(network);
  const changed = choices.filter(
    ({ id, holder }) => (plan.find((one) => one.id === id) ?? refuse("area-gone")).holder?.id !== holder?.id,
  );
  if (changed.length === 0) return network;
  const ids = new Set(changed.map(({ id }) => id));
  const more = changed.flatMap(({ id, holder }): PlannedSeat[] => {
    const area = plan.find((one) => one.id === id)?.area ?? "";
    return holder ? [{ id, area, holder: holder.id, holderName: holder.name }] : [];
  });
  const seats = [...network.seats.filter(({ id }) => !ids.has(id)), ...more];
  return withNetwork(network, { seats }, now);
}
