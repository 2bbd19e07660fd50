import fc from "fast-check";
import { expect, test } from "vitest";
import { paragraphs, plain, shortened, shown } from "../../src/interview/plain.js";

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

const macros: [string, string][] = [
  ["{{DATE(2017-02-14T06:08:39Z,LONG)}}", "{\u2060{DATE(2017-02-14T06:08:39Z,LONG)}}"],
  ["Mødes {{time(2017-02-14T06:08:39Z)}}", "Mødes {\u2060{time(2017-02-14T06:08:39Z)}}"],
  ["{{ Date (x)}} {{TIME(y)}}", "{\u2060{ Date (x)}} {\u2060{TIME(y)}}"],
  ["{{{DATE(x)}}}", "{{\u2060{DATE(x)}}}"],
  ["{\u200B{DATE(x)}}", "{\u2060{DATE(x)}}"],
  ["{{DATE}} {{navn}} {DATE(x)} {{UPDATE(x)}}", "{{DATE}} {{navn}} {DATE(x)} {{UPDATE(x)}}"],
];

test.each(macros)("shows %j as typed", (text, expected) => {
  expect(shown(text)).toBe(expected);
  expect(shown(expected)).toBe(expected);
  expect(plain(expected)).toBe(plain(text));
  expect(paragraphs(text)).toEqual([expected]);
});

test("no text shows with a date macro, not even when a part of it is cut away", () => {
  const piece = fc.constantFrom("{", "{{", "DATE(", "time(", " ", "\u2060", "\n", "x", ")}}", "👩\u200D");
  const pieces = fc.array(piece, { maxLength: 20 }).map((all) => all.join(""));
  fc.assert(
    fc.property(fc.oneof(pieces, anyText), fc.integer({ min: 0, max: 40 }), (text, max) => {
      const once = shown(text);
      expect(shown(once)).toBe(once);
      expect(plain(once)).toBe(plain(text));
      const short = shortened(once, max);
      expect(short).not.toMatch(/\{\{(?:DATE|TIME)\(/iu);
      expect(short).not.toMatch(/\u2060(?!\{)/u);
    }),
    { numRuns: 3_000 },
  );
});

test("a guarded macro is kept whole or cut before its braces", () => {
  const text = shown("en dato {{DATE(x)}}");
  expect(shortened(text, 10)).toBe("en dato…");
  expect(shortened(text, 11)).toBe("en dato…");
  expect(shortened("ab{\u2060{DATE(x)}}", 4)).toBe("ab…");
  expect(shortened("ab{\u2060{DATE(x)}}", 5)).toBe("ab…");
  expect(shortened("ab{\u2060{DATE(x)}}", 6)).toBe("ab{\u2060{…");
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
