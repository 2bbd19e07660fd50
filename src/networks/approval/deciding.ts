import type { Card } from "../../cards/card.js";
import { fits, type Notice } from "../../cards/notice.js";
import { Refusal, refuse, type RefusalCode } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Key } from "../../text/text.js";
import { changeNetwork, readNetwork } from "../desk.js";
import type { Network } from "../network.js";
import { colleaguesFor, pickedColleague } from "../people.js";
import { ask } from "./ask.js";
import { requestCard } from "./cards.js";
import { readSeat, whoOf, type SeatClick } from "./clicks.js";
import { decide, revoke } from "./decide.js";
import { delegate } from "./delegate.js";
import { delegateCard } from "./form-cards.js";
import { heldSeat, isOwnRequest, type SeatPress } from "./holding.js";
import type { Verdict } from "./round.js";
import { shownAt } from "./shown.js";

const pressOf = (turn: Turn, { seatId, round }: SeatClick): SeatPress => ({ seatId, round, by: whoOf(turn) });

/** A card in a channel is everyone's, so there a leader's view is shown to them alone. */
const inPlace = (turn: Turn, card: Card): Answer =>
  turn.where === "private" ? { replace: card } : { replaceForClicker: card };

/** A leader's move: what it does to the network, and what is then said of it. */
interface Step {
  readonly apply: (network: Network, press: SeatPress, click: SeatClick) => Network;
  readonly said: (after: Network) => Key;
  /** Whether the comment they have begun stays on the card. */
  readonly keepsComment?: true;
}

/** Carries it out, and shows the leader their card as it then is; the others hear by letters. */
async function carryOut(data: unknown, turn: Turn, { apply, said, keepsComment }: Step): Promise<Answer> {
  const click = readSeat(data);
  const { networkId, seatId } = click;
  const view = { viewer: turn.who.id, ...(keepsComment ? { comment: click.comment } : {}) };
  try {
    const press = pressOf(turn, click);
    const network = await changeNetwork(turn, networkId, (current) => apply(current, press, click));
    const notice: Notice = { style: "good", text: turn.text(said(network)) };
    const card = requestCard(network, seatId, turn.text, turn.now, [notice], view);
    return { ...inPlace(turn, card), letters: network.id };
  } catch (error) {
    return refused(error, turn, click);
  }
}

/** Godkend, Send tilbage, Afvis. Source: design card. */
export const decideAs =
  (verdict: Verdict) =>
  (data: unknown, turn: Turn): Promise<Answer> =>
    carryOut(data, turn, {
      apply: (network, press, { comment }) =>
        decide(network, press, { verdict, comment }, turn.approval, turn.now),
      said: (network) =>
        verdict === "approve" && wasLast(network, turn.who.id)
          ? "approval.said.begun"
          : `approval.said.${verdict}`,
    });

function wasLast({ rounds }: Network, personId: string): boolean {
  const round = rounds.at(-1);
  const mine = round?.seats.filter(({ decision }) => decision?.by === personId) ?? [];
  return round?.state === "approved" && mine.some(({ decision }) => decision?.at === round.endedAt);
}

/** Takes back an approval that was kept from an earlier round. */
export const revokeKept = (data: unknown, turn: Turn): Promise<Answer> =>
  carryOut(data, turn, {
    apply: (network, press) => revoke(network, press, turn.now),
    said: () => "approval.said.revoke",
  });

/** Asks the lead before deciding. */
export const askLead = (data: unknown, turn: Turn): Promise<Answer> =>
  carryOut(data, turn, {
    apply: (network, press, { inquiry }) => ask(network, press, inquiry, turn.now),
    said: () => "approval.said.ask",
    keepsComment: true,
  });

/** The request as it stands, from a reminder, the network's card or the channel. */
export async function showRequest(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId, seatId } = readSeat(data);
  const network = await readNetwork(turn, networkId);
  mustHaveHeld(network, seatId, turn.who.id);
  await noteShown(turn, networkId, seatId);
  return inPlace(turn, requestCard(network, seatId, turn.text, turn.now, [], { viewer: turn.who.id }));
}

/** The clicked card now is the request. In a channel it is so for the clicker only, and Teams does not keep it. */
async function noteShown(turn: Turn, networkId: string, seatId: string): Promise<void> {
  const { where, cardId: activityId, conversationId, serviceUrl, who } = turn;
  if (where !== "private" || !activityId) return;
  const card = { conversationId, activityId, serviceUrl, via: "private", holder: who.id } as const;
  await changeNetwork(turn, networkId, (current) => shownAt(current, seatId, card));
}

