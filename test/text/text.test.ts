import { readdirSync, readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import { keys, languageOf, texts } from "../../src/text/text.js";

const file = (language: string) =>
  JSON.parse(readFileSync(new URL(`../../src/text/${language}.json`, import.meta.url), "utf8")) as Record<
    string,
    string
  >;
const formats = { ignoreTag: true };
/** The places to fill; the words inside a choice are none. */
const placesIn = (sentence = "") =>
  [...new Set(placesOf(new IntlMessageFormat(sentence, "da-DK", undefined, formats).getAst()))].sort();
type Parts = ReturnType<IntlMessageFormat["getAst"]>;
const literal = 0;
const placesOf = (parts: Parts): string[] =>
  parts.flatMap((part) => {
    const inside =
      "options" in part ? Object.values(part.options).flatMap(({ value }) => placesOf(value)) : [];
    return Number(part.type) !== literal && "value" in part ? [part.value, ...inside] : inside;
  });

test("both languages have the same texts with the same places to fill", () => {
  const [da, en] = [file("da"), file("en")];
  expect(Object.keys(en).sort()).toEqual(Object.keys(da).sort());
  for (const key of Object.keys(da)) expect(placesIn(en[key]), key).toEqual(placesIn(da[key]));
});

test("every text can be read and filled", () => {
  for (const text of Object.values(texts)) {
    for (const key of keys) {
      const values = Object.fromEntries(placesIn(file(text.language)[key]).map((name) => [name, 2]));
      expect(text(key, values), key).toMatch(/\S/);
      expect(text(key, values), key).not.toMatch(/[{}]/);
    }
  }
});

test("every text in the files is used", () => {
  const source = new URL("../../src/", import.meta.url);
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const code = files.map((file) => readFileSync(new URL(file, source), "utf8")).join("\n");
  const isUsed = (key: string) => {
    const [room, ...rest] = key.split(".");
    const byName = { refusal: `"${rest.join(".")}"`, status: `"${rest.join(".")}"` }[room ?? ""];
    return code.includes(`"${key}"`) || composed.test(key) || (byName !== undefined && code.includes(byName));
  };
  const composed =
    /^(bar|role|step|ask|more|field|start|brief|kind|example|deepen|order|value|value-meaning|state|perspective|told)\.|^vote\.whom-|^shared\.for-|^share\.(results|post)-|^charter\.(section|field|start|help|example|lead|verdict)\.|^gap\.|^network-card\.next-|^(capacity|duty|level|standing|lacking|invitation)\.|^letter\.(member-replied|(decided|outcome)(-more)?)\.|^approval\.((above|done|became|count|said|desk-above)\.|(plan|desk)-)|^networks\.(as|filter|waits|answer)-|^log\.|^planning\.(way|lead|zone)\.|^meeting\.(today|tomorrow|(headline|is|own|figures|said|who|mark)-)|^(pattern|warning|when)\.|^meeting-letter\.(missed|unreached|suggested)|^digest\.on-|^meetings\.answer-|^minutes\.(state|part|form|start)\.|^guide\.(ask|more|field|start|brief|example|deepen|choice|cell|advice)\./;
  expect(keys.filter((key) => !isUsed(key))).toEqual([]);
});

test("numbers are written as the language writes them", () => {
  const values = { length: 4_321, limit: 4_000 };
  expect(texts.da("refusal.too-long", values)).toContain("4.321 tegn");
  expect(texts.en("refusal.too-long", values)).toContain("4,321 characters");
});

test("what is woven in is never read as a message of its own", () => {
  expect(texts.da("kind.label", { name: "{count, plural} <b>x</b> 'y'" })).toBe(
    "Hvilken slags aktør er {count, plural} <b>x</b> 'y'?",
  );
});

test("the language is the stored choice, then the activity's locale, then Danish", () => {
  expect(languageOf("en", "da-DK")).toBe("en");
  expect(languageOf(undefined, "en-GB")).toBe("en");
  expect(languageOf(undefined, "de-DE")).toBe("da");
  expect(languageOf(undefined, undefined)).toBe("da");
});
