import { usualMeetingSettings } from "../../src/meetings/settings.js";
import { usualSettings } from "../../src/networks/approval/round.js";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { ProductionConfig } from "../../src/config.js";
import type { Bot } from "../../src/teams/bot.js";
import { connector, type Connector } from "../support/connector.js";
import { openId, type Claims, type OpenId } from "../support/openid.js";
import { aBot, activity, click, logLines, send } from "./a-bot.js";

const botId = "6f1c2a52-1111-4222-8333-944455556666";
const { lines, log } = logLines();
let teams: Connector;
let identity: OpenId;
let bot: Bot & { readonly url: string };
let turns = 0;

const config = (): ProductionConfig => ({
  mode: "production",
  host: "127.0.0.1",
  port: 0,
  logLevel: "info",
  approval: usualSettings,
  meetings: usualMeetingSettings,
  bot: { id: botId, tenantId: "tenant", type: "SingleTenant", password: "only-for-tests" },
  cosmos: { endpoint: "https://localhost", database: "none" },
  allowedTenants: ["tenant", "second-tenant"],
  allowedServiceHosts: ["127.0.0.1", "smba.trafficmanager.net", "*.teams.microsoft.com"],
});

beforeAll(async () => {
  teams = await connector();
  identity = await openId(botId);
  const wrote = async () => (turns++, { tell: "Velkommen" });
  bot = await aBot(
    { wrote, clicked: wrote, installed: wrote },
    { config: config(), authentication: identity.authentication, log },
  );
});
afterEach(() => {
  turns = 0;
  lines.length = 0;
});
afterAll(async () => {
  await bot.close();
  await identity.close();
  await teams.close();
});

/** Sends an activity with a token; the token names the activity's own service address unless told. */
async function knock(claims: Claims = {}, over: Record<string, unknown> = {}) {
  const came = activity(teams.url, over);
  const authorization = await identity.bearer({ serviceUrl: String(came["serviceUrl"]), ...claims });
  return send(bot.url, came, { authorization });
}

test("Teams' own token lets a person in, and the answer carries the bot's token", async () => {
  expect(await knock()).toMatchObject({ status: 200 });
  expect(turns).toBe(1);
  expect(teams.calls.at(-1)?.authorization).toBe("Bearer the-bots-own-token");
});

