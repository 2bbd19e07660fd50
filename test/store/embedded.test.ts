import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { afterEach, beforeEach, expect, test } from "vitest";
import { StoreUnavailable, type Documents } from "../../src/store/documents.js";
import { openEmbedded } from "../../src/store/embedded.js";
import { dueSql, listSql, parkedSql, sumSql } from "../../src/store/embedded-sql.js";
import { after } from "../../src/time.js";
import { aPerson, aTheme, aVote } from "../contract/samples.js";

let folder: string;
let file: string;
let documents: Documents;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "embedded-"));
  file = join(folder, "store.db");
  documents = openEmbedded(file, { patience: 50, pageSize: 2 });
});

afterEach(async () => {
  await documents.close();
  await rm(folder, { recursive: true });
});

const at = { tenantId: "t", id: "p" };
const person = aPerson(at.tenantId, at.id);

test("what was written is there when the file is opened again", async () => {
  const etag = await documents.write("person", at, person);
  await documents.close();
  documents = openEmbedded(file);
  expect(await documents.read("person", at)).toEqual({ value: person, etag });
});

test("a file from before there were votes takes them, and finds them by their theme", async () => {
  await documents.write("person", at, person);
  await documents.close();
  const earlier = new Database(file);
  earlier.exec("DROP INDEX votes_by_themeId");
  earlier.exec("CREATE INDEX documents_by_owner ON documents (kind, json_extract(value, '$.owner'))");
  earlier.close();
  documents = openEmbedded(file);
  const vote = aVote("t", "t1", "p", { quality: 2 });
  await documents.write("vote", vote, vote);
  expect(await documents.sum("vote", "t", { themeId: "t1" }, ["points.quality"])).toEqual([2]);
  const later = new Database(file);
  const names = later.prepare("SELECT name FROM sqlite_master WHERE type = 'index'").all();
  expect(names).toContainEqual({ name: "votes_by_themeId" });
  expect(names).not.toContainEqual({ name: "documents_by_owner" });
  later.close();
});

test("a file from before people carried letters finds what is parked, theirs too", async () => {
  await documents.close();
  const earlier = new Database(file);
  earlier.exec("DROP INDEX carriers_parked");
  earlier.exec(`CREATE INDEX documents_parked ON documents (json_extract(value, '$.parkedSince'))
    WHERE kind IN ('network', 'meeting', 'calendar') AND json_extract(value, '$.parkedSince') > ''`);
  earlier.close();
  documents = openEmbedded(file);
  const parkedSince = "2026-01-01T00:00:00.000Z";
  await documents.write("person", at, { ...person, parkedSince });
  expect(await documents.parked(10)).toEqual([{ kind: "person", ...at, parkedSince }]);
  const later = new Database(file);
  const names = later.prepare("SELECT name FROM sqlite_master WHERE type = 'index'").all();
  expect(names).not.toContainEqual({ name: "documents_parked" });
  later.close();
});

test("two who have the file open see each other's writes, and conflict", async () => {
  const other = openEmbedded(file);
  const etag = await documents.write("person", at, person);
  expect(await other.read("person", at)).toEqual({ value: person, etag });
  await other.write("person", at, { ...person, name: "ny" }, etag);
  await expect(documents.write("person", at, person, etag)).rejects.toThrow("first");
  await other.close();
});

test("a file that another keeps locked is a store that does not answer, until it is let go", async () => {
  const other = new Database(file);
  other.exec("BEGIN IMMEDIATE");
  await expect(documents.write("person", at, person)).rejects.toThrow(StoreUnavailable);
  expect(await documents.read("person", at)).toBeUndefined();
  other.exec("COMMIT");
  await documents.write("person", at, person);
  expect(await documents.read("person", at)).toBeDefined();
  other.close();
});

test.each([
  ["every list", listSql("theme", []), "documents_listed"],
  ["a list by owner", listSql("theme", ["owner"]), "themes_by_owner"],
  ["a list by state", listSql("theme", ["state"]), "themes_by_state"],
  ["a list by both", listSql("theme", ["owner", "state"]), "themes_by_"],
  ["a theme's votes", sumSql("vote", ["themeId"], [], ["voters", "points.quality"]), "votes_by_themeId"],
  ["what is due", dueSql, "documents_due"],
  ["what is parked", parkedSql, "carriers_parked"],
])("%s is read in order from an index, nothing is sorted or searched through", (_, sql, index) => {
  const db = new Database(file);
  const signs = sql.split("?").length - 1;
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...Array<string>(signs).fill("1")) as {
    detail: string;
  }[];
  const details = plan.map(({ detail }) => detail).join("; ");
  expect(details).toContain(index);
  expect(details).toContain("SEARCH");
  expect(details).not.toMatch(/TEMP B-TREE|SCAN (?!json_each)/);
  db.close();
});

test("a list misses nothing while what it has shown is removed and new ones come", async () => {
  for (const n of [1, 2, 3, 4, 5]) await writeTheme(n);
  const seen: string[] = [];
  for await (const { id } of documents.list("theme", "t")) {
    seen.push(id);
    const found = await documents.read("theme", { tenantId: "t", id });
    await documents.remove("theme", { tenantId: "t", id }, found?.etag ?? "");
    await writeTheme(5 + seen.length);
  }
  expect(seen).toEqual(["t5", "t4", "t3", "t2", "t1"]);
});

async function writeTheme(n: number): Promise<void> {
  const at = { tenantId: "t", id: `t${n}` };
  const changedAt = after("2026-01-01T00:00:00.000Z", n);
  await documents.write("theme", at, aTheme(at.tenantId, at.id, { changedAt }));
}
