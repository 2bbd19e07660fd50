import { expect, test } from "vitest";
import { letterKinds } from "../../src/networks/letters/letter.js";
import { invite } from "../../src/networks/members/taking-part.js";
import { posted, withNetwork, type Network } from "../../src/networks/network.js";
import { chooseChannel, close, drop, reopen, takeUp } from "../../src/networks/standing.js";
import { aad, aMember, aNetwork, now } from "./samples.js";

const lead = aad("employee");
const later = "2026-11-24T08:00:00.000Z";
const third = aMember("third", { standing: "planned" });
const asked = invite(aNetwork({ members: [...aNetwork().members, third] }), third.id, lead, now);
const standing = ({ members }: Network) => members.find(({ id }) => id === third.id)?.standing;
const deeds = ({ log }: Network) => log.map(({ deed }) => deed);

test("a network that is given up asks nobody, and is taken up as it was; who was not reached is planned again", () => {
  const dropped = drop(asked, lead, later);
  expect(dropped).toMatchObject({ state: "dropped", letters: [], waitsFor: [] });
  expect(standing(dropped)).toBe("planned");
  expect(drop(dropped, lead, later)).toBe(dropped);
  const back = takeUp(dropped, lead, later);
  expect(back).toMatchObject({ state: "forming", texts: asked.texts });
  expect(takeUp(back, lead, later)).toBe(back);
  expect(deeds(back)).toEqual(["member-invited", "dropped", "taken-up"]);
  expect(standing(drop({ ...asked, letters: [] }, lead, later))).toBe("invited");
});

test("only a network being formed is given up, only one that has begun is closed", () => {
  const at = (state: Network["state"]) => aNetwork({ state });
  expect(() => drop(at("awaiting"), lead, later)).toThrow("in-approval");
  expect(() => drop(at("active"), lead, later)).toThrow("network-begun");
  expect(() => drop(at("closed"), lead, later)).toThrow("network-begun");
  for (const state of ["forming", "awaiting", "dropped"] as const)
    expect(() => close(at(state), lead, later)).toThrow("network-not-begun");
  for (const state of ["forming", "awaiting", "active", "closed"] as const)
    expect(takeUp(at(state), lead, later).state).toBe(state);
});

test("an ended network goes on with its mandate, and letters that make no sense any more are not sent", () => {
  const all = letterKinds.map((kind) => ({ id: kind, kind }));
  const active = aNetwork({ state: "active", startedAt: now });
  const closed = close(withNetwork(active, posted(active, all, now), now), lead, later);
  expect(closed).toMatchObject({ state: "closed", endedAt: later });
  expect(closed.letters.map(({ kind }) => kind)).toEqual([
    "member-replied",
    "handed-over",
    "decided",
    "delegated",
    "unreached",
    "redraw",
    "outcome",
    "theme",
  ]);
  expect(close(closed, lead, later)).toBe(closed);
  const again = reopen(closed, lead, later);
  expect(again).toMatchObject({ state: "active", startedAt: now });
  expect(again).not.toHaveProperty("endedAt");
  expect(reopen(again, lead, later)).toBe(again);
});

test("another channel has no thread of the network yet; the same one keeps it", () => {
  const channel = {
    channelId: "19:a",
    channelName: "A",
    teamName: "T",
    serviceUrl: "http://127.0.0.1:1",
    bot: { id: "28:bot", name: "Bot" },
  };
  const told = aNetwork({ state: "active", channel: { ...channel, conversationId: "c", activityId: "a" } });
  expect(chooseChannel(told, channel, lead, later)).toBe(told);
  const other = chooseChannel(told, { ...channel, channelId: "19:b" }, lead, later);
  expect(other.channel).toEqual({ ...channel, channelId: "19:b" });
  expect(deeds(other)).toEqual(["channel-chosen"]);
  expect(() => chooseChannel(aNetwork({ state: "closed" }), channel, lead, later)).toThrow("network-over");
});
