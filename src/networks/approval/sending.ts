import { fits, type Notice } from "../../cards/notice.js";
import { Refusal, refuse } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Key } from "../../text/text.js";
import { workingDaysAfter } from "../../workdays.js";
import { changeLed, readLed } from "../desk.js";
import type { Network } from "../network.js";
import { colleaguesFor, pickedColleague } from "../people.js";
import { networkAgain } from "../seeing/again.js";
import { answer } from "./ask.js";
import { readAnswer, readChoices, readNetworkId, readPage, readPlan, readRound, whoOf } from "./clicks.js";
import { withdraw } from "./decide.js";
import { pageOfPlan, seatInput, seatsCard } from "./form-cards.js";
import { approvalDeskCard, planCard, type Preview, type Unsent } from "./lead-cards.js";
import { hindrancesFor, mustBeForming, planOf, saveSeats, type Choice, type Plan } from "./seats.js";
import { notYet, previewOf, send, start } from "./send.js";

const good = (turn: Turn, key: Key): Notice[] => [{ style: "good", text: turn.text(key) }];

/** What the lead does about the approval now: prepare it, or see who has answered. */
function deskAgain(turn: Turn, network: Network, notices: readonly Notice[] = []): Answer {
  const { text } = turn;
  if (network.state !== "forming") return { replace: approvalDeskCard(network, text, notices) };
  return { replace: planCard(network, previewFor(turn, network), text, notices) };
}

function previewFor(turn: Turn, network: Network): Preview {
  const reason = notYet(network, turn.approval);
  const round = previewOf(network, whoOf(turn), turn.now);
  return {
    plan: planOf(network),
    hindrances: hindrancesFor(network, turn.who.id, turn.approval),
    kept: round.seats.filter(({ decision }) => decision).map(({ id }) => id),
    start: reason === "start-needs-approval" ? "no" : (reason ?? "may"),
  };
}

/** Godkendelse, for the lead. */
export async function openDesk(data: unknown, turn: Turn): Promise<Answer> {
  return deskAgain(turn, await readLed(turn, readNetworkId(data)));
}

/** A refusal is shown on the card as things stand; what is no refusal is a fault. */
async function refused(error: unknown, turn: Turn, networkId: string): Promise<Answer> {
  if (!(error instanceof Refusal) || error.code === "no-such-network" || error.code === "not-the-lead")
    throw error;
  const sentence = turn.text(`refusal.${error.code}`, error.values);
  const network = await readLed(turn, networkId);
  const again = deskAgain(turn, network, [{ style: "attention", text: `⚠ ${sentence}` }]);
  return { ...again, refused: error.code };
}

/** What is sent is what was shown: a plan from before the latest change is shown anew. @throws Refusal plan-outdated. */
const fresh = (network: Network, asked: string): Network =>
  network.state === "forming" && network.changedAt !== asked ? refuse("plan-outdated") : network;

/** Send til godkendelse. Source: design card, S3-3. */
export async function sendToLeaders(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId, asked } = readPlan(data);
  const { approval, now } = turn;
  const moments = {
    remindAt: workingDaysAfter(now, approval.remindAfter),
    escalateAt: workingDaysAfter(now, approval.escalateAfter),
  };
  try {
    const network = await changeLed(turn, networkId, (current) =>
      send(fresh(current, asked), whoOf(turn), approval, moments, now),
    );
    return { ...deskAgain(turn, network, good(turn, "approval.sent")), letters: network.id };
  } catch (error) {
    return refused(error, turn, networkId);
  }
}

/** Start netværket: an informal one, on its lead's word. S3-1. */
export async function startOnOwnWord(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId, asked } = readPlan(data);
  try {
    const network = await changeLed(turn, networkId, (current) =>
      start(fresh(current, asked), whoOf(turn), turn.approval, turn.now),
    );
    return { ...networkAgain(turn, network, good(turn, "approval.started")), letters: network.id };
  } catch (error) {
    return refused(error, turn, networkId);
  }
}

