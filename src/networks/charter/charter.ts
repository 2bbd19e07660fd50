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
  /** The fields it changed, when their words are no longer kept. */
  readonly lost?: readonly CharterField[];
}

/** The parts it is read and edited by: those of S3-5, with what S3-4 adds put where it belongs. */
export const charterSections = [
  { id: "purpose", fields: ["title", "purpose"] },
  { id: "background", fields: ["background"] },
  { id: "content", fields: ["content"] },
  { id: "authority", fields: ["authority"] },
  { id: "results", fields: ["results", "success"] },
  { id: "coherence", fields: ["coherence"] },
  { id: "resources", fields: ["economy", "time", "competence", "rules"] },
  { id: "organisation", fields: ["period", "working", "convening"] },
  { id: "evaluation", fields: ["evaluation"] },
] as const satisfies readonly { readonly id: string; readonly fields: readonly CharterField[] }[];
export type CharterSection = (typeof charterSections)[number];
export type SectionId = CharterSection["id"];
