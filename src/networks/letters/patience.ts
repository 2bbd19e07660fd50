import type { Instant } from "../../time.js";
import type { Round, Seat } from "../approval/round.js";
import type { Note } from "../../letters/carrying.js";
import { openRound, posted, type Network } from "../network.js";
import type { Letter } from "./letter.js";

/**
 * Leaders who have let a request lie are reminded once, and the lead is told once, when their time has come: written
 * into the network as letters. Unchanged before that, and when no round is open. S3-3.
 */
export function withReminders(network: Network, now: Instant): Network {
  const round = openRound(network);
  if (!round) return network;
  const isTimeTo = (moment: Instant | undefined) => moment !== undefined && moment <= now;
  const [reminds, escalates] = [isTimeTo(round.remindAt), isTimeTo(round.escalateAt)];
  if (!reminds && !escalates) return network;
  const { remindAt, escalateAt, ...rest } = round;
  const left: Round = {
    ...rest,
    ...(remindAt && !reminds ? { remindAt } : {}),
    ...(escalateAt && !escalates ? { escalateAt } : {}),
  };
  const notes = [...(reminds ? remindersIn(round) : []), ...(escalates ? escalationOf(round) : [])];
  return { ...network, rounds: [...network.rounds.slice(0, -1), left], ...posted(network, notes, now) };
}

export const undecidedIn = ({ seats }: Round): readonly Seat[] => seats.filter(({ decision }) => !decision);

/** One for each leader, however many areas wait for them. */
function remindersIn(round: Round): Note<Letter>[] {
  const first = undecidedIn(round).filter(
    ({ holder }, n, seats) => seats.findIndex((seat) => seat.holder === holder) === n,
  );
  return first.map(({ id, holder }) => ({
    id: `reminder ${round.number} ${holder}`,
    kind: "reminder",
    to: holder,
    round: round.number,
    seat: id,
  }));
}

/** One for all who have not decided. */
const escalationOf = (round: Round): Note<Letter>[] =>
  undecidedIn(round).length === 0
    ? []
    : [{ id: `escalation ${round.number}`, kind: "escalation", to: round.sentBy, round: round.number }];
