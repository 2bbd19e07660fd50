import type { Card } from "../../src/cards/card.js";
import { charterCards, deskCard, gapsCard } from "../../src/networks/charter/cards.js";
import { charterFields, charterSections } from "../../src/networks/charter/charter.js";
import { formCards } from "../../src/networks/charter/form-cards.js";
import { compareCards, versionsCard } from "../../src/networks/charter/version-cards.js";
import { currentVersion, saveTexts } from "../../src/networks/charter/versions.js";
import type { Round } from "../../src/networks/approval/round.js";
import type { Network } from "../../src/networks/network.js";
import type { Text } from "../../src/text/text.js";
import { nasty } from "../themes/samples.js";
import { aad, aMember, aNetwork, now } from "./samples.js";

const all = (words: string) => Object.fromEntries(charterFields.map((field) => [field, words]));
const saved = (network: Network, words: string): Network =>
  saveTexts(network, all(words), aad("employee"), nasty, now);

/** A round in which both leaders approved the first version, one of them in an earlier round. */
export const approved: Round = {
  number: 2,
  state: "approved",
  version: 1,
  members: [],
  seats: [
    {
      id: "sundhed og omsorg",
      area: "Sundhed og Omsorg",
      holder: aad("boss"),
      holderName: "Bodil Boss",
      decision: { verdict: "approve", by: aad("boss"), byName: "Bodil Boss", at: now, round: 2 },
      inquiries: [],
      cards: [],
    },
    {
      id: "kultur og fritid",
      area: "Kultur og Fritid",
      holder: aad("chief"),
      holderName: "Carl Chef",
      decision: {
        verdict: "approve",
        by: aad("chief"),
        byName: "Carl Chef",
        at: "2026-11-20T08:00:00.000Z",
        round: 1,
      },
      inquiries: [],
      cards: [],
    },
  ],
  sentBy: aad("employee"),
  sentByName: "employee",
  sentAt: now,
  endedAt: now,
};

/** Networks whose kommissorium is empty, as usual, nasty, as long as can be, and in every state. */
export const charterNetworks: Readonly<Record<string, Network>> = {
  empty: aNetwork({ texts: {}, guide: { ...aNetwork().guide, answers: {} } }),
  usual: aNetwork(),
  nasty: saved(
    saved(
      aNetwork({ members: [aMember("employee", { duty: "lead", name: nasty, area: nasty, why: nasty })] }),
      nasty,
    ),
    `a ${nasty} b`,
  ),
  long: saved(saved(aNetwork(), "ord æø ".repeat(571)), "ord øæ ".repeat(571)),
  awaiting: aNetwork({ state: "awaiting" }),
  active: aNetwork({ state: "active", rounds: [approved] }),
  changed: saved(aNetwork({ state: "active", rounds: [approved] }), "Nyt"),
  started: aNetwork({ state: "active" }),
  dropped: aNetwork({ state: "dropped" }),
  closed: aNetwork({ state: "closed", rounds: [approved] }),
};

/** Every card of the kommissorium in every state. */
export function* charterSampleCards(text: Text): Generator<[name: string, card: Card]> {
  const notices = [{ style: "attention", text: "⚠ Noget" }] as const;
  for (const [kind, network] of Object.entries(charterNetworks)) {
    const name = (what: string) => `charter ${what} ${kind}`;
    yield [name("desk"), deskCard(network, true, text, { notices, canUndo: true })];
    yield [name("desk locked"), deskCard(network, false, text)];
    yield [name("gaps"), gapsCard(network, true, text)];
    yield [name("gaps locked"), gapsCard(network, false, text)];
    yield [name("versions"), versionsCard(network, 0, text)];
    for (const { fields } of charterSections)
      for (const card of formCards(network, fields, text)) yield [name("section"), card];
    for (const card of formCards(network, charterFields, text, {
      notices,
      typed: { purpose: nasty },
      clashes: ["purpose", "rules"],
    }))
      yield [name("form"), card];
    for (const card of charterCards(network, text)) yield [name("read"), card];
    for (const card of charterCards(network, text, { changedSince: 1 })) yield [name("read again"), card];
    for (const card of compareCards(network, 1, currentVersion(network), text)) yield [name("compare"), card];
  }
  const many = Array.from({ length: 40 }, (_, n) => n).reduce(
    (network, n) =>
      saveTexts(network, { time: `${n}`, background: `${n} `.padEnd(30_000 / 10, "x") }, "a", nasty, now),
    aNetwork(),
  );
  const lost = {
    ...many,
    versions: many.versions.map((one, n) =>
      n === 1 ? { ...one, before: {}, lost: ["time"] as const } : one,
    ),
  };
  yield ["charter versions nasty page", versionsCard(lost, 2, text)];
  yield ["charter versions nasty last", versionsCard(lost, 99, text)];
  for (const card of compareCards(lost, 1, 3, text)) yield ["charter compare lost", card];
}
