import { expect, test } from "vitest";
import { warningLines } from "../../src/meetings/warnings.js";
import { texts } from "../../src/text/text.js";

const autumn = [{ from: "2027-10-16", until: "2027-10-24" }];
const said = (day: string, language: "da" | "en" = "da") =>
  warningLines(day, { schoolHolidays: autumn }, texts[language]);

test.each([
  ["2027-01-06", []],
  ["2027-01-09", ["Det er en lørdag."]],
  ["2027-01-10", ["Det er en søndag."]],
  ["2027-03-25", ["Det er en helligdag: Skærtorsdag."]],
  ["2027-03-28", ["Det er en søndag.", "Det er en helligdag: Påskedag."]],
  ["2027-05-17", ["Det er en helligdag: Anden Pinsedag."]],
  ["2027-05-01", ["Det er en lørdag."]],
  ["2028-05-01", []],
  ["2026-06-05", ["Det er Grundlovsdag. Mange har fri."]],
  // Grundlovsdag and Anden Pinsedag at once: nobody is at work.
  ["2028-06-05", ["Det er en helligdag: Anden Pinsedag."]],
  ["2026-12-24", ["Det er juleaftensdag. De fleste har fri."]],
  ["2026-12-31", ["Det er nytårsaftensdag. De fleste har fri."]],
  ["2026-12-25", ["Det er en helligdag: Juledag."]],
  ["2027-01-01", ["Det er en helligdag: Nytårsdag."]],
  // Store Bededag was one until 2023.
  ["2023-05-05", ["Det er en helligdag: Store Bededag."]],
  ["2024-04-26", []],
  ["2027-10-15", []],
  ["2027-10-18", ["Skolerne har ferie den dag."]],
  ["2027-10-16", ["Det er en lørdag.", "Skolerne har ferie den dag."]],
  ["2027-10-24", ["Det er en søndag.", "Skolerne har ferie den dag."]],
  ["2027-10-25", []],
])("%s", (day, sentences) => {
  expect(said(day)).toEqual(sentences.map((one) => `⚠ ${one}`));
});

test.each([
  ["2027-03-25", ["It is a public holiday: Maundy Thursday."]],
  ["2026-06-05", ["It is Constitution Day. Many are off work."]],
  ["2026-12-24", ["It is Christmas Eve. Most people are off work."]],
  ["2026-12-31", ["It is New Year's Eve. Most people are off work."]],
])("%s in English", (day, sentences) => {
  expect(said(day, "en")).toEqual(sentences.map((one) => `⚠ ${one}`));
});
