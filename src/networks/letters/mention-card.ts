import type { Card } from "../../cards/card.js";
import { fill } from "../../cards/fill.js";
import { plain, shortened } from "../../interview/plain.js";
import type { Text } from "../../text/text.js";
import type { Seat } from "../approval/round.js";
import type { Network } from "../network.js";
import { titleOf } from "../title.js";

const nameLength = 60;

/**
 * A name as it may stand in a mention, where Teams reads Markdown and tags: letters, digits, and the marks that names
 * are written with.
 */
const bareName = (name: string): string =>
  shortened(
    plain(name)
      .replace(/[^\p{L}\p{M}\p{N} .,'’-]/gu, " ")
      .replace(/\s+/gu, " ")
      .trim(),
    nameLength,
  );

export interface Mentioned {
  readonly seat: Seat;
  /** The round's number. */
  readonly round: number;
  readonly isAwaited: boolean;
}

/**
 * In the network's channel, for a leader who cannot be written to privately: mentions them, and leads them to their own
 * view of the request. It says nothing that the channel should not see, and once it is decided no more than that. S3-3.
 */
export function mentionCard(network: Network, { seat, round, isAwaited }: Mentioned, text: Text): Card {
  const name = bareName(seat.holderName) || text("letter.a-leader");
  const mention = `<at>${name}</at>`;
  const headline = text(isAwaited ? "letter.mention" : "letter.mention-over");
  return fill("approval-mention", {
    lang: text.language,
    speak: headline,
    headline,
    name: titleOf(network, text),
    isAwaited,
    asked: text("letter.mention-asked", { mention }),
    mentions: isAwaited ? [{ mention, id: seat.holder, name }] : [],
    networkId: network.id,
    seatId: seat.id,
    round,
    labels: { request: text("letter.see-request") },
  });
}
