import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import { dayInWords } from "../../dates.js";
import { paragraphs, shortened } from "../../interview/plain.js";
import type { Key, Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { leadOf, openRound, type Network } from "../network.js";
import { titleOf } from "../title.js";
import type { Letter, LetterKind } from "./letter.js";
import { undecidedIn } from "./patience.js";
import { inquiryIn, isNeeded, memberIn, roundIn, seatIn } from "./reasons.js";

const nameLength = 120;
const wordsLength = 1_000;
/** More leaders than these are counted. */
const mostNamed = 10;

const flowing = (words: string, most: number): string => shortened(paragraphs(words).join(" "), most);

interface Fact extends Data {
  readonly label: string;
  readonly said: string;
}

/** What a card says: our own sentences, with people's words apart from them, and the way on. */
interface Said {
  readonly headline: string;
  readonly facts?: readonly Fact[];
  readonly more?: string;
  readonly way?: "open" | "show" | "answer" | "request" | "form" | "hand";
}

/** The kinds with a card of their own elsewhere, or none at all. */
type Others = "invitation" | "request" | "redraw" | "theme";
export type ToldKind = Exclude<LetterKind, Others>;

/** What is said of each kind, once its reason is known to stand. */
const sayings: Record<ToldKind, (network: Network, letter: Letter, text: Text, now: Instant) => Said> = {
  "member-replied": (network, letter, text) => {
    const member = memberIn(network, letter);
    const standing =
      member?.standing === "accepted" || member?.standing === "left" ? member.standing : "declined";
    return {
      headline: text(`letter.member-replied.${standing}`),
      facts: facts(text, [
        ["letter.member", member?.name],
        ["letter.area", member?.area],
        ["letter.line", member?.line],
      ]),
    };
  },
  "handed-over": (_network, _letter, text) => ({
    headline: text("letter.handed-over"),
    more: text("letter.handed-over-more"),
  }),
  form: (network, _letter, text) => ({
    headline: text("letter.form"),
    facts: facts(text, [["letter.passed-by", leadOf(network).name]]),
    more: text("letter.form-more"),
    way: "form",
  }),
  "form-unreached": (network, _letter, text) => ({
    headline: text("letter.form-unreached"),
    facts: facts(text, [["letter.passed-to", network.handed?.toName]]),
    more: text("letter.form-unreached-more"),
    way: "hand",
  }),
  "form-taken": (network, letter, text) => ({
    headline: text("letter.form-taken"),
    facts: facts(text, [["letter.lead", memberIn(network, letter)?.name]]),
    more: text("letter.form-taken-more"),
  }),
  reminder: (network, letter, text, now) => {
    const round = roundIn(network, letter);
    const areas = (round ? undecidedIn(round) : []).filter(({ holder }) => holder === letter.to);
    return {
      headline: text("letter.reminder"),
      facts: facts(text, [["letter.for-area", areas.map(({ area }) => area).join(", ")]]),
      more: text("letter.reminder-more", { day: dayInWords(round?.sentAt ?? now, text.language, now) }),
      way: "request",
    };
  },
  escalation: (network, letter, text, now) => {
    const round = roundIn(network, letter);
    const seats = round ? undecidedIn(round) : [];
    const rest = seats.length - mostNamed;
    const named = seats.slice(0, mostNamed).map(({ area, holderName }) => ({
      label: `${flowing(holderName, nameLength)}:`,
      said: flowing(area, nameLength),
    }));
    return {
      headline: text("letter.escalation", { count: seats.length }),
      facts: named,
      more: [
        rest > 0 ? text("letter.and-more", { count: rest }) : "",
        text("letter.escalation-more", { day: dayInWords(round?.sentAt ?? now, text.language, now) }),
      ]
        .join(" ")
        .trim(),
    };
  },
  inquiry: (network, letter, text) => ({
    headline: text("letter.inquiry"),
    facts: facts(text, [...leaderOf(network, letter), ["letter.question", inquiryIn(network, letter)?.text]]),
    more: text("letter.inquiry-more"),
    way: "answer",
  }),
  decided: (network, letter, text) => {
    const { decision, holderName, area } = seatIn(network, letter) ?? {};
    // One who took back an approval kept from an earlier round has no decision any more.
    const verdict = decision?.verdict ?? "revoke";
    return {
      headline: text(`letter.decided.${verdict}`),
      facts: facts(text, [
        ["letter.leader", decision?.byName ?? holderName],
        ["letter.area", area],
        [verdict === "reject" ? "letter.reason" : "letter.comment", decision?.comment],
      ]),
      more:
        verdict === "approve" || verdict === "revoke"
          ? whatIsLeft(network, letter, text)
          : text(`letter.decided-more.${verdict}`),
    };
  },
  delegated: (network, letter, text) => {
    const seat = seatIn(network, letter);
    return {
      headline: text("letter.delegated"),
      facts: facts(text, [
        ["letter.area", seat?.area],
        ["letter.passed-by", seat?.delegated?.fromName],
        ["letter.passed-to", seat?.holderName],
        ["letter.reason", seat?.delegated?.why],
      ]),
    };
  },
  unreached: (network, letter, text) => ({
    headline: text("letter.unreached"),
    facts: facts(text, leaderOf(network, letter)),
    more: text(
      seatIn(network, letter)?.unreachable ? "letter.unreached-nowhere" : "letter.unreached-channel",
    ),
  }),
  "channel-shut": (network, _letter, text) => ({
    headline: text("letter.channel-shut"),
    facts: facts(text, [["letter.channel-name", network.channel?.channelName]]),
    more: text("letter.channel-shut-more"),
  }),
  outcome: (network, letter, text) => {
    const state = roundIn(network, letter)?.state ?? "withdrawn";
    const became = state === "open" ? "withdrawn" : state;
    const left = became === "returned" ? "" : leftFor(network, letter, text);
    return {
      headline: text(`letter.outcome.${became}`),
      more: `${text(`letter.outcome-more.${became}`)} ${left}`.trim(),
    };
  },
  started: (network, _letter, text) => ({
    headline: text("letter.started"),
    facts: facts(text, beginning(network)),
    more: text("letter.started-more"),
  }),
  channel: (network, _letter, text) => ({
    headline: text("letter.channel"),
    facts: facts(text, beginning(network)),
    way: "show",
  }),
};

type Labelled = readonly [label: FactKey, said: string | undefined];
type FactKey = Extract<
  Key,
  `letter.${"member" | "area" | "for-area" | "line" | "leader" | "question" | "reason" | "comment" | "passed-by" | "passed-to" | "purpose" | "lead" | "channel-name"}`
>;

const facts = (text: Text, lines: readonly Labelled[]): Fact[] =>
  lines.flatMap(([label, words]) => {
    const said = flowing(words ?? "", wordsLength);
    return said === "" ? [] : [{ label: text(label), said }];
  });

const leaderOf = (network: Network, letter: Letter): Labelled[] => {
  const seat = seatIn(network, letter);
  return [
    ["letter.leader", seat?.holderName],
    ["letter.area", seat?.area],
  ];
};

const beginning = (network: Network): Labelled[] => [
  ["letter.purpose", network.texts.purpose],
  ["letter.lead", leadOf(network).name],
];

/** How many are still to decide, so that the lead need not look. */
function whatIsLeft(network: Network, letter: Letter, text: Text): string {
  const round = roundIn(network, letter);
  if (!round || round !== openRound(network)) return "";
  return text("letter.left", { count: undecidedIn(round).length });
}

/** Whether a leader is done: they may be invited to take part themselves, or asked anew since. */
function leftFor({ members, waitsFor }: Network, { to = "" }: Letter, text: Text): string {
  if (!waitsFor.includes(to)) return text("letter.nothing-left");
  const isInvited = members.some(({ personId, standing }) => personId === to && standing === "invited");
  return isInvited ? text("letter.invitation-left") : "";
}

const isTold = (kind: LetterKind): kind is ToldKind => Object.hasOwn(sayings, kind);

/** What one letter says, short and privately, in the channel when it is about the beginning; undefined when its reason is gone. */
export function toldCard(network: Network, letter: Letter, text: Text, now: Instant): Card | undefined {
  const { kind, seat = "" } = letter;
  if (!isTold(kind) || !isNeeded(network, letter)) return undefined;
  const { headline, facts = [], more = "", way = "open" } = sayings[kind](network, letter, text, now);
  return fill("network-told", {
    lang: text.language,
    speak: headline,
    headline,
    name: titleOf(network, text),
    facts,
    more,
    networkId: network.id,
    seatId: seat,
    round: roundIn(network, letter)?.number ?? 0,
    can: {
      open: way !== "show" && way !== "form",
      show: way === "show",
      answer: way === "answer",
      request: way === "request",
      form: way === "form",
      hand: way === "hand",
    },
    style: way === "open" ? "positive" : "default",
    labels: {
      form: text("guide.form-network"),
      hand: text("hand.choose-another"),
      open: text("letter.open"),
      show: text("letter.open"),
      answer: text("letter.answer"),
      request: text("letter.see-request"),
    },
  });
}
