import type { Notice } from "../cards/notice.js";
import { fits } from "../cards/notice.js";
import type { Answers, Outcome } from "../interview/interview.js";
import { keep } from "../interview/moves.js";
import { takeReply } from "../interview/replies.js";
import { Refusal } from "../refusal.js";
import { StoreUnavailable, WriteConflict } from "../store/documents.js";
import type { Answer, Turn } from "../teams/turn.js";
import type { Text } from "../text/text.js";
import { between, second } from "../time.js";
import { askedAnew, asking, isAsked } from "./asking.js";
import { leftCard, oldAnswerCard, questionCard } from "./cards.js";
import { readQuestion, replyOf, type QuestionClick } from "./clicks.js";
import { openOf, type Guided } from "./guided.js";
import { statusCard } from "./status.js";

/** A turn that saved but has not been seen to send within this time has died; the question is then put again. */
const presumedDead = 10 * second;

/** The person pressed Næste on a question's card. */
export async function answerQuestion<D>(part: Guided<D>, data: unknown, turn: Turn): Promise<Answer> {
  const click = readQuestion(part, data);
  return withInputKept(part, click, turn, async (seen) => {
    let outcome: Outcome | undefined;
    const doc = await part.change(turn, click.id, (current) => {
      const interview = part.interviewOf(seen(current));
      const reply = replyOf(turn, click.asked);
      const taken = takeReply(part.script, interview, click.question, click.given, reply);
      outcome = taken.outcome;
      const isCurrent = outcome.kind === "moved" || outcome.kind === "held";
      const corrected = isCurrent ? part.withExtras(current, click.extras, turn.now) : current;
      return part.withInterview(corrected, taken.interview, turn);
    });
    return afterClick(part, doc, click, outcome, turn);
  });
}

/** The person pressed "Gem teksten som mit svar" on a card that was no longer open. */
export async function replaceAnswer<D>(part: Guided<D>, data: unknown, turn: Turn): Promise<Answer> {
  const click = readQuestion(part, data);
  const doc = await part.change(turn, click.id, (current) => {
    const interview = part.interviewOf(current);
    const reopened = { ...interview, open: click.question };
    const kept = keep(reopened, click.question, click.given, replyOf(turn));
    const next = kept === reopened ? interview : { ...kept, open: interview.open };
    return part.withInterview(current, next, turn);
  });
  return {
    replace: leftCard(part, doc, click.question, "saved", turn.text),
    ...shownAgain(part, doc, click.question, turn),
  };
}

/** A question that is open while its answer was changed elsewhere is put again, or its card would put back the old. */
export function shownAgain<D>(part: Guided<D>, doc: D, question: string, turn: Turn): Answer {
  return openOf(part, doc) === question ? askedAnew(part, turn, doc) : {};
}

function afterClick<D>(
  part: Guided<D>,
  doc: D,
  click: QuestionClick,
  outcome: Outcome | undefined,
  turn: Turn,
): Answer {
  const { question } = click;
  if (outcome?.kind === "held")
    return { replace: questionCard(part, doc, question, turn.text, [part.held(outcome.reason, turn.text)]) };
  if (outcome?.kind === "moved") {
    const left = leftCard(part, doc, question, "saved", turn.text);
    return { replace: left, ...askedAnew(part, turn, doc, left) };
  }
  if (outcome?.kind === "repeated") return repeated(part, doc, question, turn);
  return onOldCard(part, doc, click, turn);
}

export const holdsUnsaved = <D>(part: Guided<D>, doc: D, given: Answers): boolean =>
  Object.entries(given).some(([field, text]) => text && text !== part.interviewOf(doc).answers[field]);

/** A card whose time is over: what stands in it and is not saved stays in sight, else it says where to go on. */
export function onOldCard<D>(
  part: Guided<D>,
  doc: D,
  { question, given }: QuestionClick,
  turn: Turn,
): Answer {
  const card = oldAnswerCard(part, doc, question, given, turn.text);
  if (holdsUnsaved(part, doc, given) && fits(card))
    return { replaceForClicker: card, tell: turn.text("status.old-text") };
  return { replace: closedCard(part, doc, turn.text) };
}

/** An old card says so and offers the way to the open question. */
const closedCard = <D>(part: Guided<D>, doc: D, text: Text) =>
  statusCard(text("status.closed"), text, {
    more: [text("status.closed-more")],
    ...part.subjectOf(part.idOf(doc)),
    way: "goto",
  });

/** A repeated delivery: the card shows what the first one led to, and what a crash left unsent is sent. */
function repeated<D>(part: Guided<D>, doc: D, question: string, turn: Turn): Answer {
  const { last, open, held } = part.interviewOf(doc);
  const isOpenCard = turn.person?.openCard?.activityId === turn.cardId;
  if (open === question && last?.question === question && last.heldField && isOpenCard) {
    const reason = held.at(-1);
    const notices = reason ? [part.held(reason, turn.text)] : [];
    return { replace: questionCard(part, doc, question, turn.text, notices) };
  }
  return { replace: leftCard(part, doc, question, "saved", turn.text), ...askedAgain(part, doc, turn) };
}

export function askedAgain<D>(part: Guided<D>, doc: D, turn: Turn): Answer {
  const { askedAt } = part.interviewOf(doc);
  const lost = !isAsked(part, turn, doc) && between(askedAt, turn.now) > presumedDead;
  return lost ? asking(part, turn, doc) : {};
}

/**
 * Runs a click on a question; a refusal, or a store that does not answer, is told at the top of the same card with
 * the person's text still in its inputs, and is not kept by Teams. A text too large for a card gets a sentence.
 */
export async function withInputKept<D>(
  part: Guided<D>,
  click: QuestionClick,
  turn: Turn,
  act: (seen: (doc: D) => D) => Promise<Answer>,
): Promise<Answer> {
  let latest: D | undefined;
  try {
    return await act((doc) => (latest = doc));
  } catch (error) {
    const sentence = refusalIn(error, turn.text);
    if (!sentence || (latest && openOf(part, latest) !== click.question)) throw error;
    if (!latest && error instanceof Refusal) throw error;
    const shown = latest ?? part.blank(turn, click.id);
    const notice: Notice = { style: "attention", text: `⚠ ${sentence}` };
    const card = questionCard(part, shown, click.question, turn.text, [notice], click.given);
    const refused = error instanceof Refusal ? error.code : "store-busy";
    const said = { tell: sentence, refused } as const;
    return fits(card) ? { replaceForClicker: card, ...said } : said;
  }
}

function refusalIn(error: unknown, text: Text): string | undefined {
  if (error instanceof Refusal) return text(`refusal.${error.code}`, error.values);
  return error instanceof StoreUnavailable || error instanceof WriteConflict
    ? text("refusal.store-busy")
    : undefined;
}
