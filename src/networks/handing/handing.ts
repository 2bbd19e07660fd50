import { numberOf } from "../../interview/interview.js";
import { refuse } from "../../refusal.js";
import type { Instant } from "../../time.js";
import { guideScript } from "../guide/questions.js";
import {
  isInside,
  isPublic,
  leadOf,
  logged,
  mayLead,
  posted,
  withNetwork,
  type Network,
} from "../network.js";

/** A person as Teams or the store knows them. */
interface Person {
  readonly id: string;
  readonly name: string;
}

const memberId = (personId: string): string => `p-${personId}`;

/** Nothing of the network's own has been written yet: it stands at the guide's first question, with its lead alone. */
export const isUntouched = ({ state, guide, members, seats, versions, rounds }: Network): boolean =>
  state === "forming" &&
  guide.open !== null &&
  numberOf(guideScript, guide.open) === 1 &&
  guide.steps.length === 0 &&
  members.length === 1 &&
  seats.length + versions.length + rounds.length === 0;

/** Someone was asked to form it once; whether they still are is said by `handed`. */
const wasAsked = ({ log }: Network, personId: string): boolean =>
  log.some(({ deed, about }) => deed === "form-handed" && about === memberId(personId));

/**
 * The theme's owner lets a colleague form the network: they get a letter, and it waits for them. Whoever was asked
 * before is asked no more. The same again changes nothing, unless they could not be written to. A network of which
 * something is written already is left as it is. S3-3. @throws Refusal hand-self, no-such-network.
 */
export function handTo(network: Network, to: Person, by: string, now: Instant): Network {
  if (leadOf(network).personId !== by) refuse("no-such-network");
  if (to.id === by) refuse("hand-self", { field: "person" });
  const { handed } = network;
  if (!isUntouched(network) || (handed?.to === to.id && !handed.unreached)) return network;
  const change = {
    handed: { to: to.id, toName: to.name, at: now },
    ...logged(network, by, "form-handed", now, memberId(to.id)),
    ...posted(network, [{ id: `form ${to.id}`, kind: "form", to: to.id }], now),
  };
  return withNetwork(network, change, now);
}

/** The owner, or a co-lead, goes on themselves, so that nobody is asked any more; any other network is left as it is. */
export function keepForming(network: Network, by: string, now: Instant): Network {
  const { handed, ...rest } = network;
  if (!handed || !mayLead(network, by)) return network;
  return withNetwork(rest, logged(network, by, "form-kept", now), now);
}

/** A network as someone would begin it now: led by them, in their language, with what the theme says. */
type Begun = Pick<Network, "members" | "guide" | "language" | "serviceUrl" | "bot"> &
  Pick<Network, "carried">;

/**
 * Who was asked takes it: they lead the network, and the owner leads it with them. The guide is theirs from the start,
 * with what the theme shows now. Taken already, it is left as it is. S3-3. @throws Refusal form-moved, no-such-network.
 */
export function take(network: Network, begun: Begun, now: Instant): Network {
  const taker = leadOf(begun);
  const by = taker.personId ?? refuse("no-such-network");
  const { handed, ...rest } = network;
  if (handed?.to !== by) return mayLead(network, by) ? network : notAsked(network, by);
  const { guide, carried = [], language, serviceUrl, bot } = begun;
  const owner = leadOf(network);
  const note = { id: `form-taken ${by}`, kind: "form-taken" as const, member: taker.id };
  const change = {
    ...{ guide, carried, language, serviceUrl, bot },
    members: withLead(network, taker),
    ...logged(network, by, "form-taken", now),
    ...posted(network, owner.personId ? [{ ...note, to: owner.personId }] : [], now),
  };
  return withNetwork(rest, change, now);
}

/** What was written of them on the list stands: their organisation and area, where they have not said so themselves. */
function withLead(network: Network, taker: Network["members"][number]): Network["members"] {
  const listed = network.members.find(({ id }) => id === taker.id);
  const organisation = listed?.organisation ?? leadOf(network).organisation;
  const others = network.members
    .filter(({ id }) => id !== taker.id)
    .map((one) => (one.duty === "lead" ? { ...one, duty: "co-lead" as const } : one));
  return [{ ...taker, organisation, area: taker.area || (listed?.area ?? "") }, ...others];
}

/**
 * One who was asked to form it and is not any more hears what happened since, as long as it is not theirs to see: it is
 * the owner's again, another's, or given up. @throws Refusal form-moved.
 */
export function mustNotHaveMoved(network: Network, personId: string): void {
  const isTheirs = isPublic(network) || isInside(network, personId) || network.handed?.to === personId;
  if (!isTheirs && wasAsked(network, personId)) refuse("form-moved", { state: network.state });
}

/** They were first to press, or never asked. A network that has been sent can be seen by all. */
function notAsked(network: Network, personId: string): Network {
  mustNotHaveMoved(network, personId);
  return isPublic(network) || isInside(network, personId) ? network : refuse("no-such-network");
}
