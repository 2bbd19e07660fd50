import type { Card } from "../../src/cards/card.js";
import type { Seat } from "../../src/networks/approval/round.js";
import { deeds } from "../../src/networks/entry.js";
import type { Network } from "../../src/networks/network.js";
import { capacities } from "../../src/networks/members/member.js";
import { standings } from "../../src/networks/seeing/catalogue.js";
import { mineCard, networksCard, waitingCard } from "../../src/networks/seeing/list-cards.js";
import { logCard, type Line } from "../../src/networks/seeing/log-card.js";
import { networkCard, publicCard } from "../../src/networks/seeing/network-card.js";
import { waitingIn } from "../../src/networks/seeing/waiting.js";
import type { Text } from "../../src/text/text.js";
import { nasty } from "../themes/samples.js";
import { handed } from "./handing-scene.js";
import { aad, aMember, aNetwork, aRound, aSeat as seatOf, now } from "./samples.js";

/** A seat of Kultur og Fritid, held by `leader`. */
export const aSeat = (fields: Partial<Seat> = {}): Seat => seatOf("Kultur og Fritid", "leader", fields);
export { aRound };

export const decided = (verdict: "approve" | "return" | "reject", comment = ""): Seat =>
  aSeat({
    decision: { verdict, comment, by: aad("leader"), byName: "leader", at: now, round: 1 },
  });

const asked = aSeat({ inquiries: [{ id: "q1", text: "Hvor tit?", by: aad("leader"), at: now }] });
const invited = aMember("colleague", { standing: "invited" });
const lead = aMember("employee", { duty: "lead" });
export const many = Array.from({ length: 60 }, (_, n) =>
  aMember(n === 0 ? "employee" : `p${n}`, {
    duty: n === 0 ? "lead" : "member",
    area: `Et område med et meget langt navn, nummer ${n % 30}`,
    capacity: capacities[n % capacities.length] ?? "employee",
    why: "Fordi ".repeat(300),
  }),
);
const nastyOne = {
  texts: { title: nasty, purpose: `${nasty}\n`.repeat(40) },
  members: [aMember("employee", { duty: "lead", name: nasty, area: nasty }), aMember("b", { area: nasty })],
};

/** A network in every state it can be seen in. */
export const seenNetworks: Readonly<Record<string, Network>> = {
  guide: aNetwork({ guide: { ...aNetwork().guide, open: "working" } }),
  handed: handed("stranger"),
  "handed nasty": {
    ...handed("stranger"),
    texts: { title: nasty },
    handed: { to: aad("stranger"), toName: nasty, at: now },
  },
  gaps: aNetwork({ texts: {}, versions: [] }),
  empty: aNetwork({ texts: {} }),
  alone: aNetwork({ members: [lead] }),
  uninvited: aNetwork({ members: [lead, aMember("colleague", { standing: "planned" }), aMember("c")] }),
  ready: aNetwork(),
  homeless: aNetwork({ members: [{ ...lead, area: " " }, aMember("colleague")] }),
  invited: aNetwork({ members: [lead, invited] }),
  awaiting: aNetwork({ state: "awaiting", rounds: [aRound([aSeat()])] }),
  asked: aNetwork({ state: "awaiting", rounds: [aRound([asked])] }),
  returned: aNetwork({ rounds: [aRound([decided("return", nasty)], { state: "returned", endedAt: now })] }),
  rejected: aNetwork({ rounds: [aRound([decided("reject", "Nej")], { state: "rejected", endedAt: now })] }),
  active: aNetwork({
    state: "active",
    startedAt: now,
    rounds: [aRound([decided("approve")], { state: "approved" })],
  }),
  dropped: aNetwork({ state: "dropped", endedAt: now }),
  closed: aNetwork({ state: "closed", startedAt: now, endedAt: now }),
  many: aNetwork({ state: "active", startedAt: now, members: many }),
  nasty: aNetwork({
    state: "awaiting",
    ...nastyOne,
    rounds: [aRound([aSeat({ area: nasty, holderName: nasty })])],
  }),
};
export const viewers = ["employee", "colleague", "leader", "stranger"] as const;

const lines: readonly Line[] = deeds.map((deed, n) => ({
  at: now,
  deed,
  byName: n === 0 ? "" : nasty,
  what: n % 3 === 0 ? undefined : n % 3 === 1 ? { name: nasty } : { number: n },
}));

/** Every card of this room in every state, in one language. */
export function* seeingCards(text: Text): Generator<[name: string, card: Card]> {
  const networks = Object.values(seenNetworks);
  for (const [kind, network] of Object.entries(seenNetworks)) {
    for (const viewer of viewers)
      yield [`network ${kind} ${viewer}`, networkCard(network, aad(viewer), text, now)];
    yield [`network ${kind} public`, publicCard(network, text, now, [{ style: "accent", text: "Noget" }])];
    yield [`network log ${kind}`, logCard(network, { items: [], number: 0, more: false }, text)];
    const waiting = viewers.flatMap((viewer) => waitingIn(network, aad(viewer)));
    yield [`networks waiting ${kind}`, waitingCard({ items: waiting, number: 1, more: true }, text)];
  }
  yield ["network log nasty", logCard(networks[0] as Network, { items: lines, number: 1, more: true }, text)];
  yield ["networks mine none", mineCard({ items: [], number: 0, more: false }, aad("x"), 0, text, now)];
  yield [
    "networks mine nasty",
    mineCard({ items: networks, number: 1, more: true }, aad("employee"), 2, text, now),
  ];
  for (const filter of standings) {
    const page = { filter, words: nasty, items: networks, total: 30, number: 1, more: true };
    yield [`networks nasty ${filter}`, networksCard(page, text, now)];
    const none = { filter, words: "", items: [], total: 0, number: 0, more: false };
    yield [`networks none ${filter}`, networksCard(none, text, now)];
  }
}
