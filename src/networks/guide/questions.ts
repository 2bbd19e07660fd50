import type { Answers, Question, Script } from "../../interview/interview.js";
import { choiceIn, choicesIn } from "./choices.js";

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

/** What a person may write before a colon to say which field they mean, in Danish and English. */
const labels: Readonly<Record<string, RegExp>> = {
  purpose: /^(?:formål(?:et)?|(?:the )?purpose)\s*:/i,
  supplements:
    /^(?:hvad (?:det )?(?:supplerer|erstatter)|sammenhæng|(?:what it )?(?:supplements|replaces))\s*:/i,
  resources: /^(?:ressource(?:r|rne)?|tid|(?:the )?resources?|time)\s*:/i,
  backing: /^(?:opbakning(?:en)?|forankring(?:en)?|(?:the )?backing|anchoring)\s*:/i,
};

/**
 * Reads a typed message: "Ressourcer: …" by the fields' names, and a short one that names choices ("formelt, åben
 * opgave") as those. Undefined for free words, which go to the field that is written in.
 */
function labelled(question: Question, text: string): Answers | undefined {
  const chosen = choicesIn(question.fields, text);
  if (chosen) return chosen;
  const parts: Record<string, string> = {};
  let field: string | undefined;
  for (const line of text.split("\n")) {
    const named = question.fields.find((name) => labels[name]?.test(line.trim()));
    field = named ?? field;
    if (!field) return undefined;
    const words = named ? line.slice(line.indexOf(":") + 1).trim() : line;
    parts[field] = parts[field] ? `${parts[field]}\n${words}` : words;
  }
  const told = Object.entries(parts).filter(([, words]) => words !== "");
  return told.length > 0 ? Object.fromEntries(told) : undefined;
}

/** The guide reads labels of its own, takes chosen fields for choices, and stays at no question. */
export const guideScript: Script = {
  questions: guideQuestions,
  labelled,
  hold: () => undefined,
  grows: () => false,
  isChosen: (field) => choiceIn(field) !== undefined,
};

/** What the guide cannot do without: the kind, on which approval and advice rest, and the purpose. S3-1, S3-3. */
export function missingInGuide(answers: Answers): GuideQuestionId[] {
  const needed = { kind: ["formality", "task"], purpose: ["purpose"] } as const;
  return (["kind", "purpose"] as const).filter((id) => needed[id].some((field) => !answers[field]));
}

/** Formal unless the guide says informal: a mandate is the safer guess. S3-1. */
export const isFormal = (guide: Answers): boolean => guide["formality"] !== "informal";

export {
  aims,
  formalities,
  relations,
  tasks,
  type Aim,
  type Formality,
  type Relation,
  type Task,
} from "./choices.js";
