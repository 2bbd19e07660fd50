import { afterEach, expect, test } from "vitest";
import type { File } from "../../src/teams/handlers.js";
import type { Place } from "../../src/store/documents.js";
import { texts } from "../../src/text/text.js";
import { aBot, closeBots, logLines } from "./a-bot.js";

const { lines, log } = logLines("trace");
afterEach(closeBots);

const file: File = {
  name: 'Ensomhed "blandt" ældre; 50%.docx',
  type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  bytes: new TextEncoder().encode("et dokument på dansk"),
};
const token = "qv2Dk3lZ0pXy-_7aRt5WbN8m";

async function bot(fetched: (at: Place) => Promise<File | undefined>) {
  lines.length = 0;
  return aBot({ fetched: (_, at) => fetched(at) }, { log });
}

test("a file is given out by its address, under its own name, and kept nowhere on the way", async () => {
  const asked: Place[] = [];
  const { url } = await bot(async (at) => (asked.push(at), file));
  const response = await fetch(`${url}/files/tenant-1/${token}`);
  expect(asked).toEqual([{ tenantId: "tenant-1", id: token }]);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": file.type,
    "content-length": "21",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-disposition":
      "attachment; filename=\"Ensomhed _blandt_ _ldre; 50_.docx\"; filename*=UTF-8''Ensomhed%20%22blandt%22%20%C3%A6ldre%3B%2050%25.docx",
  });
  expect(await response.text()).toBe("et dokument på dansk");
  expect(lines.join()).not.toContain(token);
});

test("a name of odd characters breaks no header", async () => {
  for (const name of ["\ud800x\r\nSet-Cookie: a=b.docx", "'()*.docx", ""]) {
    const { url } = await bot(async () => ({ ...file, name }));
    const response = await fetch(`${url}/files/tenant-1/${token}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("set-cookie")).toBeNull();
  }
});

test("an address that is unknown or too old is answered by a page in both languages", async () => {
  const { url } = await bot(async () => undefined);
  const response = await fetch(`${url}/files/tenant-1/${token}`);
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toContain("text/html");
  expect(response.headers.get("cache-control")).toBe("no-store");
  const page = await response.text();
  expect(page).toContain(`<p lang="da">${texts.da("fetch.unknown")}</p>`);
  expect(page).toContain(`<p lang="en">${texts.en("fetch.unknown")}</p>`);
  expect(lines.join()).not.toContain(token);
});

test("what cannot be an address is not even looked up", async () => {
  let asked = 0;
  const { url } = await bot(async () => (asked++, file));
  for (const path of [
    "tenant-1/short",
    `tenant-1/${"x".repeat(129)}`,
    `ten%2Fant/${token}`,
    `tenant-1/${token}%00`,
  ])
    expect((await fetch(`${url}/files/${path}`)).status).toBe(404);
  for (const path of ["", "/", "/tenant-1", `/tenant-1/${token}/more`])
    expect((await fetch(`${url}/files${path}`)).status).toBe(404);
  expect((await fetch(`${url}/files/tenant-1/${token}`, { method: "POST" })).status).toBe(405);
  expect(asked).toBe(0);
  expect(lines.join()).not.toContain(token);
});

test("a fault is told on a page, and logged without a word", async () => {
  const { url } = await bot(() => Promise.reject(new Error("Maja har mistet sin bror")));
  const response = await fetch(`${url}/files/tenant-1/${token}`);
  expect(response.status).toBe(500);
  expect(await response.text()).toContain(texts.en("fetch.failed"));
  expect(lines.join()).toContain("file not given out");
  expect(lines.join()).not.toMatch(/bror|qv2Dk3/);
});

test("eight files at once are made, and the ninth is asked to wait", async () => {
  let finish = () => {};
  let begun = 0;
  let all = () => {};
  const eight = new Promise<void>((done) => (all = done));
  const held = new Promise<void>((done) => (finish = done));
  const { url } = await bot(async () => {
    if (++begun === 8) all();
    await held;
    return file;
  });
  const get = async () => (await fetch(`${url}/files/tenant-1/${token}`)).status;
  const first = Array.from({ length: 8 }, get);
  await eight;
  expect(await get()).toBe(503);
  finish();
  expect(await Promise.all(first)).toEqual(Array.from({ length: 8 }, () => 200));
  expect(await get()).toBe(200);
});

test("a stop lets a file under way come through", async () => {
  let finish = () => {};
  let begin = () => {};
  const begun = new Promise<void>((done) => (begin = done));
  const held = new Promise<void>((done) => (finish = done));
  const { url, close, idle } = await bot(async () => (begin(), await held, file));
  const response = fetch(`${url}/files/tenant-1/${token}`);
  await begun;
  let isIdle = false;
  const idling = idle().then(() => (isIdle = true));
  const closed = close();
  await new Promise((done) => setImmediate(done));
  expect(isIdle).toBe(false);
  finish();
  expect((await response).status).toBe(200);
  await Promise.all([closed, idling]);
});
