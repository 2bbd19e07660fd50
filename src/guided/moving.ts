import type { Notice } from "../cards/notice.js";
import { fits } from "../cards/notice.js";
import { type Outcome } from "../interview/interview.js";
import { back, deepen, keep, next, pause, reopen, resume, skip, undo } from "../interview/moves.js";
import { refuse } from "../refusal.js";
import type { Answer, Turn } from "../teams/turn.js";
import { holdsUnsaved, onOldCard, withInputKept } from "./answering.js";
import { askedAnew, asking, closing } from "./asking.js";
import { deepeningNotice, exampleCard, leftCard, questionCard } from "./cards.js";
import { readAbout, readQuestion, replyOf, type QuestionClick } from "./clicks.js";
import { isAnsweredAt, openOf, type Extras, type Guided } from "./guided.js";
import { movedCard, statusCard } from "./status.js";

type Move = typeof back;
type How = "waiting" | "skipped" | "saved";

/** The person pressed Tilbage; what they had typed is kept. */
export const goBack = <D>(part: Guided<D>, data: unknown, turn: Turn): Promise<Answer> =>
  clickedAway(part, data, turn, back, "waiting");
/** The person pressed Spring over. */
export const skipQuestion = <D>(part: Guided<D>, data: unknown, turn: Turn): Promise<Answer> =>
  clickedAway(part, data, turn, skip, "skipped");
export const backCommand = <D>(part: Guided<D>, turn: Turn): Promise<Answer> =>
  wroteAway(part, turn, back, "waiting");
export const skipCommand = <D>(part: Guided<D>, turn: Turn): Promise<Answer> =>
  wroteAway(part, turn, skip, "skipped");
/** The person wrote næste: what is saved stands. */
export const nextCommand = <D>(part: Guided<D>, turn: Turn): Promise<Answer> =>
  wroteAway(part, turn, next, "saved");

function clickedAway<D>(part: Guided<D>, data: unknown, turn: Turn, move: Move, how: How): Promise<Answer> {
  const click = readQuestion(part, data);
  return withInputKept(part, click, turn, async (seen) => {
    const { doc, outcome } = await moved(part, turn, click, move, seen);
    const left = leftCard(part, doc, click.question, howLeft(part, doc, click.question, how), turn.text);
    if (outcome.kind === "closed") return onOldCard(part, doc, click, turn);
    if (outcome.kind === "repeated" && holdsUnsaved(part, doc, click.given))
      return onOldCard(part, doc, click, turn);
    if (outcome.kind === "repeated") return { replace: left };
    return { replace: left, ...askedAnew(part, turn, doc, left) };
  });
}

async function wroteAway<D>(part: Guided<D>, turn: Turn, move: Move, how: How): Promise<Answer> {
  const active = await activeOrRefuse(part, turn);
  const question = openOf(part, active);
  const lastQuestion = part.script.questions.at(-1)?.id ?? "";
  if (!question) return move === back ? reopenAt(part, turn, active, lastQuestion) : refuse("no-open-theme");
  const click = { id: part.idOf(active), once: false, question, given: {}, extras: {} };
  const { doc, outcome } = await moved(part, turn, click, move);
  if (outcome.kind !== "moved") return {};
  return askedAnew(
    part,
    turn,
    doc,
    leftCard(part, doc, question, howLeft(part, doc, question, how), turn.text),
  );
}

const activeOrRefuse = async <D>(part: Guided<D>, turn: Turn): Promise<D> =>
  (await part.active(turn)) ?? refuse("no-open-theme");

/** A question that was answered before is not said to be skipped because the person passed it. */
function howLeft<D>(part: Guided<D>, doc: D, question: string, how: How): How {
  if (how === "skipped") return part.interviewOf(doc).skipped.includes(question) ? how : "saved";
  return how === "waiting" && isAnsweredAt(part, doc, question) ? "saved" : how;
}

