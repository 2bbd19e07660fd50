import { expect, test } from "vitest";
import { weight } from "../../src/cards/fill.js";
import { texts } from "../../src/text/text.js";
import { themeCard, themeCardWeight } from "../../src/themes/sharing/theme-card.js";
import { fields, type Field } from "../../src/themes/questions.js";
import type { Theme } from "../../src/themes/theme.js";
import { buttonsOf, elements, wordsOf } from "../support/cards.js";
import { nasty, sampleThemes } from "./samples.js";
import { fullBoard, manyVotes, now, sharedSample, tallyWith } from "./sharing-samples.js";

const full = sampleThemes["full"] as Theme;
const withAnswers = (said: (field: Field) => string): Theme => ({
  ...full,
  interview: { ...full.interview, answers: Object.fromEntries(fields.map((field) => [field, said(field)])) },
});
const actors = Array.from({ length: 30 }, (_, n) =>
  `Lokalrådet for det ${n}. distrikt`.padEnd(200, " x"),
).join("\n");

test.each([
  "ord æø ".repeat(571),
  '"\\'.repeat(2_000),
  "👩‍👩‍👧".repeat(500),
  "x".repeat(4_000),
  nasty.repeat(20),
])("with 500 suggestions, 5,000 voters and every answer as long as can be it weighs under 28 KB", (said) => {
  const theme = withAnswers((field) => (field === "actors" ? actors : said.slice(0, 4_000)));
  for (const text of Object.values(texts)) {
    const shared = sharedSample(theme, { board: fullBoard(said.slice(0, 300)) });
    const card = themeCard(shared, manyVotes, text, now, [{ style: "good", text: "✓ Tak" }]);
    expect(weight(card)).toBeLessThan(themeCardWeight);
    expect(wordsOf(card).join(" ")).toMatch(/svar er forkortet|answers are shortened/);
    expect(wordsOf(card).join(" ")).toMatch(/500 (forslag|suggestions)/);
    expect(wordsOf(card).join(" ")).toMatch(/50 aktører til|50 more actors/);
  }
});

test("an answer is folded where a sentence ends, and all of it is on the card while there is room", () => {
  const said = `${"En sætning om temaet. ".repeat(20)}Slut`;
  const card = themeCard(sharedSample(withAnswers(() => said)), undefined, texts.da, now);
  const runs = [...elements(card)].filter(({ type }) => type === "TextRun").map(({ text }) => String(text));
  const [lead, rest] = runs.slice(runs.indexOf("Det undrer jeg mig over. ") + 1);
  expect(lead).toMatch(/temaet\.$/);
  expect(`${lead} ${rest}`).toBe(said);
  expect(wordsOf(card).join(" ")).not.toContain("forkortet");
  const fold = [...elements(card)].find(({ targetElements }) => String(targetElements) === "rest-wonder");
  expect(fold).toMatchObject({ type: "Action.ToggleVisibility", title: "Vis mere eller mindre" });
});

test("the votes' chart has its figures in words beneath, the most first and ties as the list has them", () => {
  const card = themeCard(
    sharedSample(full),
    tallyWith({ relations: 4, quality: 2, mastery: 2 }),
    texts.da,
    now,
  );
  const chart = [...elements(card)].find(({ type }) => type === "Chart.HorizontalBar");
  expect(chart?.["data"]).toEqual([
    { x: "Stærke relationer", y: 4 },
    { x: "Kvalitet for borgeren", y: 2 },
    { x: "Mestring", y: 2 },
  ]);
  const facts = [...elements(card)].find(({ type }) => type === "FactSet");
  expect(facts?.["facts"]).toMatchObject([
    { title: "Stærke relationer og kendskab til hinanden", value: "4 stemmer" },
    { value: "2 stemmer" },
    { title: "Mestring og borgere som medproducenter af egen velfærd", value: "2 stemmer" },
  ]);
});

test.each([
  [undefined, "after-vote", "Du ser tallene, når du har stemt."],
  [undefined, "after-closing", "Tallene vises, når der er lukket."],
  [tallyWith({}, 0), "at-once", "Ingen har stemt endnu."],
] as const)("without figures it says why", (tally, results, sentence) => {
  const card = themeCard(sharedSample(full, { results }), tally, texts.da, now);
  expect(wordsOf(card).join(" ")).toContain(sentence);
  expect([...elements(card)].filter(({ type }) => String(type).startsWith("Chart"))).toEqual([]);
});

test("actors who said yes and the newest suggestions are marked in words, each named once", () => {
  const board = {
    ...fullBoard(),
    accepted: [{ name: "jobcentret", kind: "department" as const }],
    newest: [{ name: "Sognet", kind: "association" as const }],
    acceptedCount: 1,
  };
  const card = themeCard(sharedSample(full, { board }), undefined, texts.da, now);
  const named = wordsOf(card).filter((line) => /jobcentret|Sognet|Boligforeningen/i.test(line));
  expect(named.join("")).toBe("Boligforeningen · jobcentret (vil være med) · Sognet (nyt forslag)");
});

test.each([
  ["open", 6],
  ["paused", 4],
  ["closed", 3],
] as const)("an %s theme offers %i buttons", (state, count) => {
  const card = themeCard(sharedSample(full, { state }), undefined, texts.da, now);
  expect(buttonsOf(card)).toHaveLength(count);
});
