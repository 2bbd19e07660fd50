import type { Card } from "../../src/cards/card.js";
import type { Channel } from "../../src/channels/channel.js";
import { channelCard } from "../../src/networks/channel-card.js";
import type { Candidates } from "../../src/networks/members/candidates.js";
import { invitationCard, leaveCard } from "../../src/networks/members/cards.js";
import { memberFormCard, usualWords, wordsOf, type FormState } from "../../src/networks/members/form-card.js";
import { memberListCard } from "../../src/networks/members/list-card.js";
import { memberLimit, standings, type Member } from "../../src/networks/members/member.js";
import { suggestedCard } from "../../src/networks/members/suggested-card.js";
import { networkStates, type Network } from "../../src/networks/network.js";
import type { Text } from "../../src/text/text.js";
import { nasty } from "../themes/samples.js";
import { aad, aMember, aNetwork, now } from "./samples.js";

const notices = [{ style: "attention", text: "⚠ Noget" }] as const;
const shut = new Set(["employee", "accepted", "m0", "m9"].map(aad));
const longest = "ord æø ".repeat(143);
const worded = (words: string): Partial<Member> => ({
  name: words.slice(0, 120),
  organisation: words.slice(0, 120),
  area: words.slice(0, 80),
  why: words,
  line: words.slice(0, 500),
});

/** The lead, one in each standing, and an external, all saying this. */
function saying(words: string, state: Network["state"] = "forming"): Network {
  const fields = words ? worded(words) : { why: "" };
  const { personId, ...external } = aMember("x", { ...fields, id: "x-1", standing: "planned", area: "" });
  const members = [
    aMember("employee", { ...fields, duty: "lead" }),
    ...standings.map((standing) => aMember(standing, { ...fields, standing })),
    external,
  ];
  return aNetwork({ state, members, texts: words ? { title: words, purpose: words } : {} });
}

const networks: Readonly<Record<string, Network>> = {
  usual: aNetwork(),
  bare: saying(""),
  nasty: saying(nasty),
  long: saying(longest),
  full: aNetwork({
    members: [
      aMember("employee", { duty: "lead" }),
      ...Array.from({ length: memberLimit - 1 }, (_, n) => aMember(`m${n}`, worded(longest))),
    ],
  }),
};

function* formsOf(network: Network, text: Text): Generator<[string, Card]> {
  const usual: FormState = {
    words: usualWords(network),
    people: [{ id: aad("third"), name: nasty }],
    picksPeople: false,
    viewer: aad("employee"),
  };
  yield ["new", memberFormCard(network, usual, text)];
  yield ["picker", memberFormCard(network, { ...usual, picksPeople: true, notices }, text)];
  for (const member of network.members.slice(0, 8))
    for (const viewer of [aad("employee"), aad(member.name)]) {
      const state = { ...usual, words: wordsOf(member), member, viewer };
      yield [
        `${member.id} for ${viewer === aad("employee") ? "lead" : "own"}`,
        memberFormCard(network, state, text),
      ];
    }
}

const candidates = (name: string, count: number): Candidates => ({
  actors: Array.from({ length: count }, (_, n) => ({
    key: `theme-1:${n}`,
    name,
    why: name,
    kind: "citizens",
  })),
  people: Array.from({ length: count }, (_, n) => ({
    key: aad(`p${n}`),
    personId: aad(`p${n}`),
    name,
    why: name,
  })),
});

const channel = (name: string, id: string): Channel => ({
  tenantId: "t",
  id,
  teamId: id,
  teamName: name,
  name,
  serviceUrl: "http://127.0.0.1:1",
  bot: { id: "28:bot", name: "Netværkssmeden" },
  changedAt: now,
});

/** Every card about members and steering, in every state. */
export function* memberCards(text: Text): Generator<[name: string, card: Card]> {
  for (const [kind, network] of Object.entries(networks)) {
    for (const page of [0, 2])
      for (const who of ["employee", "accepted", "stranger"])
        yield [
          `members ${kind} ${page} ${who}`,
          memberListCard(network, aad(who), text, { page, notices, removedId: "p-x", shut }),
        ];
    for (const member of network.members.slice(0, 8))
      yield [`invitation ${kind} ${member.id}`, invitationCard(network, member.id, text, notices, nasty)];
    yield [`leave ${kind}`, leaveCard(network, text, notices, nasty)];
    for (const [what, card] of formsOf(network, text)) yield [`member form nasty ${kind} ${what}`, card];
    yield [`channel ${kind}`, channelCard(network, [channel("Sundhed", "19:a")], text, notices)];
  }
  for (const state of networkStates) {
    const network = saying("Et net", state);
    yield [`members ${state}`, memberListCard(network, aad("employee"), text, { page: 0 })];
    yield [`invitation ${state}`, invitationCard(network, "p-aad-invited", text)];
  }
  yield ["invitation gone", invitationCard(aNetwork(), "p-aad-nobody", text)];
  for (const count of [0, 1, 40])
    yield [
      `suggested nasty ${count}`,
      suggestedCard(aNetwork(), candidates(nasty, count), text, notices, {
        actors: ["theme-1:0"],
        people: [],
      }),
    ];
  const chosen = { ...channel(nasty, "19:b"), channelId: "19:b", channelName: nasty };
  const many = Array.from({ length: 120 }, (_, n) => channel(nasty, `19:${n}`));
  yield [
    "channel nasty",
    channelCard(aNetwork({ channel: chosen }), [channel(nasty, "19:b"), ...many], text),
  ];
  yield ["channel none", channelCard(aNetwork(), [], text)];
}
