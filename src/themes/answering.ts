import { keep } from "../interview/moves.js";
import { takeMessage, takeReply } from "../interview/replies.js";
import { type Outcome } from "../interview/interview.js";
import { checkedAnswers } from "../interview/answer-text.js";
import { Refusal } from "../refusal.js";
import { heardFirst } from "../people/remember.js";
import { StoreUnavailable, WriteConflict } from "../store/documents.js";
import type { Answer, Turn } from "../teams/turn.js";
import type { Text } from "../text/text.js";
import { between, second } from "../time.js";
import { fits, leftCard, oldAnswerCard, questionCard, statusCard, type Notice } from "./cards.js";
import { readQuestion, replyOf, type QuestionClick } from "./clicks.js";
import { asking, changeTheme, closing, isAsked, movedCard, openQuestion } from "./desk.js";
import { themeScript, type Field, type QuestionId } from "./questions.js";
import { correctKinds, newTheme, withInterview, type Theme } from "./theme.js";

/** A turn that saved but has not been seen to send within this time has died; the question is then put again. */
const presumedDead = 10 * second;

/** The person pressed Næste on a question's card. */
export async function answerQuestion(data: unknown, turn: Turn): Promise<Answer> {
  const click = readQuestion(data);
  return withInputKept(click, turn, async (seen) => {
    let outcome: Outcome | undefined;
    const theme = await changeTheme(turn, click.themeId, (current) => {
      const taken = takeReply(
        themeScript,
        seen(current).interview,
        click.question,
        click.given,
        replyOf(turn, click.asked),
      );
      outcome = taken.outcome;
      const isCurrent = outcome.kind === "moved" || outcome.kind === "held";
      return withInterview(
        isCurrent ? correctKinds(current, click.kinds, turn.now) : current,
        taken.interview,
        turn.now,
      );
    });
    return afterClick(theme, click, outcome, turn);
  });
}

/** The person pressed "Gem teksten som mit svar" on a card that was no longer open. */
export async function replaceAnswer(data: unknown, turn: Turn): Promise<Answer> {
  const click = readQuestion(data);
  const theme = await changeTheme(turn, click.themeId, (current) => {
    const reopened = { ...current.interview, open: click.question };
    const kept = keep(reopened, click.question, click.given, replyOf(turn));
    return withInterview(
      current,
      kept === reopened ? current.interview : { ...kept, open: current.interview.open },
      turn.now,
    );
  });
  return {
    replace: leftCard(theme, click.question, "saved", turn.text),
    ...shownAgain(theme, click.question, turn),
  };
}

/** A question that is open while its answer was changed elsewhere is put again, or its card would put back the old. */
export function shownAgain(theme: Theme, question: QuestionId, turn: Turn): Answer {
  if (theme.interview.open !== question) return {};
  return { ...closing(turn, theme.id, movedCard(turn)), ...asking(turn, theme) };
}

function afterClick(theme: Theme, click: QuestionClick, outcome: Outcome | undefined, turn: Turn): Answer {
  const { question } = click;
  const left = leftCard(theme, question, "saved", turn.text);
  if (outcome?.kind === "held")
    return { replace: questionCard(theme, question, turn.text, [heldNotice(outcome.reason, turn.text)]) };
  if (outcome?.kind === "moved")
    return { replace: left, ...closing(turn, theme.id, left), ...asking(turn, theme) };
  if (outcome?.kind === "repeated") return repeated(theme, question, turn);
  return onOldCard(theme, click, turn);
}

export const holdsUnsaved = (theme: Theme, given: QuestionClick["given"]): boolean =>
  Object.entries(given).some(([field, text]) => text && text !== theme.interview.answers[field]);

/** A card whose time is over: what stands in it and is not saved stays in sight, else it says where to go on. */
export function onOldCard(theme: Theme, { question, given }: QuestionClick, turn: Turn): Answer {
  const card = oldAnswerCard(theme, question, given, turn.text);
  if (holdsUnsaved(theme, given) && fits(card))
    return { replaceForClicker: card, tell: turn.text("status.old-text") };
  return { replace: closedCard(theme, turn.text) };
}

/** An old card says so and offers the way to the open question. */
const closedCard = (theme: Theme, text: Text) =>
  statusCard(text("status.closed"), text, {
    more: [text("status.closed-more")],
    themeId: theme.id,
    way: "goto",
  });

/** A repeated delivery: the card shows what the first one led to, and what a crash left unsent is sent. */
function repeated(theme: Theme, question: QuestionId, turn: Turn): Answer {
  const { last, open } = theme.interview;
  const isOpenCard = turn.person?.openCard?.activityId === turn.cardId;
  if (open === question && last?.question === question && last.heldField && isOpenCard) {
    const reason = theme.interview.held.at(-1);
    return {
      replace: questionCard(theme, question, turn.text, reason ? [heldNotice(reason, turn.text)] : []),
    };
  }
  return { replace: leftCard(theme, question, "saved", turn.text), ...askedAgain(theme, turn) };
}

function askedAgain(theme: Theme, turn: Turn): Answer {
  const lost = !isAsked(turn, theme) && between(theme.interview.askedAt, turn.now) > presumedDead;
  return lost ? asking(turn, theme) : {};
}

