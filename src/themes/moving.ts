import { back, deepen, keep, next, pause, reopen, resume, skip } from "../interview/moves.js";
import { type Outcome } from "../interview/interview.js";
import { refuse } from "../refusal.js";
import type { Answer, Turn } from "../teams/turn.js";
import { between } from "../time.js";
import { holdsUnsaved, onOldCard, withInputKept } from "./answering.js";
import {
  deepening,
  exampleCard,
  fits,
  leftCard,
  questionCard,
  statusCard,
  titleOf,
  type Notice,
} from "./cards.js";
import { formCards, summaryCards } from "./overview-cards.js";
import { readQuestion, readThemeId, replyOf, type QuestionClick } from "./clicks.js";
import {
  activeOrRefuse,
  asking,
  changeOwn,
  changeTheme,
  closing,
  movedCard,
  latestTheme,
  openQuestion,
  ownThemes,
  pageSize,
  readTheme,
} from "./desk.js";
import { themeScript, type QuestionId } from "./questions.js";
import {
  correctKinds,
  isAnswered,
  restore,
  undoableAt,
  undoChange,
  withInterview,
  type Theme,
} from "./theme.js";

type Move = typeof back;
type How = "waiting" | "skipped" | "saved";

/** The person pressed Tilbage; what they had typed is kept. */
export const goBack = (data: unknown, turn: Turn): Promise<Answer> =>
  clickedAway(data, turn, back, "waiting");
/** The person pressed Spring over. */
export const skipQuestion = (data: unknown, turn: Turn): Promise<Answer> =>
  clickedAway(data, turn, skip, "skipped");
export const backCommand = (turn: Turn): Promise<Answer> => wroteAway(turn, back, "waiting");
export const skipCommand = (turn: Turn): Promise<Answer> => wroteAway(turn, skip, "skipped");
/** The person wrote næste: what is saved stands. */
export const nextCommand = (turn: Turn): Promise<Answer> => wroteAway(turn, next, "saved");

function clickedAway(data: unknown, turn: Turn, move: Move, how: How): Promise<Answer> {
  const click = readQuestion(data);
  return withInputKept(click, turn, async (seen) => {
    const { theme, outcome } = await moved(turn, click, move, seen);
    const left = leftCard(theme, click.question, howLeft(theme, click.question, how), turn.text);
    if (outcome.kind === "closed") return onOldCard(theme, click, turn);
    if (outcome.kind === "repeated" && holdsUnsaved(theme, click.given)) return onOldCard(theme, click, turn);
    if (outcome.kind === "repeated") return { replace: left };
    return { replace: left, ...closing(turn, theme.id, left), ...asking(turn, theme) };
  });
}

async function wroteAway(turn: Turn, move: Move, how: How): Promise<Answer> {
  const active = await activeOrRefuse(turn);
  const question = openQuestion(active);
  if (!question) return move === back ? reopenAt(turn, active, lastQuestion) : refuse("no-open-theme");
  const click = { themeId: active.id, question, given: {}, kinds: {} };
  const { theme, outcome } = await moved(turn, click, move);
  if (outcome.kind !== "moved") return {};
  const left = leftCard(theme, question, howLeft(theme, question, how), turn.text);
  return { ...closing(turn, theme.id, left), ...asking(turn, theme) };
}

const lastQuestion = themeScript.questions.at(-1)?.id ?? "";

/** A question that was answered before is not said to be skipped because the person passed it. */
function howLeft(theme: Theme, question: QuestionId, how: How): How {
  if (how === "skipped") return theme.interview.skipped.includes(question) ? how : "saved";
  return how === "waiting" && isAnswered(theme, question) ? "saved" : how;
}

async function moved(
  turn: Turn,
  { themeId, question, given, kinds }: QuestionClick,
  move: Move,
  seen: (theme: Theme) => Theme = (theme) => theme,
): Promise<{ theme: Theme; outcome: Outcome }> {
  let outcome: Outcome = { kind: "repeated" };
  const theme = await changeTheme(turn, themeId, (current) => {
    const kept = keep(seen(current).interview, question, given, replyOf(turn));
    const taken = move(themeScript, kept, question, replyOf(turn));
    outcome = taken.outcome;
    if (outcome.kind !== "moved") return current;
    return withInterview(correctKinds(current, kinds, turn.now), taken.interview, turn.now);
  });
  return { theme, outcome };
}

