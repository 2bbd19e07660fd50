import { afterAll, beforeAll, expect, test } from "vitest";
import { verbs } from "../../src/app.js";
import { cardNames, templateOf } from "../../src/cards/fill.js";
import type { Round, Seat } from "../../src/networks/approval/round.js";
import { withNetwork, type Network } from "../../src/networks/network.js";
import { aMember, aNetwork, aad } from "../networks/samples.js";
import { elements } from "../support/cards.js";
import { aChat, closeChats, type Chat, type Someone } from "../support/chat.js";
import { logLines } from "../teams/a-bot.js";

/** For those who take part alone, and, until the network is active, what its kommissorium says. */
const secret = "Kun for dem, der er med";
const draft = "Kun et udkast endnu";
const { lines, log } = logLines();
let chat: Chat;

beforeAll(async () => void (chat = await aChat({ log })));
afterAll(closeChats);

const seat = (id: string, holder: string, fields: Partial<Seat> = {}): Seat => ({
  id,
  area: id,
  holder: aad(holder),
  holderName: holder,
  inquiries: [],
  cards: [],
  ...fields,
});

/** Two seats, one of them passed on, and a question that waits for the lead. */
function aRound(network: Network): Round {
  const at = network.changedAt;
  const delegated = { from: aad("passed-on"), fromName: "passed-on", why: secret, at };
  return {
    number: 1,
    state: "open",
    version: 1,
    members: network.members,
    seats: [
      seat("kultur og fritid", "leader", {
        inquiries: [{ id: "q1", text: secret, by: aad("leader"), at }],
      }),
      seat("sundhed og omsorg", "other-leader", { delegated }),
    ],
    sentBy: aad("employee"),
    sentByName: "employee",
    sentAt: at,
  };
}

const standings = {
  forming: (network: Network) => network,
  awaiting: (network: Network) =>
    withNetwork(network, { state: "awaiting", rounds: [aRound(network)] }, network.changedAt),
  active: (network: Network) => {
    const ended = { ...aRound(network), state: "approved", endedAt: network.changedAt } as const;
    return withNetwork(
      network,
      { state: "active", startedAt: network.changedAt, rounds: [ended] },
      network.changedAt,
    );
  },
} as const;
type Standing = keyof typeof standings;

const invited = aMember("invited", { standing: "invited" });
function networkIn(standing: Standing): Network {
  const network = aNetwork({
    id: `network-${standing}`,
    texts: { title: "Lyset i vinduet", purpose: "Finde dem, der er alene.", authority: draft },
    members: [
      aMember("employee", { duty: "lead", why: secret }),
      aMember("colleague", { area: "Kultur og Fritid" }),
      invited,
      aMember("left", { standing: "left" }),
      aMember("declined", { standing: "declined" }),
    ],
  });
  return standings[standing](network);
}

/** Those who have no right to change anything, and to whom only what everyone may see may be shown. */
const impostors: Record<string, (there: Chat) => Someone> = {
  "a stranger": (there) => there.with("stranger"),
  "one who left": (there) => there.with("left"),
  "one who said no": (there) => there.with("declined"),
  "a leader who passed the seat on": (there) => there.with("passed-on"),
  "the lead's name in another tenant": (there) =>
    there.with("employee", "99999999-9999-4999-8999-999999999999"),
};

/** Made from the table of verbs, so that a new one is covered without being remembered. */
const about = /^(?:networks?|members?|invitation|charter|approval|guide|interview)\./;
const networkVerbs = Object.keys(verbs).filter((verb) => about.test(verb));

/** They show what everyone may see or the person's own lists, and change nothing. */
const open = new Set<string>([]);

/** Something that passes for an answer in every input that any card has. */
const inputs = Object.fromEntries(
  cardNames
    .flatMap((name) => [...elements(templateOf(name))])
    .flatMap(({ type, id }) =>
      String(type).startsWith("Input.") && id ? [[String(id), "Noget andet"]] : [],
    ),
);

const forged = (network: Network, round = 1) => ({
  ...inputs,
  themeId: "",
  networkId: network.id,
  memberId: invited.id,
  seatId: "kultur og fritid",
  inquiryId: "q1",
  round,
  version: 1,
  page: 0,
  filter: "active",
  field: "purpose",
  question: "purpose",
  person: aad("stranger"),
  comment: "Ja",
});

const stored = async (network: Network) =>
  (await chat.documents.read("network", { tenantId: network.tenantId, id: network.id }))?.value;

async function placed(standing: Standing): Promise<Network> {
  const network = networkIn(standing);
  const found = await chat.documents.read("network", network);
  await chat.documents.write("network", network, network, found?.etag);
  return network;
}

const cases = (Object.keys(standings) as Standing[]).flatMap((standing) =>
  Object.keys(impostors).flatMap((who) => networkVerbs.map((verb) => [verb, who, standing] as const)),
);

test("there are enough of them to mean something", () => {
  expect(cases.length).toBeGreaterThan(200);
});

test.each(cases)(
  "%s, forged by %s while it is %s, changes nothing and shows nothing",
  async (verb, who, standing) => {
    const network = await placed(standing);
    const impostor = (impostors[who] as (there: Chat) => Someone)(chat);
    const others = ["employee", "leader", "other-leader", "colleague"].map((name) => chat.with(name));
    const heard = others.map(({ posts }) => posts.length);
    const [before, logged] = [impostor.posts.length, lines.length];
    await impostor.sends(impostor.invoke(verb, forged(network)));
    const shown = JSON.stringify([impostor.lastInvoke, impostor.posts.slice(before)]);
    expect(await stored(network)).toEqual(network);
    expect(others.map(({ posts }) => posts.length)).toEqual(heard);
    expect(shown).not.toContain(secret);
    if (standing !== "active") expect(shown).not.toContain(draft);
    if (open.has(verb)) return;
    const said = JSON.stringify(lines.slice(logged));
    expect(said).toMatch(/refused:[a-z-]+/);
    expect(shown.length).toBeGreaterThan(20);
  },
);
