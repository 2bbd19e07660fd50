import { afterEach, beforeEach, expect, test } from "vitest";
import type { Connector } from "../support/connector.js";
import { aBot, activity, aTeams, click, closeBots, logLines, send } from "./a-bot.js";

const { lines, log } = logLines();
let teams: Connector;
beforeEach(async () => {
  lines.length = 0;
  teams = await aTeams();
});
afterEach(closeBots);

/** A bot whose every turn writes letters, and whose post waits until it is let go. */
async function writing(deliver: () => Promise<void> = async () => undefined) {
  const delivered: { readonly kind: string; readonly tenantId: string; readonly id: string }[] = [];
  const letGo: (() => void)[] = [];
  const waiting = new Promise<void>((done) => letGo.push(done));
  const bot = await aBot(
    {
      clicked: async () => ({ tell: "Sendt.", letters: "network-1" }),
      wrote: async () => ({ tell: "Sendt.", letters: "network-1" }),
      delivered: async (_documents, { kind, tenantId, id }) => {
        await waiting;
        await deliver();
        delivered.push({ kind, tenantId, id });
      },
    },
    { log },
  );
  return { bot, delivered, letGo: () => letGo[0]?.() };
}

test.each([
  ["a click", click],
  ["a message", activity],
])("%s is answered before its letters are delivered, and idle waits for them", async (_, turn) => {
  const { bot, delivered, letGo } = await writing();
  expect((await send(bot.url, turn(teams.url))).status).toBe(200);
  expect(delivered).toEqual([]);
  const idle = bot.idle();
  letGo();
  await idle;
  expect(delivered).toEqual([{ kind: "network", tenantId: "tenant", id: "network-1" }]);
});

test("letters that cannot be delivered are logged by the network's id, without words, and harm nobody", async () => {
  const { bot, letGo } = await writing(() => Promise.reject(new Error("Maja har mistet sin bror")));
  letGo();
  const answer = await send(bot.url, click(teams.url));
  expect(answer.body).toMatchObject({ value: "Sendt." });
  await bot.idle();
  expect(lines.join()).toContain("letters left for the clock");
  expect(lines.join()).toContain("network-1");
  expect(lines.join()).not.toContain("bror");
});
