import { afterEach, expect, test } from "vitest";
import type { Member } from "../../src/networks/members/member.js";
import { withNetwork, type Network } from "../../src/networks/network.js";
import { aRound, aSeat } from "../networks/letter-box.js";
import { aMember, aNetwork } from "../networks/samples.js";
import { elements } from "../support/cards.js";
import { aChat, closeChats, type Chat, type Someone } from "../support/chat.js";
import { unzipped } from "../support/unzipped.js";

afterEach(closeChats);

const draft = "Kun et udkast endnu";
const members: Member[] = [
  aMember("employee", { duty: "lead" }),
  aMember("colleague", { name: "Ulla Ravnsborg", area: "Kultur og Fritid" }),
  aMember("citizen", { name: "Borger Borgersen", area: "", capacity: "citizen" }),
];

async function aPlaced(chat: Chat, fields: Partial<Network>): Promise<Network> {
  const texts = { title: "Lyset i vinduet", purpose: "Finde dem, der er alene.", authority: draft };
  const network = aNetwork({ texts, members, serviceUrl: chat.teams.url, ...fields });
  await chat.documents.write("network", network, network);
  return network;
}

const presses = (person: Someone, verb: string, { id }: Network, more: object = {}): Promise<void> =>
  person.sends(person.invoke(verb, { networkId: id, ...more }));

const addressOf = (person: Someone): string => {
  const buttons = person.posts.flatMap((post) => [...elements(person.cardOf(post))]);
  return String(buttons.find(({ type }) => type === "Action.OpenUrl")?.["url"]);
};

async function documentAt(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) return `${response.status}`;
  return unzipped(new Uint8Array(await response.arrayBuffer()))["word/document.xml"] ?? "";
}

test("colleagues outside read the kommissorium of a network with those who take part counted, not named", async () => {
  const chat = await aChat();
  const network = await aPlaced(chat, { state: "active" });
  const [inside, outside] = [chat.with("colleague"), chat.with("stranger")];
  for (const person of [inside, outside]) {
    await presses(person, "charter.read", network);
    await presses(person, "charter.word", network);
  }
  expect(inside.transcript.join()).toContain("Borger Borgersen");
  expect(await documentAt(addressOf(inside))).toContain("Borger Borgersen");
  const shown = [outside.transcript.join(), await documentAt(addressOf(outside))];
  for (const words of shown) {
    expect(words).toContain(draft);
    expect(words).toMatch(/Kultur og Fritid: 1.*Uden område: 1/s);
    expect(words).not.toMatch(/Ulla Ravnsborg|Borger Borgersen/);
  }
});

test("the address of a draft gives nothing to one who has left meanwhile", async () => {
  const chat = await aChat();
  const network = await aPlaced(chat, {});
  const colleague = chat.with("colleague");
  await presses(colleague, "charter.word", network);
  const address = addressOf(colleague);
  expect(await documentAt(address)).toContain(draft);
  await presses(colleague, "members.leave-now", network);
  expect(await documentAt(address)).toBe("404");
});

test("one who is planned, and has not been asked, cannot leave, nor learns of it", async () => {
  const chat = await aChat();
  const planned = aMember("stranger", { standing: "planned" });
  const network = await aPlaced(chat, { state: "active", members: [...members, planned] });
  const stranger = chat.with("stranger");
  for (const verb of ["members.leave", "members.leave-now"]) {
    await presses(stranger, verb, network);
    expect(JSON.stringify(stranger.lastInvoke), verb).toContain("findes ikke");
  }
  expect((await chat.documents.read("network", network))?.value).toEqual(network);
});

test("what was given up stands among the networks of everyone who can take it up again", async () => {
  const chat = await aChat();
  const withCoLead = [...members, aMember("co-lead", { duty: "co-lead" })];
  await aPlaced(chat, { state: "dropped", members: withCoLead });
  for (const [name, sees] of [
    ["employee", true],
    ["co-lead", true],
    ["colleague", false],
  ] as const) {
    await chat.with(name).says("mine netværk");
    expect(chat.with(name).transcript.join().includes("Lyset i vinduet"), name).toBe(sees);
  }
});

async function askedInChannel(): Promise<{ chat: Chat; network: Network }> {
  const chat = await aChat();
  const seats = [aSeat("Sundhed", "manager")];
  const network = await aPlaced(chat, {});
  const found = await chat.documents.read("network", network);
  const sent = withNetwork(network, { state: "awaiting", rounds: [aRound(seats)] }, network.changedAt);
  await chat.documents.write("network", network, sent, found?.etag);
  return { chat, network: sent };
}

test("a leader who is asked in a channel reads the kommissorium in private", async () => {
  const { chat, network } = await askedInChannel();
  const manager = chat.with("manager");
  await presses(manager.in(), "approval.show", network, { seatId: "sundhed", round: 1 });
  await presses(manager.in(), "charter.read", network);
  expect(JSON.stringify(manager.in().lastInvoke)).toContain("til dig i vores private chat");
  expect(manager.transcript.join()).toContain(draft);
  expect(JSON.stringify(manager.in().posts)).not.toContain(draft);
});

test("and hears how to, when that chat is shut", async () => {
  const { chat, network } = await askedInChannel();
  const manager = chat.with("manager");
  chat.teams.fail({
    how: { status: 403 },
    times: 9,
    when: ({ method, conversationId }) =>
      method === "POST" && conversationId === `a:private-${manager.account}`,
  });
  await presses(manager.in(), "charter.read", network);
  expect(JSON.stringify(manager.in().lastInvoke)).toContain("Åbn en chat med mig");
  expect(JSON.stringify(manager.in().posts)).not.toContain(draft);
});
