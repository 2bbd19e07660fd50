import type { Verbs } from "../../teams/handlers.js";

/** Every button on the cards of this part of the room. */
export const sharingVerbs = {} as const satisfies Verbs;
