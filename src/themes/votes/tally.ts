import type { Documents } from "../../store/documents.js";
import { values, type Tally, type Value } from "./vote.js";

const stores = new WeakMap<Documents, SharedSums>();

/**
 * A theme's votes added up by the store: one query in one partition, however many votes there are elsewhere. S1.
 * Those who ask at the same moment share one query, which begins after the last of them has asked and so holds what
 * each of them has written.
 */
export function tallyOf(documents: Documents, tenantId: string, themeId: string): Promise<Tally> {
  let sums = stores.get(documents);
  if (!sums) stores.set(documents, (sums = new SharedSums()));
  return sums.share(JSON.stringify([tenantId, themeId]), () => sumOf(documents, tenantId, themeId));
}

/** One query at a time for each theme, however many ask; nothing is kept of a theme that nobody is asking about. */
class SharedSums {
  readonly #waiting = new Map<string, Promise<Tally>>();
  readonly #running = new Map<string, Promise<unknown>>();

  share(theme: string, query: () => Promise<Tally>): Promise<Tally> {
    let next = this.#waiting.get(theme);
    if (!next) this.#waiting.set(theme, (next = this.#next(theme, query)));
    return next;
  }

  async #next(theme: string, query: () => Promise<Tally>): Promise<Tally> {
    // Writes that were acknowledged together are followed by their questions before the event loop turns.
    await (this.#running.get(theme) ?? new Promise((turned) => setImmediate(turned)));
    this.#waiting.delete(theme);
    const sum = query();
    const ended = () => void this.#running.delete(theme);
    this.#running.set(theme, sum.then(ended, ended));
    return sum;
  }
}

async function sumOf(documents: Documents, tenantId: string, themeId: string): Promise<Tally> {
  const numbers = ["voters", ...values.map((value) => `points.${value}`)];
  const [voters = 0, ...points] = await documents.sum("vote", tenantId, { themeId }, numbers);
  const each = Object.fromEntries(values.map((value, n) => [value, points[n] ?? 0])) as Record<Value, number>;
  return { voters, points: each };
}
