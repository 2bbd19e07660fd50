import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { inBlocks, inParts } from "../../cards/parts.js";
import { paragraphs, shown } from "../../interview/plain.js";
import type { Text } from "../../text/text.js";
import { isListed, type Member } from "../members/member.js";
import { byArea } from "../seeing/counts.js";
import type { Network } from "../network.js";
import { titleOf } from "../title.js";
import { charterFields, charterSections, type CharterField, type CharterSection } from "./charter.js";
import { blocks, gapsIn, type Gap } from "./gaps.js";
import { standingOf } from "./standing.js";
import { changedFields, currentVersion, textsAt } from "./versions.js";

const isWritten = ({ texts }: Network, field: CharterField): boolean => Boolean(texts[field]?.trim());

/** What the desk says and offers on top: a notice, and undo right after a save. */
export interface DeskExtras {
  readonly notices?: readonly Notice[];
  readonly canUndo?: boolean;
}

/** The kommissorium in the lead's hands: its parts, how far each has come, and what can be done. S3-5. */
export function deskCard(
  network: Network,
  editable: boolean,
  text: Text,
  { notices = [], canUndo = false }: DeskExtras = {},
): Card {
  const written = charterFields.filter((field) => isWritten(network, field)).length;
  const counts = { written, total: charterFields.length };
  const version = currentVersion(network);
  return fill("charter-desk", {
    lang: text.language,
    speak: text("charter.speak", counts),
    above: text("charter.above"),
    title: titleOf(network, text),
    status: standingOf(network, text),
    notices: [...notices, ...stateNotice(network, text)],
    canUndo: canUndo && editable && network.versions.length > 1,
    progress: text("charter.progress", counts),
    sections: charterSections.map((section) => sectionLine(network, section, text)),
    networkId: network.id,
    version,
    editable,
    labels: {
      gaps: text("charter.gaps"),
      form: text("charter.form"),
      read: text("charter.read"),
      word: text("charter.word"),
      versions: text("charter.versions"),
      back: text("charter.back"),
      undo: text("charter.undo"),
    },
  });
}

function stateNotice({ state }: Network, text: Text): Notice[] {
  if (state === "forming") return [];
  const key =
    state === "awaiting" ? "charter.locked" : state === "active" ? "charter.active" : "charter.over";
  return [{ style: "emphasis", text: text(key) }];
}

function sectionLine(network: Network, { id, fields }: CharterSection, text: Text): Data {
  const section = text(`charter.section.${id}`);
  const written = fields.filter((field) => isWritten(network, field)).length;
  const what = text(written > 0 ? "charter.edit" : "charter.write");
  const partly = text("charter.partly", { written, total: fields.length });
  const far = written === fields.length ? text("charter.written") : partly;
  return {
    id,
    name: section,
    far: written === 0 ? text("charter.missing") : far,
    edit: what,
    editWhat: text("charter.edit-what", { what, section }),
  };
}

export interface ReadingOptions {
  /** A version that was seen before: what was changed since is marked in words. */
  readonly changedSince?: number;
  /** For one who takes no part: those who do are counted, not named. */
  readonly isOutside?: boolean;
}

