import { refuse } from "../refusal.js";
import { holdsCpr } from "./cpr.js";

/** The most characters one answer may have. */
export const answerLimit = 4_000;

/**
 * Lets texts through that may be stored. A CPR number is never stored, and an answer has at most 4,000 characters.
 * @throws Refusal cpr or too-long with the field and the length, so that the person can be told where.
 */
export function checkedAnswers(texts: readonly (readonly [field: string, text: string])[]): void {
  for (const [field, text] of texts) {
    if (holdsCpr(text)) refuse("cpr", { field });
    if (text.length > answerLimit) refuse("too-long", { field, length: text.length, limit: answerLimit });
  }
}
