import { expect, test } from "vitest";
import type { Card } from "../../src/cards/card.js";
import type { Delivery } from "../../src/teams/mail.js";
import { connector, type Connector, type Fault } from "../support/connector.js";
import { aBot } from "./a-bot.js";

const before: Card = { type: "AdaptiveCard", speak: "Før", body: [] };
const card: Card = { type: "AdaptiveCard", speak: "Efter", body: [] };
const thread = "19:c;messageid=1";

/** What became of a request, and how many requests it took. */
type Fared = readonly [delivery: Delivery, requests: number];

/**
 * Each way Teams can fail once, then be well again. Something new is asked for a second time only when it surely was
 * not taken in (429); an update says what is to stand there, and is repeated whenever that may help. Only 403 and 404
 * shut the bot out of a conversation (gone): what is refused for its own sake says nothing of the next message there.
 */
const faults: readonly (readonly [name: string, fault: Fault, created: Fared, updated: Fared])[] = [
  ["400", { how: { status: 400 } }, ["refused", 1], ["refused", 1]],
  ["401", { how: { status: 401 } }, ["later", 1], ["later", 1]],
  ["403", { how: { status: 403 } }, ["gone", 1], ["gone", 1]],
  ["404", { how: { status: 404 } }, ["gone", 1], ["gone", 1]],
  [
    "404 for the one card",
    { how: { status: 404, code: "ActivityNotFoundInConversation" } },
    ["refused", 1],
    ["refused", 1],
  ],
  ["408", { how: { status: 408 } }, ["unclear", 1], ["sent", 2]],
  ["412", { how: { status: 412 } }, ["unclear", 1], ["sent", 2]],
  ["413", { how: { status: 413 } }, ["refused", 1], ["refused", 1]],
  ["429 for a second", { how: { status: 429, retryAfter: 1 } }, ["sent", 2], ["sent", 2]],
  ["429 for ten minutes", { how: { status: 429, retryAfter: 600 } }, ["later", 1], ["later", 1]],
  ["500", { how: { status: 500 } }, ["unclear", 1], ["sent", 2]],
  ["502", { how: { status: 502 } }, ["unclear", 1], ["sent", 2]],
  ["503", { how: { status: 503 } }, ["unclear", 1], ["sent", 2]],
  ["504 though taken in", { how: { status: 504 }, afterAccepting: true }, ["unclear", 1], ["sent", 2]],
  ["the line cut", { how: "reset" }, ["unclear", 1], ["sent", 2]],
  ["the line cut though taken in", { how: "reset", afterAccepting: true }, ["unclear", 1], ["sent", 2]],
  ["no answer", { how: "hang" }, ["unclear", 1], ["sent", 2]],
];

async function meeting(
  fault: Fault,
  run: (teams: Connector, bot: Awaited<ReturnType<typeof aBot>>) => Promise<void>,
) {
  const teams = await connector();
  const bot = await aBot({});
  teams.conversation(thread).add({ id: "1", activity: { type: "message", summary: "Før" }, earlier: [] });
  teams.fail(fault);
  try {
    await run(teams, bot);
  } finally {
    await bot.close();
    await teams.close();
  }
}

const at = (teams: Connector, conversationId = thread) => ({
  tenantId: "tenant",
  serviceUrl: teams.url,
  conversationId,
  bot: { id: "28:bot", name: "Netværkssmeden" },
  language: "da" as const,
});
const isIn = ({ afterAccepting }: Fault, [delivery]: Fared): number =>
  delivery === "sent" || afterAccepting ? 1 : 0;

test("there are seventeen kinds of fault", () => expect(faults).toHaveLength(17));

test.concurrent.each(faults)("a reply that meets %s stands there at most once", async (_, fault, created) => {
  await meeting(fault, async (teams, { mail }) => {
    expect((await mail.putInChannel(at(teams), card)).delivery).toBe(created[0]);
    expect(teams.calls).toHaveLength(created[1]);
    expect(teams.conversation(thread).posts).toHaveLength(1 + isIn(fault, created));
  });
});

test.concurrent.each(faults)(
  "a new thread that meets %s is opened at most once",
  async (_, fault, created) => {
    await meeting(fault, async (teams, { mail }) => {
      expect((await mail.putInChannel(at(teams, "19:other"), before)).delivery).toBe(created[0]);
      expect(teams.calls).toHaveLength(created[1]);
      expect(teams.inChannel("19:other")).toHaveLength(isIn(fault, created));
    });
  },
);

test.concurrent.each(faults)(
  "an update that meets %s ends up as it should, or says that it did not",
  async (_, fault, __, updated) => {
    await meeting(fault, async (teams, { mail }) => {
      expect(await mail.update(at(teams), "1", card)).toBe(updated[0]);
      expect(teams.calls).toHaveLength(updated[1]);
      const shown = isIn(fault, updated) === 1 ? "Efter" : "Før";
      expect(teams.conversation(thread).posts.map(({ activity }) => activity.summary)).toEqual([shown]);
    });
  },
);
