import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { momentInWords } from "../../dates.js";
import { paragraphs, shortened } from "../../interview/plain.js";
import { refuse } from "../../refusal.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { textsAt } from "../charter/versions.js";
import { areaKey, capacities } from "../members/member.js";
import { leadOf, type Network } from "../network.js";
import { titleOf } from "../title.js";
import { changedSince } from "./content.js";
import type { Inquiry, Round, Seat } from "./round.js";

const nameLength = 120;
const factLength = 300;
const purposeLength = 1_200;
/** More names than these are counted. */
const mostNames = 8;
/** The newest questions are shown; those before them are counted. */
const mostInquiries = 3;

export const flowing = (words: string, most: number = factLength): string =>
  shortened(paragraphs(words).join(" "), most);
export const nameOf = (name: string): string => flowing(name, nameLength);

/** What people wrote, apart from our own label. A line with nothing to say is left out. */
export const linesOf = (lines: readonly (readonly [label: string, said: string])[]): Data[] =>
  lines.flatMap(([label, said]) => (said === "" ? [] : [{ label, said }]));

/** The names, the rest of them counted. */
export function named(names: readonly string[], text: Text): string {
  const rest = names.length - mostNames;
  const shownNames = names.slice(0, mostNames).map(nameOf).join(", ");
  return rest > 0 ? `${shownNames} ${text("approval.names-more", { count: rest })}` : shownNames;
}

/** Who looks at the card, and what they have typed when it is shown again. */
export interface View {
  /** aadObjectId; the seat's holder when absent. */
  readonly viewer?: string;
  readonly comment?: string;
  readonly inquiry?: string;
  /** Whether the question's input is in sight at once. */
  readonly asks?: boolean;
}

type State = "waiting" | "kept" | "decided" | "over" | "passed";

function stateOf(round: Round, { decision, holder }: Seat, viewer: string): State {
  if (viewer !== holder) return "passed";
  if (!decision) return round.state === "open" ? "waiting" : "over";
  return decision.round < round.number && round.state === "open" ? "kept" : "decided";
}

interface Asked {
  readonly network: Network;
  readonly round: Round;
  readonly seat: Seat;
  readonly state: State;
}

/**
 * A leader's card in any state: to decide on, with what they need for it; what was decided, by whom and when, without
 * buttons; or where the seat went. Source: design card, S3-3, S3-4.
 */
export function requestCard(
  network: Network,
  seatId: string,
  text: Text,
  _now: Instant,
  notices: readonly Notice[] = [],
  view: View = {},
): Card {
  const holds = ({ seats }: Round) => seats.some(({ id }) => id === seatId);
  const round = network.rounds.findLast(holds) ?? refuse("not-your-seat");
  const seat = round.seats.find(({ id }) => id === seatId) ?? refuse("not-your-seat");
  const state = stateOf(round, seat, view.viewer ?? seat.holder);
  const asked: Asked = { network, round, seat, state };
  const isMine = state !== "passed";
  const texts = textsAt(network, round.version);
  return fill("approval-request", {
    lang: text.language,
    speak: state === "waiting" ? text("approval.speak") : text(`approval.above.${state}`),
    above: text(`approval.above.${state}`),
    title: titleOf({ texts }, text),
    notices: [...notices, ...keptNotice(state, text)],
    ...outcomeOf(asked, text),
    purpose: isMine ? [flowing(texts.purpose ?? "", purposeLength) || text("approval.no-purpose")] : [],
    facts: isMine ? factsOf(asked, text) : [],
    changes: state === "waiting" ? changesOf(network, seatId, text) : [],
    unsent: state === "waiting" ? [] : unsentOf(view, text),
    ...inquiriesOf(isMine ? seat.inquiries : [], text),
    networkId: network.id,
    seatId,
    round: round.number,
    since: (state === "waiting" && changedSince(network, seatId)?.version) || 0,
    can: {
      decide: state === "waiting",
      ask: round.state === "open" && (state === "waiting" || state === "kept"),
      revoke: state === "kept",
      read: isMine && (round.state === "open" || network.state === "active"),
    },
    asks: view.asks ?? (view.inquiry ?? "") !== "",
    typed: { comment: view.comment ?? "", inquiry: view.inquiry ?? "" },
    labels: labelsIn(text),
  });
}

/** Words that found no place any more are not lost. */
const unsentOf = ({ comment = "", inquiry = "" }: View, text: Text): Data[] =>
  linesOf([comment, inquiry].map((words) => [text("approval.unsent"), flowing(words, 1_000)] as const));

const keptNotice = (state: State, text: Text): Notice[] =>
  state === "kept" ? [{ style: "good", text: text("approval.kept") }] : [];

