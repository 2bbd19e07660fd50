import { verbs } from "../../src/app.js";
import { cardNames, templateOf } from "../../src/cards/fill.js";
import type { Round, Seat } from "../../src/networks/approval/round.js";
import { withNetwork, type Network } from "../../src/networks/network.js";
import { elements } from "../support/cards.js";
import { aChat, type Chat } from "../support/chat.js";
import { logLines } from "../teams/a-bot.js";
import { aMember, aNetwork, aad } from "./samples.js";

/** For those who take part alone, and, until the network is active, what its kommissorium says. */
const secret = "Kun for dem, der er med";
const memberName = "Ulla Ravnsborg";
const draft = "Kun et udkast endnu";

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
  const inquiries = [{ id: "q1", text: secret, by: aad("leader"), at }];
  return {
    number: 1,
    state: "open",
    version: 1,
    members: network.members,
    seats: [
      seat("kultur og fritid", "leader", { inquiries }),
      seat("sundhed og omsorg", "other-leader", { delegated }),
    ],
    sentBy: aad("employee"),
    sentByName: "employee",
    sentAt: at,
  };
}

export const standings = {
  forming: (network: Network) => network,
  handed: (network: Network) => {
    const asked = { to: aad("asked"), toName: memberName, at: network.changedAt };
    const log = ["asked-before", "asked"].map((name) => ({
      ...{ at: network.changedAt, by: aad("employee"), deed: "form-handed" as const },
      about: `p-${aad(name)}`,
    }));
    return withNetwork(network, { handed: asked, log }, network.changedAt);
  },
  awaiting: (network: Network) =>
    withNetwork(network, { state: "awaiting", rounds: [aRound(network)] }, network.changedAt),
  active: (network: Network) => {
    const ended = { ...aRound(network), state: "approved", endedAt: network.changedAt } as const;
    const change = { state: "active", startedAt: network.changedAt, rounds: [ended] } as const;
    return withNetwork(network, change, network.changedAt);
  },
} as const;
export type Standing = keyof typeof standings;

/** What nobody outside may see. */
export const hidden: Record<Standing, readonly string[]> = {
  forming: [secret, memberName, draft],
  handed: [secret, memberName, draft],
  awaiting: [secret, memberName, draft],
  active: [secret, memberName],
};

const networkIn = (standing: Standing): Network =>
  standings[standing](
    aNetwork({
      id: `network-${standing}`,
      texts: { title: "Lyset i vinduet", purpose: "Finde dem, der er alene.", authority: draft },
      members: [
        aMember("employee", { duty: "lead", why: secret }),
        aMember("co-lead", { duty: "co-lead" }),
        aMember("colleague", { area: "Kultur og Fritid", name: memberName }),
        aMember("invited", { standing: "invited" }),
        aMember("planned", { standing: "planned" }),
        aMember("left", { standing: "left" }),
        aMember("declined", { standing: "declined" }),
      ],
    }),
  );

/** Made from the table of verbs, so that a new one is covered without being remembered. */
const about = /^(?:networks?|members?|invitation|charter|approval|guide|interview|form)\./;
export const networkVerbs = Object.keys(verbs).filter((verb) => about.test(verb) && verb !== "form.close");

/** Something that passes for an answer in every input that any card has. */
const inputs = Object.fromEntries(
  cardNames
    .flatMap((name) => [...elements(templateOf(name))])
    .flatMap(({ type, id }) =>
      String(type).startsWith("Input.") && id ? [[String(id), "Noget andet"]] : [],
    ),
);

/** Such as a real card would send, so that it is the right that is lacking and not the form. */
export const forged = (network: Network, verb: string): Record<string, unknown> => ({
  ...inputs,
  themeId: /^network\.(?:form|hand|hand-form)$/.test(verb) ? network.id : "",
  networkId: network.id,
  memberId: verb.startsWith("invitation.") ? `p-${aad("invited")}` : `p-${aad("colleague")}`,
  seatId: "kultur og fritid",
  inquiryId: "q1",
  round: 1,
  version: 1,
  from: 0,
  to: 1,
  page: 0,
  words: "",
  filter: "active",
  field: "purpose",
  question: "purpose",
  asked: network.changedAt,
  person: aad("stranger"),
  level: "central",
  capacity: "employee",
  duty: "member",
  formality: "formal",
  task: "open",
  aim: "knowing",
  relation: "neither",
  once: false,
});

export const isRefusedByRight =
  /"outcome":"refused:(?:no-such-network|no-such-theme|not-the-lead|not-your-seat|seat-passed-on|charter-not-yet|log-not-yours|form-moved|theme-withdrawn)"/;

export interface Spoofed {
  readonly chat: Chat;
  /** What the bot has logged. */
  readonly lines: readonly string[];
}

/** A chat in which everyone has written to the bot before, as most have. */
export async function aSpoofedChat(): Promise<Spoofed> {
  const { lines, log } = logLines();
  const chat = await aChat({ log });
  await chat.with("stranger").says("hjælp");
  return { chat, lines };
}

/** The network as it stands, whatever happened to it before. */
export async function placed(chat: Chat, standing: Standing): Promise<Network> {
  const network = { ...networkIn(standing), serviceUrl: chat.teams.url };
  const found = await chat.documents.read("network", network);
  await chat.documents.write("network", network, network, found?.etag);
  return network;
}
