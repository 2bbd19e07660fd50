import { begin } from "../../src/interview/interview.js";
import { guideScript } from "../../src/networks/guide/questions.js";
import type { Round, Seat } from "../../src/networks/approval/round.js";
import type { Member } from "../../src/networks/members/member.js";
import { withNetwork, type Network } from "../../src/networks/network.js";
import type { Instant } from "../../src/time.js";

export const now: Instant = "2026-11-23T08:00:00.000Z";

/** The person of an id as the connector of the tests names them. */
export const aad = (name: string): string => `aad-${name}`;

/** A member who is in, an employee of Sundhed og Omsorg unless said otherwise. */
export function aMember(name: string, fields: Partial<Member> = {}): Member {
  return {
    id: `p-${aad(name)}`,
    personId: aad(name),
    name,
    organisation: "Kommunen",
    area: "Sundhed og Omsorg",
    level: "decentral",
    capacity: "employee",
    duty: "member",
    why: "Møder borgerne hver dag",
    standing: "accepted",
    since: now,
    ...fields,
  };
}

/** A formal network that is being formed, led by `employee`, with one member from another area. */
export function aNetwork(fields: Partial<Network> = {}): Network {
  const base: Network = {
    tenantId: "11111111-1111-4111-8111-111111111111",
    id: "theme-1",
    state: "forming",
    createdAt: now,
    changedAt: now,
    guide: { ...begin(guideScript, now), open: null, answers: { formality: "formal", task: "open" } },
    texts: { title: "Lyset i vinduet", purpose: "Finde dem, der står alene efter et dødsfald." },
    versions: [{ number: 1, by: aad("employee"), byName: "employee", at: now, before: {} }],
    members: [
      aMember("employee", { duty: "lead" }),
      aMember("colleague", { area: "Kultur og Fritid", capacity: "leader" }),
    ],
    seats: [],
    rounds: [],
    language: "da",
    serviceUrl: "http://127.0.0.1:1",
    bot: { id: "28:bot", name: "Netværkssmeden" },
    letters: [],
    log: [],
    lead: "",
    people: [],
    waitsFor: [],
  };
  return withNetwork(base, fields, now);
}

/** A seat that nobody has decided yet, with the area's name in small letters for its id. */
export const aSeat = (area: string, holder: string, fields: Partial<Seat> = {}): Seat => ({
  id: area.toLowerCase(),
  area,
  holder: aad(holder),
  holderName: holder,
  inquiries: [],
  cards: [],
  ...fields,
});

/** The first round, sent by `employee` and still open. */
export const aRound = (seats: readonly Seat[], fields: Partial<Round> = {}): Round => ({
  number: 1,
  state: "open",
  version: 1,
  members: [],
  seats,
  sentBy: aad("employee"),
  sentByName: "employee",
  sentAt: now,
  ...fields,
});
