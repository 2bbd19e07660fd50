import { afterEach, beforeEach, expect, test } from "vitest";
import type { Person } from "../../src/people/person.js";
import type { Answer } from "../../src/teams/turn.js";
import type { Connector, Fault, Received } from "../support/connector.js";
import { aBot, activity, aTeams, card, click, closeBots, documentsWith, logLines, send } from "./a-bot.js";

const { lines, log } = logLines();
let teams: Connector;

beforeEach(async () => {
  lines.length = 0;
  teams = await aTeams();
});
afterEach(closeBots);

/** A bot that gives one answer to everything; resolves to what it was answered with over HTTP. */
async function answering(answer: Answer, person?: Person) {
  const same = async () => answer;
  return aBot({ wrote: same, clicked: same }, { log, documents: documentsWith(person) });
}

const isPost = (call: Received) => call.method === "POST";
const isPut = (call: Received) => call.method === "PUT";
const shown = (conversation: string) =>
  teams.conversation(conversation).posts.map(({ activity: { text, summary } }) => text ?? summary);
const methods = () => teams.calls.map(({ method, status }) => `${method} ${status ?? "-"}`);

test.each<[string, Fault["how"]]>([
  ["500", { status: 500 }],
  ["502", { status: 502 }],
  ["503", { status: 503 }],
  ["504", { status: 504 }],
  ["408", { status: 408 }],
  ["412", { status: 412 }],
  ["a reset", "reset"],
])("a new message answered with %s after it was accepted is not sent again", async (_, how) => {
  const { url } = await answering({ posts: [{ say: "én gang" }] });
  teams.fail({ how, afterAccepting: true, times: 5 });
  await send(url, activity(teams.url));
  expect(teams.calls).toHaveLength(1);
  expect(shown("a:maja")).toEqual(["én gang"]);
  expect(lines.join()).toContain("not sent");
});

test.each<[string, Fault["how"]]>([
  ["502", { status: 502 }],
  ["503", { status: 503 }],
  ["504", { status: 504 }],
  ["412", { status: 412 }],
  ["a reset", "reset"],
])("an update answered with %s is sent again until it stands", async (_, how) => {
  const { url } = await answering({ replace: card("Efter") });
  teams.conversation("a:maja").add({ id: "m-1", activity: { summary: "Før" }, earlier: [] });
  teams.fail({ how, times: 2 });
  await send(url, click(teams.url));
  expect(teams.calls).toHaveLength(3);
  expect(shown("a:maja")).toEqual(["Efter"]);
});

test("an update that never succeeds is given up, and the clicker has the card all the same", async () => {
  const { url } = await answering({ replace: card("Efter") });
  teams.fail({ how: { status: 503 }, times: 99 });
  const answer = await send(url, click(teams.url));
  expect(answer.body).toMatchObject({ statusCode: 200, value: card("Efter") });
  expect(methods()).toEqual(["PUT 503", "PUT 503", "PUT 503"]);
});

test("429 is waited for as long as Teams asks, for messages and updates alike", async () => {
  const { url } = await answering({ posts: [{ say: "et" }, { say: "to" }] });
  teams.fail({ how: { status: 429, retryAfter: 1 } });
  const before = performance.now();
  await send(url, activity(teams.url));
  expect(performance.now() - before).toBeGreaterThan(990);
  expect(methods()).toEqual(["POST 429", "POST 201", "POST 201"]);
  expect(shown("a:maja")).toEqual(["et", "to"]);
});

test("429 that asks for more than a turn's patience is given up at once, and Teams is left alone there for as long", async () => {
  const { url } = await answering({ posts: [{ say: "et" }] });
  teams.fail({ how: { status: 429, retryAfter: 600 }, times: 99 });
  await send(url, activity(teams.url));
  expect(methods()).toEqual(["POST 429"]);
  expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
    expect.objectContaining({ msg: "not sent", lost: "too-many", status: 429 }),
  );
  await send(url, activity(teams.url));
  expect(methods()).toEqual(["POST 429"]);
});

