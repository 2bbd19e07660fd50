import type { Person } from "../../src/people/person.js";
import type { Theme } from "../../src/themes/theme.js";

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
