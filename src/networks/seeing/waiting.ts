import type { Seat } from "../approval/round.js";
import { leadOf, openRound, type Network } from "../network.js";

/** One thing a network waits for from someone. */
export interface Waiting {
  readonly network: Network;
  readonly kind: "invitation" | "decision" | "question" | "form";
  readonly seat?: Seat;
  /** How many questions there are to answer; one otherwise. */
  readonly count: number;
}

/** All that a network waits for from this person: a yes or no, a decision on each seat, answers to leaders, to form it. */
export function waitingIn(network: Network, personId: string): readonly Waiting[] {
  if (!network.waitsFor.includes(personId)) return [];
  const seats = openRound(network)?.seats ?? [];
  const isInvited = network.members.some((one) => one.personId === personId && one.standing === "invited");
  const undecided = seats.filter(({ holder, decision }) => holder === personId && !decision);
  const asked = seats.flatMap(({ inquiries }) => inquiries.filter(({ answer }) => !answer)).length;
  const answers = leadOf(network).personId === personId && asked > 0;
  return [
    ...(isInvited ? [{ network, kind: "invitation", count: 1 } as const] : []),
    ...undecided.map((seat) => ({ network, kind: "decision", seat, count: 1 }) as const),
    ...(network.handed?.to === personId ? [{ network, kind: "form", count: 1 } as const] : []),
    ...(answers ? [{ network, kind: "question", count: asked } as const] : []),
  ];
}
