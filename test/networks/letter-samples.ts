import type { Card } from "../../src/cards/card.js";
import type { Round } from "../../src/networks/approval/round.js";
import { letterKinds } from "../../src/networks/letters/letter.js";
import { mentionCard } from "../../src/networks/letters/mention-card.js";
import { toldCard } from "../../src/networks/letters/told-cards.js";
import { standings, type Member } from "../../src/networks/members/member.js";
import type { Network } from "../../src/networks/network.js";
import type { Text } from "../../src/text/text.js";
import { nasty } from "../themes/samples.js";
import { aLetter, aRound, aSeat, channel } from "./letter-box.js";
import { aad, aMember, aNetwork, now } from "./samples.js";

const long = `${nasty} `.repeat(60);

/** Everyone and everything called what nobody should be called, or nothing at all. */
function written(
  words: string,
  fields: Partial<Network>,
  round: Partial<Round>,
  member: Partial<Member> = {},
): Network {
  const holder = { area: words, holderName: words };
  const asked = [{ id: "i1", text: words, by: aad("manager"), at: now }];
  const delegated = { from: aad("boss"), fromName: words, why: words, at: now };
  const first = { ...aSeat("Sundhed", "manager", { inquiries: asked, delegated }), ...holder };
  const others = Array.from({ length: 14 }, (_, n) => ({
    ...aSeat(`Område ${n}`, `leader-${n}`),
    ...holder,
  }));
  return aNetwork({
    state: "awaiting",
    texts: { title: words, purpose: words },
    members: [
      aMember("employee", { duty: "lead", name: words }),
      aMember("colleague", { name: words, area: words, line: words, ...member }),
    ],
    rounds: [aRound([first, ...others], round)],
    channel,
    ...fields,
  });
}

function* networks(words: string): Generator<[string, Network]> {
  yield ["open", written(words, {}, {})];
  for (const standing of standings) yield [`member ${standing}`, written(words, {}, {}, { standing })];
  yield [
    "handed over",
    { ...written(words, {}, {}), members: [aMember("colleague", { duty: "lead", name: words })] },
  ];
  const asked = { to: aad("colleague"), toName: words, at: now };
  yield ["handed", written(words, { state: "forming", handed: asked }, {})];
  yield ["handed lost", written(words, { state: "forming", handed: { ...asked, unreached: true } }, {})];
  for (const state of ["approved", "returned", "rejected", "withdrawn"] as const)
    yield [state, written(words, { state: state === "approved" ? "active" : "forming" }, { state })];
  for (const verdict of ["approve", "return", "reject"] as const) {
    const [seat, ...others] = written(words, {}, {}).rounds[0]?.seats ?? [];
    const decision = { verdict, comment: words, by: aad("manager"), byName: words, at: now, round: 1 };
    if (seat) yield [verdict, written(words, {}, { seats: [{ ...seat, decision }, ...others] })];
    if (seat)
      yield [`${verdict} last`, written(words, {}, { seats: [{ ...seat, decision, unreachable: true }] })];
    if (seat) yield ["unreachable", written(words, {}, { seats: [{ ...seat, unreachable: true }] })];
  }
}

/** Every letter that may be told, of every kind; each sentence once for every way of writing. */
export function* letterCards(text: Text): Generator<[name: string, card: Card]> {
  const seen = new Set<string>();
  for (const [kind, words] of [
    ["nasty", nasty],
    ["nasty long", long],
    ["plain", "Sundhed og Omsorg"],
    ["empty", ""],
  ] as const)
    for (const [state, network] of networks(words)) {
      for (const letter of letterKinds) {
        const to = ["handed-over", "started", "form"].includes(letter) ? aad("colleague") : aad("manager");
        const about = { to, round: 1, seat: "sundhed", inquiry: "i1", member: `p-${aad("colleague")}` };
        const card = toldCard(network, aLetter(letter, about), text, now);
        const what = `${letter} ${kind} ${card?.speak ?? ""}`;
        if (card && !seen.has(what)) yield [`letter ${letter} ${state} ${kind}`, card];
        seen.add(what);
      }
      const seat = network.rounds[0]?.seats[0];
      if (seat && state === "open")
        for (const isAwaited of [true, false])
          yield [
            `mention ${isAwaited} ${state} ${kind}`,
            mentionCard(network, { seat, round: 1, isAwaited }, text),
          ];
    }
}
