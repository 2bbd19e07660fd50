import { afterEach, beforeEach, expect, test } from "vitest";
import { inboxOf, startHub, type Hub } from "../playground/hub.js";
import { players } from "../playground/players.js";
import { fakeBot, fakeTab, type FakeBot, type FakePart, type FakeTab } from "./fake-parts.js";

interface Answer {
  readonly status: number;
  readonly body: { readonly id?: string; readonly activityId?: string; readonly error?: { message: string } };
}

const clickAnswer = { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "Tak" };
const shared = { id: "team-kommunen", name: "Kommunen", tenantId: "tenant" };
let hub: Hub;
let bot: FakeBot;
let employee: FakeTab;
let colleague: FakeTab;
let leader: FakeTab;

beforeEach(async () => {
  bot = await fakeBot();
  [employee, colleague, leader] = await Promise.all([fakeTab("e"), fakeTab("c"), fakeTab("l")]);
  const addresses = [employee, colleague, leader].map((tab) => tab.address);
  const tabs = players.map((player, index) => ({ ...player, address: addresses[index] ?? "" }));
  hub = await startHub({ port: 0, bot: `${bot.address}/api/messages`, tabs, shared });
});
afterEach(() => Promise.all([hub, bot, employee, colleague, leader].map((part) => part.close())));

