import { refuse } from "../../refusal.js";
import { seatMark } from "../entry.js";
import type { Instant } from "../../time.js";
import { logged, posted, withNetwork, type Network } from "../network.js";
import {
  checkedWords,
  heldSeat,
  isOwnRequest,
  mustBeOpen,
  redrawnSeat,
  requestTo,
  toTheLead,
  withNewest,
  withSeat,
  type Person,
  type SeatPress,
} from "./holding.js";
import type { Round, Seat } from "./round.js";

/**
 * A leader lets someone else decide, and says why: they get the request, and the next round goes to them too. Nobody
 * is given their own request. Pressed again it changes nothing. Source: S3-4.
 * @throws Refusal already-decided, own-delegate, same-person, no-why.
 */
export function delegate(network: Network, press: SeatPress, to: Person, why: string, now: Instant): Network {
  if (isDone(network, press, to)) return network;
  const { round, seat } = heldSeat(network, press);
  if (seat.decision) refuse("already-decided", { verdict: seat.decision.verdict });
  mustBeOpen(round);
  if (to.id === press.by.id) refuse("same-person", { field: "person" });
  if (isOwnRequest(network, round, to.id)) refuse("own-delegate", { field: "person" });
  const words = checkedWords("why", why) || refuse("no-delegate-why", { field: "why" });
  const next = passedOn(seat, press.by, to, words, now);
  return withNetwork(network, { ...changed(network, withSeat(round, next), next, press.by, now) }, now);
}

function isDone({ rounds }: Network, { seatId, round, by }: SeatPress, to: Person): boolean {
  const newest = rounds.at(-1);
  const seat = newest?.seats.find(({ id }) => id === seatId);
  return newest?.number === round && seat?.holder === to.id && seat.delegated?.from === by.id;
}

function passedOn(seat: Seat, from: Person, to: Person, why: string, now: Instant): Seat {
  const { unreachable, ...rest } = seat;
  // Whose the cards are is written on them, for from now on the seat has another holder.
  const cards = seat.cards.map((card) => ({ holder: from.id, ...card }));
  const delegated = { from: from.id, fromName: from.name, why, at: now };
  return { ...rest, holder: to.id, holderName: to.name, delegated, cards };
}

function changed(network: Network, round: Round, seat: Seat, by: Person, now: Instant): Partial<Network> {
  const { id, area, holder, holderName } = seat;
  const notes = [requestTo(seat, round), redrawnSeat(round, id), toTheLead(network, "delegated", round, id)];
  // A request to the one before that has not been sent has lost its point.
  const still = network.letters.filter(
    (one) => one.round !== round.number || one.seat !== id || one.to !== by.id || one.kind === "outcome",
  );
  return {
    ...withNewest(network, round),
    seats: [...network.seats.filter((one) => one.id !== id), { id, area, holder, holderName }],
    ...logged(network, by.id, "delegated", now, seatMark(id)),
    ...posted({ ...network, letters: still }, notes, now),
  };
}
