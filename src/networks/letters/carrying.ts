import { after, minute, type Instant } from "../../time.js";
import type { Seat, SeatCard } from "../approval/round.js";
import { posted, withNetwork, type Network, type NetworkChannel } from "../network.js";
import type { Letter } from "./letter.js";
import { withReminders } from "./patience.js";

/** How long one instance keeps the letters to itself; after a crash another goes on when this is over. */
export const lease = 10 * minute;

/** From then on a letter is parked: the log names it, and it is tried four times a day as long as its reason stands. */
export const parkedAfter = 5;
const longestWait = 6 * 60 * minute;

/** One that has not been tried is due whatever the hour: it was written to be sent at once. */
const isDue = ({ tries, dueAt }: Letter, now: Instant): boolean => tries === 0 || dueAt <= now;

/** The letter whose turn it is, in the order they were written; undefined when none is due. */
export const nextLetter = ({ letters }: Network, now: Instant): Letter | undefined =>
  letters.find((letter) => isDue(letter, now));

/** Written by the clock, so the network keeps its place in lists. */
const quietly = (network: Network, change: Partial<Network> = {}): Network =>
  withNetwork(network, change, network.changedAt);

/**
 * Takes what is due upon one instance, with the reminders whose time has come. Unchanged when nothing is due or
 * another instance is at it.
 */
export function claim(network: Network, now: Instant): Network {
  if (network.busyUntil && network.busyUntil > now) return network;
  const reminded = withReminders(network, now);
  if (reminded === network && !nextLetter(network, now)) return network;
  return quietly(reminded, { busyUntil: after(now, lease) });
}

/** Lets go of the claim, unless it ran out and is another's by now. */
export function release(network: Network, mine: Instant | undefined): Network {
  if (!network.busyUntil || network.busyUntil !== mine) return network;
  const { busyUntil, ...rest } = network;
  return quietly(rest);
}

/** Where something of the network now stands: a leader's card, or the thread of its beginning. */
export interface Landed {
  readonly card?: SeatCard;
  readonly thread?: Required<Pick<NetworkChannel, "conversationId" | "activityId">>;
}

/** What became of a letter. `later`: not taken in, and tried again. */
export interface Handled extends Landed {
  readonly fate: "done" | "later";
  /** Who holds a seat, or is to form it, could not be written to privately; `nowhere`: in no channel either. */
  readonly unreached?: "privately" | "nowhere";
}

/**
 * Writes down how a letter fared. What was written anew while it was on its way stays, to be delivered again; only
 * where it landed is noted.
 */
export function handled(network: Network, letter: Letter, how: Handled, now: Instant): Network {
  const placed = withLanding(network, letter, how);
  const letters = placed.letters.flatMap((one) => {
    if (one.id !== letter.id || one.nth !== letter.nth) return [one];
    return how.fate === "later" ? [triedAgain(one, now)] : [];
  });
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

const triedAgain = (letter: Letter, now: Instant): Letter => {
  const tries = letter.tries + 1;
  return { ...letter, tries, dueAt: after(now, waitAfter(tries)) };
};

/** 1, 2, 4 and 8 minutes; from the fifth failure on six hours. */
export const waitAfter = (tries: number): number =>
  tries < parkedAfter ? minute * 2 ** (tries - 1) : longestWait;

/** The lead hears that someone could not be reached as one would have thought: a leader, or who is to form it. */
function toldTheLead(
  network: Network,
  { kind, round, seat, to }: Letter,
  { unreached }: Handled,
  now: Instant,
) {
  if (!unreached) return {};
  if (kind === "form") return posted(network, [formUnreached(network, to ?? "")], now);
  if (seat === undefined) return {};
  const id = `unreached ${round ?? ""} ${seat} ${to ?? ""}`;
  const about = { seat, ...(round === undefined ? {} : { round }) };
  return posted(network, [{ id, kind: "unreached", to: network.lead, ...about }], now);
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
