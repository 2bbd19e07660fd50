import { createHash } from "node:crypto";
import type { Card } from "../../cards/card.js";
import type { Notice } from "../../cards/notice.js";
import { withWordsKept } from "../../networks/members/kept.js";
import type { Network } from "../../networks/network.js";
import { refuse } from "../../refusal.js";
import { WriteConflict } from "../../store/documents.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Draft, PlanWords } from "../calendar.js";
import { calendarOf, changeCalendar, plannedBy } from "../desk.js";
import { patternInWords } from "../pattern-words.js";
import { itemsOf } from "./agenda.js";
import { readNetworkId, readPlan, readSeries, ticked, type PlanInputs } from "./clicks.js";
import { deskOf } from "./meeting-desk.js";
import { blankInputs, checkedAhead, checkedPlan, inputsOf, understood } from "./form.js";
import { planFormCard, type PlanForm } from "./form-cards.js";
import { listAgain } from "./listing.js";
import { mustHaveRoom, upcoming } from "./lists.js";
import { openQuestions } from "./open-questions.js";
import { newMeeting } from "./plan.js";
import { previewCard } from "./preview-card.js";
import { draftOf, planSeries, withDraft, withoutDraft } from "./series.js";
import { good, plainly } from "./shown.js";
import { readersOf } from "./telling.js";
import { timesOf } from "./times.js";

/** Planlæg møde, and Ret on the preview: the form with what was begun on, else with what is usual. */
export async function openPlan(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId } = readNetworkId(data);
  const network = await plannedBy(turn, networkId);
  const calendar = await calendarOf(turn, networkId);
  const draft = draftOf(calendar, turn.who.id);
  const filled = draft?.words ?? blankInputs(calendar);
  return { replace: await formFor(turn, network, filled, draft ? "shown" : "none") };
}

/** Begynd forfra: an empty form. What was begun on is kept until another plan takes its place, for a slip of the finger. */
export async function planAnew(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId } = readNetworkId(data);
  const network = await plannedBy(turn, networkId);
  const calendar = await calendarOf(turn, networkId);
  const begun = draftOf(calendar, turn.who.id) ? "aside" : "none";
  return { replace: await formFor(turn, network, blankInputs(calendar), begun) };
}

async function formFor(
  turn: Turn,
  network: Network,
  filled: PlanInputs | PlanWords,
  begun: PlanForm["begun"],
  notices: readonly Notice[] = [],
): Promise<Card> {
  const questions = await openQuestions(turn, network.id);
  const inputs = "saying" in filled ? filled : inputsOf(filled, questions);
  return planFormCard(network, { inputs, questions, begun, notices }, turn.text);
}

/**
 * Se datoerne: keeps the plan and shows what would be made. What was said in words is read first; what cannot be comes
 * back in the form, with what was understood filled in.
 */
export async function openPreview(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId } = readNetworkId(data);
  const network = await plannedBy(turn, networkId);
  const calendar = await calendarOf(turn, networkId);
  const typed = readPlan(data);
  let inputs = typed;
  return withWordsKept(
    turn,
    async () => {
      const said = understood(typed, calendar.zone, turn.now);
      inputs = said.inputs;
      const questions = await openQuestions(turn, networkId);
      const keys = ticked(inputs.fromTheme);
      const fromTheme = questions.filter(({ key }) => keys.includes(key)).map(({ words }) => words);
      const words = checkedPlan(inputs, fromTheme, calendar.zone, turn.now);
      return preview(
        turn,
        network,
        words,
        typed.saying === "" ? [] : saidNotice(words, said.isGuessed, turn),
      );
    },
    (notices) => formFor(turn, network, inputs, draftOf(calendar, turn.who.id) ? "shown" : "none", notices),
  );
}

