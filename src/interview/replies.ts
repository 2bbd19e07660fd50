import { refuse } from "../refusal.js";
import { between, minute } from "../time.js";
import {
  isSeen,
  noted,
  onward,
  put,
  questionOf,
  save,
  type Answers,
  type Interview,
  type Last,
  type Piece,
  type Question,
  type Reply,
  type Script,
  type Taken,
  type Typed,
} from "./interview.js";

/** A click or a long text that comes again within this time is a repeated delivery, not a second thought. */
const repeatWindow = 1 * minute;
const longEnoughToBeUnique = 20;
/** How long a message may be under way and still be taken for an answer to what was open when it was written. */
const underWay = 2 * minute;

/**
 * Takes the reply given on a question's card. Fields that are not in `given` stay as they are; an emptied field is
 * emptied. The same click twice changes nothing; a reply to a question that is no longer open is not taken.
 */
export function takeReply(
  script: Script,
  interview: Interview,
  questionId: string,
  given: Answers,
  reply: Reply,
): Taken {
  const question = questionOf(script, questionId) ?? refuse("unknown-click");
  const unchanged = question.fields.every(
    (field) => given[field] === undefined || given[field] === (interview.answers[field] ?? ""),
  );
  if (repeats(interview, questionId, unchanged, reply)) return { interview, outcome: { kind: "repeated" } };
  if (interview.open !== questionId) return { interview, outcome: { kind: "closed" } };
  if (
    question.fields.every((field) => !(given[field] ?? interview.answers[field]) && !interview.answers[field])
  ) {
    refuse("empty-answer");
  }
  return settle(script, interview, question, given, reply, { question: questionId, at: reply.now });
}

function repeats(interview: Interview, questionId: string, unchanged: boolean, reply: Reply): boolean {
  if (isSeen(interview, reply)) return true;
  if (!unchanged || interview.last?.question !== questionId) return false;
  if (interview.open === questionId) return reply.asked !== undefined && reply.asked !== interview.askedAt;
  return between(interview.last.at, reply.now) < repeatWindow;
}

/**
 * Takes an ordinary message as the answer to the open question. Written while another question was open, it belongs
 * to that one, in the order written, whatever order the messages arrive in.
 * @throws Refusal no-open-theme at the summary; which-field when every field of the question is filled, which-choice
 * when the words name none of the choices there are.
 */
export function takeMessage(script: Script, interview: Interview, text: string, reply: Reply): Taken {
  if (isSeen(interview, reply, text)) return { interview, outcome: { kind: "repeated" } };
  if (isWrittenAgain(interview, text, reply)) return { interview, outcome: { kind: "again" } };
  const piece: Piece = { id: reply.activityId, at: reply.sentAt, text };
  const earlier = questionOf(script, writtenAt(interview, reply) ?? null);
  if (earlier) return addTo(script, interview, earlier, piece, reply);
  const question = questionOf(script, interview.open) ?? refuse("no-open-theme");
  const now = { question: question.id, at: reply.now };
  const labelled = script.labelled(question, text);
  if (labelled) return settle(script, interview, question, labelled, reply, now, text);
  const typed = typedInto(script, interview, question, piece);
  const given = { [typed.field]: joined(script, typed) };
  return settle(script, interview, question, given, reply, { ...now, typed }, text);
}

/** The question that was open when a message was written, when it was put aside while the message was under way. */
function writtenAt({ previous, askedAt }: Interview, { sentAt }: Reply): string | undefined {
  const justBefore = previous && previous.askedAt < sentAt && sentAt <= askedAt;
  return justBefore && between(sentAt, askedAt) < underWay ? (previous.question ?? undefined) : undefined;
}

/** The same long text for another field within a minute: said to be saved already, and not stored twice. */
function isWrittenAgain({ last }: Interview, text: string, { sentAt }: Reply): boolean {
  if (text.length < longEnoughToBeUnique) return false;
  return (last?.typed?.pieces ?? []).some(
    (piece) => piece.text === text && Math.abs(between(piece.at, sentAt)) < repeatWindow,
  );
}

/**
 * A typed text fills the first empty field; with one field only, it takes the place of what stood there, unless a
 * list grows or we stayed at the question to hear more.
 */
