import { expect, test } from "vitest";
import type { Channel } from "../../src/channels/channel.js";
import { channelsFor, mayShareIn } from "../../src/channels/choosing.js";
import type { Documents } from "../../src/store/documents.js";
import type { Directory } from "../../src/teams/turn.js";
import { aTurn, documents, privately } from "./a-turn.js";

async function known(store: Documents, teamId: string, teamName: string, name: string, tenantId = "t") {
  const channel: Channel = {
    tenantId,
    id: `${teamId}/${name}`,
    teamId,
    teamName,
    name,
    serviceUrl: `https://teams.example/${teamId}`,
    bot: { id: "28:bot", name: "Netværkssmeden" },
    changedAt: "2026-11-22T08:00:00.000Z",
  };
  await store.write("channel", channel, channel);
}

/** A directory that knows who is in which team; what it says of any other is the last argument. */
function members(teams: Readonly<Record<string, readonly string[]>>, otherwise: boolean | undefined = false) {
  const asked: string[] = [];
  const isMember: Directory["isMember"] = async ({ conversationId, serviceUrl }, personId) => {
    asked.push(`${conversationId} at ${serviceUrl}`);
    const team = teams[conversationId];
    return team ? team.includes(personId) : otherwise;
  };
  return { asked, isMember };
}
const me = "aad-employee";
const names = (channels: readonly Channel[]) => channels.map(({ teamName, name }) => `${teamName}: ${name}`);

test("the channels of one's own teams, by team and name as Danes sort them", async () => {
  const store = documents();
  await known(store, "b", "Ældre og Omsorg", "Kanal 10");
  await known(store, "b", "Ældre og Omsorg", "Kanal 9");
  await known(store, "b", "Ældre og Omsorg", "Årshjul");
  await known(store, "a", "Børn og Unge", "Øvrigt");
  await known(store, "a", "Børn og Unge", "idéer");
  await known(store, "a", "Børn og Unge", "Zoo");
  await known(store, "c", "Teknik", "Generelt");
  const { asked, isMember } = members({ a: [me], b: [me] });
  expect(names(await channelsFor(privately(aTurn(store, { isMember }))))).toEqual([
    "Børn og Unge: idéer",
    "Børn og Unge: Zoo",
    "Børn og Unge: Øvrigt",
    "Ældre og Omsorg: Kanal 9",
    "Ældre og Omsorg: Kanal 10",
    "Ældre og Omsorg: Årshjul",
  ]);
  expect(asked.sort()).toEqual(["a", "b", "c"].map((team) => `${team} at https://teams.example/${team}`));
});

test("a team Teams does not answer for, or another tenant's, is nobody's", async () => {
  const store = documents();
  await known(store, "a", "Mit", "Generelt");
  await known(store, "b", "Tavst", "Generelt");
  await known(store, "c", "Fremmed", "Generelt", "another");
  const { isMember } = members({ a: [me], c: [me] }, undefined);
  expect(names(await channelsFor(aTurn(store, { isMember })))).toEqual(["Mit: Generelt"]);
});

test("at most 150 teams are asked about, 30 at the same time", async () => {
  const store = documents();
  for (let n = 0; n < 155; n++) await known(store, `team-${n}`, `Hold ${n}`, "Generelt");
  let [open, most] = [0, 0];
  const isMember = async () => {
    most = Math.max(most, ++open);
    await new Promise(setImmediate);
    open--;
    return true;
  };
  expect(await channelsFor(aTurn(store, { isMember }))).toHaveLength(150);
  expect(most).toBe(30);
});

test("sharing is checked again at its moment: only in a known channel of a team one is in now", async () => {
  const store = documents();
  await known(store, "a", "Mit", "Generelt");
  await known(store, "b", "Andres", "Generelt");
  await known(store, "c", "Fremmed", "Generelt", "another");
  const { isMember } = members({ a: [me], b: ["aad-other"], c: [me] });
  const turn = aTurn(store, { isMember });
  expect(await mayShareIn(turn, "a/Generelt")).toMatchObject({ teamName: "Mit", name: "Generelt" });
  for (const id of ["b/Generelt", "c/Generelt", "nowhere", ""])
    expect(await mayShareIn(turn, id), id).toBeUndefined();
  const silent = aTurn(store, { isMember: async () => undefined });
  expect(await mayShareIn(silent, "a/Generelt")).toBeUndefined();
});
