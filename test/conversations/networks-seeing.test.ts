import { afterEach, expect, test } from "vitest";
import { handlers } from "../../src/app.js";
import type { Network } from "../../src/networks/network.js";
import { logged, withNetwork } from "../../src/networks/network.js";
import { texts } from "../../src/text/text.js";
import { after, day, minute, second } from "../../src/time.js";
import { aPerson, aTheme } from "../contract/samples.js";
import { aTurn } from "../channels/a-turn.js";
import { aad, aMember, aNetwork } from "../networks/samples.js";
import { aRound, aSeat } from "../networks/seeing-samples.js";
import { elements, wordsOf } from "../support/cards.js";
import { aChat, closeChats, tenant, type Chat, type Someone } from "../support/chat.js";
import { aSharedTheme } from "../support/shared.js";

afterEach(closeChats);

const stored = (chat: Chat, network: Network) => chat.documents.write("network", network, network);

async function change(chat: Chat, id: string, over: Partial<Network>): Promise<void> {
  const at = { tenantId: tenant, id };
  const found = await chat.documents.read("network", at);
  if (!found) throw new Error("no network");
  await chat.documents.write("network", at, withNetwork(found.value, over, chat.now), found.etag);
}

const titled = (id: string, title: string, fields: Partial<Network> = {}): Network =>
  aNetwork({ id, texts: { title, purpose: `Formålet med ${title}` }, ...fields });
const active = (id: string, title: string, fields: Partial<Network> = {}): Network =>
  titled(id, title, { state: "active", startedAt: "2026-11-20T08:00:00.000Z", ...fields });

/** The titles on the newest card. */
function listed(someone: Someone): string[] {
  const newest = someone.posts.at(-1);
  const runs = [...elements(newest && someone.cardOf(newest))].filter(({ type }) => type === "TextRun");
  return runs.filter(({ weight }) => weight === "Bolder").map(({ text }) => String(text));
}

test("an employee sees their networks, those that all may see, and what waits for them", async () => {
  const chat = await aChat();
  const employee = chat.with("employee");
  await stored(chat, titled("n1", "Lyset i vinduet"));
  await stored(chat, active("n2", "Skolevejen", { members: [aMember("other", { duty: "lead" })] }));
  await employee.says("mine netværk");
  expect(listed(employee)).toEqual(["Lyset i vinduet"]);
  expect(employee.transcript.at(-1)).toContain("Du leder netværket");
  await employee.clicks("Se netværket");
  expect(employee.transcript.at(-1)).toContain("Lyset i vinduet");
  expect(employee.buttons()).toEqual(expect.arrayContaining(["Godkendelse", "Kommissorium", "Deltagere"]));

  await employee.says("netværk");
  expect(listed(employee)).toEqual(["Skolevejen"]);
  await employee.says("venter på mig");
  expect(employee.transcript.at(-1)).toContain(texts.da("networks.none-waiting"));
});

test("a leader finds the request waiting, a member the invitation, the lead the question", async () => {
  const chat = await aChat();
  const inquiries = [{ id: "q", text: "Hvor tit?", by: aad("leader"), at: chat.now }];
  const members = [aMember("employee", { duty: "lead" }), aMember("colleague", { standing: "invited" })];
  const rounds = [aRound([aSeat({ inquiries })])];
  await stored(chat, titled("n1", "Lyset i vinduet", { state: "awaiting", members, rounds }));
  for (const [name, button] of [
    ["leader", "Se anmodningen"],
    ["colleague", "Se invitationen"],
    ["employee", "Svar på spørgsmål"],
  ] as const) {
    const someone = chat.with(name);
    await someone.says("venter på mig");
    expect(listed(someone)).toEqual(["Lyset i vinduet"]);
    expect(someone.buttons()).toEqual([button, "Mine netværk"]);
    await someone.clicks("Mine netværk");
    expect(someone.buttons()).toContain("Venter på mig (1)");
  }
  await chat.with("colleague").says("venter på mig");
  await chat.with("colleague").clicks("Se invitationen");
  expect(chat.with("colleague").transcript.at(-1)).toContain("Lyset i vinduet");
});