/** The person wrote an ordinary message while a theme is active. */
export async function answerByMessage(
  written: string,
  themeId: string,
  turn: Turn,
  withFile: boolean,
): Promise<Answer> {
  let outcome: Outcome | undefined;
  let before: Theme | undefined;
  const theme = await changeTheme(turn, themeId, (current) => {
    before = current;
    if (current.interview.paused) return current;
    const taken = takeMessage(themeScript, current.interview, written, replyOf(turn));
    outcome = taken.outcome;
    return withInterview(current, taken.interview, turn.now);
  });
  if (!outcome) {
    const offer = unsaved(theme, written, turn);
    return (await heardFirst(turn, "message")) ? offer : {};
  }
  const answer = afterMessage(theme, before ? openQuestion(before) : null, outcome, turn);
  const isSaved = outcome.kind !== "repeated" && outcome.kind !== "again";
  const leftOut = { say: turn.text("talk.attachment-left-out") };
  return isSaved && withFile ? { ...answer, posts: [leftOut, ...(answer.posts ?? [])] } : answer;
}

/** What is written to a paused theme is offered in the input, not stored unasked. */
function unsaved(theme: Theme, written: string, turn: Turn): Answer {
  const open = openQuestion(theme);
  const closed = closing(turn, theme.id, movedCard(turn));
  if (!open) {
    return {
      ...closed,
      ...asking(turn, theme, [{ style: "emphasis", text: turn.text("welcome.at-summary") }]),
    };
  }
  const field = firstField(theme, open);
  const base = theme.interview.answers[field];
  const text = base ? [base, written].join(themeScript.grows(field) ? "\n" : "\n\n") : written;
  checkedAnswers([[field, text]]);
  const notice: Notice = { style: "emphasis", text: turn.text("question.unsaved") };
  return { ...closed, ...asking(turn, theme, [notice], { [field]: text }) };
}

function firstField(theme: Theme, question: QuestionId): string {
  const own = themeScript.questions.find(({ id }) => id === question)?.fields ?? [];
  return own.find((field) => !theme.interview.answers[field]) ?? own[0] ?? question;
}

function afterMessage(theme: Theme, question: QuestionId | null, outcome: Outcome, turn: Turn): Answer {
  if (outcome.kind === "repeated" || outcome.kind === "closed") return askedAgain(theme, turn);
  if (outcome.kind === "again") return { posts: [{ say: turn.text("status.again") }] };
  if (outcome.kind === "added" && !theme.interview.open) {
    return { ...closing(turn, theme.id, movedCard(turn)), ...asking(turn, theme) };
  }
  if (outcome.kind === "added") {
    return {
      posts: [
        {
          say: turn.text("status.added", { question: turn.text(`brief.${outcome.question as QuestionId}`) }),
        },
      ],
    };
  }
  if (!question) return asking(turn, theme);
  const left = leftCard(theme, question, outcome.kind === "moved" ? "saved" : "partly", turn.text);
  return { ...closing(turn, theme.id, left), ...asking(turn, theme, noticesFor(outcome, turn.text)) };
}

function noticesFor(outcome: Outcome, text: Text): Notice[] {
  if (outcome.kind === "held") return [heldNotice(outcome.reason, text)];
  if (outcome.kind !== "more") return [];
  const fields = outcome.filled.map((field) => text(`field.${field as Field}`)).join(" / ");
  return [
    {
      style: "good",
      text: text("question.more", { field: fields, next: text(`field.${outcome.next as Field}`) }),
    },
  ];
}

/** The friendly word at an answer that we stay with once: a solution at the explorer, or guessed kinds of actors. */
export const heldNotice = (reason: string, text: Text): Notice =>
  reason === "solution"
    ? { style: "accent", text: `💡 ${text("question.solution")}` }
    : { style: "emphasis", text: text("question.kinds") };

/**
 * Runs a click on a question; a refusal, or a store that does not answer, is told at the top of the same card with
 * the person's text still in its inputs, and is not kept by Teams. A text too large for a card gets a sentence.
 */
export async function withInputKept(
  click: QuestionClick,
  turn: Turn,
  act: (seen: (theme: Theme) => Theme) => Promise<Answer>,
): Promise<Answer> {
  let latest: Theme | undefined;
  try {
    return await act((theme) => (latest = theme));
  } catch (error) {
    const sentence = refusalIn(error, turn.text);
    if (!sentence || (latest && latest.interview.open !== click.question)) throw error;
    if (!latest && error instanceof Refusal) throw error;
    const shown = latest ?? newTheme(turn.who.tenantId, click.themeId, turn.who.id, turn.now);
    const card = questionCard(
      shown,
      click.question,
      turn.text,
      [{ style: "attention", text: `⚠ ${sentence}` }],
      click.given,
    );
    return fits(card) ? { replaceForClicker: card, tell: sentence } : { tell: sentence };
  }
}

function refusalIn(error: unknown, text: Text): string | undefined {
  if (error instanceof Refusal) return text(`refusal.${error.code}`, error.values);
  return error instanceof StoreUnavailable || error instanceof WriteConflict
    ? text("refusal.store-busy")
    : undefined;
}
