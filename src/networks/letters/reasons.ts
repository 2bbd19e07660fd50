import { undecidedIn } from "./patience.js";
import type { Inquiry, Round, Seat } from "../approval/round.js";
import { isIn, type Member } from "../members/member.js";
import { openRound, type Network } from "../network.js";
import type { Letter, LetterKind } from "./letter.js";

export const memberIn = ({ members }: Network, { member }: Letter): Member | undefined =>
  members.find(({ id }) => id === member);

/** The round a letter is about: the one it names, else the newest. */
export const roundIn = ({ rounds }: Network, { round }: Letter): Round | undefined =>
  round === undefined ? rounds.at(-1) : rounds.find(({ number }) => number === round);

export const seatIn = (network: Network, letter: Letter): Seat | undefined =>
  roundIn(network, letter)?.seats.find(({ id }) => id === letter.seat);

export const inquiryIn = (network: Network, letter: Letter): Inquiry | undefined =>
  seatIn(network, letter)?.inquiries.find(({ id }) => id === letter.inquiry);

const isOpen = (network: Network, letter: Letter): boolean => {
  const open = openRound(network);
  return open !== undefined && open === roundIn(network, letter);
};

/** The holder has not decided, and the round still goes on. */
export function isAwaited(network: Network, letter: Letter): boolean {
  const seat = seatIn(network, letter);
  return isOpen(network, letter) && seat?.holder === letter.to && !seat?.decision;
}

/** As isAwaited; a leader whose approval was kept from an earlier round gets the card too, and may take it back. */
function isRequested(network: Network, letter: Letter): boolean {
  const seat = seatIn(network, letter);
  const isKept = seat?.decision !== undefined && seat.decision.round !== roundIn(network, letter)?.number;
  return isAwaited(network, letter) || (isKept && isOpen(network, letter) && seat.holder === letter.to);
}

const isUndecided = (network: Network, letter: Letter): boolean =>
  isOpen(network, letter) && seatIn(network, letter)?.decision === undefined;

const replies: readonly Member["standing"][] = ["accepted", "declined", "left"];

/** For each kind of letter, when its reason still stands: what has been overtaken is not told any more. */
const reasons: Record<LetterKind, (network: Network, letter: Letter) => boolean> = {
  invitation: (network, letter) => {
    const member = memberIn(network, letter);
    return member?.standing === "invited" && member.personId === letter.to && isOngoing(network);
  },
  "member-replied": (network, letter) => {
    const member = memberIn(network, letter);
    return member !== undefined && replies.includes(member.standing);
  },
  "handed-over": (network, letter) => {
    const member = memberIn(network, letter);
    return member?.duty === "lead" && member.personId === letter.to && isOngoing(network);
  },
  form: ({ handed }, { to }) => handed !== undefined && handed.to === to,
  "form-unreached": ({ handed }, { member }) => handed?.unreached === true && `p-${handed.to}` === member,
  "form-taken": (network, letter) => {
    const member = memberIn(network, letter);
    return member?.duty === "lead" && isIn(member) && isOngoing(network);
  },
  request: isRequested,
  reminder: isAwaited,
  escalation: (network, letter) => {
    const round = roundIn(network, letter);
    return isOpen(network, letter) && round !== undefined && undecidedIn(round).length > 0;
  },
  inquiry: (network, letter) => {
    const inquiry = inquiryIn(network, letter);
    return isOpen(network, letter) && inquiry !== undefined && !inquiry.answer;
  },
  decided: (network, letter) => seatIn(network, letter) !== undefined,
  delegated: (network, letter) => seatIn(network, letter)?.delegated !== undefined,
  unreached: isUndecided,
  "channel-shut": (network) => network.channel !== undefined && isOngoing(network),
  redraw: (network, letter) => (seatIn(network, letter)?.cards.length ?? 0) > 0,
  outcome: (network, letter) => {
    const round = roundIn(network, letter);
    return round !== undefined && round.state !== "open" && seatIn(network, letter)?.holder === letter.to;
  },
  started: (network, letter) => {
    const member = memberIn(network, letter);
    return (
      network.state === "active" && member?.personId === letter.to && member !== undefined && isIn(member)
    );
  },
  channel: ({ state, channel }) => state === "active" && channel !== undefined && !channel.activityId,
  // Also when it was closed meanwhile: that is what the theme became.
  theme: ({ state }) => state === "active" || state === "closed",
};

const isOngoing = ({ state }: Network): boolean => state !== "dropped" && state !== "closed";

export const isNeeded = (network: Network, letter: Letter): boolean => reasons[letter.kind](network, letter);

/** What is told to the lead as such: whoever leads when it is sent. */
const forTheLead: ReadonlySet<LetterKind> = new Set([
  "member-replied",
  "escalation",
  "inquiry",
  "decided",
  "delegated",
  "unreached",
  "channel-shut",
]);

/** Who gets a letter; one for the lead goes to a new lead when the network was handed over meanwhile. */
export function readerOf(network: Network, { kind, to }: Letter): string {
  return forTheLead.has(kind) ? network.lead : (to ?? network.lead);
}
