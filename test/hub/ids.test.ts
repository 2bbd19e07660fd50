import { expect, test } from "vitest";
import { conversationId, conversationOf, freshId, idMap } from "../playground/ids.js";

test("each tab has its own id for the same activity", () => {
  const ids = idMap();
  ids.bind("hub", "employee", "1");
  ids.bind("hub", "leader", "2");
  expect([ids.localOf("employee", "hub"), ids.localOf("leader", "hub")]).toEqual(["1", "2"]);
  expect([ids.hubOf("employee", "1"), ids.hubOf("leader", "2")]).toEqual(["hub", "hub"]);
});

test("the same local id in two tabs is two things", () => {
  const ids = idMap();
  ids.bind("a", "employee", "1");
  ids.bind("b", "leader", "1");
  expect([ids.hubOf("employee", "1"), ids.hubOf("leader", "1")]).toEqual(["a", "b"]);
});

test("an id nobody has bound is not known, in either direction", () => {
  const ids = idMap();
  ids.bind("hub", "employee", "1");
  expect(ids.localOf("leader", "hub")).toBeUndefined();
  expect(ids.hubOf("leader", "1")).toBeUndefined();
});

test("new ids never repeat, and look as they do in Teams", () => {
  const ids = Array.from({ length: 1_000 }, freshId);
  expect(new Set(ids).size).toBe(1_000);
  expect(ids.every((id) => /^\d{13}$/.test(id))).toBe(true);
});

test("a conversation id is taken apart and put together again", () => {
  expect(conversationOf("channel;messageid=7")).toEqual({ base: "channel", thread: "7" });
  expect(conversationOf("personal-leader")).toEqual({ base: "personal-leader" });
  for (const id of ["channel;messageid=7", "channel"]) expect(conversationId(conversationOf(id))).toBe(id);
});
