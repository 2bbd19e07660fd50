import type { Documents } from "../../store/documents.js";
import { values, type Tally, type Value } from "./vote.js";

/** A theme's votes added up by the store: one query in one partition, however many votes there are elsewhere. S1. */
export async function tallyOf(documents: Documents, tenantId: string, themeId: string): Promise<Tally> {
  const numbers = ["voters", ...values.map((value) => `points.${value}`)];
  const [voters = 0, ...points] = await documents.sum("vote", tenantId, { themeId }, numbers);
  const each = Object.fromEntries(values.map((value, n) => [value, points[n] ?? 0])) as Record<Value, number>;
  return { voters, points: each };
}
