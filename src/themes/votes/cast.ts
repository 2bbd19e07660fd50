import { holdsCpr } from "../../interview/cpr.js";
import { refuse } from "../../refusal.js";
import type { Instant } from "../../time.js";
import { voteId, votesEach, type Choice, type Value, type Vote, type Whom } from "./vote.js";

/** The most characters in a value of one's own, which stands in a list beside the others. */
export const wordsLimit = 60;
/** The most characters in the line of reason. */
export const reasonLimit = 300;
/** Marks of so many deliveries are kept, two each; a repeat comes within a minute. */
const keptHeard = 8;

/** Stemmeseddel: what stands on it, filled in or not. */
export interface Ballot {
  readonly votes: readonly { readonly value?: Value | undefined; readonly whom?: Whom | undefined }[];
  /** The value in the person's own words, for those votes that are `other`. */
  readonly words: string;
  readonly reason: string;
}

/** Whose vote it is, and which click brought it. */
export interface Hand {
  readonly tenantId: string;
  readonly themeId: string;
  readonly personId: string;
  /** What a repeated delivery has in common with the first. */
  readonly marks: readonly string[];
  readonly sentAt: Instant;
  readonly now: Instant;
}

/**
 * A filled ballot as a vote. A person has three votes and may give several to one value. S1.
 * @throws Refusal naming the input in `field`, so that the ballot can be shown again with what stands in it.
 */
export function cast(ballot: Ballot, hand: Hand): Vote {
  if (ballot.votes.length > votesEach) refuse("unknown-click");
  checkedWords(ballot);
  const choices = ballot.votes.flatMap(({ value, whom }, at): Choice[] => {
    if (!value) return whom ? refuse("vote-without-value", { field: "whom", number: at + 1 }) : [];
    return [{ value, ...(whom ? { whom } : {}), ...(value === "other" ? { words: ballot.words } : {}) }];
  });
  const hasOther = choices.some(({ value }) => value === "other");
  if (ballot.words && !hasOther) refuse("vote-words-alone", { field: "words" });
  if (choices.length === 0) refuse("vote-empty", { field: "votes" });
  if (hasOther && !/[\p{L}\p{N}]/u.test(ballot.words)) refuse("vote-lacks-words", { field: "words" });
  return voteOf(choices, ballot.reason, hand);
}

/** A vote taken back: a vote for nothing, which keeps an earlier click from arriving late and counting again. */
export const withdraw = (hand: Hand): Vote => voteOf([], "", hand);

/** What is to be stored: the click that was sent last, whatever order they arrive in; a repeat changes nothing. */
export function latest(current: Vote | undefined, next: Vote): Vote {
  if (!current) return next;
  const isRepeat = next.heard.some((mark) => current.heard.includes(mark));
  if (isRepeat || next.sentAt < current.sentAt) return current;
  return withMarks(next, current.heard);
}

/** Remembers the deliveries taken in before this one as well. */
export const withMarks = (vote: Vote, earlier: readonly string[] = []): Vote => ({
  ...vote,
  heard: [...earlier, ...vote.heard].slice(-keptHeard),
});

/** The ballot as the person left it, to be filled in on return. */
export const ballotOf = (vote: Vote | undefined): Ballot => ({
  votes: Array.from({ length: votesEach }, (_, at) => {
    const { value, whom } = vote?.choices[at] ?? {};
    return { value, whom };
  }),
  words: vote?.choices.find(({ words }) => words)?.words ?? "",
  reason: vote?.reason ?? "",
});

function checkedWords({ words, reason }: Ballot): void {
  for (const [field, text, limit] of [
    ["words", words, wordsLimit],
    ["reason", reason, reasonLimit],
  ] as const) {
    if (holdsCpr(text)) refuse("cpr", { field });
    if (text.length > limit) refuse("too-long", { field, length: text.length, limit });
  }
}

function voteOf(choices: readonly Choice[], reason: string, hand: Hand): Vote {
  const { tenantId, themeId, personId, marks, sentAt, now } = hand;
  const named = choices.flatMap(({ value, whom }) => (whom ? [`${value}_${whom}` as const] : []));
  return {
    tenantId,
    id: voteId(themeId, personId),
    themeId,
    changedAt: now,
    choices,
    ...(reason ? { reason } : {}),
    points: countOf(choices.map(({ value }) => value)),
    pointsFor: countOf(named),
    voters: choices.length > 0 ? 1 : 0,
    hasWords: reason !== "" || choices.some(({ words }) => words) ? "yes" : "no",
    heard: marks,
    sentAt,
  };
}

function countOf<T extends string>(names: readonly T[]): Partial<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