test("a stranger is refused a network that is not public, and another municipality's does not exist", async () => {
  const chat = await aChat();
  await stored(chat, titled("n1", "Lyset i vinduet"));
  await stored(chat, active("n2", "Skolevejen"));
  const stranger = chat.with("stranger");
  for (const verb of ["network.open", "network.show", "network.invitation", "network.log"]) {
    await stranger.sends(stranger.invoke(verb, { networkId: "n1" }));
    expect(JSON.stringify(stranger.lastInvoke), verb).toContain("Netværket findes ikke");
  }
  const other = chat.with("employee", "22222222-2222-4222-8222-222222222222");
  await other.says("mine netværk", "netværk");
  expect(other.transcript.join()).not.toMatch(/Lyset|Skolevejen/);
  await other.sends(other.invoke("network.show", { networkId: "n2" }));
  expect(JSON.stringify(other.lastInvoke)).toContain("Netværket findes ikke");
  await stranger.sends(stranger.invoke("network.invitation", { networkId: "n2" }));
  expect(JSON.stringify(stranger.lastInvoke)).toContain("Netværket findes ikke");
  await stranger.sends(stranger.invoke("network.log", { networkId: "n2", page: 0 }));
  expect(JSON.stringify(stranger.lastInvoke)).toContain(texts.da("refusal.log-not-yours").slice(0, 30));
});

test("networks are looked for with a slip, narrowed by how they stand, and turned page by page", async () => {
  const chat = await aChat();
  for (const [n, title] of [
    "Cykelstier",
    "Ensomhed",
    "Praktik",
    "Madspild",
    "Frivillige",
    "Børn",
  ].entries()) {
    const changedAt = after(chat.now, n * minute);
    await stored(chat, { ...active(`n${n}`, title), changedAt });
  }
  await stored(
    chat,
    titled("closed", "Gamle dage", { state: "closed", startedAt: chat.now, endedAt: chat.now }),
  );
  await stored(chat, titled("draft", "Kladden"));
  const colleague = chat.with("colleague");
  await colleague.says("netværk");
  expect(listed(colleague)).toHaveLength(5);
  expect(colleague.transcript.at(-1)).toContain("7 netværk");
  await colleague.clicks("Næste side");
  expect(listed(colleague)).toHaveLength(2);
  await colleague.clicks("Søg", { words: "cyklstier" });
  expect(listed(colleague)).toEqual(["Cykelstier"]);
  await colleague.clicks("Søg", { words: "", filter: "closed" });
  expect(listed(colleague)).toEqual(["Gamle dage"]);
  await colleague.clicks("Søg", { words: "kladden", filter: "all" });
  expect(listed(colleague)).toEqual([]);
  await colleague.clicks("Søg", { words: "010190-1234" });
  expect(colleague.transcript.at(-1)).toContain("CPR-nummer");
  expect(JSON.stringify(colleague.posts)).not.toContain("010190");
});

test("what a list costs: mine one list each way, others read again only those that are shown", async () => {
  const chat = await aChat();
  for (let n = 0; n < 12; n++) await stored(chat, active(`n${n}`, `Netværk ${n}`));
  const colleague = chat.with("colleague");
  await colleague.says("hej");
  const person = 1;
  chat.documents.reset();
  await colleague.says("mine netværk");
  expect(chat.documents.calls).toMatchObject({ list: 2, read: person, write: 1 });
  chat.documents.reset();
  await colleague.says("netværk");
  expect(chat.documents.calls).toMatchObject({ list: 3, read: person + 5, write: 1 });
  chat.documents.reset();
  await colleague.clicks("Næste side");
  expect(chat.documents.calls).toMatchObject({ list: 0, read: person + 5, write: 1 });
});

test("a network that was reopened or given up a moment ago is listed as it now stands", async () => {
  const chat = await aChat();
  await stored(chat, active("n1", "Lyset i vinduet"));
  const colleague = chat.with("stranger");
  await colleague.says("netværk");
  await change(chat, "n1", { state: "dropped" });
  chat.passes(second);
  await colleague.clicks("Søg");
  expect(listed(colleague)).toEqual([]);
});

