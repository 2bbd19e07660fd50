import { afterEach, beforeEach, expect, test } from "vitest";
import type { Message } from "../../src/teams/handlers.js";
import type { Turn } from "../../src/teams/turn.js";
import type { Card } from "../../src/cards/card.js";
import { connector, type Connector } from "../support/connector.js";
import { aBot, activity, click, send } from "./a-bot.js";

const card = (speak: string): Card => ({ type: "AdaptiveCard", speak, body: [] });
let teams: Connector;
let stop: (() => Promise<void>)[] = [];

beforeEach(async () => {
  teams = await connector();
  stop = [() => teams.close()];
});
afterEach(async () => {
  for (const each of stop.reverse()) await each();
});

async function bot(...given: Parameters<typeof aBot>) {
  const started = await aBot(...given);
  stop.push(started.close);
  return started;
}

test("a message reaches its handler and the answer comes back in the conversation, in order", async () => {
  const got: { message: Message; turn: Turn }[] = [];
  const { url } = await bot({
    wrote: async (message, turn) => {
      got.push({ message, turn });
      return { tell: "Gemt.", posts: [{ card: card("Næste spørgsmål") }, { say: "Tag dig tid." }] };
    },
  });
  expect(await send(url, activity(teams.url))).toMatchObject({ status: 200 });
  expect(got[0]?.message).toEqual({ text: "hej", extras: [] });
  expect(got[0]?.turn).toMatchObject({ who: { tenantId: "tenant", id: "maja", name: "Maja" }, where: "private" });
  const { posts } = teams.conversation("a:maja");
  expect(posts.map(({ activity: { text, summary } }) => text ?? summary)).toEqual(["Gemt.", "Næste spørgsmål", "Tag dig tid."]);
  expect(posts[0]?.activity).toMatchObject({ textFormat: "plain", locale: "da-DK" });
});

test("a click is answered with the card, and the clicked card is updated for everyone", async () => {
  const { url } = await bot({
    wrote: async () => ({ posts: [{ card: card("Før") }] }),
    clicked: async () => ({ replace: card("Efter") }),
  });
  await send(url, activity(teams.url));
  const answer = await send(url, click(teams.url, { replyToId: teams.conversation("a:maja").last?.id }));
  expect(answer.body).toEqual({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: card("Efter") });
  expect(teams.conversation("a:maja").posts).toMatchObject([{ activity: { summary: "Efter" }, earlier: [{ summary: "Før" }] }]);
});
