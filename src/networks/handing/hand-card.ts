import type { Card } from "../../cards/card.js";
import { fill } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import type { Text } from "../../text/text.js";
import { line } from "../members/cards.js";
import type { Network } from "../network.js";
import type { Colleague } from "../people.js";
import { titleOf } from "../title.js";

export interface Handing {
  readonly people: readonly Colleague[];
  /** Whether Teams' people picker finds those who are not listed. */
  readonly picksPeople: boolean;
  /** Who is chosen in the form. */
  readonly person?: string;
  readonly notices?: readonly Notice[];
}

/** The theme's owner chooses who is to form the network, and sees whom they have asked. S3-3. */
export function handCard(network: Network, handing: Handing, text: Text): Card {
  const { people, picksPeople, person = "", notices = [] } = handing;
  const { handed } = network;
  const asks = picksPeople || people.length > 0;
  const lost: Notice[] = handed?.unreached ? [{ style: "attention", text: text("hand.unreached") }] : [];
  return fill("network-hand", {
    lang: text.language,
    speak: text("hand.title"),
    heading: text("hand.title"),
    title: titleOf(network, text),
    more: text(asks ? "hand.more" : "hand.nobody"),
    notices: [...notices, ...lost],
    asked: line(handed?.toName ?? ""),
    asks,
    picksPeople,
    person,
    people: people.map(({ id, name }) => ({ value: id, title: line(name) })),
    themeId: network.id,
    labels: {
      asked: text("network-card.handed"),
      person: text("hand.person"),
      start: text("approval.person-start"),
      error: text("approval.person-error"),
      save: text("hand.save"),
      back: text("hand.back"),
    },
  });
}
