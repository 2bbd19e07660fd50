import { z } from "zod/v4";
import type { Answers, Reply } from "../interview/interview.js";
import { tidied } from "../interview/plain.js";
import type { Turn } from "../teams/turn.js";
import type { Instant } from "../time.js";
import { refuse } from "../refusal.js";
import { fieldsAt, type Extras, type Guided } from "./guided.js";

const id = z.string().max(64).default("");
const about = z.object({
  themeId: id,
  networkId: id,
  once: z.boolean().optional(),
  asked: z.string().max(64).optional(),
});
const questions = about.extend({ question: z.string().max(64) }).catchall(z.unknown());

/** A click on a card of an interview, as it came; all of it may be forged. */
export interface AboutClick {
  readonly id: string;
  readonly once: boolean;
  /** When the question, or the form, on the clicked card was put. */
  readonly asked?: Instant;
}

export interface QuestionClick extends AboutClick {
  readonly question: string;
  readonly given: Answers;
  readonly extras: Extras;
}

/** Data that does not look like a card of ours has not come from one. @throws Refusal unknown-click */
function read<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data);
  return result.success ? result.data : refuse("unknown-click");
}

export function readAbout(data: unknown): AboutClick {
  const { themeId, networkId, once = false, asked } = read(about, data);
  return { id: networkId || themeId || refuse("unknown-click"), once, ...(asked ? { asked } : {}) };
}

/** Whether a click is about a network's guide; every other is about a theme. */
export const isAboutNetwork = (data: unknown): boolean => Boolean(about.safeParse(data).data?.networkId);

export function readQuestion<D>(part: Guided<D>, data: unknown): QuestionClick {
  const click = read(questions, data);
  const { question } = click;
  const own = fieldsAt(part, question);
  if (own.length === 0) refuse("unknown-click");
  return { ...readAbout(data), question, given: part.checked(textsIn(click, own)), extras: extrasIn(click) };
}

/** Every field of the interview that a form sent. */
export function readForm<D>(part: Guided<D>, data: unknown): Answers {
  const fields = part.script.questions.flatMap((question) => question.fields);
  return part.checked(textsIn(read(z.record(z.string(), z.unknown()), data), fields));
}

const textsIn = (data: Readonly<Record<string, unknown>>, names: readonly string[]): Answers =>
  Object.fromEntries(
    names.flatMap((name) => {
      const text = data[name];
      return typeof text === "string" ? [[name, tidied(text)]] : [];
    }),
  );

const extra = "kind:";

function extrasIn(data: Readonly<Record<string, unknown>>): Extras {
  const chosen = Object.entries(data).filter(
    ([name, value]) => name.startsWith(extra) && typeof value === "string",
  );
  return Object.fromEntries(chosen.map(([name, value]) => [name.slice(extra.length), String(value)]));
}

export const replyOf = (turn: Turn, asked?: Instant): Reply => ({
  activityId: turn.activityId,
  ...(turn.stamp ? { stamp: turn.stamp } : {}),
  sentAt: turn.sentAt,
  now: turn.now,
  ...(asked ? { asked } : {}),
});
