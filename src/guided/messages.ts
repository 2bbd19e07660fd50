import type { Notice } from "../cards/notice.js";
import { checkedAnswers } from "../interview/answer-text.js";
import type { Outcome } from "../interview/interview.js";
import { takeMessage } from "../interview/replies.js";
import { heardFirst } from "../people/remember.js";
import { Refusal, type RefusalCode } from "../refusal.js";
import type { Message } from "../teams/handlers.js";
import type { Answer, Turn } from "../teams/turn.js";
import type { Text } from "../text/text.js";
import { askedAgain } from "./answering.js";
import { askedAnew, asking } from "./asking.js";
import { leftCard, writtenAt } from "./cards.js";
import { replyOf } from "./clicks.js";
import { fieldsAt, openOf, type Guided } from "./guided.js";

/** What the words were about is gone, or no longer the person's to change: they are then words about nothing. */
const gone: readonly RefusalCode[] = [
  "theme-deleted",
  "no-such-theme",
  "no-such-network",
  "not-the-lead",
  "in-approval",
  "network-over",
];

/** An ordinary message answers the open question; undefined when what it was about is gone. */
export async function answerByWords<D>(
  part: Guided<D>,
  id: string,
  message: Message,
  turn: Turn,
): Promise<Answer | undefined> {
  try {
    return await answerByMessage(part, id, message, turn);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (gone.includes(error.code)) return undefined;
    if (!(await heardFirst(turn, "message"))) return {};
    if (error.code === "cpr") return { tell: turn.text("talk.cpr"), refused: error.code };
    if (error.code === "no-open-theme") return atSummary(part, turn);
    throw error;
  }
}

/** All questions are behind us: the message is not taken, and the summary shows where it could go. */
async function atSummary<D>(part: Guided<D>, turn: Turn): Promise<Answer> {
  const doc = await part.active(turn);
  return doc ? askedAnew(part, turn, doc, undefined, [summaryNotice(part, doc, turn.text)]) : {};
}

const summaryNotice = <D>(part: Guided<D>, doc: D, text: Text): Notice => ({
  style: "emphasis",
  text: part.saying("at-summary", doc, text),
});

async function answerByMessage<D>(
  part: Guided<D>,
  id: string,
  { text: written, extras }: Message,
  turn: Turn,
): Promise<Answer> {
  let outcome: Outcome | undefined;
  let before: D | undefined;
  const doc = await part.change(turn, id, (current) => {
    before = current;
    const interview = part.interviewOf(current);
    if (interview.paused) return current;
    const taken = takeMessage(part.script, interview, written, replyOf(turn));
    outcome = taken.outcome;
    return part.withInterview(current, taken.interview, turn);
  });
  if (!outcome) {
    const offer = unsaved(part, doc, written, turn);
    return (await heardFirst(turn, "message")) ? offer : {};
  }
  const answer = afterMessage(part, doc, before ? openOf(part, before) : null, outcome, turn);
  const isSaved = outcome.kind !== "repeated" && outcome.kind !== "again";
  const leftOut = { say: turn.text("talk.attachment-left-out") };
  return isSaved && extras.length > 0 ? { ...answer, posts: [leftOut, ...(answer.posts ?? [])] } : answer;
}

/** What is written to a paused interview is offered in the input, not stored unasked. */
function unsaved<D>(part: Guided<D>, doc: D, written: string, turn: Turn): Answer {
  const open = openOf(part, doc);
  if (!open) return askedAnew(part, turn, doc, undefined, [summaryNotice(part, doc, turn.text)]);
  const notice: Notice = { style: "emphasis", text: part.saying("unsaved", doc, turn.text) };
  return askedAnew(part, turn, doc, undefined, [notice], offered(part, doc, open, written));
}

/** The words in the field they are meant for, after what it holds. @throws Refusal cpr, too-long, which-choice. */
function offered<D>(part: Guided<D>, doc: D, open: string, written: string): Record<string, string> {
  const question = part.script.questions.find(({ id }) => id === open);
  const labelled = question && part.script.labelled(question, written);
  const field = firstField(part, doc, open);
  const base = part.interviewOf(doc).answers[field];
  const joined = base ? [base, written].join(part.script.grows(field) ? "\n" : "\n\n") : written;
  const given = part.script.isChosen && labelled ? { ...labelled } : { [field]: joined };
  checkedAnswers(Object.entries(given));
  return given;
}

function firstField<D>(part: Guided<D>, doc: D, question: string): string {
  const own = writtenAt(part, question);
  return (
    own.find((field) => !part.interviewOf(doc).answers[field]) ??
    own[0] ??
    fieldsAt(part, question)[0] ??
    question
  );
}

function afterMessage<D>(
  part: Guided<D>,
  doc: D,
  question: string | null,
  outcome: Outcome,
  turn: Turn,
): Answer {
  if (outcome.kind === "repeated" || outcome.kind === "closed") return askedAgain(part, doc, turn);
  if (outcome.kind === "again") return { posts: [{ say: turn.text("status.again") }] };
  if (outcome.kind === "added" && !openOf(part, doc)) return askedAnew(part, turn, doc);
  if (outcome.kind === "added") {
    const where = part.ask("brief", outcome.question, turn.text);
    return { posts: [{ say: turn.text("status.added", { question: where }) }] };
  }
  if (!question) return asking(part, turn, doc);
  const left = leftCard(part, doc, question, outcome.kind === "moved" ? "saved" : "partly", turn.text);
  return askedAnew(part, turn, doc, left, noticesFor(part, outcome, turn.text));
}

function noticesFor<D>(part: Guided<D>, outcome: Outcome, text: Text): Notice[] {
  if (outcome.kind === "held") return [part.held(outcome.reason, text)];
  if (outcome.kind !== "more") return [];
  const field = outcome.filled.map((name) => part.label("field", name, text)).join(" / ");
  const next = part.label("field", outcome.next, text);
  return [{ style: "good", text: text("question.more", { field, next }) }];
}
