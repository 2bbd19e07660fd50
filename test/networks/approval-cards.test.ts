import { expect, test } from "vitest";
import { weight } from "../../src/cards/fill.js";
import { requestCard } from "../../src/networks/approval/cards.js";
import { texts } from "../../src/text/text.js";
import { buttonsOf, wordsOf } from "../support/cards.js";
import { approvalCards, requests } from "./approval-samples.js";
import { areas } from "./approval-scene.js";
import { aad, now } from "./samples.js";

const all = requests();
const cardIn = (state: string, viewer?: string) => {
  const network = all[state];
  if (!network) throw new Error(`No sample ${state}`);
  return requestCard(network, areas[0], texts.da, now, [], viewer ? { viewer } : {});
};
const wordsIn = (state: string, viewer?: string) => wordsOf(cardIn(state, viewer)).join(" ");
const titlesIn = (state: string, viewer?: string) =>
  buttonsOf(cardIn(state, viewer)).map(({ title }) => title);

test("a leader who is asked has what it takes to decide, and the three verdicts", () => {
  const words = wordsIn("waiting");
  for (const said of [
    "Venter på dig",
    "Lyset i vinduet",
    "Finde dem, der står alene",
    "1 leder, 1 medarbejder (employee, ane)",
  ])
    expect(words).toContain(said);
  expect(titlesIn("waiting")).toEqual(
    expect.arrayContaining([
      "Godkend",
      "Send tilbage",
      "Afvis",
      "Læs kommissorium",
      "Lad en anden afgøre det …",
    ]),
  );
});

test("once it is decided the card says by whom and when, and decides nothing more", () => {
  expect(wordsIn("decided")).toContain("Godkendt af  ane  den 23. november kl. 09.00.");
  expect(wordsIn("returned")).toContain("Sendt tilbage af  ane");
  expect(wordsIn("rejected")).toContain("Hvor er økonomien?");
  for (const state of ["decided", "returned", "rejected", "over", "withdrawn", "begun"])
    expect(
      titlesIn(state).filter((title) => title !== "Læs kommissorium"),
      state,
    ).toEqual([]);
});

test("an old card says what became of the round", () => {
  expect(wordsIn("over")).toContain("Anmodningen er sendt tilbage til netværkslederen");
  expect(wordsIn("over rejected")).toContain("Netværket blev afvist");
  expect(wordsIn("withdrawn")).toContain("trukket anmodningen tilbage");
  expect(wordsIn("begun")).toContain("Alle ledere har godkendt");
});

test("what was kept is said and can be taken back, and only what changed is marked", () => {
  expect(wordsIn("kept")).toContain("Derfor gælder din godkendelse stadig");
  expect(titlesIn("kept")).toContain("Tag godkendelsen tilbage");
  expect(titlesIn("kept")).not.toContain("Godkend");
  expect(wordsIn("changed")).toContain("Ændret, siden du sidst svarede I kommissoriet:  Økonomi, Tid");
  const read = buttonsOf(cardIn("changed")).find(({ verb }) => verb === "charter.read");
  expect(read?.data).toEqual({ networkId: "theme-1", version: 1 });
});

test("questions and answers stand on the card, and who passed it on sees only who has it", () => {
  expect(wordsIn("asking")).toContain("Svar:  Et år");
  expect(wordsIn("asking")).toContain("Og ét tidligere spørgsmål.");
  expect(wordsIn("delegated", aad("ane"))).toContain("Pladsen er givet videre til  ida");
  expect(titlesIn("delegated", aad("ane"))).toEqual([]);
  expect(wordsIn("delegated")).toContain("Fordi:  Hun kender tallene");
});

test("every card weighs less than 28 KB in UTF-8, and has one thing to do first", () => {
  for (const [name, card] of approvalCards(texts.da)) {
    expect(Buffer.byteLength(JSON.stringify(card)), name).toBeLessThan(28_000);
    expect(weight(card), name).toBeLessThan(60_000);
    const first = (card.actions ?? []).filter(
      (action) => (action as { style?: string }).style === "positive",
    );
    expect(first.length, name).toBeLessThanOrEqual(1);
  }
});
