import { afterEach, beforeEach, expect, test } from "vitest";
import { connector, type Connector } from "./connector.js";
import { RateWindows } from "./rate-windows.js";

let now = 0;
let teams: Connector;
beforeEach(async () => {
  now = 0;
  teams = await connector({ limits: true, now: () => now });
});
afterEach(() => teams.close());

async function call(method: string, path: string, body?: unknown) {
  const response = await fetch(`${teams.url}v3/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  return { status: response.status, answer, wait: response.headers.get("retry-after") };
}
const post = (text: string) => call("POST", "conversations/c/activities", { type: "message", text });

test("a conversation is what a person sees: posts in order, each as it was last updated", async () => {
  const first = await post("et");
  await post("to");
  await call("PUT", `conversations/c/activities/${String(first.answer["id"])}`, {
    type: "message",
    text: "ét",
  });
  expect(teams.conversation("c").posts.map(({ activity }) => activity.text)).toEqual(["ét", "to"]);
  expect(teams.conversation("c").posts[0]?.earlier).toMatchObject([{ text: "et" }]);
  expect((await call("PUT", "conversations/c/activities/gone", {})).status).toBe(404);
});

test("one can wait for what comes", async () => {
  const second = teams.conversation("c").holds(2);
  await post("et");
  await post("to");
  await second;
  await teams.conversation("c").holds(2);
});

test("the eighth message within a second is refused, in that thread alone, and says when to try again", async () => {
  for (let i = 0; i < 7; i++) expect((await post("x")).status).toBe(201);
  expect(await post("x")).toMatchObject({ status: 429, wait: "1" });
  expect((await call("POST", "conversations/another/activities", {})).status).toBe(201);
  now = 1_000;
  expect((await post("x")).status).toBe(201);
  expect(teams.conversation("c").posts).toHaveLength(8);
});

test.each([
  [7, 1_000, 0],
  [8, 2_000, 145],
  [60, 30_000, 490],
  [1_800, 3_600_000, 1_990],
])("a thread takes %i in %i ms", (most, span, apart) => {
  const windows = new RateWindows(() => now);
  for (let i = 0; i < most; i++) {
    now = i * apart;
    expect(windows.take("thread")).toBe(0);
  }
  now += apart;
  expect(windows.take("thread")).toBe(span - most * apart);
  now = span;
  expect(windows.take("thread")).toBe(0);
});

test("calls can be made to fail: a status, a cut line, before or after they are carried out, and some of them only", async () => {
  teams.limits(false);
  teams.fail({ how: { status: 429, retryAfter: 7, code: "TooManyRequests" }, times: 2 });
  expect(await post("a")).toMatchObject({
    status: 429,
    wait: "7",
    answer: { error: { code: "TooManyRequests" } },
  });
  expect(await post("b")).toMatchObject({ status: 429 });
  expect(await post("c")).toMatchObject({ status: 201 });
  teams.fail({ how: "reset", afterAccepting: true, when: ({ method }) => method === "POST" });
  await expect(post("d")).rejects.toThrow();
  teams.fail({ how: { status: 403 }, when: ({ conversationId }) => conversationId === "closed" });
  expect((await post("e")).status).toBe(201);
  expect((await call("POST", "conversations/closed/activities", {})).status).toBe(403);
  expect(teams.conversation("c").posts.map(({ activity }) => activity.text)).toEqual(["c", "d", "e"]);
  expect(teams.calls.map(({ status }) => status)).toEqual([429, 429, 201, undefined, 201, 403]);
});

test("a private chat is opened once for a person, and members and teams are told as Teams tells them", async () => {
  const chat = { isGroup: false, members: [{ id: "29:maja" }], tenantId: "tenant" };
  expect((await call("POST", "conversations", chat)).answer["id"]).toBe(teams.privateChat("29:maja").id);
  expect((await call("POST", "conversations", chat)).answer["id"]).toBe(teams.privateChat("29:maja").id);
  const maja = { id: "29:maja", aadObjectId: "maja", name: "Maja" };
  teams.conversation("c").members = [maja];
  expect((await call("GET", "conversations/c/members")).answer).toEqual([maja]);
  expect((await call("GET", "conversations/c/pagedmembers?pageSize=50")).answer).toEqual({ members: [maja] });
  expect((await call("GET", "conversations/c/members/29%3Amaja")).answer).toEqual(maja);
  expect((await call("GET", "conversations/c/members/29%3Abo")).status).toBe(404);
  teams.teams.set("19:team", {
    name: "Familieafdelingen",
    channels: [{ id: "19:general", name: "Generelt" }],
  });
  expect((await call("GET", "teams/19%3Ateam")).answer).toEqual({ id: "19:team", name: "Familieafdelingen" });
  expect((await call("GET", "teams/19%3Ateam/conversations")).answer).toMatchObject({
    conversations: [{ id: "19:general" }],
  });
});
