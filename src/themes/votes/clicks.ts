import { z } from "zod/v4";
import { refuse } from "../../refusal.js";
import type { Turn } from "../../teams/turn.js";
import { tidied } from "../../interview/plain.js";
import type { Ballot, Hand } from "./cast.js";
import { values, votesEach, whom } from "./vote.js";

/** What was stored of the person's vote when the ballot was shown: a hint that saves a read and grants nothing. */
export interface Known {
  readonly etag: string;
  readonly heard: readonly string[];
}

/** The numbers of a person's votes, from 1. */
export const numbers: readonly number[] = Array.from({ length: votesEach }, (_, at) => at + 1);
/** The inputs' ids on the ballot. */
export const valueInput = (number: number): string => `value${number}`;
export const whomInput = (number: number): string => `whom${number}`;
/** The choice of no choice: a compact list cannot be emptied in any other way. */
export const none = "none";

const markLength = 64;
const clicks = z.looseObject({
  themeId: z.string().min(1).max(64),
  etag: z.string().max(200).optional(),
  heard: z.array(z.string().max(markLength)).max(8).optional(),
  words: z.string().optional(),
  reason: z.string().optional(),
});
const valueChoices = z.enum([...values, none, ""]).optional();
const whomChoices = z.enum([...whom, none, ""]).optional();
/** What a ballot's lists are called, also one that ours does not have. */
const isList = /^(?:value|whom)\d+$/;
const lists = new Set(numbers.flatMap((number) => [valueInput(number), whomInput(number)]));

/** A ballot as it came; all of it may be forged. @throws Refusal unknown-click for what no ballot of ours can send. */
export function readBallot(data: unknown): Ballot {
  const click = read(clicks, data);
  if (Object.keys(click).some((name) => isList.test(name) && !lists.has(name))) refuse("unknown-click");
  const votes = numbers.map((number) => ({
    value: chosen(read(valueChoices, click[valueInput(number)])),
    whom: chosen(read(whomChoices, click[whomInput(number)])),
  }));
  return { votes, words: inOneLine(click.words), reason: inOneLine(click.reason) };
}

/** The hint on the ballot's buttons; none on the ballot of one who never voted. */
export function readKnown(data: unknown): Known | undefined {
  const { etag, heard = [] } = read(clicks, data);
  return etag ? { etag, heard } : undefined;
}

/** Whose vote a click is about, and what tells it from others: the person as Teams authenticated them. */
export const handOf = (turn: Turn, themeId: string): Hand => ({
  tenantId: turn.who.tenantId,
  themeId,
  personId: turn.who.id,
  marks: [turn.activityId, ...(turn.stamp ? [turn.stamp] : [])].map((mark) => mark.slice(0, markLength)),
  sentAt: turn.sentAt,
  now: turn.now,
});

function read<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data);
  return result.success ? result.data : refuse("unknown-click");
}

const chosen = <T extends string>(choice: T | undefined) =>
  choice === none || choice === "" ? undefined : (choice as Exclude<T, typeof none | ""> | undefined);

const inOneLine = (text = ""): string => tidied(text).replace(/\s+/gu, " ");
