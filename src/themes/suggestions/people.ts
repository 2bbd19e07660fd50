import { refuse } from "../../refusal.js";
import type { Address, Turn } from "../../teams/turn.js";

export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** As many as one can look through; Teams' own people picker finds the others. */
const mostListed = 50;
/** As many as are looked through for the name of one that was picked. */
const mostKnown = 1_000;

/** The channel or chat the click comes from, by which Teams knows its people; none in the private chat. */
const here = (turn: Turn): Pick<Address, "tenantId" | "serviceUrl" | "conversationId"> => ({
  tenantId: turn.who.tenantId,
  serviceUrl: turn.serviceUrl,
  conversationId: turn.team?.channelId ?? turn.conversationId,
});

/** The colleagues to choose among where the card stands, by name; none when Teams does not tell. */
export async function colleaguesHere(turn: Turn): Promise<readonly Colleague[]> {
  if (turn.where === "private") return [];
  const members = (await turn.directory.members(here(turn), mostListed)) ?? [];
  return [...members].sort((a, b) => a.name.localeCompare(b.name, turn.text.language));
}

/**
 * The colleague that was picked, with the name that Teams or the store knows, never the client's. A picker can be
 * forged, so one who is not a member of the place is refused. @throws Refusal person-not-here.
 */
export async function pickedColleague(turn: Turn, id: string): Promise<Colleague> {
  if (turn.where === "private") refuse("person-not-here", { field: "person" });
  const members = await turn.directory.members(here(turn), mostKnown);
  const listed = members?.find((member) => member.id === id);
  if (listed) return listed;
  const isHere = await turn.directory.isMember(here(turn), id);
  const known = isHere ? await turn.documents.read("person", { tenantId: turn.who.tenantId, id }) : undefined;
  const name = known?.value.name;
  return name ? { id, name } : refuse("person-not-here", { field: "person" });
}