test("a message Teams never answers is let go after 4 s, and the next one is sent", async () => {
  const { url } = await answering({ posts: [{ say: "et" }, { say: "to" }] });
  teams.fail({ how: "hang" });
  const before = performance.now();
  await send(url, activity(teams.url));
  expect(performance.now() - before).toBeLessThan(9_000);
  expect(methods()).toEqual(["POST -", "POST 201"]);
});

test("a click is answered within 5 s though Teams hangs, and the sending goes on behind", async () => {
  const bot = await answering({ replace: card("Efter"), posts: [{ say: "bagefter" }] });
  teams.conversation("a:maja").add({ id: "m-1", activity: { summary: "Før" }, earlier: [] });
  teams.fail({ how: "hang", when: isPut });
  const before = performance.now();
  const answer = await send(bot.url, click(teams.url));
  expect(performance.now() - before).toBeLessThan(5_000);
  expect(answer.body).toMatchObject({ value: card("Efter") });
  await bot.idle();
  expect(shown("a:maja")).toEqual(["Efter", "bagefter"]);
});

test.each([403, 404])("after %i nothing more is sent to that conversation in this turn", async (status) => {
  const { url } = await answering({ posts: [{ say: "et" }, { say: "to" }, { card: card("tre") }] });
  teams.fail({ how: { status } });
  await send(url, activity(teams.url));
  expect(methods()).toEqual([`POST ${status}`]);
});

test("one card that is gone does not keep the rest from the person", async () => {
  const { url } = await answering({ replace: card("Efter"), posts: [{ say: "Næste" }] });
  await send(url, click(teams.url, { replyToId: "deleted" }));
  expect(methods()).toEqual(["PUT 404", "POST 201"]);
});

test("seven messages in a second fit Teams' limits, and the rest wait for room instead of running into 429", async () => {
  teams.limits(true);
  const { url } = await answering({ posts: Array.from({ length: 9 }, (_, i) => ({ say: String(i) })) });
  await send(url, activity(teams.url));
  expect(shown("a:maja")).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8"]);
  expect(teams.calls.every(({ status }) => status === 201)).toBe(true);
});

test("twenty clicks at once on one card become few updates, and the last state stands", async () => {
  teams.limits(true);
  let votes = 0;
  const bot = await aBot({ clicked: async () => ({ replace: card(`${++votes} stemmer`) }) }, { log });
  teams.conversation("a:maja").add({ id: "m-1", activity: { summary: "0 stemmer" }, earlier: [] });
  await Promise.all(Array.from({ length: 20 }, () => send(bot.url, click(teams.url))));
  expect(shown("a:maja")).toEqual(["20 stemmer"]);
  expect(teams.calls.length).toBeLessThan(20);
  expect(teams.calls.every(({ status }) => status === 200)).toBe(true);
});

const inChannel = {
  conversation: { id: "19:team@thread.tacv2;messageid=1", conversationType: "channel", tenantId: "tenant" },
};
const thread = inChannel.conversation.id;

test("what is for one person alone opens their private chat, and the channel learns only that it was delivered", async () => {
  const reached = (delivered: boolean) => ({
    tell: delivered ? "Jeg har skrevet til dig." : "Jeg kan ikke skrive til dig.",
  });
  const { url } = await answering({ privately: [{ say: "Kun til dig" }], reached });
  await send(url, activity(teams.url, inChannel));
  expect(shown(teams.privateChat("29:maja").id)).toEqual(["Kun til dig"]);
  expect(shown(thread)).toEqual(["Jeg har skrevet til dig."]);
  expect(teams.calls[0]?.body).toMatchObject({
    isGroup: false,
    members: [{ id: "29:maja" }],
    bot: { id: "28:bot" },
    tenantId: "tenant",
  });
});

