import { expect, test } from "vitest";
import { soundsLikeSolution } from "../../src/themes/solution-nudge.js";
import { fresh } from "./solution-fresh.js";
import { heldOut } from "./solution-held-out.js";
import { sentences } from "./solution-sentences.js";

const sets = {
  "the sentences the rules were shaped by": sentences,
  "sentences the rules never saw": heldOut,
};
const cases = Object.entries(sets).flatMap(([set, both]) =>
  (["da", "en"] as const).flatMap((language) => [
    { set, language, kind: "solutions", texts: both[language].solutions, nudged: true },
    { set, language, kind: "open texts", texts: both[language].open, nudged: false },
  ]),
);

test.each(cases)("at most a tenth of the $kind in $language are misread, of $set", ({ texts, nudged }) => {
  const misread = texts.filter((text) => soundsLikeSolution(text) !== nudged);
  expect(misread.length / texts.length, misread.join("\n")).toBeLessThanOrEqual(0.1);
});

test("these are read as people mean them", () => {
  const read = (texts: readonly string[]) => texts.map(soundsLikeSolution);
  expect(read(["Vi kunne prøve med en app", "Indfør gratis bus", "Giv dem en kontaktperson"])).not.toContain(
    false,
  );
  expect(
    read(["Vi skal køre langt", "Vi skal dele kontor", "Vi bør passe på", "We must share"]),
  ).not.toContain(true);
});

test("there is enough to judge by, and no sentence is in two sets", () => {
  const count = ({ solutions, open }: { solutions: readonly string[]; open: readonly string[] }) =>
    Math.min(solutions.length, open.length);
  expect([count(sentences.da), count(sentences.en), count(heldOut.da), count(heldOut.en)]).toEqual([
    expect.toSatisfy((n: number) => n >= 20),
    expect.toSatisfy((n: number) => n >= 10),
    expect.toSatisfy((n: number) => n >= 10),
    expect.toSatisfy((n: number) => n >= 5),
  ]);
  const shaped = [sentences.da, sentences.en].flatMap((s) => [...s.solutions, ...s.open]);
  const unseen = [heldOut.da, heldOut.en].flatMap((s) => [...s.solutions, ...s.open]);
  expect(unseen.filter((text) => shaped.includes(text))).toEqual([]);
  const once = [fresh.da, fresh.en].flatMap((s) => [...s.solutions, ...s.open]);
  expect(once).toHaveLength(30);
  expect(once.filter((text) => [...shaped, ...unseen].includes(text))).toEqual([]);
});

test("one proposal among open sentences is enough, also on a line of its own and in capitals", () => {
  expect(soundsLikeSolution("Det er svært at nå dem.\nLAD OS LAVE EN APP!\nDe unge siger nej.")).toBe(true);
  expect(soundsLikeSolution("Drømmen er et løft for byen. Vi skal ansætte en koordinator.")).toBe(true);
  expect(soundsLikeSolution("")).toBe(false);
});
