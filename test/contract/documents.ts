import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { change } from "../../src/store/change.js";
import { WriteConflict, type Documents } from "../../src/store/documents.js";
import type { Theme } from "../../src/themes/theme.js";
import { listed } from "../support/listed.js";
import { holdingValues } from "./holding.js";
import { listing } from "./listing.js";
import { behavesLikeAModel } from "./model.js";
import { summing } from "./summing.js";
import { aHeldNetwork, aPerson, aTheme } from "./samples.js";

/** A store is opened with a small page, so that a list of some length takes many. */
export const pageSize = 7;

export interface Opened {
  readonly documents: Documents;
  close(): Promise<void>;
}

/** What every adapter of `Documents` must do. Each test has tenants of its own, so one store serves them all. */
export function contract(name: string, open: () => Promise<Opened>): void {
  describe(name, () => {
    let opened: Opened;
    const store = () => opened.documents;
    beforeAll(async () => void (opened = await open()));
    afterAll(() => opened.close());

    writing(store);
    belonging(store);
    listing(store);
    holdingValues(store);
    summing(store);
    fallingDue(store);
    parking(store);
    valuesComeBack(store);
    test("any sequence of writes behaves like a model in memory", () => behavesLikeAModel(store()));
    test("answers a ping", () => store().ping());
  });
}

export type Store = () => Documents;

export const place = (id = "p1") => ({ tenantId: randomUUID(), id });

function writing(store: Store): void {
  test("a document is created once", async () => {
    const at = place();
    const first = aPerson(at.tenantId, at.id, { name: "først" });
    const etag = await store().write("person", at, first);
    await expect(store().write("person", at, { ...first, name: "igen" })).rejects.toThrow(WriteConflict);
    expect(await store().read("person", at)).toEqual({ value: first, etag });
  });

  test("a document is replaced only by who has read it as it is", async () => {
    const at = place();
    const person = aPerson(at.tenantId, at.id);
    const old = await store().write("person", at, person);
    const etag = await store().write("person", at, { ...person, name: "ny" }, old);
    expect(etag).not.toBe(old);
    await expect(store().write("person", at, { ...person, name: "for sent" }, old)).rejects.toThrow(
      WriteConflict,
    );
    expect(await store().read("person", at)).toEqual({ value: { ...person, name: "ny" }, etag });
  });

  test("a missing document is not there to replace or remove", async () => {
    const at = place();
    await expect(store().write("person", at, aPerson(at.tenantId, at.id), "etag")).rejects.toThrow(
      WriteConflict,
    );
    await expect(store().remove("person", at, "etag")).rejects.toThrow(WriteConflict);
    expect(await store().read("person", at)).toBeUndefined();
  });

  test("a document is removed only by who has read it as it is, and can then be created again", async () => {
    const at = place();
    const person = aPerson(at.tenantId, at.id);
    const old = await store().write("person", at, person);
    const etag = await store().write("person", at, person, old);
    await expect(store().remove("person", at, old)).rejects.toThrow(WriteConflict);
    await store().remove("person", at, etag);
    expect(await store().read("person", at)).toBeUndefined();
    await store().write("person", at, person);
    await expect(store().write("person", at, person, etag)).rejects.toThrow(WriteConflict);
  });

  test("50 writers of one document are all heard", async () => {
    const at = place();
    const writers = Array.from({ length: 50 }, (_, n) => `skriver ${n}`);
    const empty = aPerson(at.tenantId, at.id, { name: "" });
    const sign = (writer: string) =>
      change(store(), "person", at, (person = empty) => ({ ...person, name: `${person.name}${writer},` }));
    await Promise.all(writers.map(sign));
    const name = (await store().read("person", at))?.value.name ?? "";
    expect(name.split(",").filter(Boolean).sort()).toEqual(writers.sort());
  });

  test("a rule that returns its argument writes nothing", async () => {
    const at = place();
    const etag = await store().write("person", at, aPerson(at.tenantId, at.id));
    await change(store(), "person", at, (person) => person ?? aPerson(at.tenantId, at.id));
    expect((await store().read("person", at))?.etag).toBe(etag);
  });
}

function belonging(store: Store): void {
  test("tenants are kept apart, and kinds too", async () => {
    const [here, there] = [place("same"), place("same")];
    await store().write("person", here, aPerson(here.tenantId, "same", { name: "her" }));
    await store().write("person", there, aPerson(there.tenantId, "same", { name: "der" }));
    await store().write("theme", here, aTheme(here.tenantId, "same"));
    expect((await store().read("person", here))?.value.name).toBe("her");
    expect((await store().read("person", there))?.value.name).toBe("der");
    expect(await listed(store().list("person", here.tenantId))).toHaveLength(1);
    const found = await store().read("person", there);
    await store().remove("person", there, found?.etag ?? "");
    expect(await store().read("person", here)).toBeDefined();
    expect(await store().read("theme", here)).toBeDefined();
  });

  test.each([{ tenantId: "another" }, { id: "another" }])(
    "a value that belongs elsewhere is a fault: %o",
    async (elsewhere) => {
      const at = place();
      const value = { ...aPerson(at.tenantId, at.id), ...elsewhere };
      const outcome: unknown = await store()
        .write("person", at, value)
        .catch((error: unknown) => error);
      expect(outcome).toBeInstanceOf(Error);
      expect(outcome).not.toBeInstanceOf(WriteConflict);
      expect(await store().read("person", at)).toBeUndefined();
    },
  );
}

