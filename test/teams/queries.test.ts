import { afterEach, beforeEach, expect, test } from "vitest";
import type { Card } from "../../src/cards/card.js";
import type { Handlers, Query } from "../../src/teams/handlers.js";
import { Refusal } from "../../src/refusal.js";
import { texts } from "../../src/text/text.js";
import type { Connector } from "../support/connector.js";
import { aBot, aTeams, click, closeBots, logLines, send } from "./a-bot.js";

const card: Card = { type: "AdaptiveCard", speak: "Ensomhed", body: [] };
let teams: Connector;
const { lines, log } = logLines();
beforeEach(async () => {
  lines.length = 0;
  teams = await aTeams();
});
afterEach(closeBots);

/** What the list shows when someone looks for this. */
async function looking(searched: Handlers["searched"], value?: unknown, over: object = {}) {
  const bot = await aBot({ searched }, { log });
  const query = { name: "composeExtension/query", replyToId: undefined, value };
  return send(bot.url, click(teams.url, { ...query, ...over }));
}

test("what is found is a list of cards, each with a line in which nothing is code", async () => {
  const hit = { card, title: "Ensomhed <b>&</b>", text: "Børn & unge &lt;i&gt; · 3 stemmer" };
  const { status, body } = await looking(async () => [hit]);
  expect(status).toBe(200);
  expect(body).toEqual({
    composeExtension: {
      type: "result",
      attachmentLayout: "list",
      attachments: [
        {
          contentType: "application/vnd.microsoft.card.adaptive",
          content: card,
          preview: {
            contentType: "application/vnd.microsoft.card.thumbnail",
            content: {
              title: "Ensomhed ‹b›&‹/b›",
              text: "Børn & unge &\u2060lt;i&\u2060gt; · 3 stemmer",
            },
          },
        },
      ],
    },
  });
});

const words = (value: unknown) => [{ name: "words", value }];
test.each<[unknown, Query]>([
  [
    { parameters: words(" ensom "), queryOptions: { skip: 25, count: 10 } },
    { words: "ensom", skip: 25, most: 10 },
  ],
  [{ parameters: [{ value: "ensom" }] }, { words: "ensom", skip: 0, most: 25 }],
  [{ parameters: [{ name: "initialRun", value: "true" }] }, { words: "", skip: 0, most: 25 }],
  [
    { parameters: words("x"), queryOptions: { skip: -1, count: 1_000_000 } },
    { words: "x", skip: 0, most: 25 },
  ],
  [
    { parameters: words(7), queryOptions: "many" },
    { words: "", skip: 0, most: 25 },
  ],
  [
    { parameters: words("å".repeat(999)), queryOptions: { count: 0 } },
    { words: "å".repeat(200), skip: 0, most: 25 },
  ],
  [
    { parameters: ["x", null], queryOptions: { skip: 1e9 } },
    { words: "", skip: 10_000, most: 25 },
  ],
  ["x", { words: "", skip: 0, most: 25 }],
  [undefined, { words: "", skip: 0, most: 25 }],
])("the search is read from what Teams sends (%#)", async (value, query) => {
  const got: Query[] = [];
  await looking(async (asked) => (got.push(asked), []), value);
  expect(got).toEqual([query]);
});

const instead = (text: string) => ({ composeExtension: { type: "message", text } });

test("nothing found, a rule's no and a fault are said in the list's place", async () => {
  expect((await looking(async () => [])).body).toEqual(instead(texts.da("found.none")));
  const odd = { parameters: words("qqq") };
  expect((await looking(async () => [], odd)).body).toEqual(instead(texts.da("compose.nothing")));
  const no = () => Promise.reject(new Refusal("theme-withdrawn"));
  expect((await looking(no, undefined, { locale: "en-GB" })).body).toEqual(
    instead(texts.en("refusal.theme-withdrawn")),
  );
  const fault = await looking(() => Promise.reject(new Error("Maja har mistet sin bror")));
  expect(JSON.stringify(fault.body)).toContain("Noget gik galt hos mig");
  expect(lines.join()).not.toContain("bror");
});

test("a page after the last hit is an empty list, so that the hits before it stay in sight", async () => {
  const { body } = await looking(async () => [], { parameters: words("x"), queryOptions: { skip: 25 } });
  expect(body).toMatchObject({ composeExtension: { type: "result", attachments: [] } });
});

test("a search that takes too long is answered within 5 s", async () => {
  let finish = () => {};
  const held = new Promise<void>((done) => (finish = done));
  const before = performance.now();
  const { body } = await looking(async () => (await held, []));
  expect(body).toEqual(instead(texts.da("compose.slow")));
  expect(performance.now() - before).toBeLessThan(5_000);
  finish();
});

test("nothing is posted, and what was looked for stands in no log", async () => {
  await looking(async () => [], { parameters: words("Majas bror") });
  expect(teams.calls).toEqual([]);
  expect(lines.join()).toContain('"kind":"search"');
  expect(lines.join()).not.toContain("bror");
});

test("nobody looks for anything without being someone", async () => {
  const from = { id: "29:maja", name: "Maja" };
  const bot = await aBot({});
  const value = { conversation: { id: "a:x", conversationType: "personal" }, from: { ...from, id: "" } };
  expect((await send(bot.url, click(teams.url, { name: "composeExtension/query", ...value }))).status).toBe(
    400,
  );
});