async function moved<D>(
  part: Guided<D>,
  turn: Turn,
  { id, question, given, extras }: QuestionClick,
  move: Move,
  seen: (doc: D) => D = (doc) => doc,
): Promise<{ doc: D; outcome: Outcome }> {
  let outcome: Outcome = { kind: "repeated" };
  const doc = await part.change(turn, id, (current) => {
    const kept = keep(part.interviewOf(seen(current)), question, given, replyOf(turn));
    const taken = move(part.script, kept, question, replyOf(turn));
    outcome = taken.outcome;
    if (outcome.kind !== "moved") return current;
    return part.withInterview(part.withExtras(current, extras, turn.now), taken.interview, turn);
  });
  return { doc, outcome };
}

async function reopenAt<D>(part: Guided<D>, turn: Turn, active: D, question: string): Promise<Answer> {
  const doc = await reopened(part, turn, part.idOf(active), question);
  return askedAnew(part, turn, doc, statusCard(turn.text("status.summary-moved"), turn.text));
}

const reopened = <D>(
  part: Guided<D>,
  turn: Turn,
  id: string,
  question: string,
  seen: (doc: D) => unknown = () => undefined,
): Promise<D> =>
  part.change(turn, id, (current) => {
    seen(current);
    return part.withInterview(
      current,
      reopen(part.script, part.interviewOf(current), question, turn.now),
      turn,
    );
  });

/** The person pressed Ret, or Svar, at one answer of the summary. */
export async function correctAnswer<D>(part: Guided<D>, data: unknown, turn: Turn): Promise<Answer> {
  const { id, question } = readQuestion(part, data);
  let before: string | null = null;
  const doc = await reopened(part, turn, id, question, (current) => (before = openOf(part, current)));
  const summaryMoved = statusCard(turn.text("status.summary-moved"), turn.text);
  const waiting = before ? leftCard(part, doc, before, "waiting", turn.text) : summaryMoved;
  return { replace: summaryMoved, ...askedAnew(part, turn, doc, waiting) };
}

/** The person pressed Hjælp mig videre: a new deepening question each time, and their unsaved text stays. */
export async function deepenQuestion<D>(part: Guided<D>, data: unknown, turn: Turn): Promise<Answer> {
  const click = readQuestion(part, data);
  const doc = await deepened(part, turn, click.id, click.question, click.extras);
  if (openOf(part, doc) !== click.question) return onOldCard(part, doc, click, turn);
  const notice = deepeningAt(part, doc, click.question, turn);
  const card = questionCard(part, doc, click.question, turn.text, [notice], click.given);
  return fits(card) ? { replaceForClicker: card, tell: notice.text } : { tell: notice.text };
}

export async function deepenCommand<D>(part: Guided<D>, turn: Turn): Promise<Answer> {
  const active = await activeOrRefuse(part, turn);
  const question = openOf(part, active) ?? refuse("no-open-theme");
  const doc = await deepened(part, turn, part.idOf(active), question);
  return { posts: [{ say: deepeningAt(part, doc, question, turn).text }] };
}

const deepeningAt = <D>(part: Guided<D>, doc: D, question: string, turn: Turn): Notice =>
  deepeningNotice(part, question, part.interviewOf(doc).deepened[question] ?? 1, turn.text);

const deepened = <D>(
  part: Guided<D>,
  turn: Turn,
  id: string,
  question: string,
  extras: Extras = {},
): Promise<D> =>
  part.change(turn, id, (current) =>
    openOf(part, current) === question
      ? part.withInterview(
          part.withExtras(current, extras, turn.now),
          deepen(part.interviewOf(current), question),
          turn,
        )
      : current,
  );

export async function exampleCommand<D>(part: Guided<D>, turn: Turn): Promise<Answer> {
  const doc = await activeOrRefuse(part, turn);
  const question = openOf(part, doc) ?? refuse("no-open-theme");
  return { posts: [{ card: exampleCard(part, doc, question, turn.text) }] };
}

