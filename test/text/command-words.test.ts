import fc from "fast-check";
import { expect, test } from "vitest";
import { commandOf, type Command } from "../../src/text/command-words.js";
import { texts } from "../../src/text/text.js";

const spellings: Record<Command, string[]> = {
  "new-theme": [
    "nyt tema",
    "Nyt tema!",
    "/nyt tema",
    "NYT TEMA",
    "nyt thema",
    "nyttema",
    "ny tema",
    "nt tema",
    "nyt  tema",
    "nyt tmea",
    "new theme",
    "New Theme.",
    "newtheme",
  ],
  "my-themes": [
    "mine temaer",
    "mine temaaer",
    "minetemaer",
    "mine temear",
    "Mine temaer 🙂",
    "my themes",
    "my themse",
  ],
  resume: [
    "fortsæt",
    "fortset",
    "forsæt",
    "fortæst",
    "fortsaet",
    "Fortsæt…",
    "continue",
    "resume",
    "continu",
  ],
  next: [
    "næste",
    "naeste",
    "Næste!",
    "gå videre",
    "gaa videre",
    "videre",
    "next",
    "go on",
    "continue to next",
    "/next",
  ],
  back: [
    "tilbage",
    "tilbge",
    "tilbagee",
    "tilbgae",
    "tilbag",
    "tlibage",
    "gå tilbage",
    "gaa tilbage",
    "back",
    "Back.",
    "forrige",
  ],
  skip: ["spring over", "spring ovre", "spring_over", "springover", "spring-over", "sprin over", "skip"],
  example: ["eksempel", "eksemple", "exempel", "esempel", "example", "exampel", "Eksempel?", "vis eksempel"],
  deepen: ["hjælp mig videre", "hjaelp mig videre", "hjælp mig vidre", "help me on", "Hjælp mig videre 🙂"],
  help: [
    "hjælp",
    "hjelp",
    "hjælpp",
    "hjæpl",
    "hjæp",
    "hjlæp",
    "hjaelp",
    "help",
    "Hjælp!!",
    "hepl",
    "/help",
    "HJÆLP",
  ],
  undo: ["fortryd", "fortryt", "fortyd", "undo"],
  stop: [
    "stop",
    "stopp",
    "Stop.",
    "pause",
    "gem og fortsæt senere",
    "gem og fortsaet senere",
    "gem og forsæt senere",
  ],
  language: ["sprog", "sporg", "language", "langauge", "skift sprog"],
  "language-da": ["dansk", "danish", "sprog dansk", "på dansk", "paa dansk"],
  "language-en": ["engelsk", "english", "sprog engelsk", "englesk", "in English"],
  thanks: ["tak", "taak", "Tak!", "mange tak", "tusind tak", "thanks", "thank you", "tak 🙏🏽", "tak :-)"],
  hello: ["hej", "heij", "hejsa", "goddag", "god dag", "hi", "hello", "Hej 👋"],
  form: [
    "udfyld alt på én gang",
    "udfyld alt paa en gang",
    "udfyld alt på een gang",
    "udfyld alt",
    "formular",
    "skema",
    "the form",
    "show form",
  ],
  summary: ["opsummering", "opsumering", "vis tema", "resumé", "summary", "summery"],
};
const pairs = Object.entries(spellings).flatMap(([command, list]) =>
  list.map((text) => [text, command] as const),
);

test.each(pairs)("%j is %s", (text, command) => {
  expect(commandOf(text)).toBe(command);
});

const answers = [
  "",
  " ",
  "!",
  "👍",
  "/",
  "tag",
  "stof",
  "stok",
  "stort",
  "hel",
  "held",
  "helt",
  "hjælpe",
  "hjælper",
  "hjem",
  "hjælp de ældre",
  "Languages",
  "vis tema 2",
  "mine temaer 2",
  "vis t3ma",
  "til2bage",
  "Vi tema",
  "vi temaer",
  "mine teamer",
  "mine teams",
  "Form",
  "hjalp",
  "halp",
  "fortsat",
  "forsat",
  "fortryder",
  "fortryde",
  "eksempler",
  "springe over",
  "new themes",
  "constructor",
  "__proto__",
  "toString",
  "næsten",
  "næstekærlighed",
  "videregående uddannelse",
  "vi går videre",
  "nextdoor",
  "hjælpemidler",
  "Tanja",
  "tal",
  "tak for sidst",
  "tilbageholdenhed",
  "tilbage til start",
  "tilbud",
  "tillid",
  "nye temaer i skolen",
  "nyt team",
  "nyt tema i byrådet",
  "fine temaer",
  "tema",
  "temaer",
  "ja",
  "nej",
  "ok",
  "måske",
  "ved ikke",
  "det ved jeg ikke",
  "unge",
  "ensomhed",
  "sproget",
  "sprogskolen",
  "engelske borgere",
  "danske",
  "dans",
  "pauser",
  "pausen",
  "forme",
  "formand",
  "firma",
  "fort",
  "forsøg",
  "fortrolighed",
  "hos",
  "her",
  "hej fra os",
  "skib",
  "ski",
  "bank",
  "and",
  "springvand",
  "stopper",
  "Karen",
  "9",
  "thanks to the volunteers",
  "helpers",
  "backing",
  "formal",
  "they",
  "examples from the schools",
  "stop mobning",
  "- stop",
  "fortsæt det gode arbejde",
];

test.each(answers)("%j is an answer", (text) => {
  expect(commandOf(text)).toBeUndefined();
});

test.each(["da", "en"] as const)("every command the help names is understood, in %s", (language) => {
  const named = texts[language]("help.lines")
    .split("\n")
    .map((line) => line.split(" – ")[0] ?? "");
  expect(named.length).toBeGreaterThan(9);
  expect(named.filter((title) => !commandOf(title))).toEqual([]);
});

test("a message that only holds a command among other words is an answer", () => {
  const word = fc.constantFrom("borgerne", "kommunen", "skolen", "unge", "vi", "mangler", "tid");
  fc.assert(
    fc.property(
      fc.constantFrom(...pairs),
      fc.array(word, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      ([text], more, first) => {
        const parts = first ? [text, ...more] : [...more, text];
        expect(commandOf(parts.join(" "))).toBeUndefined();
      },
    ),
  );
});

test("any text is read without failing, and a long one never is a command", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(commandOf(`stop${text}`.padEnd(81, "!"))).toBeUndefined();
      commandOf(text);
    }),
  );
});
