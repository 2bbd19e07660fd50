import { carried, type Fate, type Note } from "../../letters/carrying.js";
import type { Instant } from "../../time.js";
import type { Seat, SeatCard } from "../approval/round.js";
import { posted, withNetwork, type Network, type NetworkChannel } from "../network.js";
import type { Letter } from "./letter.js";
import { withReminders } from "./patience.js";

/** Written by the clock, so the network keeps its place in lists. */
const quietly = (network: Network, change: Partial<Network> = {}): Network =>
  withNetwork(network, change, network.changedAt);

/** Writes the reminders whose time has come as letters; unchanged when there are none. */
export const remindedBy =
  (now: Instant) =>
  (network: Network): Network => {
    const reminded = withReminders(network, now);
    return reminded === network ? network : quietly(reminded);
  };

/** Kept for one instance until then, or let go of. */
export const busy = ({ busyUntil: before, ...rest }: Network, busyUntil: Instant | undefined): Network =>
  quietly(rest, busyUntil ? { busyUntil } : {});

/** Where something of the network now stands: a leader's card, or the thread of its beginning. */
export interface Landed {
  readonly card?: SeatCard;
  readonly thread?: Required<Pick<NetworkChannel, "conversationId" | "activityId">>;
}

/** What became of a letter of a network. */
export interface Handled extends Fate, Landed {
  /** Who holds a seat, or is to form it, could not be written to privately; `nowhere`: in no channel either. */
  readonly unreached?: "privately" | "nowhere";
  /** The channel shuts the bot out, and the lead has not heard of it. */
  readonly shut?: true;
}

/**
 * Writes down how a letter fared. What was written anew while it was on its way stays, to be delivered again; only
 * where it landed is noted.
 */
export function handled(network: Network, letter: Letter, how: Handled, now: Instant): Network {
  const placed = withLanding(network, letter, how);
  const letters = carried(placed.letters, letter, how, now);
  const next = { ...placed, letters, ...handedAfter(placed, letter, how) };
  return quietly(network, { ...next, ...toldTheLead(next, letter, how, now) });
}

/** Whether the one who is asked to form the network has been told so; unknown as long as it is tried again. */
function handedAfter(
  { handed }: Network,
  letter: Letter,
  { fate, unreached }: Handled,
): Partial<Pick<Network, "handed">> {
  if (!handed || letter.kind !== "form" || handed.to !== letter.to) return {};
  const { unreached: before, ...told } = handed;
  if (unreached) return { handed: { ...told, unreached: true } };
  return fate === "done" ? { handed: told } : {};
}

/** The lead hears what did not go as one would have thought, once for each letter that is to be told. */
function toldTheLead(network: Network, letter: Letter, { unreached, shut }: Handled, now: Instant) {
  const notes = [
    ...(unreached ? unreachedNotes(network, letter) : []),
    ...(shut ? [{ id: "channel-shut", kind: "channel-shut" as const, to: network.lead }] : []),
  ];
  return notes.length > 0 ? posted(network, notes, now) : {};
}

/** Someone could not be reached: a leader, or who is to form the network. */
function unreachedNotes(network: Network, { kind, round, seat, to = "" }: Letter): Note<Letter>[] {
  if (kind === "form") return [formUnreached(network, to)];
  if (seat === undefined) return [];
  const about = { seat, ...(round === undefined ? {} : { round }) };
  return [{ id: `unreached ${round ?? ""} ${seat} ${to}`, kind: "unreached", to: network.lead, ...about }];
}

const formUnreached = ({ lead }: Network, to: string) => ({
  id: `form-unreached ${to}`,
  kind: "form-unreached" as const,
  to: lead,
  member: `p-${to}`,
});

function withLanding(network: Network, letter: Letter, how: Handled): Network {
  const { channel } = network;
  const thread = how.thread && channel ? { channel: { ...channel, ...how.thread } } : {};
  const rounds = network.rounds.map((round) => {
    if (round.number !== letter.round || letter.seat === undefined) return round;
    return {
      ...round,
      seats: round.seats.map((seat) => (seat.id === letter.seat ? seatAfter(seat, letter, how) : seat)),
    };
  });
  return { ...network, rounds, ...thread };
}

/** A seat that was passed on while its card was on its way remembers the card all the same, so that it can be closed. */
function seatAfter(seat: Seat, { to }: Letter, { card, unreached }: Handled): Seat {
  const { unreachable, ...rest } = seat;
  if (card) return { ...rest, cards: [...seat.cards, card] };
  return unreached === "nowhere" && seat.holder === to ? { ...rest, unreachable: true } : seat;
}
