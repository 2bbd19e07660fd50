import type { IndexingPolicy, JSONValue, SqlQuerySpec } from "@azure/cosmos";
import { filterable, type Filter, type Kind } from "./documents.js";
import type { Instant } from "../time.js";

/**
 * One kind in one tenant, the last changed first. It is ordered by its filters before that, which changes nothing
 * in the order but lets Cosmos answer from one composite index.
 */
export function listQuery<K extends Kind>(kind: K, tenantId: string, filter: Filter<K> = {}): SqlQuerySpec {
  const values = new Map<string, JSONValue | undefined>(Object.entries(filter));
  const fields = filterable[kind].filter((field) => values.get(field) !== undefined);
  const conditions = fields.map((field, n) => ` AND c.content.${field} = @filter${n}`).join("");
  const order = fields.map((field) => `c.content.${field} ASC, `).join("");
  return {
    query: `SELECT VALUE c.content FROM c WHERE c.tenantId = @tenantId AND c.kind = @kind${conditions} ORDER BY c.kind ASC, ${order}c.content.changedAt DESC`,
    parameters: [
      { name: "@tenantId", value: tenantId },
      { name: "@kind", value: kind },
      ...fields.map((field, n) => ({ name: `@filter${n}`, value: values.get(field) ?? null })),
    ],
  };
}

/** One row with the sum of each number over a list's documents. */
export function sumQuery<K extends Kind>(
  kind: K,
  tenantId: string,
  filter: Filter<K>,
  numbers: readonly string[],
): SqlQuerySpec {
  const { parameters } = listQuery(kind, tenantId, filter);
  const given = new Map<string, JSONValue | undefined>(Object.entries(filter));
  const fields = filterable[kind].filter((field) => given.get(field) !== undefined);
  const conditions = fields.map((field, n) => ` AND c.content.${field} = @filter${n}`).join("");
  const sums = numbers.map((path, n) => `SUM(c.content.${path}) AS n${n}`).join(", ");
  return {
    query: `SELECT ${sums} FROM c WHERE c.tenantId = @tenantId AND c.kind = @kind${conditions}`,
    ...(parameters ? { parameters } : {}),
  };
}

/** The only query over all tenants: the sweep has none in particular. */
export function dueQuery(now: Instant, limit: number): SqlQuerySpec {
  return {
    query:
      "SELECT TOP @limit c.kind, c.tenantId, c.content.id, c.content.dueAt FROM c WHERE c.content.dueAt <= @now ORDER BY c.content.dueAt ASC",
    parameters: [
      { name: "@limit", value: limit },
      { name: "@now", value: now },
    ],
  };
}

/** Just what these queries filter and order by is indexed, which keeps the write of a long document cheap. */
export const indexingPolicy = {
  indexingMode: "consistent",
  automatic: true,
  includedPaths: [
    "/tenantId",
    "/kind",
    "/content/changedAt",
    "/content/dueAt",
    ...filterFields().map((field) => `/content/${field}`),
  ].map((path) => ({ path: `${path}/?` })),
  excludedPaths: [{ path: "/*" }],
  compositeIndexes: filterSets().map((fields) => [
    ...["/kind", ...fields.map((field) => `/content/${field}`)].map((path) => ({
      path,
      order: "ascending" as const,
    })),
    { path: "/content/changedAt", order: "descending" as const },
  ]),
} satisfies IndexingPolicy;

function filterFields(): string[] {
  return [...new Set<string>(Object.values(filterable).flat())];
}

/** Every combination of filters a list of some kind may have, each once and in the order of `filterable`. */
function filterSets(): string[][] {
  const sets = Object.values(filterable).flatMap((fields: readonly string[]) =>
    fields.reduce<string[][]>((all, field) => [...all, ...all.map((set) => [...set, field])], [[]]),
  );
  return [...new Map(sets.map((set) => [set.join(), set])).values()];
}
