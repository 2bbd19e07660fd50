import type { Notice } from "../cards/notice.js";
import { fits } from "../cards/notice.js";
import { keptSteps, type Answers, type Interview } from "../interview/interview.js";
import { fillIn } from "../interview/moves.js";
import { Refusal } from "../refusal.js";
import type { Answer, Turn } from "../teams/turn.js";
import type { Instant } from "../time.js";
import { askedAnew } from "./asking.js";
import { readAbout, readForm, replyOf } from "./clicks.js";
import type { Guided } from "./guided.js";
import { statusCard } from "./status.js";

/** The person pressed Udfyld alt på én gang. */
export const openForm = async <D>(part: Guided<D>, data: unknown, turn: Turn): Promise<Answer> =>
  asForm(part, await part.read(turn, readAbout(data).id), turn);

export const formCommand = async <D>(part: Guided<D>, turn: Turn): Promise<Answer> =>
  asForm(part, await part.latest(turn), turn);

const asForm = <D>(part: Guided<D>, doc: D, turn: Turn): Answer => ({
  posts: part.form(doc, turn.text).map((card) => ({ card })),
});

/**
 * The person pressed Gem alt on the form. Refused as a whole when one field is, with everything still in the inputs;
 * a form from before the latest change is shown again with what it holds, so that it cannot undo that unseen.
 */
export async function saveForm<D>(part: Guided<D>, data: unknown, turn: Turn): Promise<Answer> {
  const { id, asked } = readAbout(data);
  const given = readForm(part, data);
  try {
    let isStale = false;
    const doc = await part.change(turn, id, (current) => {
      const interview = part.interviewOf(current);
      isStale = asked !== undefined && overtakes(interview, given, asked);
      return isStale ? current : part.withInterview(current, fillIn(interview, given, replyOf(turn)), turn);
    });
    if (isStale)
      return formAgain(part, doc, written(given), given, part.saying("form-stale", doc, turn.text), turn);
    const savedCard = statusCard(turn.text("status.form-saved"), turn.text);
    return { replace: savedCard, ...askedAnew(part, turn, doc, savedCard) };
  } catch (error) {
    if (!(error instanceof Refusal) || error.values.field === undefined) throw error;
    const sentence = turn.text(`refusal.${error.code}`, error.values);
    const where = part.label("field", String(error.values.field), turn.text);
    const again = formAgain(part, await part.read(turn, id), given, given, `${where}: ${sentence}`, turn);
    return { ...again, refused: error.code };
  }
}

/** Whether the form would put back something that was changed since it was opened, as far as we remember changes. */
function overtakes(interview: Interview, given: Answers, asked: Instant): boolean {
  const differs = Object.keys(given).filter((field) => given[field] !== (interview.answers[field] ?? ""));
  const since = interview.steps.filter(({ at }) => at > asked);
  const forgot = since.length === interview.steps.length && since.length === keptSteps;
  return (
    differs.length > 0 &&
    (forgot || since.some(({ changed }) => changed.some((field) => differs.includes(field))))
  );
}

const written = (given: Answers): Answers =>
  Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ""));

/** The same fields again, with what stands in them and why they were not saved. */
function formAgain<D>(
  part: Guided<D>,
  doc: D,
  given: Answers,
  only: Answers,
  sentence: string,
  turn: Turn,
): Answer {
  const notice: Notice = { style: "attention", text: `⚠ ${sentence}` };
  const [card] = part.form(doc, turn.text, [notice], given, Object.keys(only));
  return card && fits(card) ? { replaceForClicker: card, tell: sentence } : { tell: sentence };
}

export const closeForm = async (_data: unknown, turn: Turn): Promise<Answer> => ({
  replace: statusCard(turn.text("status.form-closed"), turn.text),
});
