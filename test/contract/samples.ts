import type { Network } from "../../src/networks/network.js";
import type { Person } from "../../src/people/person.js";
import type { Participant } from "../../src/themes/sharing/participant.js";
import type { Theme } from "../../src/themes/theme.js";
import type { Vote } from "../../src/themes/votes/vote.js";

const changedAt = "2026-11-02T08:00:00.000Z";

export function aPerson(tenantId: string, id: string, fields: Partial<Person> = {}): Person {
  return { tenantId, id, name: "Åse Kjær", changedAt, ...fields };
}

/** A theme without its interview: a store never looks into one. */
export function aTheme(tenantId: string, id: string, fields: Partial<Theme> = {}): Theme {
  const interview = {} as Theme["interview"];
  return {
    tenantId,
    id,
    owner: "ase",
    state: "open",
    changedAt,
    createdAt: changedAt,
    interview,
    actorKinds: {},
    ...fields,
  };
}

/** A vote of one person on one theme. */
export function aVote(
  tenantId: string,
  themeId: string,
  personId: string,
  points: Vote["points"],
  fields: Partial<Vote> = {},
): Vote {
  return {
    tenantId,
    id: `${themeId}:${personId}`,
    themeId,
    changedAt,
    choices: [],
    points,
    pointsFor: {},
    voters: 1,
    hasWords: "no",
    heard: [],
    sentAt: changedAt,
    ...fields,
  };
}

export function aParticipant(
  tenantId: string,
  themeId: string,
  personId: string,
  fields: Partial<Participant> = {},
): Participant {
  const id = `${themeId}:${personId}`;
  const none = { joins: 0, follows: 0, told: [], heard: [] } as const;
  return { tenantId, id, themeId, personId, name: "Åse Kjær", changedAt, ...none, ...fields };
}

/** A network without what a store never looks into: who it belongs to, and for whom it waits. */
export function aHeldNetwork(tenantId: string, id: string, fields: Partial<Network> = {}): Network {
  return {
    tenantId,
    id,
    state: "forming",
    createdAt: changedAt,
    changedAt,
    guide: {} as Network["guide"],
    texts: {},
    versions: [],
    members: [],
    seats: [],
    rounds: [],
    language: "da",
    serviceUrl: "https://teams.example/",
    bot: { id: "28:bot", name: "Netværkssmeden" },
    letters: [],
    log: [],
    lead: "ase",
    people: ["ase"],
    waitsFor: [],
    ...fields,
  };
}