function typedInto(script: Script, { answers, last }: Interview, question: Question, piece: Piece): Typed {
  const more = last?.question === question.id ? last.heldField : undefined;
  const field = more ?? fieldFor(writtenFields(script, question), answers);
  const isMore = more ?? (script.grows(field) || lacksChoice(script, last, question, field, answers));
  const base = isMore ? answers[field] : undefined;
  return { field, ...(base ? { base } : {}), pieces: [piece] };
}

/** Words that follow the typed answer while its question still waits for a choice are more of it, and replace nothing. */
const lacksChoice = (
  script: Script,
  last: Last | undefined,
  question: Question,
  field: string,
  answers: Answers,
): boolean =>
  last?.question === question.id &&
  last.typed?.field === field &&
  question.fields.some((name) => script.isChosen?.(name) && !answers[name]);

/** @throws Refusal which-choice when there is nothing to write in, which-field when every field is filled. */
function fieldFor(fields: readonly string[], answers: Answers): string {
  if (fields.length === 0) refuse("which-choice");
  const empty = fields.find((field) => !answers[field]);
  return empty ?? (fields.length === 1 ? fields[0] : undefined) ?? refuse("which-field");
}

const writtenFields = (script: Script, { fields }: Question): readonly string[] =>
  fields.filter((field) => !script.isChosen?.(field));

/** The pieces in the order they were written, after what the field held; a blank line parts two thoughts. */
function joined(script: Script, { field, base, pieces }: Typed): string {
  const texts = pieces.map((piece) => piece.text);
  return (base === undefined ? texts : [base, ...texts]).join(script.grows(field) ? "\n" : "\n\n");
}

/** Adds a late message to the answer it was written for: in writing order to what was typed, else after it. */
function addTo(script: Script, interview: Interview, question: Question, piece: Piece, reply: Reply): Taken {
  const { last, answers } = interview;
  const fields = writtenFields(script, question);
  const field = fields.find((name) => !answers[name]) ?? fields.at(-1) ?? refuse("which-choice");
  const alone: Typed = { field, ...(answers[field] ? { base: answers[field] } : {}), pieces: [] };
  const before = (last?.question === question.id ? last.typed : undefined) ?? alone;
  const typed = { ...before, pieces: [...before.pieces, piece].sort(inWritingOrder) };
  const saved = save(interview, question.id, { [typed.field]: joined(script, typed) }, reply);
  return {
    interview: { ...noted(saved, reply, piece.text), last: { question: question.id, at: reply.now, typed } },
    outcome: { kind: "added", question: question.id },
  };
}

const inWritingOrder = (a: Piece, b: Piece): number =>
  Number(a.at > b.at) - Number(a.at < b.at) || (a.id < b.id ? -1 : 1);

/** Whether this field alone would have been reason enough to stay. */
function isHeldFor(
  script: Script,
  { answers, held }: Interview,
  question: Question,
  given: Answers,
  field: string,
  reason: string,
): boolean {
  const text = given[field];
  return text !== undefined && script.hold(question, answers, { ...answers, [field]: text }, held) === reason;
}

/** Saves the answer and finds out whether to stay once more or go on; `text` is what was typed, if it was. */
function settle(
  script: Script,
  interview: Interview,
  question: Question,
  given: Answers,
  reply: Reply,
  last: Last,
  text?: string,
): Taken {
  const noting = noted(save(interview, question.id, given, reply), reply, text);
  const saved: Interview = { ...noting, last, paused: false };
  const reason = script.hold(question, interview.answers, saved.answers, interview.held);
  if (reason) {
    const held = [...saved.held.filter((other) => other !== reason), reason];
    const heldField = question.fields.find((field) =>
      isHeldFor(script, interview, question, given, field, reason),
    );
    const staying: Interview = { ...saved, held, last: { ...last, ...(heldField ? { heldField } : {}) } };
    return { interview: put(staying, question.id, reply.now), outcome: { kind: "held", reason } };
  }
  const empty = question.fields.find((field) => !saved.answers[field]);
  if (text !== undefined && empty) {
    const filled = question.fields.filter((field) => given[field] !== undefined);
    return { interview: put(saved, question.id, reply.now), outcome: { kind: "more", filled, next: empty } };
  }
  return { interview: onward(script, saved, question.id, reply.now), outcome: { kind: "moved" } };
}
