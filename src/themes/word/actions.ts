import type { Verbs } from "../../teams/handlers.js";
import { fetchWord } from "./fetching.js";

/** Every button on the cards of this part of the room. */
export const wordVerbs = { "word.fetch": fetchWord } as const satisfies Verbs;
