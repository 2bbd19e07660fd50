import type { Notice } from "../../cards/notice.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Network } from "../network.js";
import { networkCard } from "./network-card.js";

/** The network's card in the place of the clicked one, as the clicker may see it now. */
export const networkAgain = (turn: Turn, network: Network, notices: readonly Notice[] = []): Answer => ({
  replace: networkCard(network, turn.who.id, turn.text, turn.now, notices),
});
