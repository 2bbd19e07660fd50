import { plain } from "../interview/plain.js";
import type { Language } from "../people/person.js";

export const locales: Record<Language, string> = { da: "da-DK", en: "en-GB" };

/** A table's cell: words, or a bar as long as its share of the longest. */
export type Cell = string | { readonly bar: number };

/** What stands on the paper, from top to bottom, without a word on how it looks. */
export type Block =
  | { readonly kind: "title" | "heading" | "subheading" | "text" | "note"; readonly words: string }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
      /** Each column's share of the width, in hundredths. */
      readonly widths: readonly number[];
    };

export const text = (words: string): Block => ({ kind: "text", words });
export const note = (words: string): Block => ({ kind: "note", words });

/** What no XML can hold is gone; `plain` leaves two characters that are none. */
const printable = (words: string): string => plain(words).replace(/[\uFFFE\uFFFF]/gu, "");

/** The lines that say something. */
export const paragraphsOf = (words: string): string[] =>
  printable(words)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

export const oneLine = (words: string): string => paragraphsOf(words).join(" ");
