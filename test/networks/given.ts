import type { NewMember } from "../../src/networks/members/adding.js";
import { aad } from "./samples.js";

/** What the lead writes of a colleague from the schools. */
export function given(name: string, over: Partial<NewMember> = {}): NewMember {
  return {
    id: `p-${aad(name)}`,
    personId: aad(name),
    name,
    organisation: "Kommunen",
    area: "Skole",
    level: "decentral",
    capacity: "employee",
    duty: "member",
    why: "Kender børnene",
    agreed: false,
    ...over,
  };
}
