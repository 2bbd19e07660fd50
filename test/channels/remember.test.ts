import { expect, test, vi } from "vitest";
import type { Channel } from "../../src/channels/channel.js";
import { rememberChannel, rememberTeam } from "../../src/channels/remember.js";
import type { Documents } from "../../src/store/documents.js";
import { texts } from "../../src/text/text.js";
import { listed } from "../support/listed.js";
import { aTurn, documents, general, privately } from "./a-turn.js";

const sundhed = {
  name: "Sundhed",
  channels: [
    { id: "19:general", name: "Generelt" },
    { id: "19:idea", name: "Idéer" },
  ],
};
const answering = (team: typeof sundhed | undefined) => ({ team: vi.fn(async () => team) });

async function channels(store: Documents, tenantId = "t"): Promise<Channel[]> {
  const found = await listed(store.list("channel", tenantId));
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

test("on coming to a team, all its channels are noted with where and as whom to write", async () => {
  const store = documents();
  await rememberTeam(aTurn(store, answering(sundhed)));
  const common = {
    tenantId: "t",
    teamId: "19:general",
    teamName: "Sundhed",
    serviceUrl: "https://teams.example/",
    bot: { id: "28:bot", name: "Netværkssmeden" },
    changedAt: "2026-11-22T08:00:00.000Z",
  };
  expect(await channels(store)).toEqual([
    { ...common, id: "19:general", name: "Generelt" },
    { ...common, id: "19:idea", name: "Idéer" },
  ]);
});

test("coming again writes nothing; a channel that was renamed since is written, alone", async () => {
  const store = documents();
  await rememberTeam(aTurn(store, answering(sundhed)));
  store.reset();
  await rememberTeam(aTurn(store, answering(sundhed), { now: "2026-11-23T08:00:00.000Z" }));
  expect(store.calls.write).toBe(0);
  const [first, idea] = sundhed.channels;
  const renamed = { ...sundhed, channels: [first ?? general, { id: idea?.id ?? "", name: "Gode idéer" }] };
  await rememberTeam(aTurn(store, answering(renamed as typeof sundhed)));
  expect(store.calls.write).toBe(1);
  expect((await channels(store)).map(({ name }) => name)).toEqual(["Generelt", "Gode idéer"]);
});

test("when Teams does not answer, the channel the turn comes from is noted, and its names once they are told", async () => {
  const store = documents();
  await rememberChannel(aTurn(store, answering(undefined)));
  expect(await channels(store)).toMatchObject([{ id: "19:general", name: "Generelt", teamName: "" }]);
  await rememberChannel(aTurn(store, answering(undefined)));
  expect(store.calls.write).toBe(1);
  await rememberChannel(aTurn(store, answering(sundhed)));
  expect(await channels(store)).toMatchObject([{ name: "Generelt", teamName: "Sundhed" }, { name: "Idéer" }]);
  await rememberTeam(aTurn(store, answering(undefined)));
  expect(await channels(store)).toMatchObject([{ name: "Generelt", teamName: "Sundhed" }, { name: "Idéer" }]);
});

test("the names the turn itself brings are used when Teams does not answer", async () => {
  const store = documents();
  const team = { ...general, name: "Sundhed", channelName: "Generelt" };
  await rememberChannel(aTurn(store, answering(undefined), { team }));
  expect(await channels(store)).toMatchObject([{ name: "Generelt", teamName: "Sundhed" }]);
});

test("what comes from a channel that is known costs one read and asks nobody, and a new name is noted", async () => {
  const store = documents();
  await rememberChannel(aTurn(store, answering(sundhed)));
  store.reset();
  const directory = answering(sundhed);
  await rememberChannel(aTurn(store, directory));
  expect(store.calls).toEqual({ read: 1, write: 0, list: 0, sum: 0, due: 0, parked: 0, remove: 0 });
  const team = { ...general, channelName: "Fælles" };
  await rememberChannel(aTurn(store, directory, { team, serviceUrl: "https://teams.example/eu/" }));
  expect(directory.team).not.toHaveBeenCalled();
  expect(await channels(store)).toMatchObject([
    { name: "Fælles", teamName: "Sundhed", serviceUrl: "https://teams.example/eu/" },
    { name: "Idéer", serviceUrl: "https://teams.example/" },
  ]);
});

test("the general channel, which Teams gives no name, has the one people know it by until it is given another", async () => {
  const store = documents();
  const named = (name: string) => answering({ ...sundhed, channels: [{ id: "19:general", name }] });
  await rememberTeam(aTurn(store, named("")));
  await rememberTeam(aTurn(store, named(""), { text: texts.en }));
  expect((await channels(store)).map(({ name }) => name)).toEqual(["Generelt"]);
  const directory = named("Fælles");
  await rememberChannel(aTurn(store, directory));
  expect(directory.team).not.toHaveBeenCalled();
  await rememberTeam(aTurn(store, directory));
  expect((await channels(store)).map(({ name }) => name)).toEqual(["Fælles"]);
  await rememberTeam(aTurn(store, named("")));
  expect((await channels(store)).map(({ name }) => name)).toEqual(["Fælles"]);
});

test("a private channel is not noted: its name is not for everyone in the team", async () => {
  const store = documents();
  const team = { id: "19:general", channelId: "19:secret", channelName: "Ledergruppen" };
  await rememberChannel(aTurn(store, answering(sundhed), { team }));
  expect((await channels(store)).map(({ id }) => id)).toEqual(["19:general", "19:idea"]);
});

test("a private chat costs nothing", async () => {
  const store = documents();
  const directory = answering(sundhed);
  await rememberChannel(privately(aTurn(store, directory)));
  await rememberTeam(privately(aTurn(store, directory)));
  expect(store.calls).toEqual({ read: 0, write: 0, list: 0, sum: 0, due: 0, parked: 0, remove: 0 });
  expect(directory.team).not.toHaveBeenCalled();
});

test("two turns that note the same team at once agree", async () => {
  const store = documents();
  await Promise.all([1, 2, 3].map(() => rememberTeam(aTurn(store, answering(sundhed)))));
  expect(await channels(store)).toHaveLength(2);
});