test("the change log: who did what, newest first, with the names of today and no free text", async () => {
  const chat = await aChat();
  const base = active("n1", "Lyset i vinduet");
  const add = (network: Network, ...[by, deed, about]: [string, Parameters<typeof logged>[2], string?]) =>
    withNetwork(network, logged(network, by, deed, chat.now, about), chat.now);
  let network = add(base, aad("employee"), "began");
  network = add(network, aad("employee"), "member-invited", `p-${aad("colleague")}`);
  network = add(network, aad("colleague"), "member-accepted", `p-${aad("colleague")}`);
  network = add(network, aad("away"), "charter-saved", "3");
  network = add(network, aad("unknown"), "closed");
  for (let n = 0; n < 9; n++) network = add(network, aad("employee"), "reopened");
  await stored(chat, network);
  const away = aPerson(tenant, aad("away"), { name: "Bodil Kjær" });
  await chat.documents.write("person", away, away);
  const employee = chat.with("employee");
  await employee.says("mine netværk");
  await employee.clicks("Se netværket");
  await employee.clicks("Hvem har gjort hvad");
  expect(listed(employee)).toHaveLength(10);
  await employee.clicks("Ældre");
  const words = employee.transcript.at(-1);
  expect(words).toContain("Bodil Kjær  | gemte kommissoriet, udgave 3");
  expect(words).toContain("employee  | inviterede en deltager: colleague");
  expect(words).toContain("colleague  | sagde ja til at være med | ");
  await employee.clicks("Nyere");
  expect(employee.transcript.at(-1)).toContain("En, der ikke er med mere,  | afsluttede netværket");
  await employee.clicks("Tilbage til netværket");
  expect(employee.buttons()).toContain("Hvem har gjort hvad");
});

test("from where one writes, themes and networks are found in one list, and the inserted card shows what all may see", async () => {
  const chat = await aChat();
  await aSharedTheme(chat, chat.with("owner"), {}, "Skolevejen om morgenen");
  await stored(chat, active("n1", "Skolevejen sammen"));
  await stored(chat, titled("n2", "Skolevejen, en kladde"));
  const turn = aTurn(chat.documents, {}, { now: chat.now, who: { tenantId: tenant, id: "x", name: "X" } });
  const hits = await handlers.searched({ words: "skolevejen", skip: 0, most: 25 }, turn);
  expect(hits.map(({ title }) => title)).toHaveLength(2);
  expect(hits[1]).toMatchObject({
    title: "Skolevejen sammen",
    text: expect.stringContaining("I gang") as string,
  });
  const card = hits[1]?.card;
  expect(wordsOf(card as never).join()).not.toContain("colleague");

  const there = chat.with("colleague").in();
  await there.sends(there.invoke("network.show", { networkId: "n1" }));
  expect(there.posts).toHaveLength(1);
  expect(JSON.stringify(there.lastInvoke)).toContain(texts.da("network-card.sent"));
  expect(chat.with("colleague").transcript.at(-1)).toContain("Skolevejen sammen");
  expect(chat.with("colleague").buttons()).toContain("Forlad netværket");
  await there.sends(there.invoke("network.open", { networkId: "n1" }));
  expect(JSON.stringify(there.lastInvoke)).toContain("Den knap kender jeg ikke");
});

test("a network stays, with its own title, when its theme is deleted for good", async () => {
  const chat = await aChat();
  const theme = aTheme(tenant, "n1", {
    owner: aad("employee"),
    state: "deleted",
    changedAt: after(chat.now, -400 * day),
    dueAt: after(chat.now, -day),
  });
  await chat.documents.write("theme", theme, theme);
  await stored(chat, active("n1", "Lyset i vinduet"));
  await chat.sweep();
  expect(await chat.documents.read("theme", { tenantId: tenant, id: "n1" })).toBeUndefined();
  await chat.with("employee").says("mine netværk");
  expect(listed(chat.with("employee"))).toEqual(["Lyset i vinduet"]);
});

test("the welcome leads to networks, in both languages", async () => {
  const employee = (await aChat()).with("employee");
  await employee.says("hej");
  await employee.clicks("Mine netværk");
  expect(employee.transcript.at(-1)).toContain(texts.da("networks.none-mine"));
  await employee.says("in english", "networks");
  expect(employee.transcript.at(-1)).toContain(texts.en("networks.none"));
  await employee.says("my networks", "waiting for me");
  expect(employee.transcript.at(-1)).toContain(texts.en("networks.none-waiting"));
});