/** The whole kommissorium to read, on several cards when it is long; nothing is shortened. S3-5. */
export function charterCards(
  network: Network,
  text: Text,
  { changedSince, isOutside = false }: ReadingOptions = {},
): Card[] {
  const changed =
    changedSince === undefined ? [] : changedFields(textsAt(network, changedSince), network.texts);
  const mark = changedSince === undefined ? "" : text("charter.changed", { version: changedSince });
  const written = charterSections.flatMap(({ id, fields }) => {
    const shownFields = fields.filter((field) => field !== "title" || changed.includes(field));
    // A section of one field has its name already.
    const isNamed = shownFields.length > 1;
    const parts = shownFields
      .filter((field) => isWritten(network, field) || changed.includes(field))
      .map((field) => ({
        ...fieldOf(network, field, changed.includes(field) ? mark : "", text),
        ...(isNamed ? {} : { label: "" }),
      }));
    return parts.length > 0 ? [{ name: text(`charter.section.${id}`), fields: parts }] : [];
  });
  const none: Notice[] = written.length === 0 ? [{ style: "emphasis", text: text("charter.none") }] : [];
  const parts = inParts([...written, ...participantsOf(network, isOutside, text)]);
  return parts.map((sections, index) => {
    const part = { above: text("charter.above"), part: index + 1, parts: parts.length };
    return fill("charter-read", {
      lang: text.language,
      speak: text("charter.read-speak"),
      above: parts.length === 1 ? part.above : text("charter.part", part),
      title: titleOf(network, text),
      status: standingOf(network, text),
      notices: index === 0 ? none : [],
      sections,
      last: index === parts.length - 1,
      networkId: network.id,
      labels: { word: text("charter.word"), back: text("charter.back") },
    });
  });
}

function fieldOf({ texts }: Network, field: CharterField, changed: string, text: Text): Data {
  const lines = inBlocks(paragraphs(texts[field] ?? ""));
  return {
    label: text(`charter.field.${field}`),
    changed,
    lines,
    absent: lines.length === 0 ? [text("charter.emptied")] : [],
  };
}

function participantsOf(network: Network, isOutside: boolean, text: Text): Data[] {
  const listed = network.members.filter(isListed);
  const lines = isOutside ? countedIn(network, text) : listed.map((member) => participantLine(member, text));
  if (lines.length === 0) return [];
  const name = text("charter.participants");
  return [{ name, fields: [{ label: "", changed: "", lines: inBlocks(lines), absent: [] }] }];
}

/** How many take part from each area: who they are is for those inside, as on the list of members. S3-2. */
export const countedIn = ({ members }: Network, text: Text): string[] =>
  byArea(members).map(
    ({ area, count }) => `${paragraphs(area).join(" ") || text("members.no-area")}: ${count}`,
  );

/** Who it is, where from and in what part; one who has not answered yet is not counted as in. */
function participantLine(member: Member, text: Text): string {
  const part = partOf(member, text);
  const from = [member.name, member.area || member.organisation].map((words) => paragraphs(words).join(" "));
  return `${from.filter((words) => words !== "").join(", ")} (${part})`;
}

/** The part someone has: what they do in the network, else the capacity they take part in. */
export function partOf({ duty, capacity, standing }: Member, text: Text): string {
  const own = text(`capacity.${capacity}`);
  const part = duty === "member" ? own : `${text(`duty.${duty}`)}, ${own}`;
  return standing === "accepted" ? part : text("charter.word-invited", { part });
}

const gapData = (gap: Gap, text: Text): Data => ({
  what: text(`gap.${gap.id}`),
  why: text(`gap.${gap.id}.why`),
  needed: blocks(gap) ? text("charter.gaps-needed") : "",
  areas: gap.areas
    ? [{ label: text("charter.gaps-areas"), said: gap.areas.map((area) => shown(area)).join(", ") }]
    : [],
});

/** What the guide and the four guiding marks still ask for, and why it matters. Advice. S3-3, S3-4. */
export function gapsCard(network: Network, editable: boolean, text: Text): Card {
  const gaps = gapsIn(network);
  const said =
    gaps.length === 0 ? text("charter.gaps-none") : text("charter.gaps-count", { count: gaps.length });
  return fill("charter-gaps", {
    lang: text.language,
    speak: said,
    heading: text("charter.gaps-title"),
    title: titleOf(network, text),
    notices: [{ style: gaps.length === 0 ? "good" : "emphasis", text: said }],
    gaps: gaps.map((gap) => gapData(gap, text)),
    networkId: network.id,
    editable,
    labels: { form: text("charter.form"), open: text("charter.open"), back: text("charter.back") },
  });
}
