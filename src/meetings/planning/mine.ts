import type { Card } from "../../cards/card.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Network } from "../../networks/network.js";
import { comingFor, type Coming } from "../answering/own-answer.js";
import { ownNetworks } from "../quiet/own-networks.js";
import { readPage } from "./clicks.js";
import { myMeetingsCard } from "./list-cards.js";
import { soonestFirst, upcoming } from "./lists.js";

/** Mine møder, as a new card below. */
export const openMyMeetings = async (turn: Turn): Promise<Answer> => ({
  posts: [{ card: await mine(turn, 0) }],
});

export const pageOfMyMeetings = async (data: unknown, turn: Turn): Promise<Answer> => ({
  replace: await mine(turn, readPage(data)),
});

/** What lies ahead in the networks this person is in, soonest first: one query for the networks, one for each of them. */
async function mine(turn: Turn, page: number): Promise<Card> {
  const networks = await ownNetworks(turn.documents, turn.who);
  const found = await Promise.all(networks.map((network) => comingIn(turn, network)));
  const meets = found.flat().sort((one, other) => soonestFirst(one.meeting, other.meeting));
  return myMeetingsCard({ meets, page }, turn.text, turn.now);
}

async function comingIn({ documents, who, now }: Turn, network: Network): Promise<readonly Coming[]> {
  const meetings = await upcoming(documents, who.tenantId, network.id);
  return meetings
    .filter(({ endsAt }) => endsAt > now)
    .map((meeting) => comingFor({ meeting, network }, who.id));
}
