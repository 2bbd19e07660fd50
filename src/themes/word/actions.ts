import type { Verbs } from "../../teams/handlers.js";

/** Every button on the cards of this part of the room. */
export const wordVerbs = {} as const satisfies Verbs;
