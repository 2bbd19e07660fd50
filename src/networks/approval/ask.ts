import { refuse } from "../../refusal.js";
import { seatMark } from "../entry.js";
import type { Instant } from "../../time.js";
import { logged, openRound, posted, withNetwork, type Network } from "../network.js";
import type { Note } from "./begin.js";
import {
  checkedWords,
  heldSeat,
  mustBeOpen,
  redrawnSeat,
  requestTo,
  withNewest,
  withSeat,
  type Person,
  type SeatPress,
} from "./holding.js";
import type { Inquiry, Round, Seat } from "./round.js";

/** As many as one leader can ask; more is a conversation to have elsewhere. */
export const mostInquiries = 12;

/**
 * A leader asks the lead before deciding. The same question twice while it waits is one question.
 * @throws Refusal no-question, too-many-questions, round-over.
 */
export function ask(network: Network, press: SeatPress, text: string, now: Instant): Network {
  const { round, seat } = heldSeat(network, press);
  if (seat.inquiries.some((one) => one.text === text && !one.answer)) return network;
  mustBeOpen(round);
  const words = checkedWords("inquiry", text) || refuse("no-question", { field: "inquiry" });
  if (seat.inquiries.length >= mostInquiries) refuse("too-many-questions", { limit: mostInquiries });
  const inquiry: Inquiry = { id: `q${seat.inquiries.length + 1}`, text: words, by: press.by.id, at: now };
  const asked = withSeat(round, { ...seat, inquiries: [...seat.inquiries, inquiry] });
  // Nothing is drawn anew: the leader may be writing on the card.
  const notes = [inquiryNote(network, round, seat, inquiry.id)];
  const log = logged(network, press.by.id, "asked", now, seatMark(seat.id));
  return withNetwork(network, { ...withNewest(network, asked), ...log, ...posted(network, notes, now) }, now);
}

const inquiryNote = (network: Network, { number }: Round, { id }: Seat, inquiry: string): Note => ({
  id: `inquiry ${number} ${id} ${inquiry}`,
  kind: "inquiry",
  to: network.lead,
  round: number,
  seat: id,
  inquiry,
});

/** Which question the lead answers. */
export interface AnswerPress {
  readonly seatId: string;
  readonly inquiryId: string;
  readonly by: Person;
}

/**
 * The lead answers a leader's question: the leader gets the card again, with the answer on it, and earlier cards show
 * it too. The same answer twice changes nothing. @throws Refusal no-answer, already-answered, round-over, question-gone.
 */
export function answer(network: Network, press: AnswerPress, text: string, now: Instant): Network {
  const { seatId, inquiryId, by } = press;
  const seat = network.rounds.at(-1)?.seats.find(({ id }) => id === seatId) ?? refuse("question-gone");
  const inquiry = seat.inquiries.find(({ id }) => id === inquiryId) ?? refuse("question-gone");
  if (inquiry.answer) return inquiry.answer.text === text ? network : refuse("already-answered");
  const round = openRound(network) ?? refuse("round-over");
  const words = checkedWords("answer", text) || refuse("no-answer", { field: "answer" });
  const answered: Inquiry = { ...inquiry, answer: { text: words, by: by.id, at: now } };
  const inquiries = seat.inquiries.map((one) => (one.id === inquiryId ? answered : one));
  const next = withSeat(round, { ...seat, inquiries });
  const notes = [
    redrawnSeat(round, seatId),
    ...(seat.decision?.round === round.number ? [] : [requestTo(seat, round)]),
  ];
  const log = logged(network, by.id, "answered", now, seatMark(seatId));
  return withNetwork(network, { ...withNewest(network, next), ...log, ...posted(network, notes, now) }, now);
}
