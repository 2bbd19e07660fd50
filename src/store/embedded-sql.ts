import { parkingKinds } from "../letters/letter.js";
import { filterable, mustBePath, type Kind } from "./documents.js";

/** Every kind with each field that its lists may be narrowed by. */
const filters = (Object.keys(filterable) as Kind[]).flatMap((kind) =>
  filterable[kind].map((field): readonly [Kind, string] => [kind, field]),
);

/**
 * The text must be the same in index and query; only what carries letters is read for it. An index over other kinds
 * needs another name: a file made before keeps the one it has, and SQLite refuses a query that does not fit it.
 */
const isParked = `kind IN (${parkingKinds.map((kind) => `'${kind}'`).join(", ")}) AND ${extract("parkedSince")} > ''`;

/** The list order is part of every list index, so that no list is ever sorted in memory. */
export const schema = [
  `CREATE TABLE IF NOT EXISTS documents (
    kind TEXT NOT NULL, tenantId TEXT NOT NULL, id TEXT NOT NULL, etag TEXT NOT NULL,
    changedAt TEXT NOT NULL, dueAt TEXT, value TEXT NOT NULL, PRIMARY KEY (kind, tenantId, id))`,
  "CREATE INDEX IF NOT EXISTS documents_listed ON documents (kind, tenantId, changedAt DESC, id DESC)",
  "CREATE INDEX IF NOT EXISTS documents_due ON documents (dueAt, tenantId, kind, id) WHERE dueAt IS NOT NULL",
  `CREATE INDEX IF NOT EXISTS carriers_parked ON documents (${extract("parkedSince")}, tenantId, kind, id) WHERE ${isParked}`,
  // One for each kind, so that a write reads out of its document only what lists of that kind are narrowed by.
  ...filters.map(
    ([kind, field]) =>
      `CREATE INDEX IF NOT EXISTS ${kind}s_by_${field} ON documents (tenantId, ${extract(field)}, changedAt DESC, id DESC) WHERE kind = '${kind}'`,
  ),
  // Those of earlier files were over all kinds, or over fewer that carry letters.
  "DROP INDEX IF EXISTS documents_parked",
  ...[...new Set(filters.map(([, field]) => field))].map(
    (field) => `DROP INDEX IF EXISTS documents_by_${field}`,
  ),
].join(";\n");

export const selectSql = "SELECT value, etag FROM documents WHERE kind = ? AND tenantId = ? AND id = ?";

export const insertSql = `INSERT INTO documents (kind, tenantId, id, etag, changedAt, dueAt, value)
  VALUES (:kind, :tenantId, :id, :next, :changedAt, :dueAt, :value) ON CONFLICT DO NOTHING`;

export const updateSql = `UPDATE documents SET etag = :next, changedAt = :changedAt, dueAt = :dueAt, value = :value
  WHERE kind = :kind AND tenantId = :tenantId AND id = :id AND etag = :etag`;

export const removeSql = "DELETE FROM documents WHERE kind = ? AND tenantId = ? AND id = ? AND etag = ?";

export const dueSql = `SELECT kind, tenantId, id, dueAt FROM documents
  WHERE dueAt <= ? AND tenantId NOT IN (SELECT value FROM json_each(?)) ORDER BY dueAt, tenantId, kind, id LIMIT ?`;

/** Named, since SQLite would rather go through every document of the kinds. */
export const parkedSql = `SELECT kind, tenantId, id, ${extract("parkedSince")} AS parkedSince
  FROM documents INDEXED BY carriers_parked
  WHERE ${isParked} ORDER BY ${extract("parkedSince")}, tenantId, kind, id LIMIT ?`;

/** One page of a list after a given row: it stays right while rows come, go and move. */
export function listSql(kind: Kind, filteredBy: readonly string[], held: readonly string[] = []): string {
  return `SELECT id, changedAt, value FROM documents ${where(kind, filteredBy, held)} AND (changedAt, id) < (?, ?)
    ORDER BY changedAt DESC, id DESC LIMIT ?`;
}

/** The sum of each number over a list's documents, as n0, n1 … in their order. */
export function sumSql(
  kind: Kind,
  filteredBy: readonly string[],
  held: readonly string[],
  numbers: readonly string[],
): string {
  const sums = numbers.map((path, n) => `SUM(${extract(mustBePath(path))}) AS n${n}`).join(", ");
  return `SELECT ${sums} FROM documents ${where(kind, filteredBy, held)}`;
}

/** The kind is written out, or SQLite could not tell that an index over it alone will do. */
function where(kind: Kind, filteredBy: readonly string[], held: readonly string[]): string {
  const equal = filteredBy.map((field) => ` AND ${extract(field)} = ?`);
  // SQLite has no index into a list: the tenant's documents of the kind are looked through, a few hundred networks.
  // `value` alone would be what json_each calls its own column.
  const holds = held.map(
    (field) =>
      ` AND EXISTS (SELECT 1 FROM json_each(documents.value, '$.${field}') AS held WHERE held.value = ?)`,
  );
  return `WHERE kind = '${kind}' AND tenantId = ?${[...equal, ...holds].join("")}`;
}

/** The text must be the same in index and query, or SQLite does not see that they fit. */
function extract(field: string): string {
  return `json_extract(value, '$.${field}')`;
}