async function reopenAt(turn: Turn, active: Theme, question: string): Promise<Answer> {
  const theme = await changeTheme(turn, active.id, (current) =>
    withInterview(current, reopen(themeScript, current.interview, question, turn.now), turn.now),
  );
  return {
    ...closing(turn, theme.id, statusCard(turn.text("status.summary-moved"), turn.text)),
    ...asking(turn, theme),
  };
}

/** The person pressed Ret, or Svar, at one answer of the summary. */
export async function correctAnswer(data: unknown, turn: Turn): Promise<Answer> {
  const { themeId, question } = readQuestion(data);
  let before: QuestionId | null = null;
  const theme = await changeTheme(turn, themeId, (current) => {
    before = openQuestion(current);
    return withInterview(current, reopen(themeScript, current.interview, question, turn.now), turn.now);
  });
  const waiting = before
    ? leftCard(theme, before, "waiting", turn.text)
    : statusCard(turn.text("status.summary-moved"), turn.text);
  return {
    replace: statusCard(turn.text("status.summary-moved"), turn.text),
    ...closing(turn, theme.id, waiting),
    ...asking(turn, theme),
  };
}

/** The person pressed Hjælp mig videre: a new deepening question each time, and their unsaved text stays. */
export async function deepenQuestion(data: unknown, turn: Turn): Promise<Answer> {
  const click = readQuestion(data);
  const theme = await deepened(turn, click.themeId, click.question, click.kinds);
  if (theme.interview.open !== click.question) return onOldCard(theme, click, turn);
  const notice = deepening(click.question, theme.interview.deepened[click.question] ?? 1, turn.text);
  const card = questionCard(theme, click.question, turn.text, [notice], click.given);
  return fits(card) ? { replaceForClicker: card, tell: notice.text } : { tell: notice.text };
}

export async function deepenCommand(turn: Turn): Promise<Answer> {
  const active = await activeOrRefuse(turn);
  const question = openQuestion(active) ?? refuse("no-open-theme");
  const theme = await deepened(turn, active.id, question);
  return { posts: [{ say: deepening(question, theme.interview.deepened[question] ?? 1, turn.text).text }] };
}

const deepened = (
  turn: Turn,
  themeId: string,
  question: QuestionId,
  kinds: QuestionClick["kinds"] = {},
): Promise<Theme> =>
  changeTheme(turn, themeId, (current) =>
    current.interview.open === question
      ? withInterview(correctKinds(current, kinds, turn.now), deepen(current.interview, question), turn.now)
      : current,
  );

export async function exampleCommand(turn: Turn): Promise<Answer> {
  const question = openQuestion(await activeOrRefuse(turn)) ?? refuse("no-open-theme");
  return { posts: [{ card: exampleCard(question, turn.text) }] };
}

/** The person pressed Gem og fortsæt senere; what they had typed is saved too. */
export async function pauseTheme(data: unknown, turn: Turn): Promise<Answer> {
  const click = readQuestion(data);
  return withInputKept(click, turn, async (seen) => {
    const theme = await changeTheme(turn, click.themeId, (current) => paused(seen(current), turn, click));
    if (theme.interview.open !== click.question) return onOldCard(theme, click, turn);
    return { replace: pausedCard(theme, turn), ...closing(turn, theme.id, pausedCard(theme, turn)) };
  });
}

export async function pauseCommand(turn: Turn): Promise<Answer> {
  const active = await activeOrRefuse(turn);
  const theme = await changeTheme(turn, active.id, (current) => paused(current, turn));
  const closed = statusCard(turn.text("status.paused"), turn.text);
  const { landed } = asking(turn, theme);
  const posts = [{ card: pausedCard(theme, turn) }];
  return { ...closing(turn, theme.id, closed), posts, ...(landed ? { landed } : {}) };
}

