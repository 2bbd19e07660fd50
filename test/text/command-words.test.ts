import fc from "fast-check";
import { expect, test } from "vitest";
import { commandOf } from "../../src/text/command-words.js";
import { texts } from "../../src/text/text.js";
import { lookalikes } from "./lookalikes.js";
import { spellings } from "./spellings.js";

const pairs = Object.entries(spellings).flatMap(([command, list]) =>
  list.map((text) => [text, command] as const),
);

test.each(pairs)("%j is %s", (text, command) => {
  expect(commandOf(text)).toBe(command);
});

test.each(lookalikes)("%j is an answer", (text) => {
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
