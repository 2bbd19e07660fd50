import type { Card } from "../../cards/card.js";
import type { Notice } from "../../cards/notice.js";
import { shutAmong } from "../../people/reaching.js";
import { Refusal, refuse } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Key } from "../../text/text.js";
import { changeEditable, readEditable, readNetwork } from "../desk.js";
import { isInside, mayLead, type Network } from "../network.js";
import { readMember, readNetworkId } from "./clicks.js";
import { memberListCard, membersFor, type ListState } from "./list-card.js";
import { plannedPeople } from "./lists.js";
import { pageOf, pageSize } from "../../cards/pages.js";
import { handOver, invite, inviteAll, putBack, remove } from "./taking-part.js";

export const good = (text: string): Notice[] => [{ style: "good", text }];

/** The list with the member in sight, else its first page, in the clicked card's place. */
export async function listAgain(
  turn: Turn,
  network: Network,
  notices: readonly Notice[],
  { memberId = "", removedId = "" }: { memberId?: string; removedId?: string } = {},
): Promise<Answer> {
  const at = membersFor(network, true).findIndex(({ id }) => id === memberId);
  const page = Math.max(0, Math.floor(at / pageSize));
  return { replace: await listIn(turn, network, { page, notices, removedId }) };
}

/** The list, which tells those who lead who on its page cannot be written to privately. */
async function listIn(turn: Turn, network: Network, state: ListState): Promise<Card> {
  const { documents, text, who } = turn;
  if (!mayLead(network, who.id)) return memberListCard(network, who.id, text, state);
  const shown = pageOf(membersFor(network, true), state.page).items.map(({ personId }) => personId);
  const shut = await shutAmong(documents, who.tenantId, shown);
  return memberListCard(network, who.id, text, { ...state, shut });
}

/** Deltagere, for everyone inside: the lead changes the list, the others read it. */
export async function listMembers(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId, page = 0 } = readNetworkId(data);
  const network = await readNetwork(turn, networkId);
  if (!isInside(network, turn.who.id)) refuse("no-such-network");
  return { replace: await listIn(turn, network, { page }) };
}

/**
 * One of the lead's moves that needs no more than a press; the list comes back with what was done. On an old card it
 * may have been done already, which is then said.
 */
const press =
  (rule: (network: Network, memberId: string, by: string, now: string) => Network, said: Key, already: Key) =>
  (data: unknown, turn: Turn): Promise<Answer> =>
    withListShown(data, turn, async () => {
      const { networkId, memberId } = readMember(data);
      let isNew = false;
      const network = await changeEditable(turn, networkId, (current) => {
        const next = rule(current, memberId, turn.who.id, turn.now);
        isNew = next !== current;
        return next;
      });
      const notices = isNew ? good(turn.text(said)) : plainly(turn.text(already));
      return { ...(await listAgain(turn, network, notices, { memberId })), letters: network.id };
    });

const plainly = (text: string): Notice[] => [{ style: "emphasis", text }];

/** A card about one who is no longer there gives way to the list as it stands now. */
export async function withListShown(data: unknown, turn: Turn, run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "member-gone") throw error;
    const network = await readEditable(turn, readNetworkId(data).networkId);
    const notices: Notice[] = [{ style: "attention", text: `⚠ ${turn.text("refusal.member-gone")}` }];
    return { ...(await listAgain(turn, network, notices)), refused: error.code };
  }
}

export const inviteMember = press(invite, "member.invited", "member.not-invited");
export const putMemberBack = press(putBack, "member.put-back", "member.put-back");
export const handLeadOver = press(handOver, "member.handed-over", "member.handed-over");

/** Taken off the list; the card offers to put them back. */
export const removeMember = (data: unknown, turn: Turn): Promise<Answer> =>
  withListShown(data, turn, async () => {
    const { networkId, memberId: removedId } = readMember(data);
    const network = await changeEditable(turn, networkId, (current) =>
      remove(current, removedId, turn.who.id, turn.now),
    );
    return listAgain(turn, network, good(turn.text("member.removed")), { removedId });
  });

/** Everyone who is planned is asked, each by a card of their own. */
export async function inviteEveryone(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId } = readNetworkId(data);
  let count = 0;
  const network = await changeEditable(turn, networkId, (current) => {
    count = plannedPeople(current).length;
    return inviteAll(current, turn.who.id, turn.now);
  });
  const said = turn.text("member.invited-all", { count });
  return { ...(await listAgain(turn, network, good(said))), letters: network.id };
}
