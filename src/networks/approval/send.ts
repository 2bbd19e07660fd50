import { refuse } from "../../refusal.js";
import { seatMark } from "../entry.js";
import type { Instant } from "../../time.js";
import { isFormal } from "../guide/questions.js";
import { isIn, isListed } from "../members/member.js";
import { leadOf, logged, posted, withNetwork, type Network } from "../network.js";
import { blocks, gapsIn } from "../charter/gaps.js";
import { currentVersion } from "../charter/versions.js";
import { begin } from "./begin.js";
import { isSameContent } from "./content.js";
import { requestTo, type Person } from "./holding.js";
import type { ApprovalSettings, Decision, Round, Seat } from "./round.js";
import { hindrancesFor, mustBeForming, planOf } from "./seats.js";

/** When leaders are reminded and the lead is told, computed when it is sent: working days need a calendar. */
export type Moments = Required<Pick<Round, "remindAt" | "escalateAt">>;

/** The oldest rounds go when there are more: a document has room for so many lists of members, and nobody asks for them. */
const keptRounds = 10;

/**
 * Sends the network as it now stands to the leaders of all areas, as a new round. An approval of what is unchanged for
 * that area is kept, and its leader is told. @throws Refusal seat-without-leader, own-seat, no-areas. Source: S3-3, design card.
 */
export function send(
  network: Network,
  by: Person,
  settings: Pick<ApprovalSettings, "ownApproval">,
  moments: Moments,
  now: Instant,
): Network {
  mustBeForming(network);
  mustSaySomething(network);
  const { withoutLeader, own } = hindrancesFor(network, by.id, settings);
  if (withoutLeader.length > 0) refuse("seat-without-leader", { count: withoutLeader.length });
  if (own.length > 0) refuse("own-seat", { count: own.length });
  const round = roundOf(network, by, moments, now);
  if (round.seats.length === 0) refuse("no-areas");
  const letters = posted(
    network,
    round.seats.map((seat) => requestTo(seat, round)),
    now,
  );
  const sent = { state: "awaiting", rounds: [...network.rounds, round].slice(-keptRounds) } as const;
  return withNetwork(network, { ...sent, ...letters, ...logOf(network, round, by, now) }, now);
}

/** A network without a name or a purpose is nothing to say yes to. @throws Refusal nothing-to-approve. */
function mustSaySomething(network: Network): void {
  if (gapsIn(network).some(blocks)) refuse("nothing-to-approve");
}

/** The round as it would be sent, to show whose approval would still hold. */
export const previewOf = (network: Network, by: Person, now: Instant): Round =>
  roundOf(network, by, { remindAt: now, escalateAt: now }, now);

function logOf(network: Network, round: Round, { id }: Person, now: Instant): Pick<Network, "log"> {
  const sent = logged(network, id, "sent", now, String(round.number));
  const kept = round.seats.filter(({ decision }) => decision);
  return kept.reduce(
    ({ log }, seat) => logged({ ...network, log }, seat.holder, "approval-kept", now, seatMark(seat.id)),
    sent,
  );
}

function roundOf(network: Network, by: Person, moments: Moments, now: Instant): Round {
  const bare: Round = {
    number: (network.rounds.at(-1)?.number ?? 0) + 1,
    state: "open",
    version: currentVersion(network),
    members: network.members
      .filter(isListed)
      .map(({ id, name, area, capacity, duty, why }) => ({ id, name, area, capacity, duty, why })),
    seats: planOf(network).flatMap(({ id, area, holder }) =>
      holder ? [newSeat({ id, area, holder: holder.id, holderName: holder.name }, network)] : [],
    ),
    sentBy: by.id,
    sentByName: by.name,
    sentAt: now,
    ...moments,
  };
  const seats = bare.seats.map((seat) => withKept(seat, network, bare));
  // When nobody were left to ask, the round would be over before anyone could revoke what was kept for them.
  return seats.every(({ decision }) => decision) ? bare : { ...bare, seats };
}

/** What was asked and answered stays with the leader who asked. */
function newSeat(planned: Pick<Seat, "id" | "area" | "holder" | "holderName">, network: Network): Seat {
  const before = network.rounds.at(-1)?.seats.find(({ id }) => id === planned.id);
  return { ...planned, inquiries: before?.holder === planned.holder ? before.inquiries : [], cards: [] };
}

const withKept = (seat: Seat, network: Network, round: Round): Seat => {
  const decision = keptFor(seat, network, round);
  return decision ? { ...seat, decision } : seat;
};

/** After a rejection everyone decides anew. */
function keptFor(seat: Seat, network: Network, round: Round): Decision | undefined {
  const last = network.rounds.at(-1);
  if (last?.state !== "returned" && last?.state !== "withdrawn") return undefined;
  const decision = last.seats.find(({ id }) => id === seat.id)?.decision;
  if (decision?.verdict !== "approve" || decision.by !== seat.holder) return undefined;
  const given = network.rounds.find(({ number }) => number === decision.round);
  return given && isSameContent(network, given, round, seat.id) ? decision : undefined;
}

/** Why an informal network cannot start on its lead's word; undefined when it can. */
export type NotYet = "start-needs-approval" | "list-open" | "nobody-else";

export function notYet(
  network: Network,
  { informalStart }: Pick<ApprovalSettings, "informalStart">,
): NotYet | undefined {
  if (isFormal(network.guide.answers) || !informalStart) return "start-needs-approval";
  const isOpen = network.members.some(({ standing }) => standing === "planned" || standing === "invited");
  if (isOpen) return "list-open";
  const lead = leadOf(network).id;
  return network.members.some((one) => isIn(one) && one.id !== lead) ? undefined : "nobody-else";
}

/**
 * An informal network with a closed list of members begins on its lead's word, where the municipality allows it; pressed
 * again it has begun. @throws Refusal start-needs-approval, list-open, nobody-else. Source: S3-1.
 */
export function start(
  network: Network,
  by: Person,
  settings: Pick<ApprovalSettings, "informalStart">,
  now: Instant,
): Network {
  if (network.state === "active") return network;
  mustBeForming(network);
  mustSaySomething(network);
  const hindrance = notYet(network, settings);
  return hindrance ? refuse(hindrance) : begin(network, now, by.id);
}
