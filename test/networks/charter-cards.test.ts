import { expect, test } from "vitest";
import { charterCards, deskCard, gapsCard } from "../../src/networks/charter/cards.js";
import { charterFields } from "../../src/networks/charter/charter.js";
import { formCards } from "../../src/networks/charter/form-cards.js";
import { compareCards, versionsCard } from "../../src/networks/charter/version-cards.js";
import { saveTexts } from "../../src/networks/charter/versions.js";
import { texts } from "../../src/text/text.js";
import { buttonsOf, elements, inputsOf, wordsOf } from "../support/cards.js";
import { charterNetworks } from "./charter-samples.js";
import { aMember, aNetwork, now } from "./samples.js";

const text = texts.da;
const revised = saveTexts(
  aNetwork(),
  { purpose: "Finde dem tidligt, der står alene.", rules: "Vi deler udgiften." },
  "aad-employee",
  "Åse **fed**",
  now,
);

test("the desk says how far each part has come, and how binding it all is", () => {
  const words = wordsOf(deskCard(revised, true, text));
  expect(words.slice(0, 4)).toEqual([
    "Kommissorium",
    "Lyset i vinduet",
    "Udkast, udgave 2",
    "3 af 16 felter er skrevet.",
  ]);
  expect(words.join(" ")).toMatch(/Formål ✓ Skrevet Baggrund Mangler .* Ressourcebehov 1 af 4 skrevet/);
});

test.each([
  ["awaiting", "Til godkendelse, udgave 1"],
  ["active", "Godkendt, udgave 1, den 23. november 2026"],
  ["changed", "Ændret efter godkendelsen: Udgave 1 blev godkendt den 23. november 2026. Dette er udgave 2."],
  ["started", "Sat i gang af netværkslederen uden godkendelse, udgave 1"],
  ["dropped", "Opgivet, udgave 1"],
  ["closed", "Netværket er afsluttet. Godkendt, udgave 1, den 23. november 2026."],
])("how binding a network that is %s is", (state, said) => {
  expect(wordsOf(deskCard(charterNetworks[state] ?? revised, false, text))).toContain(said);
});

test("who may not change it now gets no button that does", () => {
  const verbs = buttonsOf(deskCard(revised, false, text, { canUndo: true })).map(({ verb }) => verb);
  expect(verbs).toEqual(["charter.read", "charter.word", "charter.versions", "network.open"]);
  expect(buttonsOf(gapsCard(revised, false, text)).map(({ verb }) => verb)).not.toContain("charter.form");
});

test("it is read part by part with those who take part, and what was changed since a version says so", () => {
  const [card] = charterCards(revised, text, { changedSince: 1 });
  const words = card ? wordsOf(card).join(" | ") : "";
  expect(words).toContain("Formål | ✎ Ændret siden udgave 1 | Finde dem tidligt, der står alene.");
  expect(words).toContain("Deltagere | employee, Sundhed og Omsorg (netværksleder, medarbejder)");
  expect(words.match(/✎/g)).toHaveLength(2);
  const [plain] = charterCards(revised, text);
  expect(plain && wordsOf(plain).join(" ")).not.toContain("✎");
});

test("one who has not answered yet is not shown as in, and one who left not at all", () => {
  const members = [
    aMember("employee", { duty: "lead" }),
    aMember("asked", { standing: "invited" }),
    aMember("gone", { standing: "left" }),
  ];
  const [card] = charterCards(aNetwork({ members }), text);
  const words = card ? wordsOf(card).join(" ") : "";
  expect(words).toContain("asked, Sundhed og Omsorg (medarbejder, har ikke svaret endnu)");
  expect(words).not.toContain("gone");
});

test("a form holds what is saved, begins each sentence, and folds the example away", () => {
  const [card] = formCards(revised, ["economy", "rules"], text);
  if (!card) throw new Error("no form");
  expect(inputsOf(card)).toEqual({ economy: "", rules: "Vi deler udgiften." });
  expect([...elements(card)].find(({ id }) => id === "economy")).toMatchObject({
    label: "Økonomi",
    placeholder: "Netværket har brug for …",
  });
  expect(wordsOf(card).join(" ")).not.toContain("oplægsholdere");
  expect(JSON.stringify(card)).toContain("Direktionen har sat penge af til oplægsholdere");
  const [save, cancel] = buttonsOf(card);
  expect([save?.takesInputs, cancel?.takesInputs]).toEqual([true, false]);
});

test("a form that is too much for one message is parted, and no field is lost or doubled", () => {
  const cards = formCards(charterNetworks["long"] ?? revised, charterFields, text);
  expect(cards.length).toBeGreaterThan(1);
  expect(cards.flatMap((card) => Object.keys(inputsOf(card)))).toEqual([...charterFields]);
  expect(wordsOf(cards[0] as never).join(" ")).toContain(`Del 1 af ${cards.length}`);
});

test("what is missing says why it matters; the areas without a leader are named", () => {
  const words = wordsOf(gapsCard(revised, true, text)).join(" | ");
  expect(words).toContain("Mål og succeskriterier | Et netværk uden klare mål");
  expect(words).toContain("Mangler fra:  | Sundhed og Omsorg");
  expect(words).not.toContain("Spilleregler om økonomi");
  expect(wordsOf(gapsCard(aNetwork({ texts: {} }), true, text)).join(" ")).toContain(
    "Skal skrives, før netværket kan sendes til godkendelse.",
  );
});

test("two versions are compared by signs, so that it is heard and not only seen", () => {
  const [card] = compareCards(revised, 1, 2, text);
  const words = card ? wordsOf(card) : [];
  expect(words.join("")).toContain(
    "Finde [− dem,] [+ dem tidligt,] der står [− alene efter et dødsfald.] [+ alene.]",
  );
  expect(words).toContain("[+ Vi deler udgiften.] ");
  const [same] = compareCards(revised, 2, 2, text);
  expect(same && wordsOf(same)).toContain("De to udgaver siger det samme.");
});

test("each version says who, when and what; the words that are gone are said to be, and cannot be asked for", () => {
  const words = wordsOf(versionsCard(revised, 0, text)).join(" | ");
  expect(words).toContain("Udgave 2 | Åse **fed**, 23. november kl. 09.00 | Formål, Spilleregler om økonomi");
  expect(words).toContain("Udgave 1 | employee, 23. november kl. 09.00 | Første udkast");
  const latest = revised.versions.map((one) =>
    one.number === 2 ? { ...one, before: {}, lost: ["rules"] as const } : one,
  );
  const lost = versionsCard({ ...revised, versions: latest }, 0, text);
  expect(wordsOf(lost)).toContain("Ordene fra før er ikke gemt længere.");
  expect(buttonsOf(lost).map(({ verb }) => verb)).not.toContain("charter.compare");
});
