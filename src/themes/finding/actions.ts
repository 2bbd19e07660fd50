import type { Verbs } from "../../teams/handlers.js";

/** Every button on the cards of this part of the room. */
export const findingVerbs = {} as const satisfies Verbs;
