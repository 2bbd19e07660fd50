import fc from "fast-check";
import { expect, test } from "vitest";
import { difference } from "../../src/networks/charter/difference.js";

const words = fc
  .array(fc.constantFrom("vi", "mødes", "hver", "uge", "\n", "æ"), { maxLength: 25 })
  .map((all) => all.join(" "));
const squeezed = (text: string): string => text.replace(/[^\S\n]+/gu, " ").trim();

test("what is the same and removed is the old text, what is the same and added the new", () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const stretches = difference(before, after);
      const without = (kind: string) =>
        stretches
          .filter((one) => one.kind !== kind)
          .map((one) => one.words)
          .join(" ");
      expect(squeezed(without("added"))).toBe(squeezed(before));
      expect(squeezed(without("removed"))).toBe(squeezed(after));
    }),
  );
});

test("a changed word stands alone between what is kept, the removed before the added", () => {
  expect(difference("Vi mødes hver uge i byen.", "Vi mødes hver måned i byen.")).toEqual([
    { kind: "same", words: "Vi mødes hver " },
    { kind: "removed", words: "uge " },
    { kind: "added", words: "måned " },
    { kind: "same", words: "i byen." },
  ]);
  expect(difference("", "Nyt")).toEqual([{ kind: "added", words: "Nyt" }]);
  expect(difference("Væk", "")).toEqual([{ kind: "removed", words: "Væk" }]);
  expect(difference("Ens", "Ens")).toEqual([{ kind: "same", words: "Ens" }]);
});

test("texts too long to compare word by word are shown as wholly rewritten, and their shared ends as shared", () => {
  const long = (word: string) => Array.from({ length: 1_500 }, (_, n) => `${word}${n}`).join(" ");
  const kinds = difference(`Start ${long("a")} slut`, `Start ${long("b")} slut`).map(({ kind }) => kind);
  expect(kinds).toEqual(["same", "removed", "added", "same"]);
});
