import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { inParts } from "../../cards/parts.js";
import { momentInWords } from "../../dates.js";
import { shown } from "../../interview/plain.js";
import type { Text } from "../../text/text.js";
import type { Network } from "../network.js";
import { titleOf } from "../title.js";
import type { CharterField, Version } from "./charter.js";
import { difference, type Stretch } from "./difference.js";
import { changedFields, changedIn, currentVersion, isKept, textsAt } from "./versions.js";

/** How many versions one card lists, and how many can be chosen between. */
const pageSize = 6;
const mostChoices = 50;
/** What both versions have is shown around a change; more of it than this is left out. */
const context = 160;

/** Every version: who saved it, when, and which fields it changed; the newest first. */
export function versionsCard(network: Network, wanted: number, text: Text): Card {
  const all = [...network.versions].reverse();
  const last = Math.max(0, Math.ceil(all.length / pageSize) - 1);
  const page = Math.min(wanted, last);
  const choices = all.slice(0, mostChoices).filter(({ number }) => isKept(network, number));
  return fill("charter-versions", {
    lang: text.language,
    speak: text("charter.versions-speak", { count: all.length }),
    heading: text("charter.versions-title"),
    title: titleOf(network, text),
    notices: [],
    versions: all
      .slice(page * pageSize, (page + 1) * pageSize)
      .map((version) => listed(version, version === all.at(-1), text)),
    choices: choices.map(({ number }) => ({
      value: String(number),
      title: text("charter.version", { version: number }),
    })),
    from: String(choices.at(-1)?.number ?? ""),
    to: String(choices[0]?.number ?? ""),
    error: text("charter.choice-error"),
    networkId: network.id,
    newer: page - 1,
    older: page < last ? page + 1 : -1,
    labels: {
      from: text("charter.from"),
      to: text("charter.to"),
      compare: text("charter.compare"),
      show: text("charter.show"),
      newer: text("charter.newer"),
      older: text("charter.older"),
      open: text("charter.open"),
      back: text("charter.back"),
    },
  });
}

function listed(version: Version, isFirst: boolean, text: Text): Data {
  const name = text("charter.version", { version: version.number });
  const fields = changedIn(version);
  const show = text("charter.show");
  return {
    number: version.number,
    name,
    by: `${shown(version.byName).trim()}, ${momentInWords(version.at, text.language)}`,
    changed: isFirst || fields.length === 0 ? text("charter.version-first") : fieldNames(fields, text),
    lost: version.lost ? text("charter.version-lost") : "",
    canShow: !isFirst && !version.lost,
    showWhat: text("charter.show-what", { show, version: name }),
  };
}

export const fieldNames = (fields: readonly CharterField[], text: Text): string =>
  fields.map((field) => text(`charter.field.${field}`)).join(", ");

/**
 * What stands differently in two versions, field by field; removed and added words are marked by signs, not by looks
 * alone. Several cards when it is much.
 */
export function compareCards(network: Network, from: number, to: number, text: Text): Card[] {
  const [before, after] = [textsAt(network, from), textsAt(network, to)];
  const fields = changedFields(before, after).map((field) => ({
    label: text(`charter.field.${field}`),
    runs: runsOf(difference(before[field] ?? "", after[field] ?? ""), text),
  }));
  const parts = inParts(fields);
  return parts.map((part, index) =>
    fill("charter-compare", {
      lang: text.language,
      speak: text("charter.compare-speak", { from, to }),
      heading: text("charter.compare-title", { from, to }),
      title: titleOf(network, text),
      notices: index === 0 ? noticesOf(network, [from, to], fields.length, text) : [],
      legend: text("charter.compare-legend"),
      fields: part,
      last: index === parts.length - 1,
      networkId: network.id,
      labels: {
        versions: text("charter.versions"),
        open: text("charter.open"),
        back: text("charter.back"),
      },
    }),
  );
}

function noticesOf(network: Network, versions: readonly number[], changes: number, text: Text): Notice[] {
  const lost = versions.filter((version) => version !== currentVersion(network) && !isKept(network, version));
  return [
    ...lost.map((version): Notice => ({
      style: "attention",
      text: text("charter.compare-lost", { version }),
    })),
    ...(changes === 0 ? [{ style: "emphasis", text: text("charter.compare-none") } as const] : []),
  ];
}

/** Spaces and line breaks stay outside the signs, so that each sign stands by the words it is about. */
function runsOf(stretches: readonly Stretch[], text: Text): Data[] {
  const runs = stretches.map(({ kind, words }, index) => {
    const said = shown(words);
    if (kind === "same") return run(inShort(said, index === 0, index === stretches.length - 1));
    const key = kind === "removed" ? "charter.removed" : "charter.added";
    const [, start = "", own = "", end = ""] = /^(\s*)(.*?)(\s*)$/su.exec(said) ?? [];
    return run(own === "" ? said : `${start}${text(key, { words: own })}${end || " "}`, kind);
  });
  return runs.filter(({ words }) => words !== "");
}

const run = (words: string, kind: Stretch["kind"] = "same"): Data => ({
  words,
  removed: kind === "removed",
  weight: kind === "added" ? "Bolder" : "Default",
});

/** Only what stands next to a change, with "…" for the rest. */
function inShort(words: string, isFirst: boolean, isLast: boolean): string {
  const [head, tail] = [isFirst ? 0 : context, isLast ? 0 : context];
  if (words.length <= head + tail + context) return words;
  const start = head === 0 ? "" : words.slice(0, head).replace(/\S*$/u, "");
  const end = tail === 0 ? "" : words.slice(-tail).replace(/^\S*/u, "");
  return `${start}…${end}`;
}
