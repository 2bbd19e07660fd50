import { expect, test } from "vitest";
import type { Filter } from "../../src/store/documents.js";
import { after } from "../../src/time.js";
import { listed } from "../support/listed.js";
import { pageSize, place, type Store } from "./documents.js";
import { aHeldNetwork } from "./samples.js";

/** Lists narrowed to the documents that hold a value: whose networks they are, and for whom they wait. */
export function holdingValues(store: Store): void {
  const write = (tenantId: string, id: string, fields: Parameters<typeof aHeldNetwork>[2], at = 0) => {
    const changedAt = after("2026-03-01T00:00:00.000Z", at * 1_000);
    const network = aHeldNetwork(tenantId, id, { changedAt, ...fields });
    return store().write("network", network, network);
  };
  const ids = async (tenantId: string, filter: Filter<"network">) =>
    (await listed(store().list("network", tenantId, filter))).map(({ id }) => id);

  test("a list gives what holds the value, the last changed first, alone or beside another filter", async () => {
    const { tenantId } = place();
    await write(tenantId, "a", { people: ["ase", "bo"], waitsFor: ["bo"] }, 1);
    await write(tenantId, "b", { people: ["bo"], state: "active" }, 3);
    await write(tenantId, "c", { people: ["bob"], waitsFor: ["ase"] }, 2);
    await write(tenantId, "d", { people: [], waitsFor: [] }, 4);
    expect(await ids(tenantId, { people: "bo" })).toEqual(["b", "a"]);
    expect(await ids(tenantId, { waitsFor: "bo" })).toEqual(["a"]);
    expect(await ids(tenantId, { people: "bo", waitsFor: "bo" })).toEqual(["a"]);
    expect(await ids(tenantId, { people: "bo", state: "active" })).toEqual(["b"]);
    expect(await ids(tenantId, { people: "ingen" })).toEqual([]);
    expect(await ids(tenantId, { people: "b" })).toEqual([]);
    expect(await ids(tenantId, {})).toEqual(["d", "b", "c", "a"]);
  });

  test("it follows every write, and comes whole over many pages", async () => {
    const { tenantId } = place();
    const wanted = Array.from({ length: pageSize * 2 + 3 }, (_, n) => `n${n}`);
    for (const [n, id] of wanted.entries()) {
      await write(tenantId, id, { people: ["bo", `other${n}`] }, n);
      await write(tenantId, `not-${id}`, { people: [`other${n}`] }, n);
    }
    expect(await ids(tenantId, { people: "bo" })).toEqual(wanted.toReversed());
    const found = await store().read("network", { tenantId, id: "n0" });
    const left = aHeldNetwork(tenantId, "n0", { people: ["ase"] });
    await store().write("network", left, left, found?.etag);
    expect(await ids(tenantId, { people: "bo" })).toEqual(wanted.slice(1).toReversed());
  });

  test("it stays with its tenant whatever the value", async () => {
    const [here, there] = [place().tenantId, place().tenantId];
    await write(there, "a", { people: ["bo"] });
    for (const people of ["bo", "bo' OR true --", "$[0]", "%"])
      expect(await ids(here, { people }), people).toEqual([]);
  });

  test("a sum counts only those that hold the value", async () => {
    const { tenantId } = place();
    await write(tenantId, "a", { people: ["bo"] });
    await write(tenantId, "b", { people: ["ase"] });
    expect(await store().sum("network", tenantId, { people: "bo" }, ["nothing"])).toEqual([0]);
  });
}
