import { afterEach, expect, test } from "vitest";
import { handlers } from "../../src/app.js";
import { dayInWords } from "../../src/dates.js";
import { texts } from "../../src/text/text.js";
import { withSharing } from "../../src/themes/sharing/sharing.js";
import type { SharedTheme } from "../../src/themes/sharing/desk.js";
import { after, day, minute } from "../../src/time.js";
import { aVote } from "../contract/samples.js";
import { aTurn } from "../channels/a-turn.js";
import { elements, wordsOf } from "../support/cards.js";
import { aChat, closeChats, tenant, type Chat, type Someone } from "../support/chat.js";
import { aSharedTheme } from "../support/shared.js";
import { saved } from "../support/saved.js";

afterEach(closeChats);

/** Six themes of an owner, the last one shared last, and a colleague who looks for them. */
async function sixThemes(): Promise<{ chat: Chat; colleague: Someone; owner: Someone }> {
  const chat = await aChat();
  const [owner, colleague] = [chat.with("owner"), chat.with("colleague")];
  const titles = ["Ensomhed blandt ældre", "Skolevej", "Børn i klemme", "Praktik", "Madspild", "Frivillige"];
  for (const title of titles) {
    chat.passes(minute);
    await aSharedTheme(chat, owner, { shown: shownAs(title) }, title);
  }
  return { chat, owner, colleague };
}

const shownAs = (title: string): SharedTheme["sharing"]["shown"] => ({
  title,
  ownerName: "Bodil Kjær",
  department: "Sundhed og Omsorg",
  answers: { title, wonder: `Hvorfor ${title}?` },
  actors: [{ name: "Sognet", kind: "association" }],
});

/** The titles on the newest card. */
function listed(someone: Someone): string[] {
  const newest = someone.posts.at(-1);
  const runs = [...elements(newest && someone.cardOf(newest))].filter(({ type }) => type === "TextRun");
  return runs.filter(({ weight }) => weight === "Bolder").map(({ text }) => String(text));
}

async function change(chat: Chat, themeId: string, over: Partial<SharedTheme["sharing"]>): Promise<void> {
  const found = await chat.documents.read("theme", { tenantId: tenant, id: themeId });
  if (!found?.value.sharing) throw new Error("not shared");
  const next = withSharing(found.value, { ...found.value.sharing, ...over }, chat.now);
  await chat.documents.write("theme", next, next, found.etag);
}

test("a colleague looks through the themes, finds one with a slip of the finger, and opens its card", async () => {
  const { colleague } = await sixThemes();
  await colleague.says("temaer");
  expect(listed(colleague)).toEqual(["Frivillige", "Madspild", "Praktik", "Børn i klemme", "Skolevej"]);
  expect(colleague.transcript.at(-1)).toContain("6 temaer");
  expect(colleague.transcript.at(-1)).toContain(
    "Bodil Kjær, Sundhed og Omsorg | 0 forslag · 0 vil være med · åbent",
  );

  await colleague.clicks("Næste side");
  expect(listed(colleague)).toEqual(["Ensomhed blandt ældre"]);
  expect(colleague.buttons()).toContain("Forrige side");
  expect(colleague.buttons()).not.toContain("Næste side");

  await colleague.clicks("Søg", { words: "boern i klemmme" });
  expect(listed(colleague)).toEqual(["Børn i klemme"]);
  expect(colleague.inputs).toMatchObject({ words: "boern i klemmme", order: "newest" });
  expect(colleague.posts).toHaveLength(1);

  await colleague.clicks("Vis");
  expect(colleague.transcript.at(-1)).toContain("Børn i klemme");
  expect(colleague.buttons()).toEqual(expect.arrayContaining(["Hvem kan hjælpe?", "Stem på værdier"]));
});

test("what stands in the inputs is looked for on the other pages as well, and the order is kept", async () => {
  const { colleague, chat } = await sixThemes();
  await colleague.says("find tema");
  await colleague.clicks("Søg", { words: "bodil", order: "closing" });
  expect(colleague.transcript.at(-1)).toContain("Jeg fandt ingen temaer med de ord.");
  const [frivillige] = await saved(chat.with("owner"));
  const closesAt = after(chat.now, day);
  await change(chat, frivillige?.id ?? "", { closesAt });
  await chat.restart();
  chat.passes(minute);
  await colleague.clicks("Søg", { words: "", order: "closing" });
  expect(listed(colleague)).toEqual(["Frivillige"]);
  expect(colleague.transcript.at(-1)).toContain(`åbent til ${dayInWords(closesAt, "da", chat.now)}`);
  await colleague.clicks("Søg", { words: "bodil", order: "newest" });
  expect(colleague.transcript.at(-1)).toContain("6 temaer · det, der passer bedst, står først");
  await colleague.clicks("Næste side");
  expect(listed(colleague)).toHaveLength(1);
  expect(colleague.inputs).toEqual({ words: "bodil", order: "newest" });
});

