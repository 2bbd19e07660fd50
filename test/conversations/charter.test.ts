import { afterEach, expect, test } from "vitest";
import { handlers } from "../../src/app.js";
import { usualMeetingSettings } from "../../src/meetings/settings.js";
import { usualSettings } from "../../src/networks/approval/round.js";
import type { Network } from "../../src/networks/network.js";
import type { Turn } from "../../src/teams/turn.js";
import { texts } from "../../src/text/text.js";
import { minute } from "../../src/time.js";
import { aMember, aNetwork } from "../networks/samples.js";
import { elements } from "../support/cards.js";
import { aChat, closeChats, tenant, type Chat, type Someone } from "../support/chat.js";
import { storedNetwork } from "../support/members.js";
import { unzipped } from "../support/unzipped.js";

afterEach(closeChats);

async function begun(fields: Partial<Network> = {}) {
  const chat = await aChat();
  const network = aNetwork(fields);
  await chat.documents.write("network", network, network);
  const lead = chat.with("employee");
  await lead.says("hej");
  const opens = (who: Someone) =>
    who.sends(who.invoke("charter.open", { networkId: network.id }, who.posts[0]));
  return { chat, network, lead, opens };
}

const stored = (chat: Chat): Promise<Network> => storedNetwork(chat, { tenantId: tenant, id: "theme-1" });
const seen = (someone: Someone): string => someone.transcript.join("\n");

test("the lead writes a part, sees it saved as a version, and takes it back", async () => {
  const { chat, lead, opens } = await begun();
  await opens(lead);
  expect(seen(lead)).toContain("2 af 16 felter er skrevet");
  await lead.sends(lead.invoke("charter.edit", { networkId: "theme-1", field: "resources" }, lead.posts[0]));
  await lead.clicks("Gem", { time: "To timer\r\nom måneden ", rules: "Vi deler udgiften." });
  expect(seen(lead)).toContain("✓ Gemt som udgave 2: Tid, Spilleregler om økonomi.");
  expect(await stored(chat)).toMatchObject({
    texts: { time: "To timer\nom måneden", rules: "Vi deler udgiften." },
    log: [{ deed: "charter-saved", by: lead.id, about: "2" }],
  });
  await lead.clicks("Fortryd seneste");
  expect(seen(lead)).toContain("Fortrudt. Teksten er, som den var før, og står nu som udgave 3.");
  expect((await stored(chat)).texts).toEqual(aNetwork().texts);
});

test("a CPR number is not saved, and everything typed is still in the form", async () => {
  const { chat, lead, opens } = await begun();
  await opens(lead);
  await lead.clicks("Ret alt");
  const typed = { background: "Ring 010190-1234", evaluation: "Hvert år" };
  await lead.clicks("Gem", typed);
  expect(seen(lead)).toContain("⚠ Baggrund: Det ligner et CPR-nummer");
  expect(lead.inputs).toMatchObject({ ...typed, purpose: aNetwork().texts.purpose });
  expect((await stored(chat)).versions).toHaveLength(1);
  await lead.clicks("Gem", { background: "Ring til mig" });
  expect((await stored(chat)).texts).toMatchObject({ background: "Ring til mig", evaluation: "Hvert år" });
});

test("two leads write at once: what the other wrote elsewhere stays, and the same field is asked about", async () => {
  const members = [aMember("employee", { duty: "lead" }), aMember("colleague", { duty: "co-lead" })];
  const { chat, lead, opens } = await begun({ members });
  const other = chat.with("colleague");
  await other.says("hej");
  for (const one of [lead, other]) {
    await opens(one);
    await one.clicks("Ret alt");
  }
  await other.clicks("Gem", { purpose: "Colleagues formål", time: "Colleagues tid" });
  await lead.clicks("Gem", { purpose: "Mit formål", economy: "Min økonomi" });
  expect(seen(lead)).toContain("Intet er gemt endnu. Andre har rettet det samme, mens du skrev: Formål.");
  expect(seen(lead)).toContain("Sådan står der nu: | Colleagues formål");
  expect(lead.inputs).toMatchObject({
    purpose: "Mit formål",
    time: "Colleagues tid",
    economy: "Min økonomi",
  });
  expect((await stored(chat)).texts.purpose).toBe("Colleagues formål");
  await lead.clicks("Gem");
  expect((await stored(chat)).texts).toMatchObject({
    purpose: "Mit formål",
    time: "Colleagues tid",
    economy: "Min økonomi",
  });
  await opens(lead);
  await lead.clicks("Tidligere udgaver");
  await lead.clicks("Sammenlign", { from: "2", to: "3" });
  expect(seen(lead)).toContain("Formål | [− Colleagues]  | [+ Mit]  | formål");
});

test("where both texts are too long for one card, it says how to go on, and what was typed stays", async () => {
  const { chat, lead, opens } = await begun();
  await opens(lead);
  const fields = ["purpose", "background", "content", "authority", "results", "success"];
  const form = (words: string) => ({
    networkId: "theme-1",
    version: 1,
    ...Object.fromEntries(fields.map((field) => [field, words.repeat(600)])),
  });
  await lead.sends(lead.invoke("charter.save", form("deres "), lead.posts[0]));
  const after = await stored(chat);
  await lead.sends(lead.invoke("charter.save", form("mine "), lead.posts[0]));
  expect(lead.lastInvoke?.value).toContain("Der er ikke plads til begge tekster på kortet");
  expect(await stored(chat)).toEqual(after);
});

