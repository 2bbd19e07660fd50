import { afterEach, beforeEach, expect, test } from "vitest";
import type { Answer, Opened, Thread } from "../../src/teams/turn.js";
import type { Connector, Fault } from "../support/connector.js";
import { aBot, activity, aTeams, card, click, closeBots, logLines, send } from "./a-bot.js";

const { lines, log } = logLines();
let teams: Connector;
let outcomes: (readonly Opened[])[] = [];

beforeEach(async () => {
  lines.length = 0;
  outcomes = [];
  teams = await aTeams();
});
afterEach(closeBots);

const threadIn = (channelId: string): Thread => ({
  to: {
    tenantId: "tenant",
    serviceUrl: teams.url,
    conversationId: channelId,
    bot: { id: "28:bot", name: "Netværkssmeden" },
    language: "da",
  },
  post: { card: card("Et delt tema") },
});

/** A bot whose every click opens these threads and says what came of it. */
async function opening(threads: readonly Thread[], said: Answer | (() => Promise<Answer>) = {}) {
  const opened = async (came: readonly Opened[]) => {
    outcomes.push(came);
    return typeof said === "function" ? said() : said;
  };
  return aBot({ clicked: async () => ({ tell: "Jeg deler.", threads, opened }) }, { log });
}

const creates = () => teams.calls.filter(({ path }) => path === "/v3/conversations");

test("a thread is opened in each channel, and the handler learns where its card stands", async () => {
  const { url } = await opening([threadIn("19:a"), threadIn("19:b;messageid=7")], { tell: "Delt." });
  const answer = await send(url, click(teams.url));
  expect(answer.body).toMatchObject({ value: "Delt." });
  const places = ["19:a", "19:b"].flatMap((channel) =>
    teams.inChannel(channel).map(({ conversationId, posted }) => ({ conversationId, activityId: posted.id })),
  );
  expect(places).toHaveLength(2);
  expect(outcomes).toEqual([places]);
  expect(creates()[0]?.body).toEqual({
    isGroup: true,
    tenantId: "tenant",
    bot: { id: "28:bot", name: "Netværkssmeden" },
    channelData: { channel: { id: "19:a" }, tenant: { id: "tenant" } },
    activity: expect.objectContaining({
      type: "message",
      summary: "Et delt tema",
      locale: "da-DK",
    }) as object,
  });
  // Teams makes the conversation; naming the channel there would say something else.
  expect((creates()[0]?.body as { activity: object }).activity).not.toHaveProperty("conversation");
});

test.each<[string, Fault["how"]]>([
  ["500", { status: 500 }],
  ["502", { status: 502 }],
  ["408", { status: 408 }],
  ["412", { status: 412 }],
  ["a reset", "reset"],
])(
  "a thread answered with %s after it was opened is not opened again, and its fate is called unclear",
  async (_, how) => {
    const { url } = await opening([threadIn("19:a")]);
    teams.fail({ how, afterAccepting: true, times: 5 });
    await send(url, click(teams.url));
    expect(outcomes).toEqual([[{ lost: "unclear" }]]);
    expect(teams.inChannel("19:a")).toHaveLength(1);
    expect(creates()).toHaveLength(1);
  },
);

test.each([
  [403, "gone"],
  [404, "gone"],
  [400, "refused"],
  [413, "refused"],
] as const)("%i means %s, in that channel alone", async (status, lost) => {
  const { url } = await opening([threadIn("19:a"), threadIn("19:b")]);
  teams.fail({ how: { status }, when: ({ body }) => JSON.stringify(body).includes("19:a") });
  await send(url, click(teams.url));
  expect(outcomes).toMatchObject([[{ lost }, { conversationId: expect.stringMatching("^19:b;") as string }]]);
  expect(lines.join()).toContain("not sent");
});

test("429 is waited for and the thread opened then; one that asks for too much was not opened", async () => {
  const { url } = await opening([threadIn("19:a")]);
  teams.fail({ how: { status: 429, retryAfter: 1 } });
  await send(url, click(teams.url));
  expect(outcomes[0]).toMatchObject([{ activityId: "m-1" }]);
  teams.fail({ how: { status: 429, retryAfter: 600 } });
  await send(url, click(teams.url));
  expect(outcomes[1]).toEqual([{ lost: "refused" }]);
});

test("what came of it is told to the clicker even when Teams was slow: on the card, and by a message", async () => {
  const bot = await opening([threadIn("19:a")], {
    replace: card("Delt"),
    tell: "Kortet kom måske ikke frem.",
  });
  teams.conversation("a:maja").add({ id: "m-1", activity: { summary: "Del?" }, earlier: [] });
  teams.fail({ how: "hang", when: ({ path }) => path === "/v3/conversations" });
  const before = performance.now();
  const answer = await send(bot.url, click(teams.url));
  expect(performance.now() - before).toBeLessThan(5_000);
  expect(answer.body).toMatchObject({ value: "Jeg deler." });
  await bot.idle();
  expect(outcomes).toEqual([[{ lost: "unclear" }]]);
  expect(teams.conversation("a:maja").posts).toMatchObject([
    { activity: { summary: "Delt" } },
    { activity: { text: "Kortet kom måske ikke frem." } },
  ]);
});

test("a handler that cannot note what came of it harms nobody", async () => {
  const { url } = await opening([threadIn("19:a")], () =>
    Promise.reject(new Error("Maja har mistet sin bror")),
  );
  expect((await send(url, click(teams.url))).body).toMatchObject({ value: "Jeg deler." });
  expect(lines.join()).toContain("no answer to delivery");
  expect(lines.join()).not.toContain("bror");
});

test("threads keep Teams' pace for the channel", async () => {
  teams.limits(true);
  const { url } = await opening(Array.from({ length: 9 }, () => threadIn("19:a")));
  await send(url, activity(teams.url));
  await send(url, click(teams.url));
  const times = creates();
  expect(times).toHaveLength(9);
  expect(times.every(({ status }) => status === 201)).toBe(true);
});
