import { expect, test } from "vitest";
import { guard } from "../../src/themes/sharing/sensitive.js";
import type { Shown } from "../../src/themes/sharing/sharing.js";
import { fresh } from "./sensitive-fresh.js";
import { heldOut } from "./sensitive-held-out.js";
import { sentences, type Texts } from "./sensitive-sentences.js";

const shownWith = (over: Partial<Shown>): Shown => ({
  title: "Et tema",
  ownerName: "En medarbejder",
  department: "Sundhed og Omsorg",
  answers: {},
  actors: [],
  ...over,
});
const found = (wonder: string) => guard(shownWith({ answers: { wonder } }));

const all = (set: Record<"da" | "en", Texts>): Texts => ({
  sensitive: [...set.da.sensitive, ...set.en.sensitive],
  general: [...set.da.general, ...set.en.general],
});
const missed = (texts: Texts) => texts.sensitive.filter((text) => found(text).length === 0);
const wrong = (texts: Texts) => texts.general.filter((text) => found(text).length > 0);

const sets = {
  "the texts the rules were shaped by": all(sentences),
  "texts the rules never saw (at first try 32 of 34 found, 0 of 41 stopped at)": all(heldOut),
};
test.each(Object.entries(sets))("at most a tenth is misread of %s", (_set, texts) => {
  expect(missed(texts).length / texts.sensitive.length, missed(texts).join("\n")).toBeLessThanOrEqual(0.1);
  expect(wrong(texts).length / texts.general.length, wrong(texts).join("\n")).toBeLessThanOrEqual(0.1);
});

test("there is enough to judge by, and no text is in two sets", () => {
  for (const set of [all(sentences), all(heldOut)]) {
    expect(set.sensitive.length).toBeGreaterThanOrEqual(30);
    expect(set.general.length).toBeGreaterThanOrEqual(40);
  }
  const texts = [sentences, heldOut, fresh].flatMap((set) => [...all(set).sensitive, ...all(set).general]);
  expect(new Set(texts).size).toBe(texts.length);
});

test.each([
  ["Jens Hansen fra Elmevej har misbrug.", "Jens Hansen", "misbrug", "health"],
  ["Lones depression blev overset.", "Lones", "depression", "health"],
  ["Fru Khoury er på kontanthjælp.", "Khoury", "kontanthjælp", "social"],
  ["Mohammed Al-Sayed er sigtet for tyveri.", "Mohammed Al-Sayed", "sigtet", "crime"],
  ["Afdelingsleder Trine Juhl har fået kræft.", "Trine Juhl", "kræft", "health"],
  ["J. P. Madsen har HIV.", "J P Madsen", "HIV", "health"],
])("%s names the person and the word", (text, name, word, kind) => {
  expect(found(text)).toContainEqual({ field: "wonder", kind, name, word });
});

test.each([
  "Ensomhed blandt ældre med demens i Morbærhaven",
  "Social & Familie har set flere med misbrug.",
  "Røde Kors og Ældre Sagen hjælper demente.",
  "Jobcenter Vest har flere på kontanthjælp.",
  "jens hansen har misbrug",
  "",
])("»%s« is no reason to ask", (text) => {
  expect(found(text)).toEqual([]);
});

test("what stands a sentence or more away counts when it is near, or when the sentence goes on about the person", () => {
  expect(found("Jeg kender Mette Larsen. Misbrug fylder alt.")).toHaveLength(1);
  expect(found("Jeg kender Mette Larsen, som bor for enden af vejen. Hun lever i et misbrug.")).toHaveLength(
    1,
  );
  expect(found("Jeg mødte Mette Larsen for enden af vejen i går. Der er meget misbrug i byen.")).toEqual([]);
});

test("a topic is no one's, unless the person comes after it", () => {
  expect(found("Mette Larsen skrev en rapport om tyveri.")).toEqual([]);
  expect(found("Der var en sag om tyveri hos Mette Larsen.")).toHaveLength(1);
});

test("a word is named once for a person however often it stands there", () => {
  expect(found("Jens Hansen har misbrug.\nJens Hansen har misbrug.")).toHaveLength(1);
});

test("every field that colleagues will see is looked at, and a CPR number wherever it stands, without repeating it", () => {
  const text = "Lone har demens";
  const shown = shownWith({
    title: text,
    department: "Team 010190-1234",
    answers: { title: text, dream: text },
    actors: [{ name: text, kind: "citizens" }],
  });
  expect(guard(shown).map(({ field, kind }) => `${field} ${kind}`)).toEqual([
    "title health",
    "department cpr",
    "dream health",
    "actors health",
  ]);
  expect(JSON.stringify(guard(shown))).not.toContain("0101");
});
