import type { Card } from "../../cards/card.js";
import type { Notice } from "../../cards/notice.js";
import { refuse } from "../../refusal.js";
import { change } from "../../store/change.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Key } from "../../text/text.js";
import { changeNetwork, readNetwork } from "../desk.js";
import type { Network } from "../network.js";
import { invitationCard, leaveCard } from "./cards.js";
import { readLine, readMember, readNetworkId } from "./clicks.js";
import { withWordsKept } from "./kept.js";
import { good } from "./listing.js";
import { isListed, type Standing } from "./member.js";
import { accept, askedMember, decline, leave, mustNotLead } from "./taking-part.js";

/** In a channel the card stands for all, and the answer is the clicker's alone. */
const inPlace = (turn: Turn, card: Card): Answer =>
  turn.where === "private" ? { replace: card } : { replaceForClicker: card };

/**
 * Ja, jeg er med and Nej tak. The network is read for the one who was asked, whether or not they may see it otherwise:
 * one who said no may think better of it.
 */
const answer =
  (rule: typeof accept, standing: Standing, said: Key) =>
  async (data: unknown, turn: Turn): Promise<Answer> => {
    const { networkId, memberId } = readMember(data);
    const line = readLine(data);
    const at = { tenantId: turn.who.tenantId, id: networkId };
    const own = (current: Network | undefined): Network => current ?? refuse("no-such-network");
    return withWordsKept(
      turn,
      async () => {
        const network = await change(turn.documents, "network", at, (current) =>
          rule(own(current), memberId, turn.who.id, line, turn.now),
        );
        const now = network.members.find(({ id }) => id === memberId);
        const notices = now?.standing === standing ? good(turn.text(said)) : [];
        const card = invitationCard(network, memberId, turn.text, notices);
        return { ...inPlace(turn, card), letters: network.id };
      },
      async (notices) => {
        const network = own((await turn.documents.read("network", at))?.value);
        askedMember(network, memberId, turn.who.id);
        return invitationCard(network, memberId, turn.text, notices, line);
      },
    );
  };

export const acceptInvitation = answer(accept, "accepted", "invitation.said-yes");
export const declineInvitation = answer(decline, "declined", "invitation.said-no");

/** Forlad netværket asks once more, and for a line. */
export async function openLeaving(data: unknown, turn: Turn): Promise<Answer> {
  const network = await readNetwork(turn, readNetworkId(data).networkId);
  mustNotLead(memberIn(network, turn));
  return { replace: leaveCard(network, turn.text) };
}

const memberIn = ({ members }: Network, { who }: Turn) =>
  members.find((member) => member.personId === who.id && isListed(member) && member.standing !== "planned") ??
  refuse("no-such-network");

/** The member has left; the card stays as the way back. */
export async function leaveNetwork(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId } = readNetworkId(data);
  const line = readLine(data);
  const showing = async (notices: readonly Notice[]) =>
    leaveCard(await readNetwork(turn, networkId), turn.text, notices, line);
  return withWordsKept(
    turn,
    async () => {
      const network = await changeNetwork(turn, networkId, (current) =>
        leave(current, turn.who.id, line, turn.now),
      );
      const memberId = network.members.find(({ personId }) => personId === turn.who.id)?.id ?? "";
      const card = invitationCard(network, memberId, turn.text, good(turn.text("leave.done")));
      return { replace: card, letters: network.id };
    },
    showing,
  );
}