/** What was understood of the words, and what they left open, to be seen before anything is made. */
function saidNotice({ pattern, time, day }: PlanWords, isGuessed: boolean, { text }: Turn): Notice[] {
  if (!pattern) return plainly(text("planning.understood-one"));
  const said = { pattern: patternInWords(pattern, time, day, text) };
  return plainly(text(isGuessed ? "planning.suggested-series" : "planning.understood-series", said));
}

async function preview(
  turn: Turn,
  network: Network,
  words: PlanWords,
  notices: readonly Notice[],
): Promise<Answer> {
  const draft: Draft = { id: idOf(turn, network.id), by: turn.who.id, words };
  const calendar = await changeCalendar(turn, network.id, (current) => withDraft(current, draft, turn.now));
  const coming = await upcoming(turn.documents, network.tenantId, network.id);
  const planned = { network, calendar, draft, settings: turn.meetings, coming };
  return { replace: previewCard(planned, turn.text, turn.now, notices) };
}

/** The same press gives the same id, however often it is delivered. */
const idOf = ({ who, sentAt }: Turn, networkId: string): string =>
  createHash("sha256")
    .update(`${who.tenantId}\n${networkId}\n${who.id}\n${sentAt}`)
    .digest("hex")
    .slice(0, 24);

/** Planlæg: makes the meeting or the series of the draft, once, under its id. */
export async function make(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId, seriesId: id } = readSeries(data);
  const network = await plannedBy(turn, networkId);
  const draft = draftOf(await calendarOf(turn, networkId), turn.who.id);
  if (draft?.id !== id) return madeAlready(turn, network, id);
  return withWordsKept(
    turn,
    () => (draft.words.pattern ? makeSeries(turn, network, draft) : makeOne(turn, network, draft)),
    (notices) => formFor(turn, network, draft.words, "shown", notices),
  );
}

/** An old preview, or one that was pressed before: says so, and makes nothing. */
async function madeAlready(turn: Turn, network: Network, id: string): Promise<Answer> {
  const { series } = await calendarOf(turn, network.id);
  const at = { tenantId: turn.who.tenantId, id };
  const meeting = (await turn.documents.read("meeting", at))?.value;
  const isMade = series.some((one) => one.id === id) || meeting?.networkId === network.id;
  if (!isMade) refuse("draft-gone");
  return listAgain(turn, network, plainly(turn.text("planning.made-already")));
}

async function makeSeries(turn: Turn, network: Network, draft: Draft): Promise<Answer> {
  const calendar = await changeCalendar(turn, network.id, (current) => {
    checkedAhead(draft.words, current.zone, turn.now);
    return planSeries(current, draft, readersOf(network), turn.now);
  });
  const answer = await listAgain(turn, network, good(turn.text("planning.made-series")), { calendar });
  return { ...answer, due: [{ kind: "calendar", id: network.id }] };
}

async function makeOne(turn: Turn, network: Network, { id, words }: Draft): Promise<Answer> {
  const calendar = await calendarOf(turn, network.id);
  checkedAhead(words, calendar.zone, turn.now);
  await mustHaveRoom(turn, network.id);
  const { day, time, minutes, place, link, agenda, fromTheme } = words;
  const times = timesOf({ day, time, minutes, zone: calendar.zone }, calendar, turn.now);
  const items = itemsOf([...agenda, ...fromTheme]);
  const given = {
    ...times,
    id,
    network,
    calendar: { actions: [] },
    place,
    link,
    agenda: items,
    by: turn.who.id,
  };
  const meeting = newMeeting(given, turn.now);
  await turn.documents.write("meeting", meeting, meeting).catch((error: unknown) => {
    // It is there already, made by an earlier press.
    if (!(error instanceof WriteConflict)) throw error;
  });
  await changeCalendar(turn, network.id, (current) => withoutDraft(current, id, turn.now));
  const said = turn.text(network.channel ? "planning.made-one" : "planning.made-one-members");
  return {
    replace: deskOf({ meeting, network }, turn, good(said)),
    due: [
      { kind: "calendar", id: network.id },
      { kind: "meeting", id },
    ],
  };
}
