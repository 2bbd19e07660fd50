import { refuse } from "../refusal.js";
import type { Address, Turn } from "../teams/turn.js";
import type { Network } from "./network.js";

/** A person who can be chosen as a member or a leader. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** As many as one can look through; Teams' own people picker finds the others. */
const mostListed = 50;
/** As many as are looked through for the name of one that was picked. */
const mostKnown = 1_000;

const channelOf = ({
  tenantId,
  channel,
}: Network): Pick<Address, "tenantId" | "serviceUrl" | "conversationId"> | undefined =>
  channel && { tenantId, serviceUrl: channel.serviceUrl, conversationId: channel.channelId };

/** Those in the network's channel and on its list, by name, to choose among where there is no people picker. */
export async function colleaguesFor(turn: Turn, network: Network): Promise<readonly Colleague[]> {
  const place = channelOf(network);
  const here = place ? ((await turn.directory.members(place, mostListed)) ?? []) : [];
  const listed = network.members.flatMap(({ personId, name }) => (personId ? [{ id: personId, name }] : []));
  const known = new Map([...listed, ...here].map((one) => [one.id, { id: one.id, name: one.name }]));
  return [...known.values()].sort((a, b) => a.name.localeCompare(b.name, turn.text.language));
}

/**
 * The one that was picked, with the name that Teams or the store knows, never the client's. A picker can be forged, so
 * one who is neither in the network's channel nor known to the bot is refused. @throws Refusal person-not-known.
 */
export async function pickedColleague(
  turn: Turn,
  network: Network,
  id: string,
  field = "person",
): Promise<Colleague> {
  const place = channelOf(network);
  const members = place ? await turn.directory.members(place, mostKnown) : undefined;
  const listed = members?.find((member) => member.id === id);
  if (listed) return { id, name: listed.name };
  const known = await turn.documents.read("person", { tenantId: turn.who.tenantId, id });
  const name = known?.value.name;
  return name ? { id, name } : refuse("person-not-known", { field });
}
