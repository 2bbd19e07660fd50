import { afterEach, beforeEach, expect, test } from "vitest";
import type { Message } from "../../src/teams/handlers.js";
import type { Turn } from "../../src/teams/turn.js";
import type { Connector } from "../support/connector.js";
import { local } from "../support/local.js";
import { aBot, activity, aTeams, card, click, closeBots, documentsWith, send } from "./a-bot.js";

let teams: Connector;

beforeEach(async () => {
  teams = await aTeams();
});
afterEach(closeBots);

test("a message reaches its handler and the answer comes back in the conversation, in order", async () => {
  const got: { message: Message; turn: Turn }[] = [];
  const { url } = await aBot({
    wrote: async (message, turn) => {
      got.push({ message, turn });
      return { tell: "Gemt.", posts: [{ card: card("Næste spørgsmål") }, { say: "Tag dig tid." }] };
    },
  });
  expect(await send(url, activity(teams.url))).toMatchObject({ status: 200 });
  expect(got[0]?.message).toEqual({ text: "hej", extras: [] });
  expect(got[0]?.turn).toMatchObject({
    who: { tenantId: "tenant", id: "maja", name: "Maja" },
    where: "private",
  });
  const { posts } = teams.conversation("a:maja");
  expect(posts.map(({ activity: { text, summary } }) => text ?? summary)).toEqual([
    "Gemt.",
    "Næste spørgsmål",
    "Tag dig tid.",
  ]);
  expect(posts[0]?.activity).toMatchObject({ textFormat: "plain", locale: "da-DK" });
});

test("a click is answered with the card, and the clicked card is updated for everyone", async () => {
  const { url } = await aBot({
    wrote: async () => ({ posts: [{ card: card("Før") }] }),
    clicked: async () => ({ replace: card("Efter") }),
  });
  await send(url, activity(teams.url));
  const answer = await send(url, click(teams.url, { replyToId: teams.conversation("a:maja").last?.id }));
  expect(answer.body).toEqual({
    statusCode: 200,
    type: "application/vnd.microsoft.card.adaptive",
    value: card("Efter"),
  });
  expect(teams.conversation("a:maja").posts).toMatchObject([
    { activity: { summary: "Efter" }, earlier: [{ summary: "Før" }] },
  ]);
});

test("a sentence for the clicker leaves the card as it is", async () => {
  const { url } = await aBot({ clicked: async () => ({ tell: "Allerede gemt." }) });
  const { body } = await send(url, click(teams.url));
  expect(body).toEqual({
    statusCode: 200,
    type: "application/vnd.microsoft.activity.message",
    value: "Allerede gemt.",
  });
  expect(teams.calls).toEqual([]);
});

test("a card for the clicker alone is not put before everyone", async () => {
  const { url } = await aBot({ clicked: async () => ({ replaceForClicker: card("Kun dig") }) });
  expect((await send(url, click(teams.url))).body).toMatchObject({ value: card("Kun dig") });
  expect(teams.calls).toEqual([]);
});

test("a click gets a body even when there is nothing to show", async () => {
  const { url } = await aBot({});
  const nothing = { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "" };
  expect(await send(url, click(teams.url))).toEqual({ status: 200, body: nothing });
});

test("the verb, its data and the clicked card reach the handler as they came", async () => {
  const got: unknown[] = [];
  const { url } = await aBot({
    clicked: async (verb, data, { cardId }) => (got.push(verb, data, cardId), {}),
  });
  await send(url, click(teams.url));
  for (const value of [undefined, null, "x", { action: null }, { action: { verb: null } }])
    await send(url, click(teams.url, { value }));
  expect(got.slice(0, 3)).toEqual(["theme.answer", { themeId: "t1" }, "m-1"]);
  expect(got.filter((_, i) => i % 3 === 0)).toEqual(["theme.answer", "", "", "", "", ""]);
});

test("another invoke is told that it is not known", async () => {
  const { url } = await aBot({});
  for (const name of ["composeExtension/queryLink", "task/fetch", "signin/verifyState", undefined]) {
    expect(await send(url, click(teams.url, { name }))).toMatchObject({
      status: 501,
      body: { error: { code: "NotImplemented" } },
    });
  }
});

const update = (over: Record<string, unknown>) => ({ type: "conversationUpdate", text: undefined, ...over });
const group = { conversation: { id: "19:group", conversationType: "groupChat", tenantId: "tenant" } };

test("an installation counts once, though Teams tells of it twice, and an upgrade welcomes nobody anew", async () => {
  let count = 0;
  const { url } = await aBot({ installed: async () => (count++, {}) });
  for (const over of [
    { type: "installationUpdate", action: "add" },
    update({ membersAdded: [{ id: "29:maja" }, { id: "28:bot" }] }),
    { type: "installationUpdate", action: "add-upgrade" },
  ]) {
    expect(await send(url, activity(teams.url, over))).toEqual({ status: 200, body: {} });
  }
  expect(count).toBe(1);
});

