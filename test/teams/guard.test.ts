import { afterEach, beforeEach, expect, test } from "vitest";
import { Refusal } from "../../src/refusal.js";
import { StoreUnavailable, WriteConflict } from "../../src/store/documents.js";
import type { Message } from "../../src/teams/handlers.js";
import { texts } from "../../src/text/text.js";
import type { Connector } from "../support/connector.js";
import { aBot, activity, aTeams, click, closeBots, documentsWith, logLines, send } from "./a-bot.js";

let teams: Connector;
beforeEach(async () => {
  teams = await aTeams();
});
afterEach(closeBots);

test("a rule's no is told in the person's language, for a message and for a click", async () => {
  const no = async () => {
    throw new Refusal("too-many-actors", { count: 30, limit: 20 });
  };
  const { url } = await aBot({ wrote: no, clicked: no });
  await send(url, activity(teams.url));
  expect(teams.conversation("a:maja").last?.activity.text).toBe(
    texts.da("refusal.too-many-actors", { count: 30, limit: 20 }),
  );
  const { body } = await send(url, click(teams.url, { locale: "en-GB" }));
  expect(body).toMatchObject({
    statusCode: 200,
    value: texts.en("refusal.too-many-actors", { count: 30, limit: 20 }),
  });
});

test.each([new StoreUnavailable("no"), new WriteConflict("no")])(
  "a busy store is told as such (%s)",
  async (error) => {
    const { url } = await aBot({ wrote: () => Promise.reject(error) });
    await send(url, activity(teams.url));
    expect(teams.conversation("a:maja").last?.activity.text).toBe(texts.da("refusal.store-busy"));
  },
);

test("a store that cannot even read the person is told as well, in the activity's language", async () => {
  const documents = documentsWith(undefined, { read: () => Promise.reject(new StoreUnavailable("no")) });
  const { url } = await aBot({}, { documents });
  expect((await send(url, click(teams.url, { locale: "en-GB" }))).body).toMatchObject({
    value: texts.en("refusal.store-busy"),
  });
});

test("a fault of ours is logged under an id the person is given, without a word they wrote", async () => {
  const { lines, log } = logLines();
  const wrote = async ({ text }: Message) => {
    throw Object.assign(new TypeError(`cannot read ${text}`), { code: "E_BROKEN" });
  };
  const { url } = await aBot({ wrote }, { log });
  expect(await send(url, activity(teams.url, { text: "Maja har mistet\nsin bror" }))).toEqual({
    status: 200,
    body: {},
  });
  const fault = JSON.parse(lines.find((line) => line.includes('"fault"')) ?? "{}") as {
    id: string;
    fault: object;
  };
  expect(fault).toMatchObject({
    fault: {
      error: "TypeError",
      code: "E_BROKEN",
      at: expect.arrayContaining([expect.stringContaining("guard.test")]),
    },
  });
  expect(teams.conversation("a:maja").last?.activity.text).toBe(texts.da("fault", { id: fault.id }));
  expect(lines.join()).not.toMatch(/mistet|bror/);
});
