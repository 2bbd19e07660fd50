import { refuse } from "../../refusal.js";
import type { Instant } from "../../time.js";
import { seatMark, type Deed } from "../entry.js";
import type { LetterKind } from "../letters/letter.js";
import { logged, openRound, posted, withNetwork, type Network } from "../network.js";
import { begin, outcomesOf, type Note } from "./begin.js";
import {
  checkedWords,
  heldSeat,
  isOwnRequest,
  mayHoldOwn,
  mustBeOpen,
  redrawn,
  redrawnSeat,
  toTheLead,
  withNewest,
  withSeat,
  type Person,
  type SeatPress,
} from "./holding.js";
import type { ApprovalSettings, Decision, Round, RoundState, Seat, Verdict } from "./round.js";

export interface Said {
  readonly verdict: Verdict;
  /** Tidied. */
  readonly comment: string;
}

const deeds = { approve: "approved", return: "returned", reject: "rejected" } as const satisfies Record<
  Verdict,
  Deed
>;

/**
 * A leader's verdict, final in its round. The same verdict twice changes nothing (Teams may deliver a click again);
 * another second verdict is refused. A return or a rejection ends the round at once; the last approval begins the
 * network. Source: design card, S3-3. @throws Refusal already-decided, round-over, own-request, no-comment.
 */
export function decide(
  network: Network,
  press: SeatPress,
  said: Said,
  settings: Pick<ApprovalSettings, "ownApproval">,
  now: Instant,
): Network {
  const { round, seat } = heldSeat(network, press);
  if (seat.decision) return sameAgain(network, seat.decision, said.verdict);
  mustBeOpen(round);
  const isOwn = isOwnRequest(network, round, press.by.id);
  if (isOwn && !mayHoldOwn(round.seats.length, settings)) refuse("own-request");
  const decided = withSeat(round, { ...seat, decision: decisionOf(said, press, now) });
  const log = logged(network, press.by.id, deeds[said.verdict], now, seatMark(seat.id));
  if (said.verdict !== "approve") return sentBack({ ...network, ...log }, decided, seat, said.verdict, now);
  return approved({ ...network, ...log }, decided, seat, now);
}

const sameAgain = (network: Network, { verdict }: Decision, again: Verdict): Network =>
  verdict === again ? network : refuse("already-decided", { verdict });

function decisionOf({ verdict, comment }: Said, { by, round }: SeatPress, now: Instant): Decision {
  const words = checkedWords("comment", comment);
  if (verdict !== "approve" && words === "") refuse(`no-comment-${verdict}`, { field: "comment" });
  return {
    verdict,
    ...(words ? { comment: words } : {}),
    by: by.id,
    byName: by.name,
    at: now,
    round,
  };
}

function approved(network: Network, round: Round, { id, holder }: Seat, now: Instant): Network {
  if (round.seats.every(({ decision }) => decision)) {
    const over = ended(network, round, "approved", now);
    return begin(withNetwork(network, { ...over, ...posted(over, redrawn(round), now) }, now), now, holder);
  }
  const notes = [toTheLead(network, "decided", round, id), redrawnSeat(round, id)];
  return withNetwork(network, { ...withNewest(network, round), ...posted(network, notes, now) }, now);
}

function sentBack(
  network: Network,
  round: Round,
  { id, holder }: Seat,
  verdict: "return" | "reject",
  now: Instant,
): Network {
  const over = ended(network, round, verdict === "return" ? "returned" : "rejected", now);
  const others = outcomesOf(round, new Set([holder, network.lead]));
  const toLead = network.lead === holder ? [] : [toTheLead(network, "decided", round, id)];
  const letters = posted(over, [...toLead, ...others, ...redrawn(round)], now);
  return withNetwork(network, { ...over, ...letters, state: "forming" }, now);
}

/** What would be told of a round that is over, and has lost its point. */
const pointless: ReadonlySet<LetterKind> = new Set(["request", "reminder", "escalation", "inquiry"]);

/** The network with its newest round over: nobody is asked or reminded any more. */
export function ended(
  network: Network,
  round: Round,
  state: Exclude<RoundState, "open">,
  now: Instant,
): Network {
  const { remindAt, escalateAt, ...rest } = round;
  const letters = network.letters.filter((one) => one.round !== round.number || !pointless.has(one.kind));
  return { ...network, ...withNewest(network, { ...rest, state, endedAt: now }), letters };
}

/**
 * A leader takes back an approval that was kept from an earlier round, and decides anew; one that was given in this
 * round is final. Pressed again it changes nothing. @throws Refusal already-decided, round-over.
 */
export function revoke(network: Network, press: SeatPress, now: Instant): Network {
  const { round, seat } = heldSeat(network, press);
  const { decision, ...bare } = seat;
  if (!decision) return network;
  if (decision.round === round.number) refuse("already-decided", { verdict: decision.verdict });
  mustBeOpen(round);
  const open = withSeat(round, bare);
  const notes = [toTheLead(network, "decided", round, seat.id), redrawnSeat(round, seat.id)];
  const log = logged(network, press.by.id, "approval-revoked", now, seatMark(seat.id));
  return withNetwork(network, { ...withNewest(network, open), ...log, ...posted(network, notes, now) }, now);
}

/** The lead takes the request back: the network is formed on, and every leader's card closes. */
export function withdraw(network: Network, by: Person, round: number, now: Instant): Network {
  const last = network.rounds.at(-1);
  if (last?.number === round && last.state === "withdrawn") return network;
  const open = openRound(network) ?? refuse("round-over");
  if (open.number !== round) refuse("request-outdated");
  const over = ended(network, open, "withdrawn", now);
  const notes: Note[] = redrawn(open);
  const log = logged(network, by.id, "withdrawn", now, String(open.number));
  return withNetwork(network, { ...over, ...log, ...posted(over, notes, now), state: "forming" }, now);
}