test("it lists what is missing and why it matters", async () => {
  const { lead, opens } = await begun();
  await opens(lead);
  await lead.clicks("Hvad mangler?");
  expect(seen(lead)).toContain("Beslutningskompetence | Så ved alle");
  expect(seen(lead)).toContain("Sundhed og Omsorg");
});

test("while it lies with the leaders nothing is saved, also from a form that was open before", async () => {
  const { chat, lead, opens } = await begun();
  await opens(lead);
  await lead.clicks("Ret alt");
  const found = await chat.documents.read("network", { tenantId: tenant, id: "theme-1" });
  await chat.documents.write("network", aNetwork(), aNetwork({ state: "awaiting" }), found?.etag);
  await lead.clicks("Gem", { time: "Noget" });
  expect(JSON.stringify(lead.lastInvoke)).toContain("ligger til godkendelse");
  expect((await stored(chat)).versions).toHaveLength(1);
});

test("members read it, others not before it has begun, and nobody but the leads changes it", async () => {
  const { chat, opens } = await begun({ state: "awaiting" });
  const member = chat.with("colleague");
  await member.says("hej");
  await opens(member);
  expect(member.transcript.at(-1)).toContain("Finde dem, der står alene");
  const stranger = chat.with("stranger");
  await stranger.says("hej");
  for (const verb of ["charter.open", "charter.read", "charter.versions", "charter.word"])
    await stranger.sends(stranger.invoke(verb, { networkId: "theme-1" }));
  expect(seen(stranger)).not.toContain("Finde dem");
  expect(JSON.stringify(stranger.lastInvoke)).toContain("når netværket er i gang");
  const forged = { networkId: "theme-1", version: 1, purpose: "Kapret", field: "purpose" };
  for (const verb of ["charter.save", "charter.form", "charter.edit", "charter.gaps", "charter.undo"])
    await member.sends(member.invoke(verb, forged));
  expect(await stored(chat)).toEqual(aNetwork({ state: "awaiting" }));
  const active = aNetwork({ state: "active" });
  const found = await chat.documents.read("network", active);
  await chat.documents.write("network", active, active, found?.etag);
  await opens(stranger);
  expect(stranger.transcript.at(-1)).toContain("Finde dem, der står alene");
  await stranger.sends(stranger.invoke("charter.compare", { networkId: "theme-1", from: 1, to: 1 }));
  expect(JSON.stringify(stranger.lastInvoke)).toContain("når netværket er i gang");
});

const addressIn = (someone: Someone): string => {
  const post = someone.posts.findLast((one) => JSON.stringify(someone.cardOf(one) ?? {}).includes("/files/"));
  const [open] = [...elements(post && someone.cardOf(post))].filter(({ type }) => type === "Action.OpenUrl");
  return String(open?.["url"]);
};

test("it is fetched as Word, by those who may read it and as long as they may", async () => {
  const { chat, lead, opens } = await begun();
  await opens(lead);
  await lead.clicks("Hent som Word");
  const address = addressIn(lead);
  const response = await fetch(address);
  expect(response.headers.get("content-disposition")).toContain(encodeURIComponent("Lyset i vinduet.docx"));
  const xml = unzipped(new Uint8Array(await response.arrayBuffer()))["word/document.xml"];
  expect(xml).toContain("Finde dem, der står alene");
  const member = chat.with("colleague");
  await member.says("hej");
  await member.sends(member.invoke("charter.word", { networkId: "theme-1" }));
  const theirs = addressIn(member);
  expect((await fetch(theirs)).status).toBe(200);
  const found = await chat.documents.read("network", aNetwork());
  const without = aNetwork({ members: [aMember("employee", { duty: "lead" })] });
  await chat.documents.write("network", without, without, found?.etag);
  expect((await fetch(theirs)).status).toBe(404);
  chat.passes(10 * minute);
  expect((await fetch(address)).status).toBe(404);
});

test("in Teams the file is offered, and made from what the person may read when they accept", async () => {
  const { chat, lead, network } = await begun();
  const turnOf = ({ id, name }: Someone) =>
    ({
      who: { tenantId: tenant, id, name },
      where: "private",
      now: chat.now,
      text: texts.da,
      documents: chat.documents,
      files: { by: "consent" },
      approval: usualSettings,
      meetings: usualMeetingSettings,
    }) as unknown as Turn;
  const answer = await handlers.clicked("charter.word", { networkId: network.id }, turnOf(lead));
  const [offer] = answer.posts?.flatMap((post) => ("offer" in post ? [post.offer] : [])) ?? [];
  expect(offer).toMatchObject({ name: "Lyset i vinduet.docx", context: { networkId: network.id } });
  const file = await handlers.accepted(offer?.context, turnOf(lead));
  expect(file.name).toBe("Lyset i vinduet.docx");
  await expect(handlers.accepted(offer?.context, turnOf(chat.with("stranger")))).rejects.toMatchObject({
    code: "no-such-network",
  });
  await expect(handlers.accepted({ networkId: 7 }, turnOf(lead))).rejects.toMatchObject({
    code: "unknown-click",
  });
});