test("what the bot has no use for is answered kindly and reaches nobody", async () => {
  let count = 0;
  const counted = async () => (count++, { tell: "nej" });
  const { url } = await aBot({ wrote: counted, clicked: counted, installed: counted, reacted: counted });
  for (const over of [
    { type: "installationUpdate", action: "remove" },
    update({ membersAdded: [{ id: "29:other" }], ...group }),
    update({ membersRemoved: [{ id: "28:bot" }] }),
    update({ channelData: { tenant: { id: "tenant" }, eventType: "channelCreated" } }),
    { type: "messageReaction", reactionsRemoved: [{ type: "like" }] },
    { type: "messageUpdate" },
    { type: "messageDelete" },
    { type: "typing" },
    { type: "event", name: "application/vnd.microsoft.meetingStart" },
    { type: "something/new" },
  ]) {
    expect(await send(url, activity(teams.url, over))).toEqual({ status: 200, body: {} });
  }
  expect(count).toBe(0);
  expect(teams.calls).toEqual([]);
});

test("a reaction is told to its handler", async () => {
  const { url } = await aBot({ reacted: async () => ({ tell: "Tak." }) });
  await send(
    url,
    activity(teams.url, { type: "messageReaction", reactionsAdded: [{ type: "like" }], text: undefined }),
  );
  expect(teams.conversation("a:maja").posts).toMatchObject([{ activity: { text: "Tak." } }]);
});

test("a slow handler shows no typing, which the SDK would send by its own timer and rules", async () => {
  const { url } = await aBot({
    wrote: async () => (await new Promise((done) => setTimeout(done, 1_300)), {}),
  });
  await send(url, activity(teams.url));
  expect(teams.calls).toEqual([]);
});

test("a click is answered within 5 s though its handler is slower, and the clicker hears the outcome privately", async () => {
  let finish = () => {};
  const held = new Promise<void>((done) => (finish = done));
  const { url, idle } = await aBot({ clicked: async () => (await held, { tell: "Nu er det gemt." }) });
  const before = performance.now();
  expect(await send(url, click(teams.url, group))).toMatchObject({ status: 200, body: { value: "" } });
  expect(performance.now() - before).toBeLessThan(5_000);
  finish();
  await idle();
  expect(teams.conversation("19:group").posts).toEqual([]);
  expect(teams.privateChat("29:maja").posts).toMatchObject([{ activity: { text: "Nu er det gemt." } }]);
});

test("where, when and in which language come from the activity, and the person's own choice of language wins", async () => {
  const turns: Turn[] = [];
  const wrote = async (_: Message, turn: Turn) => (
    turns.push(turn),
    { tell: turn.text("refusal.store-busy") }
  );
  const maja = {
    tenantId: "tenant",
    id: "maja",
    name: "Maja",
    changedAt: "2026-11-22T13:00:00.000Z",
    language: "en",
  } as const;
  const clock = () => "2026-11-22T13:00:00.000Z";
  const times = { timestamp: "2026-11-22T12:00:00Z", localTimestamp: "2026-11-22T12:59:58.5+01:00" };
  const strange = await aBot({ wrote }, { clock });
  const known = await aBot({ wrote }, { clock, documents: documentsWith(maja) });
  await send(strange.url, activity(teams.url, times));
  await send(strange.url, activity(teams.url, { ...group, timestamp: times.timestamp, locale: "en-US" }));
  await send(
    strange.url,
    activity(teams.url, {
      conversation: { id: "19:c", conversationType: "channel" },
      localTimestamp: "soon",
    }),
  );
  await send(known.url, activity(teams.url));
  expect(turns).toMatchObject([
    {
      where: "private",
      sentAt: "2026-11-22T12:00:00.000Z",
      stamp: "2026-11-22T12:59:58.5+01:00",
      now: "2026-11-22T13:00:00.000Z",
      person: undefined,
    },
    { where: "group", sentAt: "2026-11-22T12:00:00.000Z" },
    { where: "channel", sentAt: "2026-11-22T13:00:00.000Z" },
    { person: maja, personEtag: "1" },
  ]);
  expect(turns.map(({ text }) => text.language)).toEqual(["da", "en", "da", "en"]);
});

test("when something was sent is told by a clock that was moved ahead as well, so that the two can be compared", async () => {
  const turns: Turn[] = [];
  const config = { ...local, timeAhead: 60 * 60_000 };
  const clock = () => "2026-11-22T13:00:01.000Z";
  const { url } = await aBot({ wrote: async (_, turn) => (turns.push(turn), {}) }, { config, clock });
  const timestamp = "2026-11-22T12:00:00Z";
  await send(url, activity(teams.url, { timestamp }));
  await send(url, activity(teams.url));
  expect(turns).toMatchObject([
    { sentAt: "2026-11-22T13:00:00.000Z", stamp: timestamp },
    { sentAt: "2026-11-22T13:00:01.000Z" },
  ]);
});

test("the Playground's people may lack an id in the directory; their account stands in for it", async () => {
  const turns: Turn[] = [];
  const { url } = await aBot({ wrote: async (_, turn) => (turns.push(turn), {}) });
  const bare = { from: { id: "user-1" }, conversation: { id: "c" }, channelData: null, locale: null };
  await send(url, activity(teams.url, bare));
  expect(turns).toMatchObject([{ who: { id: "user-1", tenantId: "local", name: "" }, where: "group" }]);
});
