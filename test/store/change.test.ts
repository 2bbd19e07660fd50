import { afterEach, expect, test, vi } from "vitest";
import { change } from "../../src/store/change.js";
import { WriteConflict, type Documents } from "../../src/store/documents.js";
import { openEmbedded } from "../../src/store/embedded.js";
import { aPerson } from "../contract/samples.js";
import { counting } from "../support/counting.js";

const at = { tenantId: "t", id: "p" };
const signs =
  (name: string) =>
  (person = aPerson(at.tenantId, at.id, { name: "" })) => ({
    ...person,
    name: person.name + name,
  });

afterEach(() => void vi.restoreAllMocks());

/** A store where someone else is first at each of the next `times` writes. */
function contested(times: number) {
  const documents = openEmbedded(":memory:");
  let left = times;
  const write: Documents["write"] = async (kind, place, value, etag) => {
    if (left-- > 0) await change(documents, "person", at, signs("x"));
    return documents.write(kind, place, value, etag);
  };
  return counting({ ...counting(documents), write });
}

test("costs one read and one write when nobody interferes", async () => {
  const documents = counting(openEmbedded(":memory:"));
  const created = await change(documents, "person", at, signs("a"));
  expect(documents.calls).toEqual({ read: 1, write: 1, list: 0, sum: 0, due: 0, remove: 0 });
  documents.reset();
  const replaced = await change(documents, "person", at, signs("b"));
  expect(documents.calls).toEqual({ read: 1, write: 1, list: 0, sum: 0, due: 0, remove: 0 });
  expect([created.name, replaced.name]).toEqual(["a", "ab"]);
});

test("starts over from what others wrote", async () => {
  const documents = contested(3);
  expect((await change(documents, "person", at, signs("a"))).name).toBe("xxxa");
  expect((await documents.read("person", at))?.value.name).toBe("xxxa");
});

test("gives up when others are first every time, and keeps theirs", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const documents = contested(1_000);
  await expect(change(documents, "person", at, signs("a"))).rejects.toThrow(WriteConflict);
  expect(documents.calls).toMatchObject({ read: 12, write: 12 });
  expect((await documents.read("person", at))?.value.name).toBe("x".repeat(12));
});

test("writes nothing when the rule returns its argument", async () => {
  const documents = counting(openEmbedded(":memory:"));
  const person = await change(documents, "person", at, signs("a"));
  documents.reset();
  expect(await change(documents, "person", at, (current = person) => current)).toEqual(person);
  expect(documents.calls).toMatchObject({ read: 1, write: 0 });
});

test("does not hide what the rule throws, nor try it again", async () => {
  const documents = counting(openEmbedded(":memory:"));
  const rule = vi.fn(() => {
    throw new Error("nej");
  });
  await expect(change(documents, "person", at, rule)).rejects.toThrow("nej");
  expect(rule).toHaveBeenCalledTimes(1);
  expect(documents.calls.write).toBe(0);
});
