import { afterEach, expect, test } from "vitest";
import type { Channel } from "../../src/channels/channel.js";
import { aChat, closeChats, general, tenant, type Chat } from "../support/chat.js";
import { listed } from "../support/listed.js";

afterEach(closeChats);

const idea = { channelId: "19:idea@thread.tacv2", teamId: general.teamId };

async function aTeam(): Promise<Chat> {
  const chat = await aChat();
  const named = {
    name: "Sundhed",
    channels: [
      { id: general.channelId, name: "" },
      { id: idea.channelId, name: "Idéer" },
    ],
  };
  chat.teams.teams.set(general.teamId, named);
  return chat;
}

async function known(chat: Chat): Promise<Channel[]> {
  const found = await listed(chat.documents.list("channel", tenant));
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}
const asked = (chat: Chat) => chat.teams.calls.filter(({ path }) => path.startsWith("/v3/teams/")).length;

const all = [
  { id: general.channelId, name: "Generelt", teamName: "Sundhed", bot: { id: "28:bot" } },
  { id: idea.channelId, name: "Idéer", teamName: "Sundhed", bot: { id: "28:bot" } },
];

test("a team in which the bot is installed has all its channels noted, however often Teams says so", async () => {
  const chat = await aTeam();
  const there = chat.with("employee").in();
  await there.sends(there.activity({ type: "installationUpdate", action: "add" }));
  expect(await known(chat)).toMatchObject(all);
  const before = await known(chat);
  await there.sends(there.activity({ type: "conversationUpdate", membersAdded: [{ id: "28:bot" }] }));
  expect(await known(chat)).toEqual(before);
});

test("a team the bot was in before channels were noted is noted by the first word from it, once", async () => {
  const chat = await aTeam();
  const there = chat.with("employee").in(idea);
  await there.says("hej");
  expect(await known(chat)).toMatchObject(all);
  const calls = asked(chat);
  await there.says("hej igen");
  expect(asked(chat)).toBe(calls);
});

test("Teams that does not answer keeps nobody from an answer", async () => {
  const chat = await aTeam();
  chat.teams.fail({ how: { status: 403 }, times: 9, when: ({ path }) => path.startsWith("/v3/teams/") });
  const there = chat.with("employee").in();
  await there.says("hej");
  expect(there.transcript).toHaveLength(1);
  expect(await known(chat)).toMatchObject([{ id: general.channelId, teamName: "" }]);
});

test("a click in a known channel costs one read more than in a private chat, and no write", async () => {
  const chat = await aTeam();
  const employee = chat.with("employee");
  const there = employee.in();
  await there.says("hej");
  const cost = async (someone: typeof employee) => {
    chat.documents.reset();
    await someone.sends(someone.invoke("found.search", {}));
    return { ...chat.documents.calls };
  };
  await cost(employee);
  const privately = await cost(employee);
  expect(await cost(there)).toEqual({ ...privately, read: privately.read + 1 });
});