function paused(theme: Theme, turn: Turn, click?: QuestionClick): Theme {
  if (click && theme.interview.open !== click.question) return theme;
  const kept = click ? keep(theme.interview, click.question, click.given, replyOf(turn)) : theme.interview;
  return withInterview(correctKinds(theme, click?.kinds ?? {}, turn.now), pause(kept), turn.now);
}

const pausedCard = (theme: Theme, turn: Turn) =>
  statusCard(turn.text("status.paused"), turn.text, {
    said: theme.interview.answers.title ?? turn.text("theme.untitled"),
    more: [turn.text("status.paused-more")],
    themeId: theme.id,
    way: "resume",
  });

/** The person pressed Fortsæt, or Åbn: the open question, or the summary, is put again below. */
export async function resumeTheme(data: unknown, turn: Turn): Promise<Answer> {
  const { themeId, once } = readThemeId(data);
  const answer = await resumed(turn, themeId);
  return once ? { replace: movedCard(turn), ...answer } : answer;
}

export async function resumeCommand(turn: Turn): Promise<Answer> {
  return resumed(turn, (await latestTheme(turn)).id);
}

async function resumed(turn: Turn, themeId: string): Promise<Answer> {
  const theme = await changeTheme(turn, themeId, (current) =>
    withInterview(current, resume(current.interview, turn.now), turn.now),
  );
  return { ...closing(turn, theme.id, movedCard(turn)), ...asking(turn, theme) };
}

/** The whole theme to read; the open question stays open. */
export async function summaryCommand(turn: Turn): Promise<Answer> {
  const theme = await latestTheme(turn);
  if (!openQuestion(theme)) return { ...closing(turn, theme.id, movedCard(turn)), ...asking(turn, theme) };
  return { posts: summaryCards(theme, turn.text).map((card) => ({ card })) };
}

/** The person pressed Udfyld alt på én gang. */
export async function openForm(data: unknown, turn: Turn): Promise<Answer> {
  return {
    posts: formCards(await readTheme(turn, readThemeId(data).themeId), turn.text).map((card) => ({ card })),
  };
}

export async function formCommand(turn: Turn): Promise<Answer> {
  return { posts: formCards(await latestTheme(turn), turn.text).map((card) => ({ card })) };
}

/** Takes back the latest change: an answer, or a theme that was deleted after it. */
export async function undoCommand(turn: Turn): Promise<Answer> {
  const deleted = await lastDeleted(turn);
  const changed = await lastChanged(turn);
  const lastStep = changed && undoableAt(changed);
  if (deleted && (!lastStep || between(lastStep, deleted.changedAt) >= 0)) {
    const theme = await changeOwn(turn, deleted.id, (current) => restore(current, turn.now));
    return {
      ...closing(turn, theme.id, movedCard(turn)),
      ...asking(turn, theme, [good(turn, theme.sharing ? "share.restored" : "status.restored")]),
    };
  }
  const themeId = changed?.id ?? refuse("nothing-to-undo");
  const wasOpen = changed?.interview.open;
  const theme = await changeTheme(turn, themeId, (current) => undoChange(current, turn.now));
  if (theme.id !== turn.person?.activeTheme && theme.interview.open === wasOpen) {
    const said = titleOf(theme, turn.text);
    return { posts: [{ card: statusCard(good(turn, "status.undone").text, turn.text, { said }) }] };
  }
  return {
    ...closing(turn, theme.id, movedCard(turn)),
    ...asking(turn, theme, [good(turn, "status.undone")]),
  };
}

const good = (turn: Turn, key: "status.restored" | "share.restored" | "status.undone"): Notice => ({
  style: "good",
  text: `✓ ${turn.text(key)}`,
});

/** Of the themes changed lately, the one whose latest undoable change is the newest. */
async function lastChanged(turn: Turn): Promise<Theme | undefined> {
  const changedAt = (theme: Theme | undefined) => (theme ? undoableAt(theme) : "");
  let newest: Theme | undefined;
  let looked = 0;
  for await (const theme of ownThemes(turn)) {
    if (changedAt(theme) > changedAt(newest)) newest = theme;
    if (++looked === pageSize) break;
  }
  return newest;
}

async function lastDeleted(turn: Turn): Promise<Theme | undefined> {
  for await (const theme of ownThemes(turn, "deleted")) return theme;
  return undefined;
}
