import { expect, test } from "vitest";
import { weight } from "../../src/cards/fill.js";
import { letterKinds } from "../../src/networks/letters/letter.js";
import { toldCard } from "../../src/networks/letters/told-cards.js";
import type { Member } from "../../src/networks/members/member.js";
import type { Round } from "../../src/networks/approval/round.js";
import { texts } from "../../src/text/text.js";
import { buttonsOf, elements, wordsOf } from "../support/cards.js";
import { nasty } from "../themes/samples.js";
import { aLetter, aRound, aSeat } from "./letter-box.js";
import { letterCards } from "./letter-samples.js";
import { aad, aMember, aNetwork, now } from "./samples.js";

const all = Object.values(texts).flatMap((text) => [...letterCards(text)]);
const named = (name: string) =>
  all.find(([one]) => one === name)?.[1] ?? { type: "AdaptiveCard" as const, body: [] };
const titles = (name: string) => buttonsOf(named(name)).map(({ title, verb }) => `${title} ${verb}`);

test("every kind of letter that is told by a card of its own has its own sentence", () => {
  const apart = ["invitation", "request", "redraw", "theme"];
  const told = letterKinds.filter((kind) => !apart.includes(kind));
  const sentences = told.map((kind) => all.find(([name]) => name.startsWith(`letter ${kind} `))?.[1].speak);
  expect(new Set(sentences).size).toBe(told.length);
  expect(sentences).not.toContain(undefined);
});

test("a card is a notice: at most two buttons, one of them to press first, and light however much was written", () => {
  for (const [name, card] of all) {
    expect(buttonsOf(card).length, name).toBeLessThanOrEqual(2);
    const first = [...elements(card)].filter(({ style }) => style === "positive");
    expect(first.length, name).toBe(buttonsOf(card).length === 0 ? 0 : 1);
    expect(weight(card), name).toBeLessThan(28_000);
  }
});

test("people's words and names stand in runs, as they wrote them, and never in our own sentences", () => {
  for (const [name, card] of all.filter(([name]) => name.includes("nasty"))) {
    const blocks = [...elements(card)]
      .filter(({ type }) => type === "TextBlock")
      .map(({ text }) => String(text));
    expect(blocks.join(), name).not.toContain("**fed**");
    expect(card.speak, name).not.toContain("**fed**");
  }
  expect(wordsOf(named("letter decided return nasty")).join("\n")).toContain("**fed**");
  expect(nasty).toContain("**fed**");
});

test.each([
  ["letter inquiry open plain", ["Svar approval.answers", "Se netværket network.open"]],
  ["letter reminder open plain", ["Se anmodningen approval.show", "Se netværket network.open"]],
  ["letter form handed plain", ["Dan netværk network.form"]],
  [
    "letter form-unreached handed lost plain",
    ["Vælg en anden … network.hand-form", "Se netværket network.open"],
  ],
  ["letter form-taken handed over plain", ["Se netværket network.open"]],
  ["letter decided approve plain", ["Se netværket network.open"]],
  ["letter channel approved plain", ["Se netværket network.show"]],
  ["mention true open plain", ["Se anmodningen approval.show"]],
  ["mention false open plain", []],
])("%s offers %j", (name, offered) => {
  expect(titles(name)).toEqual(offered);
});

test("what the lead reads first is what happened, then who, then what is left", () => {
  expect(wordsOf(named("letter decided approve plain"))).toEqual([
    "En leder har godkendt netværket.",
    "Sundhed og Omsorg",
    "Leder: ",
    "Sundhed og Omsorg",
    "Område: ",
    "Sundhed og Omsorg",
    "Kommentar: ",
    "Sundhed og Omsorg",
    "Nu mangler 14 ledere.",
  ]);
  expect(wordsOf(named("letter decided reject plain"))).toContain("Begrundelse: ");
});

test("of many leaders ten are named, and the others counted", () => {
  const words = wordsOf(named("letter escalation open plain"));
  expect(words[0]).toBe("15 ledere har ikke svaret endnu.");
  expect(words.at(-1)).toContain("Det gælder også 5 ledere til.");
});

const nothingLeft = "Du skal ikke gøre mere.";
const invitationLeft = "Nu mangler du kun at svare på, om du selv vil være med i netværket.";
const asked: readonly Member[] = [aMember("manager", { standing: "invited" })];
const again: readonly Round[] = [aRound([aSeat("Sundhed", "manager")], { number: 2 })];

test.each([
  ["approved", "active", [], [], `Det er i gang nu. ${nothingLeft}`],
  ["approved", "active", asked, [], `Det er i gang nu. ${invitationLeft}`],
  ["withdrawn", "forming", asked, [], `Netværkslederen vil se på det igen. ${invitationLeft}`],
  ["withdrawn", "awaiting", [], again, "Netværkslederen vil se på det igen."],
  // Nobody answers an invitation to a network that was given up.
  ["rejected", "dropped", asked, [], `En af lederne sagde nej. ${nothingLeft}`],
] as const)(
  "a leader hears that the round is %s, and what is left for them (%s)",
  (became, state, more, rounds, said) => {
    const network = aNetwork({
      state,
      members: [aMember("employee", { duty: "lead" }), ...more],
      rounds: [aRound([aSeat("Sundhed", "manager")], { state: became }), ...rounds],
    });
    const letter = aLetter("outcome", { round: 1, seat: "sundhed", to: aad("manager") });
    expect(JSON.stringify(toldCard(network, letter, texts.da, now))).toContain(`"${said}"`);
  },
);