const labelsIn = (text: Text): Data => ({
  changes: text("approval.changes"),
  comment: text("approval.comment"),
  commentStart: text("approval.comment-start"),
  inquiry: text("approval.inquiry"),
  inquiryStart: text("approval.inquiry-start"),
  sendInquiry: text("approval.send-inquiry"),
  error: text("approval.error"),
  approve: text("approval.approve"),
  return: text("approval.return"),
  reject: text("approval.reject"),
  revoke: text("approval.revoke"),
  read: text("approval.read"),
  ask: text("approval.ask"),
  delegate: text("approval.delegate"),
});

/** "Godkendt af … den … kl. …", and what became of the round. */
function outcomeOf({ round, seat, state }: Asked, text: Text): Data {
  const at = (moment: Instant) => text("approval.done-at", { moment: momentInWords(moment, text.language) });
  const isOver = round.state !== "open" && state !== "passed";
  const isToldAlready = seat.decision !== undefined && seat.decision.verdict !== "approve";
  const became = isOver && !isToldAlready ? becameOf(round, text) : "";
  if (state === "passed") {
    const { holderName, delegated } = seat;
    const outcomeAt = delegated ? at(delegated.at) : "";
    return { outcome: text("approval.done.passed"), outcomeBy: nameOf(holderName), outcomeAt, became };
  }
  const { decision } = seat;
  if (!decision) return { outcome: became, outcomeBy: "", outcomeAt: "", became: "" };
  const outcome = text(`approval.done.${decision.verdict}`);
  return { outcome, outcomeBy: nameOf(decision.byName), outcomeAt: at(decision.at), became };
}

const becameOf = ({ state }: Round, text: Text): string =>
  state === "open" ? "" : text(`approval.became.${state}`);

function factsOf({ network, round, seat, state }: Asked, text: Text): Data[] {
  const { time = "", economy = "", competence = "" } = textsAt(network, round.version);
  const { delegated, decision } = seat;
  const own: [string, string][] = [[text("approval.area"), nameOf(seat.area)]];
  const comment: [string, string] = [text("approval.comment-was"), flowing(decision?.comment ?? "", 1_000)];
  if (state === "decided" || state === "over") return linesOf([...own, comment]);
  return linesOf([
    ...own,
    [text("approval.people"), peopleOf(round, seat.id, text)],
    [text("approval.lead"), nameOf(leadOf(network).name)],
    [text("approval.time"), flowing(time)],
    [text("approval.economy"), flowing(economy)],
    [text("approval.competence"), flowing(competence)],
    standingOf(round, seat, text),
    [text("approval.sent-by"), sentBy(round, text)],
    [text("approval.from"), nameOf(delegated?.fromName ?? "")],
    [text("approval.because"), flowing(delegated?.why ?? "", 1_000)],
  ]);
}

const sentBy = ({ sentByName, sentAt }: Round, text: Text): string =>
  `${nameOf(sentByName)}, ${momentInWords(sentAt, text.language)}`;

/** How many of each kind come from the area, and who. */
function peopleOf({ members }: Round, seatId: string, text: Text): string {
  const own = members.filter(({ area }) => areaKey(area) === seatId);
  if (own.length === 0) return text("approval.nobody");
  const counts = capacities.flatMap((capacity) => {
    const count = own.filter((one) => one.capacity === capacity).length;
    return count > 0 ? [text(`approval.count.${capacity}`, { count })] : [];
  });
  const names = own.map(({ name }) => name);
  return `${counts.join(", ")} (${named(names, text)})`;
}

/** Who else has approved. Not who is missing: the card is not drawn anew for each answer, and would soon be wrong. */
function standingOf(round: Round, seat: Seat, text: Text): [string, string] {
  const others = round.seats.filter(({ id, decision }) => id !== seat.id && decision?.verdict === "approve");
  const names = others.map(({ holderName, area }) => `${nameOf(holderName)} (${nameOf(area)})`);
  return [text("approval.approved"), named(names, text)];
}

/** Only what changed since they last decided is marked, so that they need not read the rest again. */
function changesOf(network: Network, seatId: string, text: Text): Data[] {
  const changes = changedSince(network, seatId);
  if (!changes) return [];
  const fields = changes.fields.map((field) => text(`charter.field.${field}`)).join(", ");
  const lines = linesOf([
    [text("approval.changed-fields"), fields],
    [text("approval.changed-joined"), named(changes.joined, text)],
    [text("approval.changed-left"), named(changes.left, text)],
    [text("approval.changed-altered"), named(changes.altered, text)],
  ]);
  const nothing = linesOf([[text("approval.changed-nothing"), text("approval.changed-none")]]);
  return lines.length > 0 ? lines : nothing;
}

function inquiriesOf(inquiries: readonly Inquiry[], text: Text): Data {
  const earlier = inquiries.length - mostInquiries;
  return {
    inquiries: inquiries.slice(-mostInquiries).map((one) => ({
      lines: linesOf([
        [text("approval.question"), flowing(one.text, 1_000)],
        [text("approval.answered"), flowing(one.answer?.text ?? "", 1_000) || text("approval.not-answered")],
      ]),
    })),
    moreInquiries: earlier > 0 ? text("approval.more-inquiries", { count: earlier }) : "",
  };
}
