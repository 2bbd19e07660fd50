import type { IndexingPolicy, SqlQuerySpec } from "@azure/cosmos";
import { filterable, filtersIn, heldIn, holding, mustBePath, type Filter, type Kind } from "./documents.js";
import type { Instant } from "../time.js";

/**
 * One kind in one tenant, the last changed first. It is ordered by its filters before that, which changes nothing
 * in the order but lets Cosmos answer from one composite index.
 */
export function listQuery<K extends Kind>(kind: K, tenantId: string, filter?: Filter<K>): SqlQuerySpec {
  const { fields, where, parameters } = narrowed(kind, tenantId, filter);
  const order = fields.map((field) => `c.content.${field} ASC, `).join("");
  const query = `SELECT VALUE c.content FROM c ${where} ORDER BY c.kind ASC, ${order}c.content.changedAt DESC`;
  return { query, parameters };
}

/** The sum of each number over a list's documents, as n0, n1 … in their order. */
export function sumQuery<K extends Kind>(
  kind: K,
  tenantId: string,
  filter: Filter<K>,
  numbers: readonly string[],
): SqlQuerySpec {
  const { where, parameters } = narrowed(kind, tenantId, filter);
  const sums = numbers.map((path, n) => `SUM(c.content.${mustBePath(path)}) AS n${n}`).join(", ");
  return { query: `SELECT ${sums} FROM c ${where}`, parameters };
}

function narrowed<K extends Kind>(kind: K, tenantId: string, filter?: Filter<K>) {
  const filters = filtersIn(kind, filter);
  const held = heldIn(kind, filter);
  const conditions = [
    ...filters.map(([field], n) => ` AND c.content.${field} = @filter${n}`),
    ...held.map(([field], n) => ` AND ARRAY_CONTAINS(c.content.${field}, @held${n})`),
  ].join("");
  return {
    fields: filters.map(([field]) => field),
    where: `WHERE c.tenantId = @tenantId AND c.kind = @kind${conditions}`,
    parameters: [
      { name: "@tenantId", value: tenantId },
      { name: "@kind", value: kind },
      ...filters.map(([, value], n) => ({ name: `@filter${n}`, value })),
      ...held.map(([, value], n) => ({ name: `@held${n}`, value })),
    ],
  };
}

/** With `parkedQuery` the only one over all tenants: the sweep has none in particular. */
export function dueQuery(now: Instant, limit: number, butOf: readonly string[]): SqlQuerySpec {
  const others = butOf.length > 0 ? " AND NOT ARRAY_CONTAINS(@butOf, c.tenantId)" : "";
  return {
    query: `SELECT TOP @limit c.kind, c.tenantId, c.content.id, c.content.dueAt FROM c WHERE c.content.dueAt <= @now${others} ORDER BY c.content.dueAt ASC`,
    parameters: [
      { name: "@limit", value: limit },
      { name: "@now", value: now },
      ...(butOf.length > 0 ? [{ name: "@butOf", value: [...butOf] }] : []),
    ],
  };
}

/** For the clock's health and for operators. */
export function parkedQuery(limit: number): SqlQuerySpec {
  return {
    query:
      "SELECT TOP @limit c.kind, c.tenantId, c.content.id, c.content.parkedSince FROM c WHERE c.content.parkedSince > '' ORDER BY c.content.parkedSince ASC",
    parameters: [{ name: "@limit", value: limit }],
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
    "/content/parkedSince",
    ...filterFields().map((field) => `/content/${field}`),
    "/content/voters",
  ]
    .map((path) => `${path}/?`)
    // What is added up is indexed too: SUM is served from a range index, and a vote has few numbers.
    .concat("/content/points/*", "/content/pointsFor/*")
    .concat(heldFields().map((field) => `/content/${field}/[]/?`))
    .map((path) => ({ path })),
  excludedPaths: [{ path: "/*" }],
  compositeIndexes: filterSets().map((fields) => [
    ...["/kind", ...fields.map((field) => `/content/${field}`)].map((path) => ({
      path,
      order: "ascending" as const,
    })),
    { path: "/content/changedAt", order: "descending" as const },
  ]),
} satisfies IndexingPolicy;

function heldFields(): string[] {
  return [...new Set<string>(Object.values(holding).flat())];
}

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
