import { z } from "zod/v4";
import type { Answers, Reply } from "../interview/interview.js";
import { plain } from "../interview/plain.js";
import { refuse } from "../refusal.js";
import type { Turn } from "../teams/turn.js";
import type { Instant } from "../time.js";
import { fields, questionIds, themeQuestions, type QuestionId } from "./questions.js";

const themeIds = z.object({
  themeId: z.string().min(1).max(64),
  once: z.boolean().optional(),
  asked: z.string().max(64).optional(),
});
const questions = themeIds.extend({ question: z.enum(questionIds) }).catchall(z.unknown());
const pages = z.object({ page: z.coerce.number().int().min(0).max(10_000) });

/** A click on a question's card, as it came; all of it may be forged. */
export interface QuestionClick {
  readonly themeId: string;
  readonly question: QuestionId;
  readonly given: Answers;
  /** When the question on the clicked card was put. */
  readonly asked?: Instant;
  /** The kinds chosen for actors, by the actor's name in lower case. */
  readonly kinds: Readonly<Record<string, string>>;
}

/** Data that does not look like a card of ours has not come from one. @throws Refusal unknown-click. */
function read<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data);
  return result.success ? result.data : refuse("unknown-click");
}

export const readThemeId = (data: unknown): z.output<typeof themeIds> => read(themeIds, data);

export const readPage = (data: unknown): number => read(pages, data).page;

export function readQuestion(data: unknown): QuestionClick {
  const click = read(questions, data);
  const own = themeQuestions.find((question) => question.id === click.question)?.fields ?? [];
  return {
    themeId: click.themeId,
    question: click.question,
    given: textsIn(click, own),
    kinds: kindsIn(click),
    ...(click.asked ? { asked: click.asked } : {}),
  };
}

/** Every field of the whole theme that a form sent. */
export const readForm = (data: unknown): Answers =>
  textsIn(read(z.record(z.string(), z.unknown()), data), fields);

const textsIn = (data: Readonly<Record<string, unknown>>, names: readonly string[]): Answers =>
  Object.fromEntries(
    names.flatMap((name) => {
      const text = data[name];
      return typeof text === "string" ? [[name, tidied(text)]] : [];
    }),
  );

function kindsIn(data: Readonly<Record<string, unknown>>): Record<string, string> {
  const chosen = Object.entries(data).filter(
    ([id, value]) => id.startsWith("kind:") && typeof value === "string",
  );
  return Object.fromEntries(chosen.map(([id, value]) => [id.slice("kind:".length), String(value)]));
}

/** The same letters however they were typed, nothing invisible, one kind of line break, and no space around. */
export const tidied = (text: string): string => plain(text.normalize("NFC")).trim();

export const replyOf = (turn: Turn, asked?: Instant): Reply => ({
  activityId: turn.activityId,
  ...(turn.stamp ? { stamp: turn.stamp } : {}),
  sentAt: turn.sentAt,
  now: turn.now,
  ...(asked ? { asked } : {}),
});
