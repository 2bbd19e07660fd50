import { shortened } from "../../interview/plain.js";
import type { Turn } from "../../teams/turn.js";
import type { ActorKind } from "../../themes/actor-kinds.js";
import type { Participant } from "../../themes/sharing/participant.js";
import { gather } from "../../themes/suggestions/gathering.js";
import type { Suggestion } from "../../themes/suggestions/suggestion.js";
import { leadOf, type Network } from "../network.js";
import { limits, type NewMember } from "./adding.js";
import { externalMember, personMember } from "./external-id.js";
import { isListed, type Capacity } from "./member.js";

/** Someone the theme knows of who is not on the list yet. `key` is what a tick carries. */
export interface Candidate {
  readonly key: string;
  readonly name: string;
  readonly personId?: string;
  readonly why: string;
  readonly kind?: ActorKind;
}

export interface Candidates {
  /** Suggested by colleagues, and a yes. */
  readonly actors: readonly Candidate[];
  /** Those who pressed Jeg vil være med. */
  readonly people: readonly Candidate[];
}

/** The keys that were ticked. */
export interface Chosen {
  readonly actors: readonly string[];
  readonly people: readonly string[];
}

const actorOf = ({ id, name, person, why, kind }: Suggestion): Candidate => ({
  key: id,
  name,
  why,
  kind,
  ...(person ? { personId: person } : {}),
});

const personOf = ({ personId, name, joining }: Participant): Candidate => ({
  key: personId,
  name,
  personId,
  why: joining?.why ?? "",
});

const since = ({ joining, changedAt }: Participant): string => joining?.at ?? changedAt;

/** The accepted suggestions and those who would join, the first first, without those who are on the list. S0-6. */
export async function candidatesFor(turn: Turn, network: Network): Promise<Candidates> {
  const { documents, who } = turn;
  const stored: Suggestion[] = [];
  for await (const one of documents.list("suggestion", who.tenantId, { themeId: network.id }))
    stored.push(one);
  const accepted = gather(stored).flatMap(({ suggestion }) =>
    suggestion.state === "yes" ? [suggestion] : [],
  );
  const joining: Participant[] = [];
  for await (const one of documents.list("participant", who.tenantId, { themeId: network.id, joins: 1 }))
    joining.push(one);
  joining.sort((a, b) => since(a).localeCompare(since(b)) || a.id.localeCompare(b.id));
  const isNew = (candidate: Candidate) => !isOnList(network, candidate);
  const people = joining.map(personOf).filter(isNew);
  const known = new Set(people.map(({ personId }) => personId));
  const actors = accepted.reverse().map(actorOf);
  return {
    actors: actors.filter((one) => isNew(one) && !(one.personId && known.has(one.personId))),
    people,
  };
}

const idOf = (network: Network, candidate: Candidate): string =>
  candidate.personId
    ? personMember(candidate.personId)
    : externalMember(network, candidate.name, organisationOf(network, candidate));

const isOnList = (network: Network, candidate: Candidate): boolean =>
  network.members.some((member) => member.id === idOf(network, candidate) && isListed(member));

const capacityOf: Partial<Record<ActorKind, Capacity>> = {
  citizens: "citizen",
  business: "business",
  association: "association",
  volunteers: "association",
  housing: "association",
};
const own: readonly (ActorKind | undefined)[] = [undefined, "own", "department"];

/** A department belongs to the lead's organisation; any other actor is an organisation of its own. */
const organisationOf = (network: Network, { kind, name, personId }: Candidate): string =>
  personId !== undefined || own.includes(kind) ? leadOf(network).organisation : name;

/** A candidate as a member, with what is known carried over: the area is a colleague's own department, else an actor's name. */
export function memberFrom(network: Network, candidate: Candidate, department: string): NewMember {
  const { name, personId, why, kind } = candidate;
  return {
    id: idOf(network, candidate),
    ...(personId ? { personId } : {}),
    name: shortened(name, limits.name),
    organisation: organisationOf(network, candidate),
    area: shortened(personId ? department : kind === "department" ? name : "", limits.area),
    level: "decentral",
    capacity: (kind && !personId ? capacityOf[kind] : undefined) ?? "employee",
    duty: "member",
    why: shortened(why, limits.why),
    agreed: false,
  };
}
