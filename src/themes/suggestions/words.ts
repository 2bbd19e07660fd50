import { holdsCpr } from "../../interview/cpr.js";
import { refuse } from "../../refusal.js";

/** What a colleague writes about an actor. */
export interface Words {
  readonly name: string;
  readonly why: string;
  readonly contact?: string;
}

/** The most characters in each field; what is longer belongs in a conversation. */
export const limits = { name: 120, why: 1_000, contact: 200, reason: 500, joinWhy: 500 } as const;
export type WordField = keyof typeof limits;

/**
 * Lets a text through that may be stored: no CPR number, and no longer than the field has room for.
 * @throws Refusal cpr or too-long, with the field.
 */
export function checkedText(field: WordField, text: string): string {
  if (holdsCpr(text)) refuse("cpr", { field });
  if (text.length > limits[field]) refuse("too-long", { field, length: text.length, limit: limits[field] });
  return text;
}

/** A name and a why are needed; a name is one line. @throws Refusal, with the field. */
export function checkedWords({ name, why, contact = "" }: Words): Words {
  const oneLine = checkedText("name", name.replace(/\s+/gu, " ").trim());
  if (oneLine === "") refuse("no-actor-name", { field: "name" });
  if (checkedText("why", why) === "") refuse("no-actor-why", { field: "why" });
  return { name: oneLine, why, ...(checkedText("contact", contact) ? { contact } : {}) };
}
