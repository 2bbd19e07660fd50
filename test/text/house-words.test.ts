import { describe, expect, test } from "vitest";
import type { Language } from "../../src/people/person.js";
import { commandOf } from "../../src/text/command-words.js";
import { keys, texts, type Key } from "../../src/text/text.js";

interface House {
  /** What stands between the language's own quotation marks. */
  readonly quoted: RegExp;
  /** Marks that are another language's, or a typewriter's. */
  readonly foreign: RegExp;
  /** Something to press whose name does not stand in quotation marks. */
  readonly bare: RegExp;
  /** Words with another one in their place, for one thing is called one thing. */
  readonly shunned: RegExp;
  /** What is quoted and is no text of ours: Teams' own button, and examples of what one writes or sees. */
  readonly examples: readonly string[];
}

const houses: Record<Language, House> = {
  da: {
    quoted: /»([^«]*)«/gu,
    foreign: /["“”„‘’]/u,
    bare: /\btryk(?:ke|ker|kede)? (?!(?:på )?(?:»|igen|her|knappen|de tre prikker|du forkert))/iu,
    shunned:
      /klik|\bhak\b|frivilligt|(?:må|kan) stå tom|kan undværes|genopliv|(?:ét|én|#) [a-zæøå]+ mere\b|og (?:#|\{count\}) mere\b/iu,
    examples: ["formelt, åben opgave", "Gemt", "Tilføj"],
  },
  en: {
    quoted: /“([^”]*)”/gu,
    foreign: /["»«„‘’]/u,
    bare: /\bpress(?:ed|es)? (?!“|again|here|the button|the three dots|by mistake)/iu,
    shunned:
      /\bclick|may stay empty|revive|still stands? here|nothing (?:is|was) changed|the network's lead\b/iu,
    examples: ["formal, open task", "Saved", "Add"],
  },
};

const failing = (language: Language, isWrong: (words: string, key: Key) => boolean): string[] =>
  keys.flatMap((key) => {
    const words = texts[language](key);
    return isWrong(words, key) ? [`${key}: ${words}`] : [];
  });

/** What these quote is said of a meeting's time, and is tried where that is understood. */
const quotesTimes = (key: Key): boolean => /^refusal\.(?:saying-|no-meeting-day)/u.test(key);

describe.each(Object.entries(houses) as [Language, House][])("in %s", (language, house) => {
  test("quotation marks are the language's own, and no space is doubled or stands at an end", () => {
    expect(failing(language, (words) => house.foreign.test(words))).toEqual([]);
    expect(failing(language, (words) => / {2}|^ | $/u.test(words))).toEqual([]);
  });

  test("what a sentence asks to be pressed stands in quotation marks", () => {
    expect(failing(language, (words) => house.bare.test(words))).toEqual([]);
  });

  test("what is quoted is there: a button or field so called, a command, or an example", () => {
    const plain = (words: string) => words.toLowerCase().replace(/ …$/u, "");
    const known = new Set([...keys.map((key) => texts[language](key)), ...house.examples].map(plain));
    const isKnown = (name: string) =>
      name.startsWith("{") || known.has(plain(name)) || commandOf(name) !== undefined;
    const isLost = (words: string) =>
      [...words.matchAll(house.quoted)].some(([, name = ""]) => !isKnown(name));
    expect(failing(language, (words, key) => !quotesTimes(key) && isLost(words))).toEqual([]);
  });

  test("one thing is called one thing", () => {
    expect(failing(language, (words) => house.shunned.test(words))).toEqual([]);
  });
});
