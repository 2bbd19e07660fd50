import type { Instant } from "../../time.js";

/**
 * The fields of a kommissorium in the order it is read: those of S3-5, and what the guiding marks of S3-4 add to them
 * (success, period, working, rules of the game about money). Who takes part is read from the members.
 */
export const charterFields = [
  "title",
  "purpose",
  "background",
  "content",
  "authority",
  "results",
  "success",
  "coherence",
  "economy",
  "time",
  "competence",
  "rules",
  "period",
  "working",
  "convening",
  "evaluation",
] as const;
export type CharterField = (typeof charterFields)[number];

/** Kommissoriets tekst: what is written in each field; an empty one is missing. S3-5. */
export type CharterTexts = Readonly<Partial<Record<CharterField, string>>>;

/** One saved version: who saved it, when, and what the changed fields said before ("" for nothing). */
export interface Version {
  /** From 1, the draft. */
  readonly number: number;
  readonly by: string;
  readonly byName: string;
  readonly at: Instant;
  readonly before: CharterTexts;
}