async function call(url: string, method: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(url, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  return { status: answer.status, body: (await answer.json()) as Answer["body"] };
}

/** As the bot, through the Connector. */
const asBot = (method: string, path: string, body?: unknown) =>
  call(`${hub.address}/_connector/v3${path}`, method, body);
/** As a tab's Playground. */
const asTab = (tab: string, activity?: unknown) => call(inboxOf(hub.address, tab), "POST", activity);

const activities = (conversation: string, id?: string) =>
  `/conversations/${encodeURIComponent(conversation)}/activities${id ? `/${id}` : ""}`;
const message = (conversation: string, more: object = {}) => ({
  type: "message",
  id: "guid",
  text: "Hej",
  from: { name: "Medarbejder" },
  recipient: { id: "bot" },
  serviceUrl: "http://the-tab",
  conversation: { id: conversation },
  ...more,
});
const said = (tab: FakePart) =>
  tab.heard.map(({ method, path }) => `${method} ${path.replace("/_connector/v3/conversations/", "")}`);

test("a message reaches the bot, which is told to answer to the hub, in Danish", async () => {
  await asTab("employee", message("personal-employee"));
  expect(bot.heard[0]?.body).toMatchObject({
    text: "Hej",
    serviceUrl: `${hub.address}/_connector`,
    locale: "da-DK",
    conversation: { id: "personal-employee" },
  });
  expect(bot.heard[0]?.body?.id).not.toBe("guid");
});

test("an invoke's answer goes back to the tab as it is", async () => {
  bot.answers(200, clickAnswer);
  expect(await asTab("leader", message("personal-leader", { type: "invoke" }))).toEqual({
    status: 200,
    body: clickAnswer,
  });
});

test("the Playground's empty probe is not passed on", async () => {
  expect((await asTab("employee")).status).toBe(200);
  expect(bot.heard).toEqual([]);
});

test("what the bot says in a private chat is shown to its owner only, and can be updated", async () => {
  const { body } = await asBot("POST", activities("personal-leader"), { type: "message" });
  await asBot("PUT", activities("personal-leader", body.id), { type: "message" });
  expect(said(leader)).toEqual(["POST personal-leader/activities", "PUT personal-leader/activities/l-1"]);
  expect([...employee.heard, ...colleague.heard]).toEqual([]);
});

test("a click on a card says which card the bot once sent", async () => {
  const { body } = await asBot("POST", activities("personal-leader"), { type: "message" });
  await asTab("leader", message("personal-leader", { type: "invoke", replyToId: "l-1" }));
  expect(bot.heard[0]?.body?.replyToId).toBe(body.id);
});

test("a channel card is shown to all, and updated for all under one id", async () => {
  const { body } = await asBot("POST", activities("channel-theme"), { type: "message" });
  const updated = await asBot("PUT", activities("channel-theme", body.id), { type: "message", id: body.id });
  expect(updated).toEqual({ status: 200, body: { id: body.id } });
  for (const [tab, id] of [
    [employee, "e-1"],
    [colleague, "c-1"],
    [leader, "l-1"],
  ] as const) {
    expect(said(tab)).toEqual(["POST channel-theme/activities", `PUT channel-theme/activities/${id}`]);
    expect(tab.heard[1]?.body?.id).toBe(id);
  }
});

test("a post in the channel is shown to the others, and the bot's reply lands in everyone's thread", async () => {
  employee.begin("e-0");
  await asTab("employee", message("channel-theme;messageid=e-0", { text: "<at>Netværkssmeden</at> hej" }));
  expect(employee.heard).toEqual([]);
  expect(leader.heard[0]?.body?.text).toBe("**Medarbejder** skriver: **@Netværkssmeden** hej");
  const told = bot.heard[0]?.body;
  expect(told?.conversation?.id).toBe(`channel-theme;messageid=${told?.id}`);

  await asBot("POST", activities(told?.conversation?.id ?? ""), { type: "message" });
  expect(said(leader)).toEqual([
    "POST channel-theme/activities",
    "POST channel-theme;messageid=l-1/activities",
  ]);
});

test("a reply in a thread from another tab is known by the same thread", async () => {
  await asTab("employee", message("channel-theme;messageid=e-0"));
  await asTab("leader", message("channel-theme;messageid=l-1", { id: "guid-2" }));
  expect(bot.heard[1]?.body?.conversation?.id).toBe(bot.heard[0]?.body?.conversation?.id);
});

test("a new thread by the bot has one id for the bot and opens in every tab", async () => {
  const channelData = { channel: { id: "channel-theme" } };
  const { status, body } = await asBot("POST", "/conversations", {
    isGroup: true,
    channelData,
    activity: { type: "message" },
  });
  expect(status).toBe(201);
  expect(body.id).toBe(`channel-theme;messageid=${body.activityId}`);
  await asBot("POST", activities(body.id ?? ""), { type: "message" });
  expect(said(colleague)).toEqual([
    "POST channel-theme/activities",
    "POST channel-theme;messageid=c-1/activities",
  ]);
});

test("a thread that a reloaded tab has forgotten is opened there again, and used from then on", async () => {
  await asTab("employee", message("channel-theme;messageid=e-0"));
  const thread = bot.heard[0]?.body?.conversation?.id ?? "";
  leader.forget();
  for (const text of ["one", "two"])
    expect((await asBot("POST", activities(thread), { type: "message", text })).status).toBe(201);
  expect(said(leader).slice(1)).toEqual([
    "POST channel-theme;messageid=l-1/activities",
    "POST channel-theme/activities",
    "POST channel-theme;messageid=l-2/activities",
  ]);
});

test("a thread from an earlier run is opened again in every tab", async () => {
  const thread = "channel-theme;messageid=1700000000000";
  expect((await asBot("POST", activities(thread), { type: "message" })).status).toBe(201);
  for (const tab of [employee, leader]) expect(said(tab)).toEqual(["POST channel-theme/activities"]);
});

test("a card that a reloaded tab has forgotten is still updated for the others", async () => {
  const { body } = await asBot("POST", activities("channel-theme"), { type: "message" });
  leader.forget();
  expect((await asBot("PUT", activities("channel-theme", body.id), { type: "message" })).status).toBe(200);
});

test("an id from an earlier run passes through and meets the Playground's own 404", async () => {
  expect(
    (await asBot("PUT", activities("personal-leader", "1700000000000"), { type: "message" })).status,
  ).toBe(404);
  expect(said(leader)).toEqual(["PUT personal-leader/activities/1700000000000"]);
});

const install = (conversation: string) => ({
  type: "installationUpdate",
  action: "add",
  conversation: { id: conversation },
});

test("the shared team is installed once, each private chat every time", async () => {
  for (const tab of ["employee", "leader", "employee"]) await asTab(tab, install("channel-theme"));
  await asTab("leader", install("personal-leader"));
  await asTab("leader", install("personal-leader"));
  const told = bot.heard.map(({ body }) => body?.conversation?.id);
  expect(told).toEqual(["channel-theme", "personal-leader", shared.id, "personal-leader"]);
});

test("once somebody is there, the bot is told of the team it is in, and not again by a Playground", async () => {
  await asTab("colleague", install("personal-colleague"));
  await asTab("leader", install(shared.id));
  const team = bot.heard.map(({ body }) => body).filter((body) => body?.conversation?.id === shared.id);
  expect(team).toEqual([
    expect.objectContaining({
      type: "installationUpdate",
      action: "add",
      serviceUrl: `${hub.address}/_connector`,
      conversation: expect.objectContaining({ conversationType: "channel" }) as unknown,
      channelData: {
        tenant: { id: "tenant" },
        team: { id: shared.id, name: "Kommunen" },
        channel: { id: shared.id },
      },
    }),
  ]);
});

test("a shared install that the bot did not take in is delivered again", async () => {
  bot.answers(503);
  await asTab("employee", install("channel-theme"));
  bot.answers(200);
  await asTab("leader", install("channel-theme"));
  await asTab("colleague", install("channel-theme"));
  expect(bot.heard).toHaveLength(2);
});

test("a private chat is opened by user id or Entra id, and with nobody else", async () => {
  for (const id of [players[2].userId, players[2].aadObjectId]) {
    expect((await asBot("POST", "/conversations", { members: [{ id }] })).body.id).toBe("personal-leader");
  }
  expect((await asBot("POST", "/conversations", { members: [{ id: "user-citizen" }] })).status).toBe(403);
});

test("members of a thread are looked up in its channel, in one tab", async () => {
  await asBot("GET", "/conversations/channel-theme%3Bmessageid%3D7/pagedmembers?pageSize=500");
  expect(said(employee)).toEqual(["GET channel-theme/pagedmembers?pageSize=500"]);
  expect(leader.heard).toEqual([]);
});

test("a member is known by the account and by the id in the directory, and a stranger by neither", async () => {
  const member = (id: string) => asBot("GET", `/conversations/channel-theme%3Bmessageid%3D7/members/${id}`);
  expect((await member("user-citizen")).status).toBe(200);
  expect(await member("aad-citizen")).toMatchObject({ status: 200, body: { id: "user-citizen" } });
  expect((await member("aad-stranger")).status).toBe(404);
});

test("a tab that is down is named, to the bot and in the channel", async () => {
  await leader.close();
  for (const conversation of ["personal-leader", "channel-theme"]) {
    const { status, body } = await asBot("POST", activities(conversation), { type: "message" });
    expect(status).toBe(502);
    expect(body.error?.message).toContain(
      `The Playground of leader does not answer at ${new URL(leader.address).host}`,
    );
  }
});

test("a bot that is down is named in the tab", async () => {
  await bot.close();
  const { status, body } = await asTab("employee", message("personal-employee"));
  expect(status).toBe(502);
  expect(body.error?.message).toContain(`The bot does not answer at ${new URL(bot.address).host}`);
});

test("what is not an activity, and a path nobody knows, are refused", async () => {
  expect((await asTab("employee", { no: "type" })).status).toBe(400);
  expect((await asTab("stranger", message("personal-employee"))).status).toBe(404);
  expect((await asBot("PATCH", "/conversations/x")).status).toBe(404);
});

test("the hub listens on 127.0.0.1 only", () => {
  expect(hub.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});
