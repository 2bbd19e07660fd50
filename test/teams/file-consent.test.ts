import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { storesFiles, type Rules } from "../../src/teams/admission.js";
import type { File, Handlers } from "../../src/teams/handlers.js";
import { Refusal } from "../../src/refusal.js";
import { texts } from "../../src/text/text.js";
import type { Connector } from "../support/connector.js";
import { local } from "../support/local.js";
import { aBot, aTeams, click, closeBots, logLines, send } from "./a-bot.js";

interface Put {
  readonly method: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

const { lines, log } = logLines();
const file: File = {
  name: "Ensomhed.docx",
  type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  bytes: new TextEncoder().encode("et dokument på dansk"),
};
let teams: Connector;
let server: Server;
let puts: Put[];
let storage: string;
let answers: number;

beforeEach(async () => {
  lines.length = 0;
  puts = [];
  answers = 201;
  teams = await aTeams();
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      puts.push({ method: request.method, headers: request.headers, bytes: Buffer.concat(chunks) });
      response.statusCode = answers;
      response.setHeader("location", "/elsewhere");
      response.end();
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  storage = `http://127.0.0.1:${(server.address() as AddressInfo).port}/upload?secret=1`;
});
afterEach(async () => {
  await closeBots();
  server.close();
});

const uploadInfo = () => ({
  uploadUrl: storage,
  contentUrl: "https://kommunen-my.sharepoint.com/Ensomhed.docx",
  name: "Ensomhed 1.docx",
  uniqueId: "u-1",
  fileType: "docx",
});

/** Says yes, or what else is sent, as often as told. */
async function saying(value: object, accepted: Handlers["accepted"] = async () => file, times = 1) {
  const bot = await aBot({ accepted }, { log });
  const invoke = {
    name: "fileConsent/invoke",
    value: { type: "fileUpload", context: { themeId: "t1" }, ...value },
  };
  for (let i = 0; i < times; i++)
    expect(await send(bot.url, click(teams.url, { id: `in-${i}`, ...invoke }))).toEqual({
      status: 200,
      body: {},
    });
  await bot.idle();
}
const yes = () => ({ action: "accept", uploadInfo: uploadInfo() });
const said = () => teams.conversation("a:maja").posts.map(({ activity: { text } }) => text);

test("a yes puts the file where Teams says, in one piece, and shows where it lies", async () => {
  const contexts: unknown[] = [];
  await saying(yes(), async (context) => (contexts.push(context), file));
  expect(contexts).toEqual([{ themeId: "t1" }]);
  expect(puts).toHaveLength(1);
  expect(puts[0]).toMatchObject({
    method: "PUT",
    headers: { "content-range": "bytes 0-20/21", "content-length": "21" },
  });
  expect(puts[0]?.headers).not.toHaveProperty("authorization");
  expect(puts[0]?.bytes.toString()).toBe("et dokument på dansk");
  expect(teams.conversation("a:maja").last?.activity.attachments).toEqual([
    {
      contentType: "application/vnd.microsoft.teams.card.file.info",
      contentUrl: "https://kommunen-my.sharepoint.com/Ensomhed.docx",
      name: "Ensomhed 1.docx",
      content: { uniqueId: "u-1", fileType: "docx" },
    },
  ]);
});

test("the same yes delivered again uploads nothing and says nothing", async () => {
  await saying(yes(), undefined, 3);
  expect(puts).toHaveLength(1);
  expect(teams.conversation("a:maja").posts).toHaveLength(1);
});

test("a no is heard, and no file is made", async () => {
  let made = 0;
  const make = async () => (made++, file);
  await saying({ action: "decline" }, make);
  await saying({ action: "perhaps" }, make);
  expect(made).toBe(0);
  expect(said()).toEqual([texts.da("upload.declined"), texts.da("upload.declined")]);
});

test.each([404, 409, 500, 303])(
  "a storage that answers %i is told as a failure, and not followed elsewhere",
  async (status) => {
    answers = status;
    await saying(yes());
    expect(puts).toHaveLength(1);
    expect(said()).toEqual([texts.da("upload.failed")]);
  },
);

test("a file that cannot be made, and a rule's no, are told as everywhere else", async () => {
  await saying(yes(), () => Promise.reject(new Refusal("theme-withdrawn")));
  storage += "&second";
  await saying(yes(), () => Promise.reject(new Error("Maja har mistet sin bror")));
  expect(said()[0]).toBe(texts.da("refusal.theme-withdrawn"));
  expect(said()[1]).toContain("Noget gik galt hos mig");
  expect(lines.join()).not.toContain("bror");
  expect(lines.join()).not.toContain("secret");
});

test("no file is made for an address that is not a storage, nor for a yes without one", async () => {
  let made = 0;
  const make = async () => (made++, file);
  await saying({ action: "accept", uploadInfo: { ...uploadInfo(), uploadUrl: "https://evil.test/" } }, make);
  await saying({ action: "accept" }, make);
  expect(made).toBe(0);
  expect(said()).toEqual([texts.da("upload.failed"), texts.da("upload.failed")]);
});

const production: Rules = {
  config: {
    ...local,
    mode: "production",
    host: "0.0.0.0",
    bot: { id: "bot", tenantId: "tenant", type: "SingleTenant", password: "secret" },
    cosmos: { endpoint: "https://cosmos/", database: "d" },
    allowedTenants: ["tenant"],
    allowedServiceHosts: ["*.teams.microsoft.com"],
  },
  issuer: "issuer",
  plainHttp: false,
};
test.each([
  ["https://kommunen-my.sharepoint.com/personal/x/_api/uploadSession?guid=1", true],
  ["https://api.onedrive.com/rup/1", true],
  ["https://public.am.files.1drv.com/x", true],
  ["http://kommunen-my.sharepoint.com/", false],
  ["https://sharepoint.com.evil.test/", false],
  ["https://evilsharepoint.com/", false],
  ["https://x@evil.test/?.sharepoint.com", false],
  ["https://127.0.0.1/", false],
  ["https://x.teams.microsoft.com/", false],
  ["", false],
])("in production a file may be put at %s: %s", (address, may) => {
  expect(storesFiles(production, address)).toBe(may);
});
