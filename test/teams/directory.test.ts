import { afterEach, beforeEach, expect, test } from "vitest";
import type { Handlers } from "../../src/teams/handlers.js";
import type { Turn } from "../../src/teams/turn.js";
import type { Connector } from "../support/connector.js";
import { aBot, activity, aTeams, click, closeBots, documentsWith, logLines, send } from "./a-bot.js";

let teams: Connector;
const { lines, log } = logLines();
beforeEach(async () => {
  lines.length = 0;
  teams = await aTeams();
  const people = Array.from({ length: 7 }, (_, i) => ({
    id: `29:p${i}`,
    aadObjectId: `p${i}`,
    name: `P ${i}`,
  }));
  const channels = [
    { id: "19:team", name: "General" },
    { id: "19:other", name: "Netværkstemaer" },
  ];
  teams.addTeam("19:team", { name: "Kommunen", channels }, [
    { id: "28:bot", name: "Netværkssmeden" },
    ...people,
  ]);
});
afterEach(closeBots);

/** The directory as a handler has it, and the place it would ask about. */
async function asked(over: Readonly<Record<string, unknown>> = {}): Promise<Turn> {
  const turns: Turn[] = [];
  const bot = await aBot({ wrote: async (_, turn) => (turns.push(turn), {}) }, { log });
  await send(bot.url, activity(teams.url, over));
  return turns[0] as Turn;
}
const at = (conversationId: string) => ({ tenantId: "tenant", serviceUrl: teams.url, conversationId });

test("a team is told with its channels; the general one goes without a name", async () => {
  const { directory } = await asked();
  expect(await directory.team(at(""), "19:team")).toEqual({
    name: "Kommunen",
    channels: [
      { id: "19:team", name: "" },
      { id: "19:other", name: "Netværkstemaer" },
    ],
  });
  expect(await directory.team(at(""), "19:unknown")).toBeUndefined();
});

test("someone is a member, or is not, of a channel and its threads", async () => {
  const { directory } = await asked();
  expect(await directory.isMember(at("19:other;messageid=1"), "p3")).toBe(true);
  expect(await directory.isMember(at("19:team"), "stranger")).toBe(false);
});

test("members are people, page by page and no more than asked for", async () => {
  teams.membersAtOnce = 3;
  const { directory } = await asked();
  expect(await directory.members(at("19:other;messageid=1"), 100)).toEqual(
    Array.from({ length: 7 }, (_, i) => ({ id: `p${i}`, name: `P ${i}` })),
  );
  teams.calls.length = 0;
  expect((await directory.members(at("19:team"), 4))?.map(({ id }) => id)).toEqual(["p0", "p1", "p2", "p3"]);
  expect(teams.calls).toHaveLength(2);
});

test("Teams' other name for a person's id is known", async () => {
  teams.conversation("19:x").members = [{ id: "29:x", objectId: "x", name: "X" } as never];
  const { directory } = await asked();
  expect(await directory.members(at("19:x"), 9)).toEqual([{ id: "x", name: "X" }]);
});

test.each([
  ["403", { status: 403 }],
  ["500", { status: 500 }],
  ["a cut line", "reset"],
  ["nothing within 2 s", "hang"],
] as const)("%s is no answer, and not a no", async (_, how) => {
  const { directory } = await asked();
  teams.fail({ how, times: 9 });
  const before = performance.now();
  const answers = await Promise.all([
    directory.isMember(at("19:team"), "p3"),
    directory.members(at("19:team"), 9),
    directory.team(at(""), "19:team"),
  ]);
  expect(answers).toEqual([undefined, undefined, undefined]);
  expect(performance.now() - before).toBeLessThan(3_500);
});

test("an answer in another shape is no answer, and an address that is not Teams' is not asked", async () => {
  const { directory } = await asked();
  expect(
    await directory.team({ tenantId: "tenant", serviceUrl: "https://evil.test/" }, "19:team"),
  ).toBeUndefined();
  teams.conversation("19:odd").members = "many" as never;
  expect(await directory.members(at("19:odd"), 9)).toBeUndefined();
  expect(lines.join()).not.toContain("many");
});

const inChannel = (id: string, channelData: object) => ({
  conversation: { id, conversationType: "channel", tenantId: "tenant" },
  channelData: { tenant: { id: "tenant" }, ...channelData },
});

test.each([
  [
    inChannel("19:b;messageid=1", {
      team: { id: "19:a", name: "Kommunen" },
      channel: { id: "19:b", name: "B" },
    }),
    { id: "19:a", name: "Kommunen", channelId: "19:b", channelName: "B" },
  ],
  [
    {
      ...inChannel("", { team: { id: "19:a" }, channel: { id: "19:b" } }),
      conversation: { id: "19:b", conversationType: "channel", tenantId: "tenant", name: "B" },
    },
    { id: "19:a", channelId: "19:b", channelName: "B" },
  ],
  [inChannel("19:b;messageid=1", { team: { id: "19:a" } }), { id: "19:a", channelId: "19:b" }],
  [
    inChannel("19:b;messageid=1", { teamsTeamId: "19:a", teamsChannelId: "19:b" }),
    { id: "19:a", channelId: "19:b" },
  ],
  [inChannel("19:a;messageid=1", { team: "odd", channel: null }), { id: "19:a", channelId: "19:a" }],
])("the team and channel are taken from what Teams says (%#)", async (over, team) => {
  expect((await asked(over)).team).toEqual(team);
});

test("a private chat has no team, and files come by an address on this machine", async () => {
  const turn = await asked({ channelData: { tenant: { id: "tenant" }, team: { id: "19:a" } } });
  expect(turn).not.toHaveProperty("team");
  expect(turn.bot).toEqual({ id: "28:bot", name: "Netværkssmeden" });
  expect(turn.files).toEqual({
    by: "address",
    base: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
  });
});

test("a card that was inserted in two people's own chat is not clicked in private, though Teams calls both personal", async () => {
  const chat = { conversationId: "a:maja", serviceUrl: teams.url };
  const maja = { tenantId: "tenant", id: "maja", name: "Maja", changedAt: "2026-11-22T13:00:00.000Z", chat };
  const turns: Turn[] = [];
  const note = async (turn: Turn) => (turns.push(turn), {});
  const handlers: Partial<Handlers> = {
    clicked: (_, __, turn) => note(turn),
    wrote: (_, turn) => note(turn),
  };
  const known = await aBot(handlers, { documents: documentsWith(maja) });
  const strange = await aBot(handlers);
  const inChat = (id: string) => ({ conversation: { id, conversationType: "personal", tenantId: "tenant" } });
  await send(known.url, click(teams.url, inChat("a:maja")));
  await send(known.url, click(teams.url, inChat("a:maja-and-bo")));
  await send(known.url, activity(teams.url, inChat("a:anew")));
  await send(strange.url, click(teams.url, inChat("19:maja_bo@unq.gbl.spaces")));
  await send(strange.url, click(teams.url, inChat("a:maja")));
  expect(turns.map(({ where }) => where)).toEqual(["private", "group", "private", "group", "private"]);
});
