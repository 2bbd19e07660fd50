import { once } from "node:events";
import { createServer, request as httpRequest, type IncomingMessage } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { largestBody } from "../../src/teams/body.js";
import { local } from "../support/local.js";
import { aBot, activity, closeBots, documentsWith, logLines, send } from "./a-bot.js";

afterEach(closeBots);

const teams = "http://127.0.0.1:9/";
const code = (error: string) => ({ error: { code: error } });

/** A request with full say over its headers and how its body comes. */
async function raw(url: string, headers: Record<string, string>, chunks: readonly (string | Buffer)[]) {
  const request = httpRequest(`${url}/api/messages`, { method: "POST", headers });
  const answered = once(request, "response") as Promise<[IncomingMessage]>;
  for (const chunk of chunks) request.write(chunk);
  request.end();
  const [response] = await answered;
  let text = "";
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode, body: JSON.parse(text) as unknown };
}
const json = { "content-type": "application/json" };

test("a body that calls itself encoded is refused unread, and the process lives on", async () => {
  const { url } = await aBot({});
  const plain = JSON.stringify(activity(teams));
  for (const [encoding, body] of [
    ["gzip", plain],
    ["gzip", gzipSync(plain)],
    ["br", plain],
    ["deflate", plain],
  ] as const) {
    const answer = await raw(url, { ...json, "content-encoding": encoding }, [body]);
    expect(answer).toEqual({ status: 415, body: code("encoded-body") });
  }
  expect(await raw(url, { ...json, "content-encoding": "identity" }, [plain])).toMatchObject({ status: 200 });
});

test("only JSON is read, so that a web page cannot talk to a local bot", async () => {
  const { url } = await aBot({});
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
    expect(await send(url, activity(teams), { "content-type": type })).toEqual({
      status: 415,
      body: code("not-json"),
    });
  }
});

test("a body over 256 KB is refused by its real bytes, whether it says its length or not", async () => {
  const { url } = await aBot({});
  const letters = "å".repeat(largestBody / 2);
  const announced = { ...json, "content-length": String(largestBody + 2) };
  const tooMuch = { status: 413, body: code("body-too-large") };
  expect(await raw(url, announced, [`"${letters}"`])).toEqual(tooMuch);
  expect(await raw(url, json, [`"${letters}`, `"`])).toEqual(tooMuch);
  expect(await raw(url, json, [`"${letters.slice(2)}`, `"`])).toEqual({
    status: 400,
    body: code("not-an-activity"),
  });
});

test("malformed JSON, JSON that is no activity, and a sender who hangs up leave the bot well", async () => {
  const { url, port } = await aBot({});
  for (const body of ["{", "", '{"type":', "\u0000"]) {
    expect(await send(url, body)).toEqual({ status: 400, body: code("malformed-json") });
  }
  const nobody = activity(teams, { from: undefined });
  for (const body of [
    [],
    null,
    7,
    "x",
    {},
    nobody,
    { ...activity(teams), type: 7 },
    { ...activity(teams), serviceUrl: ["x"] },
  ]) {
    expect(await send(url, JSON.stringify(body))).toEqual({ status: 400, body: code("not-an-activity") });
  }
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(
    "POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{",
  );
  socket.end();
  await once(socket.resume(), "close");
  expect(await send(url, activity(teams, { type: "typing" }))).toEqual({ status: 200, body: {} });
});

test("the process is up, and ready while the store answers", async () => {
  let store: () => Promise<void> = async () => undefined;
  const { url } = await aBot({}, { documents: documentsWith(undefined, { ping: () => store() }) });
  const get = async (path: string) => {
    const response = await fetch(url + path);
    return [response.status, await response.json()];
  };
  expect(await get("/healthz")).toEqual([200, { status: "up" }]);
  expect(await get("/readyz")).toEqual([200, { status: "ready" }]);
  store = () => Promise.reject(new Error("no store"));
  expect(await get("/readyz")).toEqual([503, { status: "not ready", reason: "store-unavailable" }]);
  store = () => new Promise(() => undefined);
  expect(await get("/readyz")).toEqual([503, { status: "not ready", reason: "store-slow" }]);
  expect(await get("/healthz")).toEqual([200, { status: "up" }]);
});

test("how the clock fares stands in /readyz, and a stuck one takes no instance away", async () => {
  const how: { clock?: object } = {};
  let store = async () => {};
  const { url } = await aBot(
    {},
    { documents: documentsWith(undefined, { ping: () => store() }), health: () => how.clock },
  );
  const get = async () => {
    const response = await fetch(`${url}/readyz`);
    return [response.status, await response.json()];
  };
  expect(await get()).toEqual([200, { status: "ready" }]);
  const clock = { state: "stuck", reason: "overdue", parked: 2 };
  how.clock = clock;
  expect(await get()).toEqual([200, { status: "ready", clock }]);
  store = () => Promise.reject(new Error("no store"));
  expect(await get()).toEqual([503, { status: "not ready", reason: "store-unavailable", clock }]);
});

test("closing lets no more in, finishes what is under way and then stops listening", async () => {
  let finish = () => {};
  const begun = deferred();
  const held = new Promise<void>((done) => (finish = done));
  const { url, close } = await aBot({ wrote: async () => (begun.resolve(undefined), await held, {}) });
  const underWay = send(url, activity(teams));
  await begun.promise;
  const closed = close();
  expect(await send(url, activity(teams))).toEqual({ status: 503, body: code("draining") });
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  expect(await settledYet(closed)).toBe(false);
  finish();
  expect(await underWay).toEqual({ status: 200, body: {} });
  await closed;
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
});

test("what a slow sender ends after a stop has begun is not let in", async () => {
  let wrote = 0;
  const { url, close } = await aBot({ wrote: async () => (wrote++, {}) });
  const body = JSON.stringify(activity(teams));
  const sending = httpRequest(`${url}/api/messages`, {
    method: "POST",
    headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) },
  });
  const answered = once(sending, "response");
  sending.write(body.slice(0, 20));
  await new Promise((done) => setTimeout(done, 50));
  const closed = close();
  sending.end(body.slice(20));
  const [response] = (await answered) as [IncomingMessage];
  response.resume();
  expect(response.statusCode).toBe(503);
  await closed;
  expect(wrote).toBe(0);
});

test("a port that is taken is named", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  await expect(aBot({}, { config: { ...local, port } })).rejects.toThrow(
    `Cannot listen on 127.0.0.1, port ${port}`,
  );
  other.close();
});

test("a turn is logged by ids, codes and milliseconds, and never by what was written", async () => {
  const { lines, log } = logLines();
  const { url } = await aBot({ wrote: async () => ({}) }, { log });
  await send(url, activity(teams, { text: "Maja har mistet sin bror" }));
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    {
      msg: "turn",
      kind: "message",
      outcome: "answered",
      activityId: "in-1",
      conversationId: "a:maja",
      personId: "maja",
    },
  ]);
  expect(lines.join()).not.toMatch(/bror|Maja/);
});

async function settledYet(promise: Promise<unknown>): Promise<boolean> {
  return Promise.race([promise.then(() => true), new Promise<boolean>((done) => setImmediate(done, false))]);
}

function deferred() {
  let resolve: (value: unknown) => void = () => {};
  const promise = new Promise((done) => (resolve = done));
  return { promise, resolve };
}
