import type { Interview } from "../interview/interview.js";
import { parkedIn, withNotes, type Note } from "../letters/carrying.js";
import type { Language } from "../people/person.js";
import { refuse } from "../refusal.js";
import type { Instant } from "../time.js";
import type { PlannedSeat, Round, Seat } from "./approval/round.js";
import type { CharterTexts, Version } from "./charter/charter.js";
import { keptEntries, type Deed, type Entry } from "./entry.js";
import type { Letter } from "./letters/letter.js";
import { isIn, isListed, type Member } from "./members/member.js";

/** `awaiting`: sent to the leaders. `dropped`: given up before it began. `closed`: afsluttet. */
export const networkStates = ["forming", "awaiting", "active", "dropped", "closed"] as const;
export type NetworkState = (typeof networkStates)[number];

/** The channel that hears of the network, as it was when it was chosen. */
export interface NetworkChannel {
  readonly channelId: string;
  readonly channelName: string;
  readonly teamName: string;
  readonly serviceUrl: string;
  readonly bot: { readonly id: string; readonly name: string };
  /** The thread in which the network's beginning was told, once it was. */
  readonly conversationId?: string;
  readonly activityId?: string;
}

/** Whom the theme's owner has asked to form the network, as long as neither of them has gone on with it. S3-3. */
export interface Handed {
  /** aadObjectId. */
  readonly to: string;
  readonly toName: string;
  readonly at: Instant;
  /** They could not be written to; the owner is told so. */
  readonly unreached?: true;
}

/** Netværk: a binding co-operation across departments that grew from a theme. S3. */
export interface Network {
  readonly tenantId: string;
  /** The theme's id: a theme becomes one network. */
  readonly id: string;
  readonly state: NetworkState;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  /** When a letter or a reminder falls due. */
  readonly dueAt?: Instant;
  /** Dannelsesguiden: the guide's questions and answers, on the interview engine. S3-3. */
  readonly guide: Interview;
  /** Only while it is being formed: who was asked sees no more of it than the letter until they take it. */
  readonly handed?: Handed;
  /** The guide's fields that the theme filled and nobody has confirmed yet. S3-3. */
  readonly carried?: readonly string[];
  /** The kommissorium as it now stands, and how it came to. S3-5. */
  readonly texts: CharterTexts;
  readonly versions: readonly Version[];
  /** Everyone who takes part or was asked to; the lead is always one of them. S3-2. */
  readonly members: readonly Member[];
  /** The areas' leaders as the lead plans them; what is suggested from the members where there is none. */
  readonly seats: readonly PlannedSeat[];
  /** All rounds of approval, the newest last. */
  readonly rounds: readonly Round[];
  readonly channel?: NetworkChannel;
  /** The lead's language: what the channel hears is written in it. */
  readonly language: Language;
  /** Where the bot is reached from, for private letters to people whose chat is not known. */
  readonly serviceUrl: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly letters: readonly Letter[];
  readonly log: readonly Entry[];
  readonly startedAt?: Instant;
  readonly endedAt?: Instant;
  /** Until when one instance delivers the letters, so that no other does. */
  readonly busyUntil?: Instant;
  /** Since when a letter of it has been parked. */
  readonly parkedSince?: Instant;
  /** The same as the lead's personId, where a list can be narrowed by it. */
  readonly lead: string;
  /** Everyone whose network it is: those listed, and those who hold a seat. Found by each of them. */
  readonly people: readonly string[];
  /** Everyone it waits for: invited, asked to decide, asked a question, or to form it. Found by each of them. */
  readonly waitsFor: readonly string[];
}

/** The member who leads. There always is one. */
export function leadOf({ members }: Pick<Network, "members">): Member {
  return members.find((member) => member.duty === "lead" && isIn(member)) ?? refuse("no-such-network");
}

/** The round that leaders now decide in; undefined when none is open. */
export const openRound = ({ rounds }: Pick<Network, "rounds">): Round | undefined => {
  const last = rounds.at(-1);
  return last?.state === "open" ? last : undefined;
};

/** The lead and the co-leads change the network. S3-4. */
export const mayLead = ({ members }: Network, personId: string): boolean =>
  members.some(
    (one) => one.personId === personId && isIn(one) && (one.duty === "lead" || one.duty === "co-lead"),
  );

/** The seats someone holds in the newest round, decided or not. */
export const seatsOf = ({ rounds }: Pick<Network, "rounds">, personId: string): readonly Seat[] =>
  rounds.at(-1)?.seats.filter(({ holder }) => holder === personId) ?? [];

