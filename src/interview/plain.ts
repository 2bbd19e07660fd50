/** Kept although invisible: what an emoji is built of (joined people, variation selectors, the flags of nations). */
const joiner = String.raw`(?<=\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?)\u200D(?=\p{Extended_Pictographic})`;
const flag = String.raw`\u{1F3F4}[\u{E0030}-\u{E007A}]{3,6}\u{E007F}`;
const kept = String.raw`${flag}|${joiner}|\p{Variation_Selector}|\n`;

/**
 * Controls, lone surrogates and everything a reader cannot see, the marks that turn the reading direction among
 * them: they can hide words or show them in another order.
 */
const invisible = String.raw`[\p{Control}\p{Surrogate}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]`;
const keptOrInvisible = new RegExp(`(${kept})|${invisible}`, "gu");

/**
 * What a person wrote, made safe to show: one kind of line break, tabs as spaces, and nothing invisible but what
 * emoji need. Letters of every language stay as they are.
 */
export function plain(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, "\n")
    .replaceAll("\t", " ")
    .replace(keptOrInvisible, (_, keep: string | undefined) => keep ?? "");
}

/** The same letters however they were typed, nothing invisible, one kind of line break, and no space around. */
export const tidied = (text: string): string => plain(text.normalize("NFC")).trim();

/** Set between the braces of a date macro, so that it is none; invisible, and gone again after `plain`. */
const wordJoiner = "\u2060";
const dateMacro = /\{\{(?=\s*(?:date|time)\s*\()/giu;
const guardedMacro = `{${wordJoiner}{`;

/**
 * What a person wrote, as cards show it: `plain`, and `{{DATE(…)}}` shows as typed, which Teams would turn into a date.
 * Only for showing: what is kept and compared goes through `plain`.
 */
export const shown = (text: string): string => plain(text).replace(dateMacro, guardedMacro);

/** The lines that say something, for cards: one block each, because a text block does not show single breaks. */
export function paragraphs(text: string): string[] {
  return shown(text)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

const characters = new Intl.Segmenter("da", { granularity: "grapheme" });

/**
 * At most `max` UTF-16 units, as the limits of Teams are counted. Cuts after a whole word where one ends in the
 * second half, else (long Danish compounds) after a whole character, and says so with "…".
 */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 1) return "";
  const cut = start(text, max - 1);
  const broken = !/^\s/u.test(text.slice(cut.length));
  const lastBreak = Math.max(cut.lastIndexOf(" "), cut.lastIndexOf("\n"));
  const whole = broken && lastBreak > cut.length / 2 ? cut.slice(0, lastBreak) : cut;
  return `${whole.replace(/[\s.,;:–-]+$/u, "")}…`;
}

/** The most whole characters (as a person counts them) that fit in `room` UTF-16 units, guarded braces as one. */
function start(text: string, room: number): string {
  let end = 0;
  for (const { index, segment } of characters.segment(text)) {
    if (index + segment.length > room) break;
    end = index + segment.length;
  }
  const inside = [1, 2].find((back) => end >= back && text.startsWith(guardedMacro, end - back)) ?? 0;
  return text.slice(0, end - inside);
}

/** The words as a line or a card begins with them. */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