test.each<[string, Claims]>([
  ["expired", { expiresIn: -600 }],
  ["meant for another bot", { audience: "another-bot" }],
  ["issued by another", { issuer: "https://somebody.test" }],
  ["issued for the emulator", { issuer: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/" }],
  ["signed with another key", { forged: true }],
  ["for another service address", { serviceUrl: "https://smba.trafficmanager.net/emea/" }],
])("a token %s is turned away", async (_, claims) => {
  expect(await knock(claims)).toEqual({ status: 401, body: { error: { code: "bad-token" } } });
  expect(turns).toBe(0);
});

test("a token the SDK takes for the emulator's or another bot's is turned away all the same", async () => {
  const issuer = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";
  const emulator = { issuer, also: { ver: "1.0", appid: botId } };
  expect(await knock(emulator)).toEqual({ status: 401, body: { error: { code: "wrong-issuer" } } });
  expect(turns).toBe(0);
});

test("no token, or something that is none, is turned away", async () => {
  expect(await send(bot.url, activity(teams.url))).toMatchObject({ status: 401 });
  expect(await send(bot.url, activity(teams.url), { authorization: "Bearer not.a.token" })).toMatchObject({
    status: 401,
  });
  expect(await send(bot.url, activity(teams.url), { authorization: "Basic abc" })).toMatchObject({
    status: 401,
  });
  expect(turns).toBe(0);
});

const from = { id: "29:maja", name: "Maja" };
const inTenant = (tenantId: string) => ({
  conversation: { id: "a:maja", conversationType: "personal", tenantId },
});

test.each<[string, string, Record<string, unknown>]>([
  ["from another tenant", "wrong-tenant", inTenant("elsewhere")],
  [
    "that names two tenants, one of them another",
    "wrong-tenant",
    { channelData: { tenant: { id: "elsewhere" } } },
  ],
  ["without a tenant", "no-tenant", { conversation: { id: "a:maja" }, channelData: undefined }],
  [
    "to be answered elsewhere",
    "wrong-service-host",
    { serviceUrl: "https://smba.trafficmanager.net.evil.test/" },
  ],
  [
    "to be answered below no listed name",
    "wrong-service-host",
    { serviceUrl: "https://evilteams.microsoft.com/" },
  ],
  ["from another channel", "wrong-channel", { channelId: "webchat" }],
  ["from no person", "no-person", { from }],
])("an activity %s is turned away, whoever signed it", async (_, code, over) => {
  expect(await knock({}, over)).toEqual({ status: 403, body: { error: { code } } });
  expect(turns).toBe(0);
});

test("the second tenant on the list, and a host below a listed suffix, are let in", async () => {
  expect(await knock({}, { ...inTenant("second-tenant"), channelData: undefined })).toMatchObject({
    status: 200,
  });
  const serviceUrl = "https://smba.infra.gcc.teams.microsoft.com/teams/";
  expect(await knock({}, { serviceUrl, type: "typing" })).toMatchObject({ status: 200 });
});

test("a click without a person is turned away; an installation without one is let in and ignored", async () => {
  const authorization = await identity.bearer({ serviceUrl: teams.url });
  expect(await send(bot.url, click(teams.url, { from }), { authorization })).toMatchObject({ status: 403 });
  const installed = activity(teams.url, { type: "installationUpdate", action: "add", from });
  expect(await send(bot.url, installed, { authorization })).toMatchObject({ status: 200 });
  expect(turns).toBe(0);
});

test("what is turned away is logged by its code, and without a word of what was written", async () => {
  await knock({}, { ...inTenant("elsewhere"), text: "Maja har mistet sin bror" });
  await knock({ forged: true }, { text: "Maja har mistet sin bror" });
  expect(lines.map((line) => (JSON.parse(line) as { code?: string }).code)).toEqual([
    "wrong-tenant",
    "bad-token",
  ]);
  expect(lines.join()).not.toContain("bror");
});

test("when Microsoft's keys cannot be fetched the sender may try again later", async () => {
  const authentication = { ...identity.authentication, openIdMetadataUrl: "http://127.0.0.1:9/openid" };
  const other = await aBot({}, { config: config(), authentication });
  const authorization = await identity.bearer({ serviceUrl: teams.url });
  expect(await send(other.url, activity(teams.url), { authorization })).toMatchObject({ status: 503 });
  await other.close();
});

test("plain http is never answered to in production", async () => {
  const { plainHttp, ...authentication } = identity.authentication;
  expect(plainHttp).toBe(true);
  const strict = await aBot({}, { config: config(), authentication });
  const authorization = await identity.bearer({ serviceUrl: teams.url });
  expect(await send(strict.url, activity(teams.url), { authorization })).toMatchObject({ status: 403 });
  await strict.close();
});

test("a bot without an id does not start, for the SDK would then let anyone in", async () => {
  const nameless = {
    ...config(),
    bot: { id: "", tenantId: "tenant", type: "MultiTenant", password: "x" },
  } as const;
  await expect(aBot({}, { config: nameless })).rejects.toThrow("BOT_ID");
});

test("local mode answers nobody but this machine", async () => {
  const open = {
    mode: "local",
    host: "0.0.0.0",
    port: 0,
    logLevel: "info",
    approval: usualSettings,
    meetings: usualMeetingSettings,
    dataFile: ":memory:",
  };
  await expect(aBot({}, { config: open as unknown as ProductionConfig })).rejects.toThrow("127.0.0.1");
  const own = await aBot({ wrote: async () => (turns++, {}) });
  expect(await send(own.url, activity("https://smba.trafficmanager.net/emea/"))).toMatchObject({
    status: 403,
  });
  expect(turns).toBe(0);
  await own.close();
});
