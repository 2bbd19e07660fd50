import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { Card } from "../src/cards/card.js";
import { cardNames, heaviest, templateOf, weight } from "../src/cards/fill.js";
import { helpCard, languageCard, welcomeCard } from "../src/people/cards.js";
import type { Person } from "../src/people/person.js";
import { texts } from "../src/text/text.js";
import { deepeningNotice, exampleCard, leftCard, oldAnswerCard, questionCard } from "../src/guided/cards.js";
import { statusCard } from "../src/guided/status.js";
import { themeGuided } from "../src/themes/guided.js";
import { formCards, renameCard, summaryCards, themesCard } from "../src/themes/overview-cards.js";
import { questionIds } from "../src/themes/questions.js";
import { downloadCard } from "../src/word/cards.js";
import { readBySdk } from "./support/adaptive-cards.js";
import { elements, wordsOf } from "./support/cards.js";
import { guideCards } from "./networks/guide-samples.js";
import { meetingLetterCards } from "./meetings/letter-samples.js";
import { nasty, sampleThemes } from "./themes/samples.js";
import { approvalCards } from "./networks/approval-samples.js";
import { charterSampleCards } from "./networks/charter-samples.js";
import { meetingCards } from "./meetings/card-samples.js";
import { minutesCards } from "./meetings/minutes-samples.js";
import { planningCards } from "./meetings/planning-samples.js";
import { handCards } from "./networks/hand-samples.js";
import { memberCards } from "./networks/member-samples.js";
import { letterCards } from "./networks/letter-samples.js";
import { seeingCards } from "./networks/seeing-samples.js";
import { findingCards } from "./themes/finding-samples.js";
import { sharingCards } from "./themes/sharing-samples.js";
import { suggestionCards } from "./themes/suggestion-samples.js";
import { votingCards } from "./themes/vote-samples.js";

const person: Person = {
  tenantId: "t",
  id: "p",
  name: "P",
  changedAt: "2026-11-22T08:00:00.000Z",
  activeTheme: "theme-1",
};
const now = "2026-11-22T08:00:00.000Z";
const notice = [{ style: "attention", text: "⚠ Noget" }] as const;

/** Every card in every state, in both languages, over every sample. */
function* allCards(): Generator<[name: string, card: Card]> {
  for (const text of Object.values(texts)) {
    const name = (what: string) => `${text.language} ${what}`;
    yield [name("welcome"), welcomeCard(undefined, text)];
    yield [name("welcome back"), welcomeCard(person, text, ["Hej"])];
    yield [name("help"), helpCard(text)];
    yield [name("language"), languageCard(text)];
    yield [name("status"), statusCard("Headline", text)];
    for (const [what, card] of guideCards(text)) yield [name(what), card];
    for (const [what, card] of sharingCards(text)) yield [name(what), card];
    for (const [what, card] of charterSampleCards(text)) yield [name(what), card];
    for (const [what, card] of approvalCards(text)) yield [name(what), card];
    for (const [what, card] of handCards(text)) yield [name(what), card];
    for (const [what, card] of meetingCards(text)) yield [name(what), card];
    for (const [what, card] of minutesCards(text)) yield [name(what), card];
    for (const [what, card] of planningCards(text)) yield [name(what), card];
    for (const [what, card] of memberCards(text)) yield [name(what), card];
    for (const [what, card] of letterCards(text)) yield [name(what), card];
    for (const [what, card] of meetingLetterCards(text)) yield [name(what), card];
    for (const [what, card] of findingCards(text)) yield [name(what), card];
    for (const [what, card] of seeingCards(text)) yield [name(what), card];
    for (const [what, card] of suggestionCards(text)) yield [name(what), card];
    for (const [what, card] of votingCards(text)) yield [name(what), card];
    const many = Object.values(sampleThemes);
    yield [name("themes none"), themesCard({ themes: [], number: 0, more: false, now }, text)];
    yield [
      name("themes page"),
      themesCard(
        { themes: many.slice(0, 5), number: 1, more: true, now },
        text,
        notice,
        sampleThemes["nasty"],
      ),
    ];
    for (const id of questionIds) {
      yield [name(`example ${id}`), exampleCard(themeGuided, sampleThemes["titled"] as never, id, text)];
      for (const asked of [1, 2, 3, 4])
        yield [
          name(`deepen ${id} ${asked}`),
          questionCard(themeGuided, sampleThemes["titled"] as never, id, text, [
            deepeningNotice(themeGuided, id, asked, text),
          ]),
        ];
    }
    for (const title of ["", "Ensomhed", nasty, "Ensomhed ".repeat(50)])
      for (const about of [{ themeId: "t" }, { networkId: "t" }, { meetingId: "t" }, { minutesId: "t" }])
        yield [
          name(`word ready nasty ${title.length}`),
          downloadCard(
            { about, title, address: "https://bot.example/files/t/x", until: person.changedAt },
            text,
          ),
        ];
    for (const [kind, theme] of Object.entries(sampleThemes)) {
      for (const id of questionIds) {
        yield [
          name(`question ${id} ${kind}`),
          questionCard(themeGuided, theme, id, text, notice, { challenge: nasty }),
        ];
        for (const how of ["saved", "skipped", "waiting", "partly"] as const)
          yield [name(`${how} ${id} ${kind}`), leftCard(themeGuided, theme, id, how, text)];
        yield [name(`old ${id} ${kind}`), oldAnswerCard(themeGuided, theme, id, { title: nasty }, text)];
      }
      for (const card of summaryCards(theme, text, notice)) yield [name(`summary ${kind}`), card];
      for (const card of formCards(theme, text, notice)) yield [name(`form ${kind}`), card];
      yield [name(`rename ${kind}`), renameCard(theme, text, notice)];
      for (const way of ["resume", "goto"] as const)
        yield [
          name(`status ${way} ${kind}`),
          statusCard("X", text, {
            said: theme.interview.answers["title"] ?? "",
            more: ["y"],
            themeId: theme.id,
            way,
          }),
        ];
    }
  }
}
const cards = [...allCards()];