test("a theme that was taken back a second ago is not listed, and its old button says so", async () => {
  const { colleague, chat, owner } = await sixThemes();
  const post = await colleague.says("temaer");
  const [frivillige] = await saved(owner);
  const old = colleague.click("Vis", {}, post);
  await change(chat, frivillige?.id ?? "", { state: "withdrawn" });
  await colleague.sends(old);
  expect(JSON.stringify(colleague.lastInvoke)).toContain(texts.da("refusal.theme-withdrawn").slice(0, 20));
  await colleague.clicks("Søg");
  expect(listed(colleague)).not.toContain("Frivillige");
  expect(colleague.transcript.at(-1)).toContain("5 temaer");
});

test("what its owner shares again is found at once", async () => {
  const { colleague, chat, owner } = await sixThemes();
  const [frivillige] = await saved(owner);
  await change(chat, frivillige?.id ?? "", { state: "withdrawn" });
  await colleague.says("temaer");
  expect(listed(colleague)).not.toContain("Frivillige");
  await owner.sends(owner.invoke("share.show-again", { themeId: frivillige?.id }));
  await colleague.clicks("Søg", { words: "frivillige" });
  expect(listed(colleague)).toEqual(["Frivillige"]);
});

test("a draft is never found, whoever looks, nor is another municipality's theme", async () => {
  const { colleague, chat } = await sixThemes();
  await colleague.says("nyt tema", "Hemmelig kladde", "stop");
  await aSharedTheme(chat, chat.with("owner", "22222222-2222-4222-8222-222222222222"), {}, "Nabokommunens");
  for (const words of ["hemmelig", "kladde", "nabokommunens"]) {
    await colleague.says("temaer");
    await colleague.clicks("Søg", { words });
    expect(listed(colleague), words).toEqual([]);
  }
});

test("a CPR number is not looked for, and is not kept in the card", async () => {
  const { colleague } = await sixThemes();
  await colleague.says("temaer");
  await colleague.clicks("Søg", { words: "sagen om 010190-1234" });
  expect(colleague.transcript.at(-1)).toContain("Det ligner et CPR-nummer");
  expect(JSON.stringify(colleague.posts)).not.toContain("010190");
  expect(colleague.inputs).toMatchObject({ words: "sagen om 010190-1234" });
});

test("far too many words, or a forged page, are answered", async () => {
  const { colleague } = await sixThemes();
  await colleague.says("temaer");
  await colleague.clicks("Søg", { words: "ord ".repeat(900) });
  expect(colleague.inputs["words"]?.length).toBeLessThanOrEqual(100);
  await colleague.sends(colleague.invoke("found.page", { page: 9_999 }, colleague.posts.at(-1)));
  expect(listed(colleague)).toEqual(["Ensomhed blandt ældre"]);
  await colleague.sends(colleague.invoke("found.search", { words: 7, order: "worst" }));
  expect(colleague.lastInvoke?.value).toContain("Den knap kender jeg ikke");
});

test("a click forged in a channel cannot write over the card that stands there for everyone", async () => {
  const { chat, colleague } = await sixThemes();
  const there = colleague.in();
  const [card] = there.posts;
  const before = JSON.stringify(card?.activity);
  for (const [verb, data] of [
    ["found.search", {}],
    ["found.page", { page: 0 }],
    ["found.show", { themeId: (await saved(chat.with("owner")))[0]?.id }],
  ] as const)
    await there.sends(there.invoke(verb, data, card));
  expect(JSON.stringify(there.posts[0]?.activity)).toBe(before);
  expect(there.posts).toHaveLength(6);
});

test("the welcome has a button to the themes, in both languages", async () => {
  const { colleague } = await sixThemes();
  await colleague.says("hej");
  await colleague.clicks("Temaer");
  expect(colleague.transcript.at(-1)).toContain("6 temaer");
  await colleague.says("in english", "themes");
  expect(colleague.transcript.at(-1)).toContain("6 themes");
  await colleague.clicks("Show");
  expect(colleague.transcript.at(-1)).toContain("Frivillige");
});

