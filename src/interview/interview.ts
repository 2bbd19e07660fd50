import { refuse } from "../refusal.js";
import { checkedAnswers } from "./answer-text.js";
import { between, minute, second, type Instant } from "../time.js";

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
}

/** A typed message as a piece of an answer; several that were written in one breath make one answer. */
interface Piece {
  readonly id: string;
  readonly at: Instant;
  readonly text: string;
}

/** The latest answer; when it was typed, also its pieces and what the field held that they add to. */
interface Last {
  readonly question: string;
  readonly at: Instant;
  readonly typed?: { readonly field: string; readonly base?: string; readonly pieces: readonly Piece[] };
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
  /** The person came from the summary to correct one answer, and goes back there. */
  readonly correcting: boolean;
  readonly paused: boolean;
  /** Reasons already given for staying at a question; each is given once. */
  readonly held: readonly string[];
  /** How many deepening questions were asked at each question. */
  readonly deepened: Readonly<Record<string, number>>;
  /** The last activities taken in, newest last, so that a repeated delivery changes nothing. */
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
  | { readonly kind: "closed" };

export interface Taken {
  readonly interview: Interview;
  readonly outcome: Outcome;
}

/** A reply to a question: what it fills, and which activity brought it. */
export interface Reply {
  readonly activityId: string;
  readonly sentAt: Instant;
  readonly now: Instant;
}

const keptSeen = 20;
const keptSteps = 5;

/** A click or a long text that comes again within this time is a repeated delivery, not a second thought. */
const repeatWindow = 1 * minute;
/** Nobody reads a new card and answers it within this time: it is the other half of a double click. */
const doubleClick = 2 * second;
const longEnoughToBeUnique = 20;

export function begin(script: Script, now: Instant): Interview {
  const open = script.questions[0]?.id ?? null;
  return { open, askedAt: now, answers: {}, skipped: [], correcting: false, paused: false, held: [], deepened: {}, seen: [], steps: [] };
}

export function questionOf(script: Script, id: string | null): Question | undefined {
  return script.questions.find((question) => question.id === id);
}

/** Its place among the questions, from 1. */
export const numberOf = (script: Script, id: string): number => script.questions.findIndex((q) => q.id === id) + 1;

/**
 * Takes the reply given on a question's card. Fields that are not in `given` stay as they are; an emptied field is
 * emptied. The same click twice changes nothing; a reply to a question that is no longer open is not taken.
 */
export function takeReply(script: Script, interview: Interview, questionId: string, given: Answers, reply: Reply): Taken {
  const question = questionOf(script, questionId) ?? refuse("unknown-click");
  const unchanged = question.fields.every((field) => given[field] === undefined || given[field] === (interview.answers[field] ?? ""));
  if (repeats(interview, questionId, unchanged, reply)) return { interview, outcome: { kind: "repeated" } };
  if (interview.open !== questionId) return { interview, outcome: { kind: "closed" } };
  if (question.fields.every((field) => !(given[field] ?? interview.answers[field]) && !interview.answers[field])) {
    refuse("empty-answer");
  }
  return settle(script, interview, question, given, reply, { question: questionId, at: reply.now });
}

function repeats(interview: Interview, questionId: string, unchanged: boolean, reply: Reply): boolean {
  if (interview.seen.includes(reply.activityId)) return true;
  if (!unchanged || interview.last?.question !== questionId) return false;
  const { at } = interview.last;
  if (interview.open === questionId) return at === interview.askedAt && between(at, reply.now) < doubleClick;
  return between(at, reply.now) < repeatWindow;
}

/**
 * Takes an ordinary message as the answer to the open question. Written before the question was put, it belongs to
 * the question before, in the order written, whatever order the messages arrive in.
 * @throws Refusal no-open-theme at the summary; which-field when every field of the question is filled.
 */
export function takeMessage(script: Script, interview: Interview, text: string, reply: Reply): Taken {
  if (interview.seen.includes(reply.activityId) || isRepeatedText(interview, text, reply)) {
    return { interview, outcome: { kind: "repeated" } };
  }
  const piece: Piece = { id: reply.activityId, at: reply.sentAt, text };
  if (interview.last?.typed && reply.sentAt <= interview.askedAt) return addToLast(interview, interview.last, piece, reply);
  const question = questionOf(script, interview.open) ?? refuse("no-open-theme");
  const labelled = script.labelled(question, text);
  if (labelled) return settle(script, interview, question, labelled, reply, { question: question.id, at: reply.now }, true);
  const field = fieldFor(question, interview.answers);
  const base = script.grows(field) ? interview.answers[field] : undefined;
  const typed = { field, ...(base ? { base } : {}), pieces: [piece] };
  const given = { [field]: joined(typed) };
  return settle(script, interview, question, given, reply, { question: question.id, at: reply.now, typed }, true);
}

/** A typed text fills the first empty field; with one field only, it takes the place of what stood there. */
function fieldFor(question: Question, answers: Answers): string {
  const empty = question.fields.find((field) => !answers[field]);
  return empty ?? (question.fields.length === 1 ? question.fields[0] : undefined) ?? refuse("which-field");
}

function isRepeatedText(interview: Interview, text: string, reply: Reply): boolean {
  return (interview.last?.typed?.pieces ?? []).some(
    (piece) =>
      piece.text === text &&
      (piece.at === reply.sentAt ||
        (text.length >= longEnoughToBeUnique && Math.abs(between(piece.at, reply.sentAt)) < repeatWindow)),
  );
}

/** The pieces in the order they were written, after what the field held; a blank line parts two thoughts. */
function joined({ base, pieces }: NonNullable<Last["typed"]>): string {
  const texts = pieces.map((piece) => piece.text);
  return base === undefined ? texts.join("\n\n") : [base, ...texts].join("\n");
}

function addToLast(interview: Interview, last: Last, piece: Piece, reply: Reply): Taken {
  const earlier = last.typed ?? refuse("no-open-theme");
  const inWritingOrder = (a: Piece, b: Piece) => Number(a.at > b.at) - Number(a.at < b.at) || (a.id < b.id ? -1 : 1);
  const typed = { ...earlier, pieces: [...earlier.pieces, piece].sort(inWritingOrder) };
  const saved = noted(save(interview, last.question, { [typed.field]: joined(typed) }, reply), reply);
  return { interview: { ...saved, last: { ...last, typed } }, outcome: { kind: "added", question: last.question } };
}

/** Saves the answer and finds out whether to stay once more or go on. */
function settle(
  script: Script,
  interview: Interview,
  question: Question,
  given: Answers,
  reply: Reply,
  last: Last,
  typed = false,
): Taken {
  const saved = { ...noted(save(interview, question.id, given, reply), reply), last, paused: false };
  const reason = script.hold(question, interview.answers, saved.answers, interview.held);
  if (reason) {
    return { interview: { ...saved, held: [...saved.held.filter((given) => given !== reason), reason], askedAt: reply.now }, outcome: { kind: "held", reason } };
  }
  const empty = question.fields.find((field) => !saved.answers[field]);
  if (typed && empty) {
    const filled = question.fields.filter((field) => given[field] !== undefined);
    return { interview: { ...saved, askedAt: reply.now }, outcome: { kind: "more", filled, next: empty } };
  }
  return { interview: onward(script, saved, question.id, reply.now), outcome: { kind: "moved" } };
}

/**
 * Writes the fields and remembers how they were; the question is no longer skipped.
 * @throws Refusal too-long or cpr, naming the field; nothing is then written.
 */
export function save(interview: Interview, question: string | undefined, given: Answers, reply: Reply): Interview {
  const changed = Object.keys(given).filter((field) => (given[field] ?? "") !== (interview.answers[field] ?? ""));
  checkedAnswers(changed.map((field) => [field, given[field] ?? ""]));
  const before = Object.fromEntries(changed.flatMap((f) => (interview.answers[f] ? [[f, interview.answers[f]]] : [])));
  const answers = Object.fromEntries(Object.entries({ ...interview.answers, ...given }).filter(([, value]) => value !== ""));
  const step: Step = { ...(question ? { question } : {}), at: reply.now, before, changed };
  return {
    ...interview,
    answers,
    skipped: interview.skipped.filter((id) => id !== question),
    steps: changed.length === 0 ? interview.steps : [...interview.steps, step].slice(-keptSteps),
  };
}

/** Remembers that this activity was taken in, so that its repetition changes nothing. */
const noted = (interview: Interview, reply: Reply): Interview => ({
  ...interview,
  seen: [...interview.seen, reply.activityId].slice(-keptSeen),
});

/** The next question in order, or the summary after the last one and after a correction. */
function onward(script: Script, interview: Interview, from: string, now: Instant): Interview {
  const next = interview.correcting ? undefined : script.questions[numberOf(script, from)];
  return { ...interview, open: next?.id ?? null, correcting: false, askedAt: now };
}

/**
 * Keeps what stands in a card's inputs when the person leaves the question by another button than Næste, so that
 * nothing they wrote is lost. An empty input is not taken for a wish to delete.
 */
export function keep(interview: Interview, questionId: string, given: Answers, reply: Reply): Interview {
  const written = Object.fromEntries(Object.entries(given).filter(([field, text]) => text && text !== interview.answers[field]));
  const taken = interview.seen.includes(reply.activityId) || interview.open !== questionId;
  return taken || Object.keys(written).length === 0 ? interview : save(interview, questionId, written, reply);
}

/** Leaves the open question for later; nothing that stands there is wiped. */
export function skip(script: Script, interview: Interview, questionId: string, reply: Reply): Taken {
  return leave(interview, questionId, reply, () => {
    const question = questionOf(script, questionId);
    const empty = !question?.fields.some((field) => interview.answers[field]);
    const skipped = empty ? [...new Set([...interview.skipped, questionId])] : interview.skipped;
    return onward(script, { ...interview, skipped }, questionId, reply.now);
  });
}

/** Goes to the question before; later answers stay. At the first question there is nowhere to go. */
export function back(script: Script, interview: Interview, questionId: string, reply: Reply): Taken {
  return leave(interview, questionId, reply, () => {
    const before = script.questions[numberOf(script, questionId) - 2] ?? refuse("first-question");
    return { ...interview, open: before.id, correcting: false, askedAt: reply.now };
  });
}

function leave(interview: Interview, questionId: string, reply: Reply, to: () => Interview): Taken {
  if (interview.seen.includes(reply.activityId)) return { interview, outcome: { kind: "repeated" } };
  if (interview.open !== questionId) {
    const justLeft = between(interview.askedAt, reply.now) < doubleClick;
    return { interview, outcome: { kind: justLeft ? "repeated" : "closed" } };
  }
  return { interview: noted({ ...to(), paused: false }, reply), outcome: { kind: "moved" } };
}

/** Opens a question again, from the summary or after a pause. */
export function reopen(script: Script, interview: Interview, questionId: string, now: Instant): Interview {
  questionOf(script, questionId) ?? refuse("unknown-click");
  const correcting = interview.open === null || interview.correcting;
  return { ...interview, open: questionId, correcting, paused: false, askedAt: now };
}

/** Goes on where the person left. */
export const resume = (interview: Interview, now: Instant): Interview => ({ ...interview, paused: false, askedAt: now });

/** Puts the interview aside; messages are then not taken for answers. */
export const pause = (interview: Interview): Interview => (interview.paused ? interview : { ...interview, paused: true });

/** Counts one more deepening question, so that the next one is new. */
export function deepen(interview: Interview, questionId: string): Interview {
  return { ...interview, deepened: { ...interview.deepened, [questionId]: (interview.deepened[questionId] ?? 0) + 1 } };
}

/** Takes the latest change back and opens the question it was made at. @throws Refusal nothing-to-undo. */
export function undo(interview: Interview, now: Instant): Interview {
  const step = interview.steps.at(-1) ?? refuse("nothing-to-undo");
  const { last: _gone, ...rest } = interview;
  const kept = Object.entries(interview.answers).filter(([field]) => !step.changed.includes(field));
  return {
    ...rest,
    answers: { ...Object.fromEntries(kept), ...step.before },
    steps: interview.steps.slice(0, -1),
    open: step.question ?? interview.open,
    correcting: interview.open === null ? step.question !== undefined : interview.correcting,
    paused: false,
    askedAt: now,
  };
}