/** The person pressed Gem og fortsæt senere; what they had typed is saved too. */
export async function pauseInterview<D>(part: Guided<D>, data: unknown, turn: Turn): Promise<Answer> {
  const click = readQuestion(part, data);
  return withInputKept(part, click, turn, async (seen) => {
    const doc = await part.change(turn, click.id, (current) => paused(part, seen(current), turn, click));
    if (openOf(part, doc) !== click.question) return onOldCard(part, doc, click, turn);
    const card = pausedCard(part, doc, turn);
    return { replace: card, ...closing(turn, part.subjectOf(click.id), card) };
  });
}

export async function pauseCommand<D>(part: Guided<D>, turn: Turn): Promise<Answer> {
  const active = await activeOrRefuse(part, turn);
  const doc = await part.change(turn, part.idOf(active), (current) => paused(part, current, turn));
  const closed = statusCard(turn.text("status.paused"), turn.text);
  const { landed } = asking(part, turn, doc);
  const posts = [{ card: pausedCard(part, doc, turn) }];
  return { ...closing(turn, part.subjectOf(part.idOf(doc)), closed), posts, ...(landed ? { landed } : {}) };
}

function paused<D>(part: Guided<D>, doc: D, turn: Turn, click?: QuestionClick): D {
  if (click && openOf(part, doc) !== click.question) return doc;
  const interview = part.interviewOf(doc);
  const kept = click ? keep(interview, click.question, click.given, replyOf(turn)) : interview;
  return part.withInterview(part.withExtras(doc, click?.extras ?? {}, turn.now), pause(kept), turn);
}

const pausedCard = <D>(part: Guided<D>, doc: D, turn: Turn) =>
  statusCard(turn.text("status.paused"), turn.text, {
    said: part.saying("paused-title", doc, turn.text),
    more: [turn.text("status.paused-more")],
    ...part.subjectOf(part.idOf(doc)),
    way: "resume",
  });

/** The person pressed Fortsæt, or Åbn: the open question, or the summary, is put again below. */
export async function resumeInterview<D>(part: Guided<D>, data: unknown, turn: Turn): Promise<Answer> {
  const { id, once } = readAbout(data);
  const answer = await resumed(part, turn, id);
  return once ? { replace: movedCard(turn), ...answer } : answer;
}

export const resumeCommand = async <D>(part: Guided<D>, turn: Turn): Promise<Answer> =>
  resumed(part, turn, part.idOf(await part.latest(turn)));

async function resumed<D>(part: Guided<D>, turn: Turn, id: string): Promise<Answer> {
  const doc = await part.change(turn, id, (current) =>
    part.withInterview(current, resume(part.interviewOf(current), turn.now), turn),
  );
  return askedAnew(part, turn, doc);
}

/** All of it to read; the open question stays open. */
export async function summaryCommand<D>(part: Guided<D>, turn: Turn): Promise<Answer> {
  const doc = await part.latest(turn);
  return openOf(part, doc) ? shown(part, doc, turn) : askedAnew(part, turn, doc);
}

/** The same while the person is at something else, and stays there. */
export const asideCommand = async <D>(part: Guided<D>, turn: Turn): Promise<Answer> =>
  shown(part, await part.latest(turn), turn);

const shown = <D>(part: Guided<D>, doc: D, turn: Turn): Answer => ({
  posts: part.summary(doc, turn.text).map((card) => ({ card })),
});

/** Takes back the latest change of what the person is at. @throws Refusal nothing-to-undo. */
export async function undoCommand<D>(part: Guided<D>, turn: Turn): Promise<Answer> {
  const id = part.idOf(await activeOrRefuse(part, turn));
  const doc = await part.change(turn, id, (current) =>
    part.withInterview(current, undo(part.interviewOf(current), turn.now), turn),
  );
  return askedAnew(part, turn, doc, undefined, [{ style: "good", text: `✓ ${turn.text("status.undone")}` }]);
}
