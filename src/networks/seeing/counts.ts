import { areaKey, capacities, isIn, type Capacity, type Member } from "../members/member.js";

/** How many take part from one area, with its name as it was first written. */
export interface AreaCount {
  readonly area: string;
  readonly count: number;
}

/** Those who are in, by area; most first. S3-2. */
export function byArea(members: readonly Member[]): readonly AreaCount[] {
  const counts = new Map<string, AreaCount>();
  for (const { area } of members.filter(isIn)) {
    const known = counts.get(areaKey(area)) ?? { area, count: 0 };
    counts.set(areaKey(area), { ...known, count: known.count + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

/** Those who are in, by the capacity they take part in; only those that somebody has, in the order of S3-2. */
export function byCapacity(
  members: readonly Member[],
): readonly { readonly capacity: Capacity; readonly count: number }[] {
  const inIt = members.filter(isIn);
  return capacities
    .map((capacity) => ({ capacity, count: inIt.filter((one) => one.capacity === capacity).length }))
    .filter(({ count }) => count > 0);
}
