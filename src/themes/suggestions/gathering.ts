import { standsAlone } from "./moves.js";
import type { Suggestion } from "./suggestion.js";

/** A suggestion in sight, together with those that were merged into it. */
export interface Gathered {
  readonly suggestion: Suggestion;
  /** Those merged into it, the oldest first. */
  readonly merged: readonly Suggestion[];
  /** Their names, when they differ. */
  readonly alsoNamed: readonly string[];
  /** Everyone behind it but its author, each once: supporters, and the authors of those merged into it. */
  readonly supporters: readonly string[];
}

/**
 * The suggestions that stand for themselves, the newest first. What a merge joins is found here anew each time, so
 * that a merge is one write, loses no support given at the same moment, and comes apart exactly. S0-6.
 */
export function gather(all: readonly Suggestion[]): Gathered[] {
  const byId = new Map(all.map((one) => [one.id, one]));
  const members = new Map<string, Suggestion[]>();
  const heads: Suggestion[] = [];
  for (const one of all) {
    if (one.state === "withdrawn") continue;
    const head = headOf(one, byId);
    if (head === one) heads.push(one);
    else members.set(head.id, [...(members.get(head.id) ?? []), one]);
  }
  return heads.map((head) => together(head, members.get(head.id) ?? [])).sort(newestFirst);
}

/**
 * The suggestion that speaks for this one. Where the way ends at one that is gone, or nowhere (two merged into each
 * other at once), the last that is left on it stands for itself.
 */
function headOf(one: Suggestion, byId: ReadonlyMap<string, Suggestion>): Suggestion {
  const way = [one];
  for (let current = one; current.mergedInto !== undefined;) {
    const next = byId.get(current.mergedInto);
    if (!next || next.state === "withdrawn") return current;
    const round = way.indexOf(next);
    if (round >= 0) return way.slice(round).sort(oldestFirst)[0] ?? one;
    way.push((current = next));
  }
  return way.at(-1) ?? one;
}

function together(head: Suggestion, members: readonly Suggestion[]): Gathered {
  const suggestion = head.state === "merged" ? standsAlone(head) : head;
  const merged = [...members].sort(oldestFirst);
  const names = new Set([head.name, ...merged.map(({ name }) => name)]);
  const people = new Set([head, ...merged].flatMap(({ by, supporters }) => [by, ...supporters]));
  names.delete(head.name);
  people.delete(head.by);
  return { suggestion, merged, alsoNamed: [...names], supporters: [...people] };
}

const oldestFirst = (a: Suggestion, b: Suggestion): number =>
  a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id);
const newestFirst = (a: Gathered, b: Gathered): number => oldestFirst(b.suggestion, a.suggestion);

/** The one that stands for a suggestion, itself or what it was merged into; undefined when it is gone. */
export const gatheredFor = (all: readonly Gathered[], id: string): Gathered | undefined =>
  all.find(({ suggestion, merged }) => suggestion.id === id || merged.some((one) => one.id === id));
