import fc from "fast-check";
import { expect, test } from "vitest";
import { paragraphs, plain, shortened } from "../../src/interview/plain.js";

const asWritten = [
  "Blåbærgrød på åen – “æøå ÆØÅ”",
  "👍 🙂 ❤️ ☎️ 1️⃣",
  "👩‍👩‍👧‍👦 samlet familie",
  "👩🏽‍❤️‍💋‍👨🏿",
  "🏳️‍🌈 🏴‍☠️ 🧑‍🦽‍➡️",
  "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} 🇩🇰",
  "أهلا وسهلا — Дякую — 你好",
  "e\u0301n og fle\u0301re",
  "to\nlinjer\n\nog en tredje",
];

test.each(asWritten)("leaves %j as it was written", (text) => {
  expect(plain(text)).toBe(text);
});

const cleaned: [string, string][] = [
  ["en\r\nto\rtre\u2028fire\u2029fem\u0085seks", "en\nto\ntre\nfire\nfem\nseks"],
  ["en\tto", "en to"],
  ["nul\u0000klokke\u0007slet\u007fc1\u009b", "nulklokkesletc1"],
  ["a\u202Eb\u202Cc\u2066d\u2069e\u200Ef\u200Fg\u061Ch\u202Ai\u202Bj\u202Dk\u2067l\u2068m", "abcdefghijklm"],
  ["a\u200Bb\u2060c\uFEFFd\u00ADe\u3164f\u115Fg", "abcdefg"],
  ["a\u200Db\u200Cc", "abc"],
  ["👩\u200D", "👩"],
  ["\u200D👩", "👩"],
  ["👩\u200B\u200D👩", "👩👩"],
  ["hemmelig\u{E0068}\u{E0065}\u{E006A}", "hemmelig"],
  ["halv \uD83D og \uDE00", "halv  og "],
];

test.each(cleaned)("cleans %j", (text, expected) => {
  expect(plain(text)).toBe(expected);
});

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom(
      "a",
      "å",
      " ",
      "\n",
      "\r",
      "\t",
      "\u200d",
      "👩",
      "\ufe0f",
      "🏽",
      "\u202e",
      "\ud83d",
      "\ude00",
      "\u{e0067}",
      "\u{e007f}",
      "🏴",
    ),
  }),
);

test("a plain text is well formed, holds nothing invisible by itself, and stays as it is when cleaned again", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const clean = plain(text);
      expect(plain(clean)).toBe(clean);
      expect(clean.replaceAll("\n", "")).not.toMatch(
        /[\p{Surrogate}\p{Control}\u200B\u200C\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/u,
      );
    }),
    { numRuns: 3_000 },
  );
});

test("paragraphs are the lines that say something", () => {
  expect(paragraphs("  Første \r\n\r\n\t\n\u200b\nAnden linje\n")).toEqual(["Første", "Anden linje"]);
  expect(paragraphs(" \n ")).toEqual([]);
});

const cuts: [string, number, string][] = [
  ["Ensomhed", 8, "Ensomhed"],
  ["Ensomhed blandt ældre", 21, "Ensomhed blandt ældre"],
  ["Ensomhed blandt ældre", 20, "Ensomhed blandt…"],
  ["Ensomhed blandt ældre", 16, "Ensomhed blandt…"],
  ["Ensomhed blandt ældre", 15, "Ensomhed…"],
  ["Mange falder igennem, når de bliver alene", 25, "Mange falder igennem…"],
  ["Uddannelsesvejledningscentret", 12, "Uddannelses…"],
  ["I uddannelsesvejledningscentret", 14, "I uddannelses…"],
  ["En linje\nogså en", 12, "En linje…"],
  ["👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 20, "👩‍👩‍👧‍👦…"],
  ["👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 5, "…"],
  ["abc", 1, "…"],
  ["abc", 0, ""],
  ["abc", -1, ""],
];

test.each(cuts)("shortens %j to %i", (text, max, expected) => {
  expect(shortened(text, max)).toBe(expected);
});

test("a shortened text never grows past its limit nor breaks a character", () => {
  const segments = new Intl.Segmenter("da", { granularity: "grapheme" });
  fc.assert(
    fc.property(anyText.map(plain), fc.integer({ min: 0, max: 60 }), (text, max) => {
      const short = shortened(text, max);
      expect(short.length).toBeLessThanOrEqual(max);
      if (text.length <= max) {
        expect(short).toBe(text);
        return;
      }
      const kept = short.slice(0, -1);
      const ends = new Set([0, ...[...segments.segment(text)].map((s) => s.index + s.segment.length)]);
      expect(text.startsWith(kept)).toBe(true);
      expect(ends.has(kept.length)).toBe(true);
      expect(short).not.toMatch(/\p{Surrogate}/u);
    }),
    { numRuns: 3_000 },
  );
});
