import { refuse } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { readNetwork } from "../desk.js";
import { invitationCard } from "../members/cards.js";
import { networkAgain } from "./again.js";
import { readNetworkId } from "./clicks.js";
import { networkCard, publicCard } from "./network-card.js";

/** Tilbage til netværket: its card in the place of the clicked one. */
export const openNetwork = async (data: unknown, turn: Turn): Promise<Answer> =>
  networkAgain(turn, await readNetwork(turn, readNetworkId(data)));

/**
 * Se netværket: its card as this person may see it, as a new one below. From elsewhere it comes in the private chat, for
 * its buttons answer there and it may show more than others may see.
 */
export async function showNetwork(data: unknown, turn: Turn): Promise<Answer> {
  const network = await readNetwork(turn, readNetworkId(data));
  const card = networkCard(network, turn.who.id, turn.text, turn.now);
  if (turn.where === "private") return { posts: [{ card }] };
  const there = publicCard(network, turn.text, turn.now, [
    { style: "emphasis", text: turn.text("network-card.unreachable") },
  ]);
  return {
    privately: [{ card }],
    reached: (delivered) =>
      delivered ? { tell: turn.text("network-card.sent") } : { replaceForClicker: there },
  };
}

/** Se invitationen: the card on which the person says yes or no, as a new one below. */
export async function showInvitation(data: unknown, turn: Turn): Promise<Answer> {
  const network = await readNetwork(turn, readNetworkId(data));
  const member = network.members.find((one) => one.personId === turn.who.id && one.standing !== "planned");
  if (!member) return refuse("no-such-network");
  return { posts: [{ card: invitationCard(network, member.id, turn.text) }] };
}
