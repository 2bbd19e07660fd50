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

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** A store at some distance: each call takes this long there, and as long as the test's own clock says. */
function faraway(milliseconds: number): Documents {
  const documents = openEmbedded(":memory:");
  const way = () => new Promise((done) => setTimeout(done, milliseconds));
  return {
    ...counting(documents),
    read: async (kind, place) => (await way(), documents.read(kind, place)),
    write: async (kind, place, value, etag) => (await way(), documents.write(kind, place, value, etag)),
  };
}

/** The same numbers in every run. */
function chances(seed: number): () => number {
  let last = seed;
  return () => (last = (last * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
}

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
  expect(documents.calls).toEqual({ read: 1, write: 1, list: 0, sum: 0, due: 0, parked: 0, remove: 0 });
  documents.reset();
  const replaced = await change(documents, "person", at, signs("b"));
  expect(documents.calls).toEqual({ read: 1, write: 1, list: 0, sum: 0, due: 0, parked: 0, remove: 0 });
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
  expect(documents.calls).toMatchObject({ read: 20, write: 20 });
  expect((await documents.read("person", at))?.value.name).toBe("x".repeat(20));
});

test.each([1, 2, 3])(
  "a hundred writers in one instant, 20 ms from the store: nobody is lost (%i)",
  async (seed) => {
    vi.useFakeTimers();
    vi.spyOn(Math, "random").mockImplementation(chances(seed));
    const documents = faraway(20);
    const writers = Array.from({ length: 100 }, () => change(documents, "person", at, signs("x")));
    const outcomes = Promise.allSettled(writers);
    await vi.advanceTimersByTimeAsync(8_000);
    expect((await outcomes).map(({ status }) => status)).toEqual(Array(100).fill("fulfilled"));
    const found = documents.read("person", at);
    await vi.advanceTimersByTimeAsync(20);
    expect((await found)?.value.name).toHaveLength(100);
  },
);

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
