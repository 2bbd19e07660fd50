import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import { momentInWords } from "../../dates.js";
import { shown } from "../../interview/plain.js";
import type { Text } from "../../text/text.js";
import type { Entry } from "../entry.js";
import type { Network } from "../network.js";
import type { Part } from "./list-cards.js";
import { titleOf } from "../title.js";

/** One line of the change log, with what is known of its names. */
export interface Line extends Pick<Entry, "at" | "deed"> {
  /** Empty for one who is not known any more. */
  readonly byName: string;
  readonly what?: { readonly name: string } | { readonly number: number } | undefined;
}

/** Who did what, and when. */
export const logCard = (network: Network, part: Part<Line>, text: Text): Card =>
  fill("network-log", {
    lang: text.language,
    speak: text("log.title"),
    title: text("log.title"),
    name: titleOf(network, text),
    none: part.items.length === 0 ? [text("log.none")] : [],
    lines: part.items.map((line) => lineOf(line, text)),
    networkId: network.id,
    newer: part.number - 1,
    older: part.more ? part.number + 1 : -1,
    labels: { back: text("log.back"), newer: text("log.newer"), older: text("log.older") },
  });

const lineOf = ({ at, byName, deed, what }: Line, text: Text): Data => ({
  by: shown(byName).trim() || text("log.someone"),
  did: text(`log.${deed}`) + aboutOf(what),
  at: momentInWords(at, text.language),
});

/** A number belongs to the words before it ("udgave 3"); a name comes after a colon. */
function aboutOf(what: Line["what"]): string {
  if (what === undefined) return "";
  if ("number" in what) return ` ${what.number}`;
  const name = shown(what.name).trim();
  return name ? `: ${name}` : "";
}
