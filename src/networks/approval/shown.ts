import { openRound, withNetwork, type Network } from "../network.js";
import { withNewest, withSeat } from "./holding.js";
import type { SeatCard } from "./round.js";

/**
 * A leader has opened the request on another card than the one they were sent, such as a reminder: that one, too, is
 * to lose its buttons when the round is over. Unchanged when it is known already, or is nothing to decide on.
 */
export function shownAt(network: Network, seatId: string, card: Required<SeatCard>): Network {
  const round = openRound(network);
  const seat = round?.seats.find(({ id }) => id === seatId);
  if (!round || seat?.holder !== card.holder) return network;
  const isKnown = seat.cards.some(
    ({ conversationId, activityId }) =>
      conversationId === card.conversationId && activityId === card.activityId,
  );
  if (isKnown) return network;
  const noted = withSeat(round, { ...seat, cards: [...seat.cards, card] });
  // Seen, not changed: the network keeps its place in lists.
  return withNetwork(network, withNewest(network, noted), network.changedAt);
}
