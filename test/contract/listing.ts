import { expect, test } from "vitest";
import type { Documents, Filter } from "../../src/store/documents.js";
import type { Theme } from "../../src/themes/theme.js";
import { after } from "../../src/time.js";
import { listed } from "../support/listed.js";
import { pageSize, place, type Store } from "./documents.js";
import { aPerson, aTheme } from "./samples.js";

/** A tenant's documents of one kind, the last changed first. */
export function listing(store: Store): void {
  test("a list has the last changed first, over many pages", async () => {
    const { tenantId } = place();
    const ids = Array.from({ length: 300 }, (_, n) => `t${n}`);
    // Written in an order of its own (7 and 300 share no factor), in groups, since one by one is slow.
    const shuffled = ids.map((_, n) => (n * 7) % ids.length);
    await inGroups(shuffled, 20, (n) => write(store(), tenantId, n));
    expect((await listed(store().list("theme", tenantId))).map(({ id }) => id)).toEqual(ids.toReversed());
  });

  test("those changed at the same moment are listed once each, across pages", async () => {
    const { tenantId } = place();
    const ids = Array.from({ length: 3 * pageSize }, (_, n) => `p${n}`);
    await inGroups(ids, 20, (id) => store().write("person", { tenantId, id }, aPerson(tenantId, id)));
    expect((await listed(store().list("person", tenantId))).map(({ id }) => id).sort()).toEqual(ids.sort());
  });

  test("a list can be left early", async () => {
    const { tenantId } = place();
    await inGroups([0, 1, 2], 3, (n) => write(store(), tenantId, n));
    for await (const theme of store().list("theme", tenantId)) {
      expect(theme.id).toBe("t2");
      break;
    }
  });

  test("a list is narrowed by each filter, and by both", async () => {
    const { tenantId } = place();
    for (let n = 0; n < 8; n++) {
      const fields = { owner: n % 4 < 2 ? "ase" : "bo", state: n % 2 ? "deleted" : "open" } as const;
      await write(store(), tenantId, n, fields);
    }
    const ids = async (filter: Filter<"theme">) =>
      (await listed(store().list("theme", tenantId, filter))).map(({ id }) => id);
    expect(await ids({ owner: "ase" })).toEqual(["t5", "t4", "t1", "t0"]);
    expect(await ids({ state: "deleted" })).toEqual(["t7", "t5", "t3", "t1"]);
    expect(await ids({ state: "open", owner: "bo" })).toEqual(["t6", "t2"]);
    expect(await ids({ owner: "ingen" })).toEqual([]);
    expect(await ids({})).toHaveLength(8);
  });

  test("a list stays with its tenant whatever the filter's value", async () => {
    const { tenantId } = place();
    await write(store(), place().tenantId, 1);
    expect(await listed(store().list("theme", tenantId, { owner: "ase' OR true --" }))).toEqual([]);
  });
}

const moment = (n: number) => after("2026-03-01T00:00:00.000Z", n * 1_000);

function write(
  documents: Documents,
  tenantId: string,
  n: number,
  fields: Partial<Theme> = {},
): Promise<string> {
  const id = `t${n}`;
  return documents.write(
    "theme",
    { tenantId, id },
    aTheme(tenantId, id, { changedAt: moment(n), ...fields }),
  );
}

async function inGroups<T>(
  items: readonly T[],
  size: number,
  act: (item: T) => Promise<unknown>,
): Promise<void> {
  for (let n = 0; n < items.length; n += size) await Promise.all(items.slice(n, n + size).map(act));
}
