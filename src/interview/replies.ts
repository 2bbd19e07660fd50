import { refuse } from "../refusal.js";
import { between, minute } from "../time.js";
import {
  noted,
  onward,
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
} from "./interview.js";

/** A click or a long text that comes again within this time is a repeated delivery, not a second thought. */
const repeatWindow = 1 * minute;
const longEnoughToBeUnique = 20;

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
  if (interview.seen.includes(reply.activityId)) return true;
  if (!unchanged || interview.last?.question !== questionId) return false;
  if (interview.open === questionId) return reply.asked !== undefined && reply.asked !== interview.askedAt;
  return between(interview.last.at, reply.now) < repeatWindow;
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
  if (interview.last?.typed && reply.sentAt <= interview.askedAt)
    return addToLast(interview, interview.last, piece, reply);
  const question = questionOf(script, interview.open) ?? refuse("no-open-theme");
  const labelled = script.labelled(question, text);
  if (labelled)
    return settle(
      script,
      interview,
      question,
      labelled,
      reply,
      { question: question.id, at: reply.now },
      true,
    );
  const field = fieldFor(question, interview.answers);
  const base = script.grows(field) ? interview.answers[field] : undefined;
  const typed = { field, ...(base ? { base } : {}), pieces: [piece] };
  const given = { [field]: joined(typed) };
  return settle(
    script,
    interview,
    question,
    given,
    reply,
    { question: question.id, at: reply.now, typed },
    true,
  );
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
  const inWritingOrder = (a: Piece, b: Piece) =>
    Number(a.at > b.at) - Number(a.at < b.at) || (a.id < b.id ? -1 : 1);
  const typed = { ...earlier, pieces: [...earlier.pieces, piece].sort(inWritingOrder) };
  const saved = noted(save(interview, last.question, { [typed.field]: joined(typed) }, reply), reply);
  return {
    interview: { ...saved, last: { ...last, typed } },
    outcome: { kind: "added", question: last.question },
  };
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
    return {
      interview: {
        ...saved,
        held: [...saved.held.filter((given) => given !== reason), reason],
        askedAt: reply.now,
      },
      outcome: { kind: "held", reason },
    };
  }
  const empty = question.fields.find((field) => !saved.answers[field]);
  if (typed && empty) {
    const filled = question.fields.filter((field) => given[field] !== undefined);
    return { interview: { ...saved, askedAt: reply.now }, outcome: { kind: "more", filled, next: empty } };
  }
  return { interview: onward(script, saved, question.id, reply.now), outcome: { kind: "moved" } };
}