/** Who may see all of it: members who are in or asked, and leaders who hold a seat in the newest round. */
export const isInside = (network: Network, personId: string): boolean =>
  network.members.some((one) => one.personId === personId && isListed(one) && one.standing !== "planned") ||
  seatsOf(network, personId).length > 0;

/** Whether colleagues who take no part may find it: from when it was sent to leaders, unless it was given up. */
export const isPublic = ({ state }: Network): boolean =>
  state === "awaiting" || state === "active" || state === "closed";

/** A network that this person may see at all; to others it does not exist. @throws Refusal no-such-network. */
export function visibleNetwork(network: Network | undefined, personId: string): Network {
  if (!network || !(isPublic(network) || isInside(network, personId))) refuse("no-such-network");
  return network;
}

/** A network this person leads. @throws Refusal no-such-network, not-the-lead. */
export function ledNetwork(network: Network | undefined, personId: string): Network {
  const visible = visibleNetwork(network, personId);
  return mayLead(visible, personId) ? visible : refuse("not-the-lead");
}

/** A network this person leads whose kommissorium, members and seats may be changed now. @throws Refusal in-approval, network-over. */
export function editableNetwork(network: Network | undefined, personId: string): Network {
  const led = ledNetwork(network, personId);
  if (led.state === "awaiting") refuse("in-approval");
  return led.state === "forming" || led.state === "active" ? led : refuse("network-over");
}

/**
 * The network after a change: what lists and the clock need is set beside it. Every rule that changes a network ends
 * here. A change by the clock keeps its place in lists: it passes the old `changedAt`.
 */
export function withNetwork(network: Network, change: Partial<Network>, changedAt: Instant): Network {
  const { dueAt, busyUntil, parkedSince, handed, ...kept } = { ...network, ...change };
  const next = { ...kept, ...(handed && kept.state === "forming" ? { handed } : {}) };
  const due = dueOf(next);
  const busy = change.busyUntil ?? busyUntil;
  const parked = parkedIn(next.letters);
  const people = peopleOf(next);
  return {
    ...next,
    lead: leadOf(next).personId ?? refuse("no-such-network"),
    people,
    waitsFor: waitsForOf(next),
    changedAt,
    ...(busy ? { busyUntil: busy } : {}),
    ...(parked ? { parkedSince: parked } : {}),
    ...(due ? { dueAt: busy && busy > due ? busy : due } : {}),
  };
}

/** When the first letter or reminder falls due. */
function dueOf(network: Pick<Network, "letters" | "rounds">): Instant | undefined {
  const round = openRound(network);
  const moments = [...network.letters.map(({ dueAt }) => dueAt), round?.remindAt, round?.escalateAt];
  return moments.filter((moment) => moment !== undefined).sort()[0];
}

const unique = (ids: readonly (string | undefined)[]): string[] =>
  [...new Set(ids.filter((id) => id !== undefined))].sort();

function peopleOf({ members, rounds }: Pick<Network, "members" | "rounds">): string[] {
  const listed = members.filter((one) => isListed(one) && one.standing !== "planned");
  return unique([
    ...listed.map(({ personId }) => personId),
    ...(rounds.at(-1)?.seats ?? []).map(({ holder }) => holder),
  ]);
}

function waitsForOf(network: Pick<Network, "members" | "rounds" | "state" | "handed">): string[] {
  if (network.state === "dropped" || network.state === "closed") return [];
  const seats = openRound(network)?.seats ?? [];
  const invited = network.members.filter(({ standing }) => standing === "invited");
  const isAsked = seats.some(({ inquiries }) => inquiries.some(({ answer }) => !answer));
  return unique([
    ...invited.map(({ personId }) => personId),
    ...seats.filter(({ decision }) => !decision).map(({ holder }) => holder),
    ...(isAsked ? [leadOf(network).personId] : []),
    network.handed?.to,
  ]);
}

/** Another line in the change log, to be passed to `withNetwork`. */
export function logged(
  network: Network,
  by: string,
  deed: Deed,
  at: Instant,
  about?: string,
): Pick<Network, "log"> {
  const entry: Entry = { at, by, deed, ...(about === undefined ? {} : { about }) };
  return { log: [...network.log, entry].slice(-keptEntries) };
}

/** More letters; one that waits already is written anew in its place. To be passed to `withNetwork`. */
export function posted(
  network: Network,
  notes: readonly Note<Letter>[],
  now: Instant,
): Pick<Network, "letters"> {
  return { letters: withNotes(network.letters, notes, now) };
}
