import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { momentInWords } from "../../dates.js";
import type { Text } from "../../text/text.js";
import { gapsIn } from "../charter/gaps.js";
import { openRound, type Network } from "../network.js";
import { titleOf } from "../title.js";
import { flowing, linesOf, nameOf } from "./cards.js";
import type { Round, Seat } from "./round.js";
import type { Hindrances, Plan } from "./seats.js";

/** More areas than these are counted. */
const mostSeats = 20;

/** What the lead sees before sending. */
export interface Preview {
  readonly plan: readonly Plan[];
  readonly hindrances: Hindrances;
  /** The seats whose approval would still hold. */
  readonly kept: readonly string[];
  readonly start: "may" | "list-open" | "nobody-else" | "no";
}

/** Who would be asked, whose approval still holds, and what is worth a look first. Nothing is sent yet. S3-3. */
export function planCard(
  network: Network,
  { plan, hindrances, kept, start }: Preview,
  text: Text,
  notices: readonly Notice[] = [],
): Card {
  const rest = plan.length - mostSeats;
  const isHindered = hindrances.own.length > 0 || hindrances.withoutLeader.length > 0;
  const gaps = gapsIn(network).filter(({ id }) => id !== "anchoring");
  return fill("approval-plan", {
    lang: text.language,
    speak: text("approval.plan-speak"),
    above: text("approval.plan-above"),
    title: titleOf(network, text),
    notices: [...notices, ...planNotices(hindrances, start, text)],
    last: lastOf(network.rounds.at(-1), text),
    seats: plan.slice(0, mostSeats).map((one) => planLine(one, hindrances, kept, text)),
    moreSeats: rest > 0 ? text("approval.plan-more", { count: rest }) : "",
    gaps: gaps.map(({ id }) => text(`gap.${id}`)),
    networkId: network.id,
    asked: network.changedAt,
    can: { start: start === "may", send: !isHindered, seats: true },
    labels: {
      who: text("approval.plan-who"),
      gaps: text("approval.plan-gaps"),
      start: text("approval.start"),
      send: text("approval.send"),
      seats: text("approval.seats"),
      charter: text("approval.gaps"),
      back: text("approval.to-network"),
    },
  });
}

function planNotices({ withoutLeader, own }: Hindrances, start: Preview["start"], text: Text): Notice[] {
  const about = start === "may" ? "may-start" : start === "no" ? "not-sent" : start;
  const without = text("refusal.seat-without-leader", { count: withoutLeader.length });
  return [
    { style: "emphasis", text: text(`approval.plan-${about}`) },
    ...(withoutLeader.length > 0 ? [{ style: "attention", text: `⚠ ${without}` } as const] : []),
    ...(own.length > 0 ? [{ style: "attention", text: `⚠ ${text("refusal.own-seat")}` } as const] : []),
  ];
}

function planLine(
  { id, area, holder, isNeeded }: Plan,
  { own }: Hindrances,
  kept: readonly string[],
  text: Text,
) {
  const absent = text(isNeeded ? "approval.plan-empty" : "approval.plan-optional");
  const note = own.includes(area) ? text("approval.plan-own") : "";
  return {
    area: nameOf(area),
    name: holder ? nameOf(holder.name) : absent,
    note: kept.includes(id) ? text("approval.plan-kept") : note,
  };
}

/** What the leaders wrote when they sent it back or rejected it. */
function lastOf(round: Round | undefined, text: Text): Data[] {
  if (round?.state !== "returned" && round?.state !== "rejected") return [];
  return (round.seats ?? []).flatMap(({ decision }) =>
    decision && decision.verdict !== "approve"
      ? linesOf([
          [text(`approval.done.${decision.verdict}`), nameOf(decision.byName)],
          [text("approval.comment-was"), flowing(decision.comment ?? "", 1_000)],
        ])
      : [],
  );
}

/** An answer that could not be sent. */
export interface Unsent {
  readonly seatId: string;
  readonly inquiryId: string;
  readonly words: string;
}

