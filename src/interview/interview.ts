import type { Instant } from "../time.js";
import { checkedAnswers } from "./answer-text.js";

/** One question of a guided interview: who asks, and the fields an answer fills. */
export interface Question {
  readonly id: string;
  readonly role: string;
  readonly fields: readonly string[];
}

export type Answers = Readonly<Record<string, string>>;

/** What a guided interview asks. The theme's is S0; a network's guide uses the same engine. */
export interface Script {
  readonly questions: readonly Question[];
  /** Reads a typed message into fields by its own labels ("Drømmen: …"); undefined when it carries none. */
  labelled(question: Question, text: string): Answers | undefined;
  /** A reason to stay at the question once more after an answer, such as a friendly nudge. */
  hold(question: Question, before: Answers, after: Answers, held: readonly string[]): string | undefined;
  /** Whether a typed message adds to the field instead of taking its place (a list grows). */
  grows(field: string): boolean;
  /** Whether the field's answer is one of a few to choose among, which no free words fill; written fields if absent. */
  isChosen?(field: string): boolean;
}

/** A typed message as a piece of an answer; several that were written in one breath make one answer. */
export interface Piece {
  readonly id: string;
  readonly at: Instant;
  readonly text: string;
}

/** The latest answer; when it was typed, also its pieces and what the field held that they add to. */
export interface Last {
  readonly question: string;
  readonly at: Instant;
  readonly typed?: Typed;
  /** The field for whose sake we stayed at the question; what is typed next is more of it. */
  readonly heldField?: string;
}

export interface Typed {
  readonly field: string;
  readonly base?: string;
  readonly pieces: readonly Piece[];
}

interface Step {
  /** Missing when the change was not made at a question: a form, or a new name. */
  readonly question?: string;
  readonly at: Instant;
  /** The fields as they were; a field that was empty is missing. */
  readonly before: Answers;
  readonly changed: readonly string[];
}

/** Where a guided interview has got to. It lives inside the document it fills, so one write saves all. */
export interface Interview {
  /** The open question, or null when the person is at the summary. */
  readonly open: string | null;
  /** When the open question was put; what was written before that belongs to the question before. */
  readonly askedAt: Instant;
  readonly answers: Answers;
  readonly skipped: readonly string[];
  /** Where the person goes back to after correcting one answer: a question, or null for the summary. */
  readonly returnTo?: string | null;
  /** What was open before, and since when; a message written in that time belongs there. */
  readonly previous?: { readonly question: string | null; readonly askedAt: Instant };
  readonly paused: boolean;
  /** Reasons already given for staying at a question; each is given once. */
  readonly held: readonly string[];
  /** How many deepening questions were asked at each question. */
  readonly deepened: Readonly<Record<string, number>>;
  /** Marks of the last activities taken in, newest last, so that a repeated delivery changes nothing. */
  readonly seen: readonly string[];
  readonly last?: Last;
  /** The latest changes, newest last, for undo. */
  readonly steps: readonly Step[];
}

/** What became of a reply. */
export type Outcome =
  | { readonly kind: "moved" }
  | { readonly kind: "held"; readonly reason: string }
  | { readonly kind: "more"; readonly filled: readonly string[]; readonly next: string }
  | { readonly kind: "added"; readonly question: string }
  | { readonly kind: "repeated" }
  | { readonly kind: "again" }
  | { readonly kind: "closed" };

export interface Taken {
  readonly interview: Interview;
  readonly outcome: Outcome;
}

/** A reply to a question: what it fills, and which activity brought it. */
export interface Reply {
  readonly activityId: string;
  /** When the person's own client sent it, which a repeated delivery says again, even with a new id. */
  readonly stamp?: string;
  readonly sentAt: Instant;
  readonly now: Instant;
  /** When the question on the clicked card was put; a card of an earlier time is no second thought. */
  readonly asked?: Instant;
}

const keptSeen = 40;
export const keptSteps = 5;

export function begin(script: Script, now: Instant): Interview {
  const open = script.questions[0]?.id ?? null;
  return {
    open,
    askedAt: now,
    answers: {},
    skipped: [],
    paused: false,
    held: [],
    deepened: {},
    seen: [],
    steps: [],
  };
}

export function questionOf(script: Script, id: string | null): Question | undefined {
  return script.questions.find((question) => question.id === id);
}

/** Its place among the questions, from 1. */
export const numberOf = (script: Script, id: string): number =>
  script.questions.findIndex((q) => q.id === id) + 1;

/**
 * Writes the fields and remembers how they were; the question is no longer skipped.
 * @throws Refusal too-long or cpr, naming the field; nothing is then written.
 */
export function save(
  interview: Interview,
  question: string | undefined,
  given: Answers,
  reply: Reply,
): Interview {
  const changed = Object.keys(given).filter(
    (field) => (given[field] ?? "") !== (interview.answers[field] ?? ""),
  );
  checkedAnswers(changed.map((field) => [field, given[field] ?? ""]));
  const before = Object.fromEntries(
    changed.flatMap((f) => (interview.answers[f] ? [[f, interview.answers[f]]] : [])),
  );
  const answers = Object.fromEntries(
    Object.entries({ ...interview.answers, ...given }).filter(([, value]) => value !== ""),
  );
  const step: Step = { ...(question ? { question } : {}), at: reply.now, before, changed };
  return {
    ...interview,
    answers,
    skipped: interview.skipped.filter((id) => id !== question),
    steps: changed.length === 0 ? interview.steps : [...interview.steps, step].slice(-keptSteps),
  };
}

/** What a repeated delivery has in common with the first: the id, or the moment it was sent and its length. */
export const marksOf = ({ activityId, stamp }: Reply, text = ""): string[] =>
  stamp ? [activityId, `${stamp} ${text.length}`] : [activityId];

export const isSeen = (interview: Interview, reply: Reply, text?: string): boolean =>
  marksOf(reply, text).some((mark) => interview.seen.includes(mark));

/** Remembers that this activity was taken in, so that its repetition changes nothing. */
export const noted = (interview: Interview, reply: Reply, text?: string): Interview => ({
  ...interview,
  seen: [...interview.seen, ...marksOf(reply, text)].slice(-keptSeen),
});

/** Puts a question, or the summary, and remembers what was open until now. */
export function put(interview: Interview, open: string | null, now: Instant): Interview {
  const previous = { question: interview.open, askedAt: interview.askedAt };
  return { ...interview, open, previous, askedAt: now };
}

/** The next question in order, or the summary after the last one; after a correction, where the person came from. */
export function onward(script: Script, interview: Interview, from: string, now: Instant): Interview {
  const { returnTo, ...rest } = interview;
  if (returnTo !== undefined) return put(rest, returnTo, now);
  return put(interview, script.questions[numberOf(script, from)]?.id ?? null, now);
}
