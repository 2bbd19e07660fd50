import { dateInWords } from "../../dates.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { note, oneLine, paragraphsOf, text, type Block } from "../../word/blocks.js";
import type { PaperMaker } from "../../word/paper.js";
import type { Seat } from "../approval/round.js";
import { countedIn, partOf } from "../charter/cards.js";
import { charterSections, type CharterField, type CharterSection } from "../charter/charter.js";
import { readableNetwork } from "../charter/rights.js";
import { approvedRound, standingOf } from "../charter/standing.js";
import { isListed } from "../members/member.js";
import { isInside, leadOf, type Network } from "../network.js";

/** The kommissorium as a document, for those who may read it. @throws Refusal no-such-network, charter-not-yet. */
export const charterPaper: PaperMaker = async (documents, at, { personId, text: words, now }) => {
  const network = readableNetwork((await documents.read("network", at))?.value, personId);
  return {
    title: network.texts.title ?? "",
    kind: words("charter.above"),
    blocks: paperOf(network, words, now, !isInside(network, personId)),
  };
};

/**
 * The kommissorium in the order of S3-5: its name and how binding it is, each part, who takes part, and who approved
 * it. A draft also says what is not written yet; to one who takes no part, those who do are counted, not named.
 */
export function paperOf(network: Network, words: Text, now: Instant, isOutside = false): Block[] {
  return [
    note(words("charter.above")),
    { kind: "title", words: oneLine(network.texts.title ?? "") || words("network-card.untitled") },
    note(standingOf(network, words)),
    note(words("charter.word-lead", { name: oneLine(leadOf(network).name) })),
    note(words("word.made", { day: dateInWords(now, words.language) })),
    ...charterSections.flatMap((section) => sectionOf(network, section, words)),
    ...(isOutside ? countsOf(network, words) : participantsOf(network, words)),
    ...approvalsOf(network, words),
  ];
}

/** A part with its fields, each under its own name where the part has several. */
function sectionOf(network: Network, { id, fields }: CharterSection, words: Text): Block[] {
  const asked: readonly CharterField[] = fields.filter((field) => field !== "title");
  const written = asked.flatMap((field) => fieldOf(network, field, asked.length > 1, words));
  if (written.length === 0 && network.state !== "forming") return [];
  const said = written.length > 0 ? written : [note(words("charter.word-unwritten"))];
  return [{ kind: "heading", words: words(`charter.section.${id}`) }, ...said];
}

function fieldOf({ texts }: Network, field: CharterField, isNamed: boolean, words: Text): Block[] {
  const said = paragraphsOf(texts[field] ?? "").map(text);
  if (said.length === 0 || !isNamed) return said;
  return [{ kind: "subheading", words: words(`charter.field.${field}`) }, ...said];
}

function participantsOf({ members }: Network, words: Text): Block[] {
  const rows = members
    .filter(isListed)
    .map((member) => [
      oneLine(member.name),
      [oneLine(member.area), oneLine(member.organisation)].filter((part) => part !== "").join(", "),
      partOf(member, words),
    ]);
  const head = [words("charter.word-name"), words("charter.word-area"), words("charter.word-part")];
  return [
    { kind: "heading", words: words("charter.participants") },
    { kind: "table", head, rows, widths: [32, 38, 30] },
  ];
}

const countsOf = (network: Network, words: Text): Block[] => [
  { kind: "heading", words: words("charter.participants") },
  ...countedIn(network, words).map(text),
];

/** The leaders' decisions on the newest round, or on the one that set the network going. */
function approvalsOf(network: Network, words: Text): Block[] {
  const hasBegun = network.state === "active" || network.state === "closed";
  const round = hasBegun ? approvedRound(network) : network.rounds.at(-1);
  if (!round) return [];
  const rows = round.seats.map((seat) => seatRow(seat, round.number, words));
  const head = [
    "charter.word-area",
    "charter.word-leader",
    "charter.word-verdict",
    "charter.word-round",
  ] as const;
  return [
    { kind: "heading", words: words("charter.approvals") },
    { kind: "table", head: head.map((key) => words(key)), rows, widths: [27, 27, 28, 18] },
  ];
}

/** An approval from an earlier round that still holds says so. */
function seatRow({ area, holderName, decision }: Seat, round: number, words: Text): string[] {
  if (!decision) return [oneLine(area), oneLine(holderName), words("charter.verdict.waiting"), String(round)];
  const verdict = words(`charter.verdict.${decision.verdict}`);
  const day = dateInWords(decision.at, words.language);
  const kept = words("charter.word-kept", { round: decision.round });
  return [
    oneLine(area),
    oneLine(decision.byName),
    words("charter.word-verdict-line", { verdict, day }),
    decision.round < round ? kept : String(decision.round),
  ];
}