/** What a leader sees is for who holds the seat, or passed it on. @throws Refusal not-your-seat. */
function mustHaveHeld({ rounds }: Network, seatId: string, personId: string): void {
  const seat = rounds.flatMap(({ seats }) => seats).findLast(({ id }) => id === seatId);
  if (seat?.holder !== personId && seat?.delegated?.from !== personId) refuse("not-your-seat");
}

/** Lad en anden afgøre det: asks who, and why. */
export async function openDelegating(data: unknown, turn: Turn): Promise<Answer> {
  const click = readSeat(data);
  try {
    const network = await readNetwork(turn, click.networkId);
    const { seat, round } = heldSeat(network, pressOf(turn, click));
    if (seat.decision) refuse("already-decided", { verdict: seat.decision.verdict });
    if (round.state !== "open") refuse("round-over");
    return inPlace(turn, await delegateForm(turn, network, click, []));
  } catch (error) {
    return refused(error, turn, click);
  }
}

async function delegateForm(
  turn: Turn,
  network: Network,
  { seatId, person, why }: SeatClick,
  notices: readonly Notice[],
): Promise<Card> {
  const round = network.rounds.at(-1);
  const all = await colleaguesFor(turn, network);
  const people = all.filter(({ id }) => id !== turn.who.id && !(round && isOwnRequest(network, round, id)));
  const choosing = { people, picksPeople: turn.picksPeople };
  return delegateCard(network, seatId, choosing, turn.text, notices, { person, why });
}

/** Passes the seat on; what was chosen and written stays in the form when it is refused. */
export async function passOn(data: unknown, turn: Turn): Promise<Answer> {
  const click = readSeat(data);
  const chosen = async () => {
    const network = await readNetwork(turn, click.networkId);
    return pickedColleague(turn, network, click.person || refuse("nobody-chosen", { field: "person" }));
  };
  try {
    const to = await chosen();
    return await carryOut(data, turn, {
      apply: (network, press, { why }) => delegate(network, press, to, why, turn.now),
      said: () => "approval.said.pass",
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.values["field"] === undefined) throw error;
    const network = await readNetwork(turn, click.networkId);
    heldSeat(network, pressOf(turn, click));
    const sentence = turn.text(`refusal.${error.code}`, error.values);
    const card = await delegateForm(turn, network, click, [{ style: "attention", text: `⚠ ${sentence}` }]);
    const no = { refused: error.code };
    return fits(card) ? { replaceForClicker: card, ...no } : { tell: sentence, ...no };
  }
}

/** After these the leader's card shows what stands. */
const outOfDate: ReadonlySet<RefusalCode> = new Set([
  "request-outdated",
  "round-over",
  "already-decided",
  "own-request",
  "seat-passed-on",
  "too-many-questions",
]);
/** The inputs of the form by which a seat is passed on; its own card shows them again. */
const ofTheForm: ReadonlySet<unknown> = new Set(["person", "why"]);

/** What was typed comes back, and an old card says what happened since. For the clicker alone while words are on it. */
async function refused(error: unknown, turn: Turn, click: SeatClick): Promise<Answer> {
  if (!(error instanceof Refusal) || ofTheForm.has(error.values["field"])) throw error;
  if (!outOfDate.has(error.code) && error.values["field"] === undefined) throw error;
  const network = await readNetwork(turn, click.networkId);
  const isNewer = error.code === "request-outdated";
  const sentence = isNewer ? turn.text("approval.newer") : turn.text(`refusal.${error.code}`, error.values);
  const notices: Notice[] = [{ style: "attention", text: `⚠ ${sentence}` }];
  const { seatId, comment, inquiry, why } = click;
  const asks = inquiry !== "" || error.values["field"] === "inquiry";
  const view = { viewer: turn.who.id, comment: comment || why, inquiry, asks };
  const card = requestCard(network, seatId, turn.text, turn.now, notices, view);
  const no = { refused: error.code };
  if (!fits(card)) return { tell: sentence, ...no };
  if (view.comment || inquiry) return { replaceForClicker: card, ...no };
  await noteShown(turn, click.networkId, seatId);
  return { ...inPlace(turn, card), ...no };
}