test.each([403, 404])("a person the bot cannot write to (%i) is told so where they asked", async (status) => {
  const reached = (delivered: boolean) => ({
    tell: delivered ? "Jeg har skrevet til dig." : "Jeg kan ikke skrive til dig.",
  });
  const { url } = await answering({ privately: [{ say: "Kun til dig" }], reached });
  teams.fail({ how: { status }, when: ({ path }) => path === "/v3/conversations" });
  const answer = await send(url, click(teams.url, inChannel));
  expect(answer.body).toMatchObject({
    type: "application/vnd.microsoft.activity.message",
    value: "Jeg kan ikke skrive til dig.",
  });
  expect(shown(thread)).toEqual([]);
});

test("the private chat on record is used, and in a private chat there is no other", async () => {
  const chat = { conversationId: "a:known", serviceUrl: teams.url };
  const maja: Person = {
    tenantId: "tenant",
    id: "maja",
    name: "Maja",
    changedAt: "2026-11-22T13:00:00.000Z",
    chat,
  };
  const { url } = await answering({ privately: [{ say: "Kun til dig" }] }, maja);
  await send(url, activity(teams.url, inChannel));
  expect(shown("a:known")).toEqual(["Kun til dig"]);
  await send(url, activity(teams.url));
  expect(shown("a:maja")).toEqual(["Kun til dig"]);
  expect(teams.calls.every(({ path }) => path !== "/v3/conversations")).toBe(true);
});

test("the handler is told where its last card landed, and its failure to note it harms nobody", async () => {
  const landed: string[] = [];
  const note = async (conversationId: string, activityId: string) => {
    landed.push(`${conversationId} ${activityId}`);
    throw new Error("Maja har mistet sin bror");
  };
  const { url } = await answering({
    posts: [{ card: card("et") }, { card: card("to") }, { say: "Tag dig tid." }],
    landed: note,
  });
  expect(await send(url, activity(teams.url))).toMatchObject({ status: 200 });
  expect(landed).toEqual([`a:maja ${teams.conversation("a:maja").posts[1]?.id}`]);
  expect(lines.join()).toContain("landing not recorded");
  expect(lines.join()).not.toContain("bror");
});

test("what could not be sent has not landed", async () => {
  const landed: string[] = [];
  const note = async (_: string, activityId: string) => void landed.push(activityId);
  const { url } = await answering({ posts: [{ card: card("et") }], landed: note });
  teams.fail({ how: { status: 500 }, when: isPost });
  await send(url, activity(teams.url));
  expect(landed).toEqual([]);
});

test("other cards in the conversation are updated", async () => {
  const { url } = await answering({ updates: [{ activityId: "m-old", card: card("Lukket") }] });
  teams.conversation("a:maja").add({ id: "m-old", activity: { summary: "Åben" }, earlier: [] });
  await send(url, activity(teams.url));
  expect(shown("a:maja")).toEqual(["Lukket"]);
});

test("an address that is not Teams' is never written to, not even one on record", async () => {
  const chat = { conversationId: "a:known", serviceUrl: "https://evil.test/" };
  const maja: Person = {
    tenantId: "tenant",
    id: "maja",
    name: "Maja",
    changedAt: "2026-11-22T13:00:00.000Z",
    chat,
  };
  const reached = (delivered: boolean) => ({ tell: String(delivered) });
  const { url } = await answering({ privately: [{ say: "Kun til dig" }], reached }, maja);
  await send(url, activity(teams.url, inChannel));
  expect(shown(thread)).toEqual(["false"]);
});

test("a clicked card that is the person's own cannot be updated, and what follows is sent all the same", async () => {
  const { url } = await answering({ replace: card("Efter"), posts: [{ say: "Næste" }] });
  teams.fail({ how: { status: 403 }, when: isPut });
  const answer = await send(url, click(teams.url));
  expect(answer.body).toMatchObject({ value: card("Efter") });
  expect(methods()).toEqual(["PUT 403", "POST 201"]);
});