function fallingDue(store: Store): void {
  test("what is due comes oldest first from all tenants, no more than asked for", async () => {
    const [here, there] = [place().tenantId, place().tenantId];
    // Neither tenants nor ids lie in the order of time.
    const themes = [
      { tenantId: here, id: "a", dueAt: "2026-01-03T00:00:00.000Z" },
      { tenantId: here, id: "c", dueAt: "2026-01-01T00:00:00.000Z" },
      { tenantId: there, id: "b", dueAt: "2026-01-02T00:00:00.000Z" },
      { tenantId: there, id: "later", dueAt: "2026-01-03T00:00:00.001Z" },
      { tenantId: there, id: "never" },
    ];
    for (const fields of themes)
      await store().write("theme", fields, aTheme(fields.tenantId, fields.id, fields));
    const [third, first, second] = themes.map((fields) => ({ kind: "theme", ...fields }));
    expect(await store().due("2026-01-03T00:00:00.000Z", 10)).toEqual([first, second, third]);
    expect(await store().due("2026-01-03T00:00:00.000Z", 2)).toEqual([first, second]);

    expect(await store().due("2026-01-03T00:00:00.000Z", 10, [here])).toEqual([second]);
    expect(await store().due("2026-01-03T00:00:00.000Z", 10, [here, there])).toEqual([]);

    const at = { tenantId: here, id: "c" };
    const found = await store().read("theme", at);
    await store().write("theme", at, aTheme(here, "c"), found?.etag);
    expect(await store().due("2026-01-02T00:00:00.000Z", 10)).toEqual([second]);
  });
}

function parking(store: Store): void {
  test("what is parked comes the longest parked first from all tenants, no more than asked for", async () => {
    const [here, there] = [place().tenantId, place().tenantId];
    const networks = [
      { tenantId: here, id: "a", parkedSince: "2026-01-03T00:00:00.000Z" },
      { tenantId: here, id: "c", parkedSince: "2026-01-01T00:00:00.000Z" },
      { tenantId: there, id: "b", parkedSince: "2026-01-02T00:00:00.000Z" },
      { tenantId: there, id: "not" },
    ];
    for (const fields of networks)
      await store().write("network", fields, aHeldNetwork(fields.tenantId, fields.id, fields));
    const [third, first, second] = networks.map((fields) => ({ kind: "network", ...fields }));
    expect(await store().parked(10)).toEqual([first, second, third]);
    expect(await store().parked(2)).toEqual([first, second]);

    const at = { tenantId: here, id: "c" };
    const found = await store().read("network", at);
    await store().write("network", at, aHeldNetwork(here, "c"), found?.etag);
    expect(await store().parked(10)).toEqual([second, third]);
  });
}

function valuesComeBack(store: Store): void {
  const odd = [
    "æøåÆØÅ",
    "😀👩‍👩‍👧",
    "a/b\\c?d#e",
    "50 %2F",
    " mellemrum ",
    "19:abc_d@thread.tacv2;messageid=17",
    "'\"`;--",
    "=",
    "=2f;",
    "/",
    "__proto__",
  ];
  test.each(odd)("an id such as %s", async (id) => {
    const at = place(id);
    const value = aPerson(at.tenantId, id, { name: `Navn ${id}` });
    const etag = await store().write("person", at, value);
    expect(await store().read("person", at)).toEqual({ value, etag });
    const next = await store().write("person", at, value, etag);
    expect(await listed(store().list("person", at.tenantId))).toEqual([value]);
    await store().remove("person", at, next);
    expect(await store().read("person", at)).toBeUndefined();
  });

  test("ids that differ only in odd signs are different documents", async () => {
    const { tenantId } = place();
    for (const id of odd) await store().write("person", { tenantId, id }, aPerson(tenantId, id));
    expect(await listed(store().list("person", tenantId))).toHaveLength(odd.length);
  });

  test("a value comes back as it was written, nested and with names of ours and of Cosmos", async () => {
    const at = place();
    const names = {
      kind: "x",
      value: [null, 0.1, { content: true }],
      _etag: "z",
      id: "y",
      "": "tom",
      "$.a": "sti",
    };
    const odd = { ...names, "linje\nskift\t\u0000": "\u2028\ud83d" } as unknown as Theme["interview"];
    const value = aTheme(at.tenantId, at.id, { interview: odd, dueAt: "2199-01-01T00:00:00.000Z" });
    const etag = await store().write("theme", at, value);
    expect(await store().read("theme", at)).toStrictEqual({ value, etag });
    expect(await listed(store().list("theme", at.tenantId))).toStrictEqual([value]);
  });

  test("a document of 1 MB comes back whole", async () => {
    const at = place();
    const value = aPerson(at.tenantId, at.id, { name: "Smørrebrød 🥪 ".repeat(60_000) });
    expect(Buffer.byteLength(value.name)).toBeGreaterThan(900_000);
    const etag = await store().write("person", at, value);
    await store().write("person", at, value, etag);
    expect((await store().read("person", at))?.value.name === value.name).toBe(true);
  });
}
