import { checkedAnswers } from "../../interview/answer-text.js";
import { refuse } from "../../refusal.js";
import { leadOf, type Network } from "../network.js";
import type { Note } from "./begin.js";
import type { ApprovalSettings, Round, Seat } from "./round.js";

export interface Person {
  /** aadObjectId */
  readonly id: string;
  readonly name: string;
}

/** A click on a leader's card: for which seat, in which round, and by whom. All but who is as the client said it. */
export interface SeatPress {
  readonly seatId: string;
  readonly round: number;
  readonly by: Person;
}

/** The most characters a comment, a question, an answer or a why may have; it stands on a card. */
export const wordLimit = 1_000;

/**
 * The seat of the newest round, when it is this person's and the card is of that round: a person whose seat was given
 * to another decides nothing any more. @throws Refusal seat-passed-on, not-your-seat, request-outdated.
 */
export function heldSeat(network: Network, { seatId, round, by }: SeatPress): { round: Round; seat: Seat } {
  const newest = network.rounds.at(-1) ?? refuse("not-your-seat");
  const seat = newest.seats.find(({ id }) => id === seatId) ?? refuse("not-your-seat");
  if (seat.holder !== by.id) refuse(seat.delegated?.from === by.id ? "seat-passed-on" : "not-your-seat");
  if (newest.number !== round) refuse("request-outdated");
  return { round: newest, seat };
}

/** @throws Refusal round-over when nothing can be decided in it any more. */
export function mustBeOpen({ state }: Round): void {
  if (state !== "open") refuse("round-over");
}

/** Whether it would be their own request: they sent it, or they lead the network by now. */
export const isOwnRequest = (
  network: Network,
  { sentBy }: Pick<Round, "sentBy">,
  personId: string,
): boolean => personId === sentBy || personId === leadOf(network).personId;

/** Someone may approve their own request only in its only seat, and where the municipality allows it. */
export const mayHoldOwn = (seats: number, { ownApproval }: Pick<ApprovalSettings, "ownApproval">): boolean =>
  ownApproval && seats === 1;

/** @throws Refusal cpr or too-long with the field. */
export function checkedWords(field: string, words: string): string {
  checkedAnswers([[field, words]]);
  if (words.length > wordLimit) refuse("too-long", { field, length: words.length, limit: wordLimit });
  return words;
}

export const withSeat = (round: Round, seat: Seat): Round => ({
  ...round,
  seats: round.seats.map((one) => (one.id === seat.id ? seat : one)),
});

/** The rounds with the newest one as it now is. */
export const withNewest = ({ rounds }: Network, round: Round): Pick<Network, "rounds"> => ({
  rounds: [...rounds.slice(0, -1), round],
});

/** A letter to whoever leads the network about a seat. */
export const toTheLead = (
  network: Network,
  kind: "decided" | "delegated",
  round: Round,
  seat: string,
): Note => ({ id: `${kind} ${round.number} ${seat}`, kind, to: network.lead, round: round.number, seat });

/** A letter with the card to decide on. */
export const requestTo = ({ id, holder }: Seat, round: Round): Note => ({
  id: `request ${round.number} ${id} ${holder}`,
  kind: "request",
  to: holder,
  round: round.number,
  seat: id,
});

/**
 * The round is over, and the cards of all leaders are drawn anew without their buttons. Not before that: where a card is
 * drawn anew, what its leader is writing on it is lost.
 */
export const redrawn = (round: Round): Note[] => round.seats.map(({ id }) => redrawnSeat(round, id));

export const redrawnSeat = ({ number }: Round, seat: string): Note => ({
  id: `redraw ${number} ${seat}`,
  kind: "redraw",
  round: number,
  seat,
});
