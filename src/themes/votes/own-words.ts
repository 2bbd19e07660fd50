/** People's own words for one value, with how many votes it got. */
export interface Grouped {
  readonly words: string;
  readonly count: number;
}

const combined = { æ: "ae", ø: "oe", å: "aa", ä: "ae", ö: "oe", ü: "ue", ß: "ss" } as const;

/**
 * What equal words have in common: case, spaces, punctuation and accents do not count, and æ, ø and å are the same as
 * ae, oe and aa. Nothing cleverer: two values that only mean the same are for people to see.
 */
export function keyOf(words: string): string {
  return words
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFC")
    .replace(/[æøåäöüß]/gu, (letter) => combined[letter as keyof typeof combined])
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Equal words together, each under its most common spelling; the most votes first, then in the alphabet's order. */
export function grouped(all: readonly string[]): Grouped[] {
  const spellings = new Map<string, Map<string, number>>();
  for (const words of all) {
    const of = spellings.get(keyOf(words)) ?? new Map<string, number>();
    spellings.set(keyOf(words), of.set(words, (of.get(words) ?? 0) + 1));
  }
  return [...spellings.values()]
    .map((of) => ({ words: mostCommon(of), count: [...of.values()].reduce((sum, n) => sum + n, 0) }))
    .sort((a, b) => b.count - a.count || inOrder(a.words, b.words));
}

/** Of two as common, the one that comes first in the alphabet: never the one that was written first. */
function mostCommon(spellings: ReadonlyMap<string, number>): string {
  const [first] = [...spellings].sort(([a, m], [b, n]) => n - m || inOrder(a, b));
  return first?.[0] ?? "";
}

const danish = new Intl.Collator("da");
/** The same order whatever they came in: texts that the alphabet takes for equal are told apart by their letters. */
export const inOrder = (a: string, b: string): number => danish.compare(a, b) || (a < b ? -1 : Number(a > b));
