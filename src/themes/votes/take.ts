import { save, type Reply } from "../../interview/interview.js";
import type { Field } from "../questions.js";
import { withInterview, type Theme } from "../theme.js";
import type { Whom } from "./vote.js";

/** How many of the values with the most votes the owner takes along. */
export const mostTaken = 3;

/** Where a value's figures belong among the Effektjæger's answers. S0-7. */
export const fieldFor: Record<Whom, Field> = {
  citizen: "forCitizen",
  municipality: "forMunicipality",
  employee: "forEmployee",
};

/** A line for one of the Effektjæger's answers. What it begins with says which value it is about. */
export interface Taken {
  readonly field: Field;
  readonly start: string;
  readonly figures: string;
}

/**
 * Puts the values colleagues voted for into the Effektjæger's answers, after what stands there, as one change that undo
 * takes back. S0-7, S1. A value that was taken before gets its new figures and no second line.
 * @throws Refusal too-long, naming the field; nothing is then written.
 */
export function takeValues(theme: Theme, taken: readonly Taken[], reply: Reply): Theme {
  const given: Partial<Record<Field, string>> = {};
  for (const line of taken)
    given[line.field] = withLine(given[line.field] ?? theme.interview.answers[line.field] ?? "", line);
  const changes = Object.entries(given).some(
    ([field, text]) => text !== (theme.interview.answers[field] ?? ""),
  );
  return changes ? withInterview(theme, save(theme.interview, "effect", given, reply), reply.now) : theme;
}

function withLine(answer: string, { start, figures }: Taken): string {
  const lines = answer === "" ? [] : answer.split("\n");
  const at = lines.findIndex((line) => line.startsWith(start));
  return at < 0 ? [...lines, start + figures].join("\n") : lines.with(at, start + figures).join("\n");
}