/** Træk anmodningen tilbage. */
export async function withdrawRequest(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId, round } = readRound(data);
  try {
    const network = await changeLed(turn, networkId, (current) =>
      withdraw(current, whoOf(turn), round, turn.now),
    );
    return { ...deskAgain(turn, network, good(turn, "approval.withdrawn")), letters: network.id };
  } catch (error) {
    return refused(error, turn, networkId);
  }
}

/** The lead answers a leader's question; words that cannot be sent stay on the card, for the clicker alone. */
export async function answerLeader(data: unknown, turn: Turn): Promise<Answer> {
  const click = readAnswer(data);
  const { networkId, seatId, inquiryId } = click;
  try {
    const press = { seatId, inquiryId, by: whoOf(turn) };
    const network = await changeLed(turn, networkId, (current) =>
      answer(current, press, click.answer, turn.now),
    );
    return { ...deskAgain(turn, network, good(turn, "approval.answer-sent")), letters: network.id };
  } catch (error) {
    if (!(error instanceof Refusal) || click.answer === "") return refused(error, turn, networkId);
    return unsent(turn, await readLed(turn, networkId), { seatId, inquiryId, words: click.answer }, error);
  }
}

function unsent(turn: Turn, network: Network, typed: Unsent, { code, values }: Refusal): Answer {
  const sentence = turn.text(`refusal.${code}`, values);
  const notices: Notice[] = [{ style: "attention", text: `⚠ ${sentence}` }];
  const card = approvalDeskCard(network, turn.text, notices, typed);
  const said = { tell: sentence, refused: code };
  return fits(card) ? { replaceForClicker: card, ...said } : said;
}

/** Ret pladserne: who decides for each area. */
export async function openSeats(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId, page } = readPage(data);
  const network = await readLed(turn, networkId);
  return network.state === "forming" ? seatsAgain(turn, network, page) : deskAgain(turn, network);
}

async function seatsAgain(
  turn: Turn,
  network: Network,
  page: number,
  notices: readonly Notice[] = [],
): Promise<Answer> {
  const choosing = { people: await colleaguesFor(turn, network), picksPeople: turn.picksPeople };
  return { replace: seatsCard(network, planOf(network), choosing, page, turn.text, notices) };
}

/** Keeps the seats of one page, and goes on to the next or to what would be sent. */
export async function keepSeats(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId, page } = readPage(data);
  const chosen = readChoices(data);
  const before = await readLed(turn, networkId);
  const choosing = { people: await colleaguesFor(turn, before), picksPeople: turn.picksPeople };
  const plan = planOf(before);
  try {
    mustBeForming(before);
    const choices = await choicesIn(turn, before, plan, chosen);
    const network = await changeLed(turn, networkId, (current) => saveSeats(current, choices, turn.now));
    const { number, isLast } = pageOfPlan(planOf(network), choosing, page);
    const notices = good(turn, "approval.seats-saved");
    return isLast ? deskAgain(turn, network, notices) : await seatsAgain(turn, network, number + 1, notices);
  } catch (error) {
    if (!(error instanceof Refusal) || error.values["field"] === undefined)
      return refused(error, turn, networkId);
    const sentence = turn.text(`refusal.${error.code}`, error.values);
    const notices: Notice[] = [{ style: "attention", text: `⚠ ${sentence}` }];
    const card = seatsCard(before, plan, choosing, page, turn.text, notices, chosen);
    return { replaceForClicker: card, refused: error.code };
  }
}

/** Who was chosen, by the names that Teams or the store knows. @throws Refusal person-not-known. */
async function choicesIn(
  turn: Turn,
  network: Network,
  plan: readonly Plan[],
  chosen: Readonly<Record<string, string>>,
): Promise<Choice[]> {
  const asked = plan.filter(
    ({ id, holder }) => (chosen[seatInput(id)] ?? holder?.id ?? "") !== (holder?.id ?? ""),
  );
  return Promise.all(
    asked.map(async ({ id }) => {
      const picked = chosen[seatInput(id)] ?? "";
      return picked ? { id, holder: await pickedColleague(turn, network, picked, seatInput(id)) } : { id };
    }),
  );
}