/** Who has answered what, the questions that wait for an answer, and a way to take it back. For the lead. */
export function approvalDeskCard(
  network: Network,
  text: Text,
  notices: readonly Notice[] = [],
  typed?: Unsent,
): Card {
  const questions = openRound(network) ? questionsOf(network.rounds.at(-1)?.seats ?? [], text, typed) : [];
  const isInPlace = questions.some(({ typed: words }) => words !== "");
  const round = network.rounds.at(-1);
  const seats = inOrder(round?.seats ?? []);
  const rest = seats.length - mostSeats;
  const approved = seats.filter(({ decision }) => decision?.verdict === "approve").length;
  const said = round
    ? text("approval.desk-count", { approved, count: seats.length })
    : text("approval.desk-none");
  return fill("approval-desk", {
    lang: text.language,
    speak: said,
    above: text(`approval.desk-above.${aboveOf(network)}`),
    title: titleOf(network, text),
    notices: [...notices, { style: "emphasis", text: said }],
    unsent: isInPlace ? [] : linesOf([[text("approval.unsent"), flowing(typed?.words ?? "", 1_000)]]),
    questions,
    seats: seats.slice(0, mostSeats).map((seat) => seatLine(seat, round, text)),
    moreSeats: rest > 0 ? text("approval.plan-more", { count: rest }) : "",
    networkId: network.id,
    round: round?.number ?? 0,
    can: { withdraw: openRound(network) !== undefined },
    labels: {
      answer: text("approval.answer"),
      answerStart: text("approval.answer-start"),
      sendAnswer: text("approval.send-answer"),
      error: text("approval.error"),
      refresh: text("approval.refresh"),
      read: text("approval.read"),
      back: text("approval.to-network"),
      withdraw: text("approval.withdraw"),
    },
  });
}

function aboveOf({ state, rounds }: Network): "awaiting" | "active" | "none" | "over" {
  if (state === "awaiting") return "awaiting";
  if (rounds.length === 0) return "none";
  return rounds.at(-1)?.state === "approved" ? "active" : "over";
}

/** Those the lead waits for first. */
const inOrder = (seats: readonly Seat[]): Seat[] => [
  ...seats.filter(({ decision }) => !decision),
  ...seats.filter(({ decision }) => decision),
];

function seatLine({ area, holderName, decision, ...seat }: Seat, round: Round | undefined, text: Text): Data {
  const isKept = decision !== undefined && decision.round < (round?.number ?? 0);
  const moment = momentInWords(decision?.at ?? round?.sentAt ?? "", text.language);
  const note = decision
    ? text(isKept ? "approval.desk-kept" : `approval.desk-${decision.verdict}`, { moment })
    : waitingNote(seat, text);
  const comment = flowing(decision?.comment ?? "", 300);
  return { area: nameOf(area), name: nameOf(holderName), note, comment: comment ? [comment] : [] };
}

function waitingNote({ unreachable, cards }: Pick<Seat, "unreachable" | "cards">, text: Text): string {
  if (unreachable) return text("approval.desk-unreachable");
  return text(cards.at(-1)?.via === "channel" ? "approval.desk-channel" : "approval.desk-waiting");
}

/** One question at a time, the oldest first, so that an answer is never put under another question. */
function questionsOf(seats: readonly Seat[], text: Text, typed?: Unsent): Data[] {
  const open = seats.flatMap(({ inquiries, ...seat }) =>
    inquiries.filter(({ answer }) => !answer).map((inquiry) => ({ seat, inquiry })),
  );
  const [first] = open.sort((a, b) => a.inquiry.at.localeCompare(b.inquiry.at));
  if (!first) return [];
  const { seat, inquiry } = first;
  return [
    {
      lines: linesOf([
        [text("approval.asks"), `${nameOf(seat.holderName)} (${nameOf(seat.area)})`],
        [text("approval.question"), flowing(inquiry.text, 1_000)],
      ]),
      typed: typed?.seatId === seat.id && typed.inquiryId === inquiry.id ? typed.words : "",
      seatId: seat.id,
      inquiryId: inquiry.id,
      waiting: open.length > 1 ? text("approval.questions-wait", { count: open.length - 1 }) : "",
    },
  ];
}
