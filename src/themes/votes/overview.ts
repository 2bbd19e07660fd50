import type { Documents } from "../../store/documents.js";
import { grouped, inOrder, type Grouped } from "./own-words.js";
import { values, whom, type Value, type Whom } from "./vote.js";

/** One value's votes: how many, and for whom as far as the voters said. */
export interface ValueVotes {
  readonly value: Value;
  readonly points: number;
  readonly pointsFor: Readonly<Record<Whom, number>>;
}

/** All that is shown of a theme's votes beyond the card; nowhere who gave them. */
export interface VoteOverview {
  readonly voters: number;
  /** Every value with votes, the most first; ties as the list has them. */
  readonly values: readonly ValueVotes[];
  /** The words people used for `other`, equal ones together. */
  readonly others: readonly Grouped[];
  /** In the alphabet's order: neither when nor with which votes a reason was given can be told from it. */
  readonly reasons: readonly string[];
}

/** A theme's votes in full, for *Se alle*: one query for the numbers, and a list of those votes that hold words. S1. */
export async function voteOverview(
  documents: Documents,
  tenantId: string,
  themeId: string,
): Promise<VoteOverview> {
  const [numbers, said] = await Promise.all([
    numbersOf(documents, tenantId, themeId),
    wordsOf(documents, tenantId, themeId),
  ]);
  return { ...numbers, others: grouped(said.words), reasons: said.reasons.sort(inOrder) };
}

async function numbersOf(documents: Documents, tenantId: string, themeId: string) {
  const paths = values.flatMap((value) => [
    `points.${value}`,
    ...whom.map((one) => `pointsFor.${value}_${one}`),
  ]);
  const [voters = 0, ...sums] = await documents.sum("vote", tenantId, { themeId }, ["voters", ...paths]);
  const at = (path: string): number => sums[paths.indexOf(path)] ?? 0;
  const each = values.map((value) => ({
    value,
    points: at(`points.${value}`),
    pointsFor: {
      citizen: at(`pointsFor.${value}_citizen`),
      municipality: at(`pointsFor.${value}_municipality`),
      employee: at(`pointsFor.${value}_employee`),
    },
  }));
  return { voters, values: each.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points) };
}

async function wordsOf(documents: Documents, tenantId: string, themeId: string) {
  const words: string[] = [];
  const reasons: string[] = [];
  for await (const vote of documents.list("vote", tenantId, { themeId, hasWords: "yes" })) {
    words.push(...vote.choices.flatMap((choice) => choice.words ?? []));
    if (vote.reason) reasons.push(vote.reason);
  }
  return { words, reasons };
}