/** Elements newer than the SDK for the web knows; each carries a fallback that it shows instead. */
const newer = new Set(["Icon", "Chart.HorizontalBar"]);
const strip = (card: Card): unknown =>
  JSON.parse(JSON.stringify(card), (key, value: unknown) => {
    // The people picker, which Teams has in every version and the SDK only from 1.6; the choices stand without it.
    if (key === "choices.data") return undefined;
    // Whom a mention is for, which is for Teams alone to read.
    if (key === "msteams") return undefined;
    if (Array.isArray(value)) return value.filter((item) => item !== "drop");
    const fallback = (value as { type?: string; fallback?: unknown } | null)?.fallback;
    return value && newer.has(String((value as { type?: string }).type)) ? fallback : value;
  });

test("every file in cards/ is known by name, and some sample shows each of its buttons", () => {
  const files = readdirSync(new URL("../cards/", import.meta.url)).filter((file) => file.endsWith(".json"));
  expect(files.map((file) => file.replace(".json", "")).sort()).toEqual([...cardNames].sort());
  const verbsIn = (json: unknown) => [...elements(json)].flatMap((element) => element["verb"] ?? []);
  const seen = new Set(cards.flatMap(([, card]) => verbsIn(card)));
  expect(cardNames.flatMap((name) => verbsIn(templateOf(name))).filter((verb) => !seen.has(verb))).toEqual(
    [],
  );
});

/** The SDK tests `lang` with a pattern that remembers where it stopped, so every other right value is called wrong. */
const wrongAboutLang = /^Invalid value "(da|en)" for property "lang"/;

test("every card is parsed without complaint, and nothing is lost in a round trip", () => {
  for (const [name, card] of cards) {
    const { complaints, again } = readBySdk(strip(card));
    expect(
      complaints.filter((message) => !wrongAboutLang.test(message)),
      name,
    ).toEqual([]);
    const count = (json: unknown) => [...elements(json)].length;
    expect(count(again), name).toBe(count(strip(card)));
  }
});

test("no card shows an unfilled place, and people's text comes through as they wrote it", () => {
  for (const [name, card] of cards) {
    const own = JSON.stringify(card).replaceAll("${title}", "").replaceAll("${$root}", "");
    expect(own, name).not.toContain("${");
  }
  const [card] = summaryCards(sampleThemes["nasty"] as never, texts.da);
  expect(wordsOf(card as Card)).toContain(nasty);
});

test("what people wrote stands only where nothing is live: in runs and inputs, never in a TextBlock or a button", () => {
  for (const [name, card] of cards.filter(([name]) => name.includes("nasty"))) {
    for (const element of elements(card)) {
      if (element["type"] === "TextBlock") expect(String(element["text"]), name).not.toContain("**fed**");
      if (element["type"] === "TextRun") continue;
      expect(String(element["title"] ?? ""), name).not.toContain("**fed**");
    }
  }
});

test("every card has its language and what to speak, wraps its text, and labels its inputs", () => {
  for (const [name, card] of cards) {
    expect(card, name).toMatchObject({ version: "1.5", lang: name.slice(0, 2) });
    expect(card.speak, name).toMatch(/\p{L}/u);
    for (const element of elements(card)) {
      if (element["type"] === "TextBlock")
        expect(element, name).toMatchObject({ wrap: true, text: expect.stringMatching(/\S/) as string });
      if (String(element["type"]).startsWith("Input.")) {
        expect(element, name).toMatchObject({
          label: expect.stringMatching(/\S/) as string,
          errorMessage: expect.stringMatching(/\S/) as string,
        });
      }
      if (element["type"] === "Action.Execute") expect(element["title"], name).toMatch(/\S/);
    }
  }
});

test("every card fits a Teams message and has at most six actions", () => {
  for (const [name, card] of cards) {
    expect(weight(card), name).toBeLessThan(heaviest + 12_000);
    expect(card.actions?.length ?? 0, name).toBeLessThanOrEqual(6);
  }
});

test("a button's words are read whole at phone width; behind the three dots there is a little more room", () => {
  for (const [name, card] of cards) {
    for (const { type, title, mode } of elements(card)) {
      if (!String(type).startsWith("Action.")) continue;
      expect([...String(title)].length, `${name}: ${String(title)}`).toBeLessThanOrEqual(
        mode === "secondary" ? 36 : 30,
      );
    }
  }
});

test("a day or a series begins a line with a capital, and within a line it has none", () => {
  for (const [name, card] of cards.filter(([name]) => name.startsWith("da "))) {
    for (const { type, text, tooltip } of elements(card)) {
      if (type === "TextBlock") expect(text, name).not.toMatch(/^(?:\p{Ll}+dag den|hver) /u);
      expect(String(tooltip), name).not.toMatch(/\p{Ll} \p{Lu}\p{Ll}+dag den /u);
    }
  }
});

test("no card hides all its buttons behind the three dots", () => {
  for (const [name, { actions = [] }] of cards.filter(([, card]) => card.actions?.length)) {
    const modes = (actions as { mode?: string }[]).map(({ mode }) => mode ?? "primary");
    expect(modes, name).toContain("primary");
  }
});

test("input ids on a card are unique", () => {
  for (const [name, card] of cards) {
    const ids = [...elements(card)].filter((e) => String(e["type"]).startsWith("Input.")).map((e) => e["id"]);
    expect(new Set(ids).size, name).toBe(ids.length);
  }
});
