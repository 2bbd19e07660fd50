import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import { fits, type Notice } from "../../cards/notice.js";
import { inBlocks, inParts } from "../../cards/parts.js";
import { paragraphs } from "../../interview/plain.js";
import type { Text } from "../../text/text.js";
import type { Network } from "../network.js";
import { charterSections, type CharterField, type CharterTexts } from "./charter.js";
import { currentVersion } from "./versions.js";

/** What a form shows besides what is saved. */
export interface FormExtras {
  readonly notices?: readonly Notice[];
  /** What the person typed, in place of what is saved. */
  readonly typed?: CharterTexts;
  /** Fields that others changed meanwhile: what they wrote is shown below the input. */
  readonly clashes?: readonly CharterField[];
  /** The version the person has seen, when it is not the newest: their save is then brought together with it. */
  readonly seen?: number;
}

/**
 * Fields of the kommissorium to be filled in; on several cards when they are too much for one message, each saved by
 * itself. Every field has its beginning, a line of help, and the worked example on demand. S3-5, S3-6.
 */
export function formCards(
  network: Network,
  fields: readonly CharterField[],
  text: Text,
  extras: FormExtras = {},
): Card[] {
  const groups = groupsOf(network, fields, text, extras);
  const whole = drawn(network, groups, text, extras);
  if (fits(whole)) return [whole];
  let from = 0;
  const parts = inParts(groups.map(({ data }) => data)).map(({ length }) =>
    groups.slice(from, (from += length)),
  );
  return parts.map((part, index) => {
    const more = text("charter.form-part", { part: index + 1, parts: parts.length });
    return drawn(network, part, text, extras, parts.length > 1 ? more : undefined);
  });
}

function drawn(
  network: Network,
  groups: readonly Group[],
  text: Text,
  { notices = [], seen = currentVersion(network) }: FormExtras,
  more: string = text("charter.form-more"),
): Card {
  return fill("charter-form", {
    lang: text.language,
    speak: text("charter.form-title"),
    title: text("charter.form-title"),
    more,
    notices,
    groups: groups.map(({ data }) => data),
    exampleTitle: text("charter.example-of"),
    example: groups.flatMap(({ fields }) => fields.map((field) => exampleOf(field, text))),
    networkId: network.id,
    version: seen,
    labels: {
      save: text("charter.save"),
      example: text("charter.example"),
      cancel: text("charter.cancel"),
    },
  });
}

interface Group {
  readonly fields: readonly CharterField[];
  readonly data: Data;
}

function groupsOf(
  network: Network,
  wanted: readonly CharterField[],
  text: Text,
  extras: FormExtras,
): Group[] {
  return charterSections.flatMap(({ id, fields: all }): Group[] => {
    const fields = all.filter((field) => wanted.includes(field));
    if (fields.length === 0) return [];
    const inputs = fields.map((field) => inputOf(network, field, text, extras));
    return [{ fields, data: { name: text(`charter.section.${id}`), inputs } }];
  });
}

function inputOf(
  { texts }: Network,
  field: CharterField,
  text: Text,
  { typed = {}, clashes = [] }: FormExtras,
): Data {
  return {
    id: field,
    label: text(`charter.field.${field}`),
    value: typed[field] ?? texts[field] ?? "",
    start: text(`charter.start.${field}`),
    help: text(`charter.help.${field}`),
    error: text("charter.input-error"),
    isLong: field !== "title",
    theirs: clashes.includes(field) ? [theirs(texts[field] ?? "", text)] : [],
  };
}

function theirs(words: string, text: Text): Data {
  const lines = inBlocks(paragraphs(words));
  const isEmpty = lines.length === 0;
  return {
    label: text("charter.theirs"),
    lines: isEmpty ? [text("charter.theirs-empty")] : lines,
  };
}

const exampleOf = (field: CharterField, text: Text): Data => ({
  label: text(`charter.field.${field}`),
  lines: text(`charter.example.${field}`).split("\n"),
});
