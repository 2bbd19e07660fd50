import { readAbout } from "../../guided/clicks.js";
import { conversation } from "../../guided/conversation.js";
import { Refusal } from "../../refusal.js";
import type { Verbs } from "../../teams/handlers.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { readNetwork } from "../desk.js";
import { formNetwork } from "../forming.js";
import { networkCard } from "../seeing/network-card.js";
import { guideGuided } from "./guided.js";

const guide = conversation(guideGuided);

/** The interview of a network's guide: its buttons, its commands and the words that answer it. */
export const guideConversation = { ...guide, verbs: { ...guide.verbs, "interview.resume": resumeOrSee } };

/** Fortsæt on an old card, when the guide may not be changed any more: the network's card says how it stands. */
async function resumeOrSee(data: unknown, turn: Turn): Promise<Answer> {
  try {
    return await guide.verbs["interview.resume"](data, turn);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const network = await readNetwork(turn, readAbout(data).id);
    return { posts: [{ card: networkCard(network, turn.who.id, turn.text, turn.now) }] };
  }
}

/** The button that begins a network. */
export const formingVerbs = { "network.form": formNetwork } as const satisfies Verbs;
