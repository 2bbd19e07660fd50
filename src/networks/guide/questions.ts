import type { Answers, Question, Script } from "../../interview/interview.js";

/** Formal networks have rules (how often they meet, for which cases), informal ones acquaintance and relations. S3-1. */
export const formalities = ["formal", "informal"] as const;
export type Formality = (typeof formalities)[number];
/** Whether the task has its answer given (closed) or not (open). S3-1. */
export const tasks = ["open", "closed"] as const;
export type Task = (typeof tasks)[number];
/** What the network is for: a temporary development task, strengthening across disciplines, knowing each other. S3-3. */
export const aims = ["development", "strengthening", "knowing"] as const;
export type Aim = (typeof aims)[number];
export const relations = ["supplements", "replaces", "neither"] as const;
export type Relation = (typeof relations)[number];

/** The questions of the guide in their order. S3-3, S3-4. */
export const guideQuestions = [
  { id: "kind", role: "smith", fields: ["formality", "task"] },
  { id: "purpose", role: "smith", fields: ["aim", "purpose"] },
  { id: "working", role: "smith", fields: ["working"] },
  { id: "organisation", role: "smith", fields: ["organisation"] },
  { id: "goals", role: "smith", fields: ["goals"] },
  { id: "relation", role: "smith", fields: ["relation", "supplements"] },
  { id: "backing", role: "smith", fields: ["resources", "backing"] },
  { id: "economy", role: "smith", fields: ["economy"] },
] as const satisfies readonly Question[];
export type GuideQuestionId = (typeof guideQuestions)[number]["id"];
export type GuideField = (typeof guideQuestions)[number]["fields"][number];
export type GuideAnswers = Readonly<Partial<Record<GuideField, string>>>;

/** The guide reads labels of its own ("Formål: …") and stays at no question. */
export const guideScript: Script = {
  questions: guideQuestions,
  labelled: (_question: Question, _text: string): Answers | undefined => undefined,
  hold: () => undefined,
  grows: () => false,
};

/** Formal unless the guide says informal: a mandate is the safer guess. S3-1. */
export const isFormal = (guide: Answers): boolean => guide["formality"] !== "informal";
