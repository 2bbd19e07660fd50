import { refuse } from "../refusal.js";
import { between, second, type Instant } from "../time.js";
import {
  isSeen,
  noted,
  numberOf,
  onward,
  put,
  questionOf,
  save,
  type Answers,
  type Interview,
  type Reply,
  type Script,
  type Taken,
} from "./interview.js";

/** Nobody reads a new card and leaves it within this time: it is the other half of a double click. */
const doubleClick = 2 * second;

/**
 * Keeps what stands in a card's inputs when the person leaves the question by another button than Næste, so that
 * nothing they wrote is lost. An empty input is not taken for a wish to delete.
 */
export function keep(interview: Interview, questionId: string, given: Answers, reply: Reply): Interview {
  const written = Object.fromEntries(
    Object.entries(given).filter(([field, text]) => text && text !== interview.answers[field]),
  );
  const taken = isSeen(interview, reply) || interview.open !== questionId;
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

/** Goes on with what is saved, as Næste does when nothing was changed. @throws Refusal empty-answer. */
export function next(script: Script, interview: Interview, questionId: string, reply: Reply): Taken {
  return leave(interview, questionId, reply, () => {
    const question = questionOf(script, questionId);
    if (!question?.fields.some((field) => interview.answers[field])) refuse("empty-answer");
    return onward(script, interview, questionId, reply.now);
  });
}

/** Goes to the question before; later answers stay. At the first question there is nowhere to go. */
export function back(script: Script, interview: Interview, questionId: string, reply: Reply): Taken {
  return leave(interview, questionId, reply, () => {
    const before = script.questions[numberOf(script, questionId) - 2] ?? refuse("first-question");
    return put(interview, before.id, reply.now);
  });
}

function leave(interview: Interview, questionId: string, reply: Reply, to: () => Interview): Taken {
  if (isSeen(interview, reply)) return { interview, outcome: { kind: "repeated" } };
  if (interview.open !== questionId) {
    const justLeft = between(interview.askedAt, reply.now) < doubleClick;
    return { interview, outcome: { kind: justLeft ? "repeated" : "closed" } };
  }
  return { interview: noted(unheld({ ...to(), paused: false }), reply), outcome: { kind: "moved" } };
}

/** Leaving a question ends our staying at it. */
function unheld(interview: Interview): Interview {
  if (!interview.last?.heldField) return interview;
  const { heldField, ...last } = interview.last;
  return { ...interview, last };
}

/** Opens one answer to be corrected; afterwards the person goes back to where they were. */
export function reopen(script: Script, interview: Interview, questionId: string, now: Instant): Interview {
  if (!questionOf(script, questionId)) refuse("unknown-click");
  const { returnTo = interview.open, ...rest } = interview;
  const reopened = put(unheld({ ...rest, paused: false }), questionId, now);
  return returnTo === questionId ? reopened : { ...reopened, returnTo };
}

/** Goes on where the person left. */
export const resume = (interview: Interview, now: Instant): Interview =>
  put({ ...interview, paused: false }, interview.open, now);

/** Puts the interview aside; messages are then not taken for answers. */
export const pause = (interview: Interview): Interview =>
  interview.paused ? interview : { ...interview, paused: true };

/** Fills several questions at once, all or nothing, and goes to the summary. @throws Refusal too-long or cpr */
export function fillIn(interview: Interview, given: Answers, reply: Reply): Interview {
  const { returnTo, ...rest } = save(interview, undefined, given, reply);
  return put({ ...rest, paused: false }, null, reply.now);
}

/** Counts one more deepening question, so that the next one is new. */
export function deepen(interview: Interview, questionId: string): Interview {
  return {
    ...interview,
    deepened: { ...interview.deepened, [questionId]: (interview.deepened[questionId] ?? 0) + 1 },
  };
}

/** Takes the latest change back and opens the question it was made at. @throws Refusal nothing-to-undo. */
export function undo(interview: Interview, now: Instant): Interview {
  const step = interview.steps.at(-1) ?? refuse("nothing-to-undo");
  const { last, ...rest } = interview;
  const kept = Object.entries(interview.answers).filter(([field]) => !step.changed.includes(field));
  const undone: Interview = {
    ...rest,
    answers: { ...Object.fromEntries(kept), ...step.before },
    steps: interview.steps.slice(0, -1),
    paused: false,
  };
  if (step.question === undefined || step.question === undone.open) return put(undone, undone.open, now);
  const { returnTo = interview.open, ...elsewhere } = put(undone, step.question, now);
  return returnTo === step.question ? elsewhere : { ...elsewhere, returnTo };
}
