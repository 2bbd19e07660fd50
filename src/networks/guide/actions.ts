import { conversation } from "../../guided/conversation.js";
import type { Verbs } from "../../teams/handlers.js";
import { formNetwork } from "../forming.js";
import { guideGuided } from "./guided.js";

/** The interview of a network's guide: its buttons, its commands and the words that answer it. */
export const guideConversation = conversation(guideGuided);

/** The button that begins a network. */
export const formingVerbs = { "network.form": formNetwork } as const satisfies Verbs;
