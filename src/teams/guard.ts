import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import { Refusal } from "../refusal.js";
import { StoreUnavailable, WriteConflict } from "../store/documents.js";
import type { Text } from "../text/text.js";
import type { Answer } from "./turn.js";

/** A handler's answer, and the code of how it went for the log. */
export interface Handled {
  readonly answer: Answer;
  readonly outcome: string;
}

/**
 * The one place where errors become answers: a rule's no is told in the person's language, a store that is busy
 * likewise, and anything else is a fault of ours, logged under an id the person is given.
 */
export async function guard(work: () => Promise<Answer>, text: () => Text, log: Logger): Promise<Handled> {
  try {
    const answer = await work();
    return { answer, outcome: answer.refused ? `refused:${answer.refused}` : "answered" };
  } catch (error) {
    return answerTo(error, text(), log);
  }
}

function answerTo(error: unknown, text: Text, log: Logger): Handled {
  if (error instanceof Refusal) {
    return {
      answer: { tell: text(`refusal.${error.code}`, error.values) },
      outcome: `refused:${error.code}`,
    };
  }
  if (error instanceof StoreUnavailable || error instanceof WriteConflict) {
    log.warn({ fault: withoutWords(error) }, "store busy");
    return { answer: { tell: text("refusal.store-busy") }, outcome: `store:${error.name}` };
  }
  const id = randomUUID().slice(0, 8);
  log.error({ id, fault: withoutWords(error) }, "fault");
  return { answer: { tell: text("fault", { id }) }, outcome: `fault:${id}` };
}

/** An error's name, code and places; never its message, which may quote what a person wrote. */
export function withoutWords(error: unknown): {
  readonly error: string;
  readonly code?: string;
  readonly at: readonly string[];
} {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const { code } = error as { code?: unknown };
  const at = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { error: error.name, at: at.map((line) => line.trim()), ...(typeof code === "string" && { code }) };
}
