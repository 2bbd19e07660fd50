import type { Hit, Query } from "../teams/handlers.js";
import type { Turn } from "../teams/turn.js";

/** Some of what one room finds, and how many it finds in all. */
export interface Hits {
  readonly hits: readonly Hit[];
  readonly total: number;
}
export type Finds = (words: string, from: number, most: number, turn: Turn) => Promise<Hits>;

/** How many hits are given at a time: each has its card. */
const mostHits = 25;

/**
 * What two rooms find, as one list: in turn from each, best first, so that neither hides the other, and the rest of the
 * longer one at the end. Each page is taken straight from where it begins.
 */
export const together =
  (first: Finds, second: Finds) =>
  async ({ words, skip, most: wanted }: Query, turn: Turn): Promise<readonly Hit[]> => {
    const most = Math.min(wanted, mostHits);
    const [{ total: firsts }, { total: seconds }] = await Promise.all([
      first(words, 0, 0, turn),
      second(words, 0, 0, turn),
    ]);
    const at = (place: number): Shares => shares(place, firsts, seconds);
    const [from, until] = [at(skip), at(skip + most)];
    const [ours, theirs] = await Promise.all([
      first(words, from.first, until.first - from.first, turn),
      second(words, from.second, until.second - from.second, turn),
    ]);
    return inTurn(ours.hits, theirs.hits, at(skip + 1).first > from.first);
  };

interface Shares {
  readonly first: number;
  readonly second: number;
}

/** How many of each stand before a place in the joint list. */
export function shares(place: number, firsts: number, seconds: number): Shares {
  const all = Math.min(place, firsts + seconds);
  const first = Math.min(firsts, Math.max(Math.ceil(all / 2), all - seconds));
  return { first, second: all - first };
}

function inTurn(ours: readonly Hit[], theirs: readonly Hit[], oursFirst: boolean): Hit[] {
  const [one, other] = oursFirst ? [ours, theirs] : [theirs, ours];
  const longest = Math.max(one.length, other.length);
  return Array.from({ length: longest }, (_, n) => [one[n], other[n]])
    .flat()
    .filter((hit) => hit !== undefined);
}
