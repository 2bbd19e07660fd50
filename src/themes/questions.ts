import type { Answers, Question, Script } from "../interview/interview.js";
import { actorNames } from "./actor-kinds.js";
import { soundsLikeSolution } from "./solution-nudge.js";

/** The five roles a theme is unfolded from, in the order they ask. S0. */
export const roles = ["grower", "explorer", "smith", "hunter", "maker"] as const;
export type Role = (typeof roles)[number];

/**
 * The questions of a netværkstema in the order of the form. S0-1 title, S0-2 wonder, S0-3 why, S0-4 explore (the
 * solution is not asked for), S0-5 citizens, S0-6 actors, S0-7 effect, S0-8 meaning.
 */
export const themeQuestions = [
  { id: "title", role: "grower", fields: ["title"] },
  { id: "wonder", role: "grower", fields: ["wonder"] },
  { id: "why", role: "grower", fields: ["why"] },
  { id: "explore", role: "explorer", fields: ["challenge", "opportunity", "dream"] },
  { id: "citizens", role: "explorer", fields: ["citizens"] },
  { id: "actors", role: "smith", fields: ["actors"] },
  { id: "effect", role: "hunter", fields: ["forCitizen", "forMunicipality", "forEmployee"] },
  { id: "meaning", role: "maker", fields: ["meaning"] },
] as const satisfies readonly (Question & { role: Role })[];

export type QuestionId = (typeof themeQuestions)[number]["id"];
export type Field = (typeof themeQuestions)[number]["fields"][number];

export const fieldsOf = (id: QuestionId): readonly Field[] =>
  themeQuestions.find((question) => question.id === id)?.fields ?? [];

export const questionIds = themeQuestions.map((question) => question.id);
export const fields: readonly Field[] = themeQuestions.flatMap((question) => [...question.fields]);

/** What a person may write before a colon to say which field they mean, in Danish and English. */
const labels: Partial<Record<Field, RegExp>> = {
  challenge: /^(?:udfordring(?:en)?|challenge|the challenge)\s*:/i,
  opportunity: /^(?:mulighed(?:en)?|opportunity|the opportunity)\s*:/i,
  dream: /^(?:drøm(?:men)?|dream|the dream)\s*:/i,
  forCitizen: /^(?:(?:værdi(?:en)? )?(?:for )?borger(?:en|ne)?|(?:value )?(?:for )?(?:the )?citizens?)\s*:/i,
  forMunicipality: /^(?:(?:værdi(?:en)? )?(?:for )?kommunen?|(?:value )?(?:for )?(?:the )?municipality)\s*:/i,
  forEmployee:
    /^(?:(?:værdi(?:en)? )?(?:for )?medarbejder(?:en|ne)?|(?:value )?(?:for )?(?:the )?employees?)\s*:/i,
};

/** Reads "Udfordringen: … Drømmen: …" into fields; a text that does not begin with a label has none. */
function labelled(question: Question, text: string): Answers | undefined {
  const parts: Record<string, string> = {};
  let field: string | undefined;
  for (const line of text.split("\n")) {
    const named = question.fields.find((name) => labels[name as Field]?.test(line.trim()));
    if (named) field = named;
    if (!field) return undefined;
    const words = named ? line.slice(line.indexOf(":") + 1).trim() : line;
    parts[field] = parts[field] ? `${parts[field]}\n${words}` : words;
  }
  const told = Object.entries(parts).filter(([, words]) => words !== "");
  return told.length > 0 ? Object.fromEntries(told) : undefined;
}

/** Stays once when the explorer's answer proposes a solution, and whenever new actors' kinds were guessed. */
function hold(
  question: Question,
  before: Answers,
  after: Answers,
  held: readonly string[],
): string | undefined {
  if (question.id === "explore" && !held.includes("solution")) {
    const changed = question.fields.filter((field) => after[field] && after[field] !== before[field]);
    if (changed.some((field) => soundsLikeSolution(after[field] ?? ""))) return "solution";
  }
  if (question.id === "actors") {
    const known = new Set(actorNames(before.actors ?? "").map((name) => name.toLowerCase()));
    if (actorNames(after.actors ?? "").some((name) => !known.has(name.toLowerCase()))) return "kinds";
  }
  return undefined;
}

export const themeScript: Script = {
  questions: themeQuestions,
  labelled,
  hold,
  grows: (field) => field === "actors",
};

/** What a complete theme has: title, wonder, why, and one of challenge, opportunity and dream. */
export function missingQuestions(answers: Answers): QuestionId[] {
  const needed: readonly QuestionId[] = ["title", "wonder", "why", "explore"];
  return needed.filter((id) => {
    const question = themeQuestions.find((q) => q.id === id);
    return !question?.fields.some((field) => answers[field]);
  });
}