test("Mine temaer says which are shared and how they stand", async () => {
  const { chat, owner } = await sixThemes();
  const [last] = await saved(owner);
  const closesAt = after(chat.now, 12 * day);
  await change(chat, last?.id ?? "", { closesAt });
  await owner.says("nyt tema", "Kladden", "mine temaer");
  expect(owner.transcript.at(-1)).toMatch(/Kladden \| Udkast · 1 af 8/);
  expect(owner.transcript.at(-1)).toContain(
    `Frivillige | Delt · åbent til ${dayInWords(closesAt, "da", chat.now)} · 3 af 8`,
  );
  expect(owner.buttons()).toEqual(expect.arrayContaining(["Omdøb", "Slet"]));
});

test("Teams is told to fetch an inserted card anew: as it now is, as often as it asks, and at no one's cost", async () => {
  const chat = await aChat();
  const theme = await aSharedTheme(chat, chat.with("employee"));
  const colleague = chat.with("colleague").in();
  const turn = aTurn(chat.documents, {}, { now: chat.now, who: { tenantId: tenant, id: "x", name: "X" } });
  const [hit] = await handlers.searched({ words: "", skip: 0, most: 1 }, turn);
  const refresh = hit?.card.refresh as { action: { verb: string; data: unknown } };
  const voter = chat.with("leader").in();
  await voter.sends(voter.invoke("vote.save", { themeId: theme.id, value1: "relations" }));
  for (const look of [1, 2, 3]) {
    chat.documents.reset();
    await colleague.sends(colleague.invoke(refresh.action.verb, refresh.action.data));
    expect(JSON.stringify(colleague.lastInvoke?.value)).toContain("Én kollega har stemt.");
    expect(chat.documents.calls.write, `look ${look}`).toBe(0);
  }
});

test("from where one writes: the newest first, then what fits, each with its card for all to use", async () => {
  const { chat } = await sixThemes();
  const turn = aTurn(chat.documents, {}, { now: chat.now, who: { tenantId: tenant, id: "x", name: "X" } });
  const newest = await handlers.searched({ words: "", skip: 0, most: 4 }, turn);
  expect(newest.map(({ title }) => title)).toEqual(["Frivillige", "Madspild", "Praktik", "Børn i klemme"]);
  expect((await handlers.searched({ words: " ", skip: 4, most: 4 }, turn)).map(({ title }) => title)).toEqual(
    ["Skolevej", "Ensomhed blandt ældre"],
  );
  const [hit] = await handlers.searched({ words: "aeldre", skip: 0, most: 25 }, turn);
  expect(hit).toMatchObject({
    title: "Ensomhed blandt ældre",
    text: expect.stringContaining("Bodil Kjær") as string,
  });
  expect(wordsOf(hit?.card as never).join()).toContain("Ensomhed blandt ældre");
  const themeIds = [...elements(hit?.card)].flatMap(
    ({ data }) => (data as { themeId?: string } | undefined)?.themeId ?? [],
  );
  expect(new Set(themeIds).size).toBe(1);
  expect(await handlers.searched({ words: "010190-1234", skip: 0, most: 25 }, turn)).toEqual([]);
});

test("the votes' numbers stand on an inserted card only when everyone may see them", async () => {
  const { chat, owner } = await sixThemes();
  const [last] = await saved(owner);
  const vote = aVote(tenant, last?.id ?? "", "aad-colleague", { quality: 3 });
  await chat.documents.write("vote", vote, vote);
  const turn = aTurn(chat.documents, {}, { now: chat.now, who: { tenantId: tenant, id: "x", name: "X" } });
  const voted = texts.da("value.quality");
  const inserted = async () =>
    JSON.stringify(await handlers.searched({ words: "frivillige", skip: 0, most: 1 }, turn));
  const opened = async (name: string) => {
    await chat.with(name).says("temaer");
    return JSON.stringify((await chat.with(name).clicks("Vis"))?.activity);
  };
  expect(await inserted()).toContain(voted);
  expect(await opened("other")).toContain(voted);
  await change(chat, last?.id ?? "", { results: "after-vote" });
  expect(await inserted()).not.toContain(voted);
  expect(await opened("colleague")).toContain(voted);
  expect(await opened("another")).not.toContain(voted);
});
