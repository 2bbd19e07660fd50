import fc from "fast-check";
import { expect, test } from "vitest";
import { grouped, keyOf } from "../../src/themes/votes/own-words.js";

test.each([
  ["Tillid", "tillid"],
  ["Tillid", " TILLID! "],
  ["tillid på tværs", "Tillid paa tvaers"],
  ["Ærlighed", "aerlighed"],
  ["Grøn omstilling", "GROEN OMSTILLING"],
  ["med-indflydelse", "medindflydelse"],
  ["sammen hold", "Sammenhold."],
  ["Å", "A\u030A"],
  ["»Tillid«", '"Tillid"'],
  ["idé", "ide"],
  ["Ｔｉｌｌｉｄ", "tillid"],
])("%s and %s are the same words", (one, other) => {
  expect(keyOf(one)).toBe(keyOf(other));
});

test.each([
  ["Tillid", "Tilid"],
  ["Ro", "Rå"],
  ["Mål", "Mal"],
  ["Grøn", "Gron"],
  ["2030", "2031"],
])("%s and %s are not", (one, other) => {
  expect(keyOf(one)).not.toBe(keyOf(other));
});

test("equal words stand under their most common spelling, the most votes first, ties by the alphabet", () => {
  expect(grouped(["tillid", "Tillid", "Ro", "Tillid", "ÅBENHED", "aabenhed", "ro.", "Ærlighed"])).toEqual([
    { words: "Tillid", count: 3 },
    { words: "Ro", count: 2 },
    { words: "ÅBENHED", count: 2 },
    { words: "Ærlighed", count: 1 },
  ]);
});

test("who wrote first cannot be told: any order of the same words gives the same list", () => {
  const words = fc.constantFrom("Tillid", "tillid", "TILLID!", "Ro", "ro", "Ærlighed", "aerlighed", "Mod");
  fc.assert(
    fc.property(fc.array(words), fc.nat(), (all, seed) => {
      const shuffled = all.map((one, at) => [(at * 7919 + seed) % 101, one] as const);
      const other = shuffled.sort(([a], [b]) => a - b).map(([, one]) => one);
      expect(grouped(other)).toEqual(grouped(all));
      expect(grouped(all).reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
    }),
  );
});
