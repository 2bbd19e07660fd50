import { expect, test } from "vitest";
import { texts } from "../../src/text/text.js";
import type { Contents } from "../../src/themes/word/contents.js";
import { paperOf } from "../../src/themes/word/paper.js";
import type { Block } from "../../src/word/blocks.js";
import { unzipped } from "../support/unzipped.js";
import { nasty } from "./samples.js";
import { sample, themeFile } from "./word-samples.js";

const now = "2026-11-22T23:30:00.000Z";
const partsOf = async (contents: Contents, text = texts.da) =>
  unzipped((await themeFile(contents, text, now)).bytes);
const documentOf = async (contents: Contents, text = texts.da) =>
  (await partsOf(contents, text))["word/document.xml"] ?? "";

/** The paragraphs of a document, each with its style, as a reader hears them. */
function paragraphsIn(xml: string): string[] {
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>|<w:p\/>/gs)].map(([, inner = ""]) => {
    const style = /<w:pStyle w:val="(\w+)"/.exec(inner)?.[1];
    const words = [...inner.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g)].map(([, said]) => said).join("");
    return style ? `${style}: ${words}` : words;
  });
}

test("the document is laid out like the form, with real headings, roles and tables", async () => {
  expect(paragraphsIn(await documentOf(sample))).toEqual([
    "Note: Netværkstema",
    "Title: Ensomhed blandt ældre, når ægtefællen dør",
    "Note: Fra Åse Kjær, Sundhed og Omsorg",
    "Note: Hentet den 23. november 2026",
    "Heading1: Hvad undrer du dig over? (Initiativdyrkeren)",
    "Note: Kun i dit eget eksemplar: Kolleger ser ikke svaret.",
    "Mange falder igennem.",
    "Vi opdager det for sent.",
    "Heading1: Hvorfor er temaet interessant? (Initiativdyrkeren)",
    "Note: Ikke besvaret endnu",
    "Heading1: Hvad er udfordringen, muligheden og drømmen? (Udforskeren)",
    "Heading2: Udfordringen",
    "Det er svært at se, hvem der er alene.",
    "Heading2: Drømmen",
    "Ingen sidder alene et år efter.",
    "Heading1: Hvad ville borgerne sige? (Udforskeren)",
    "Note: Ikke besvaret endnu",
    "Heading1: Hvem kan hjælpe dig med at folde udfordringen ud? (Netværkssmeden)",
    ...["Aktør", "Slags", "Foreslået af"],
    ...["Hjemmeplejen", "anden afdeling", "temaet selv"],
    ...["Sognet", "forening", "temaet selv"],
    ...["Ældre Sagen", "forening", "en kollega"],
    "",
    "Heading1: Hvilken værdi kan det skabe? (Effektjægeren)",
    "Heading2: Værdi for borgeren",
    "Nogen at drikke kaffe med",
    "Heading1: Hvad skal få andre til at synes, at temaet er vigtigt? (Meningsskaberen)",
    "Note: Ikke besvaret endnu",
    "Heading1: Værdier, kolleger ser",
    "12 kolleger har stemt.",
    ...["Værdi", "Stemmer", "Stemmerne som søjle"],
    ...["Mestring og borgere som medproducenter af egen velfærd", "8 stemmer", ""],
    ...["Effektivitet", "2 stemmer", ""],
    ...["Andre", "1 stemme", ""],
    "",
    "Heading2: Andre værdier, med kollegers egne ord",
    "Håb: 1 stemme",
  ]);
});

test("a colleague's copy leaves out what is not there, and does not tell that something is kept private", () => {
  const colleagues = { ...sample, answers: { dream: "Ingen alene" }, actors: [], accepted: [], isOwn: false };
  const headings = paperOf({ ...colleagues, hidden: [], votes: "kept-back" }, texts.da, now).flatMap(
    (block) => ("words" in block && block.kind !== "text" ? [block.words] : []),
  );
  expect(headings.slice(3)).toEqual([
    "Hentet den 23. november 2026",
    "Hvad er udfordringen, muligheden og drømmen? (Udforskeren)",
    "Drømmen",
    "Værdier, kolleger ser",
    "Stemmerne vises ikke endnu.",
  ]);
});

test("bars are as long as their share of the most votes, and the figures stand beside them", () => {
  const table = paperOf(sample, texts.da, now).findLast(
    (block): block is Block & { kind: "table" } => block.kind === "table",
  );
  expect(table?.rows.map((row) => row[2])).toEqual([{ bar: 1 }, { bar: 0.25 }, { bar: 0.125 }]);
  expect(
    paperOf({ ...sample, votes: "none" }, texts.da, now).filter(({ kind }) => kind === "table"),
  ).toHaveLength(1);
});

test.each([
  ["da", "da-DK", "Side ", " af "],
  ["en", "en-GB", "Page ", " of "],
] as const)(
  "in %s the language, the title and the pages' numbers are set",
  async (language, tag, page, of) => {
    const parts = await partsOf(sample, texts[language]);
    expect(parts["word/styles.xml"]).toContain(`<w:lang w:val="${tag}"/>`);
    expect(parts["docProps/core.xml"]).toContain(`<dc:title>${sample.title}</dc:title>`);
    const footer = parts["word/footer1.xml"] ?? "";
    for (const part of [page, "PAGE", of, "NUMPAGES"]) expect(footer).toContain(`>${part}<`);
  },
);

test("each table has a header row that is repeated on every page, and no row is split between pages", async () => {
  const tables = (await documentOf(sample)).match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
  expect(tables).toHaveLength(2);
  for (const table of tables) {
    const rows = table.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
    expect(rows.map((row) => row.includes("<w:tblHeader/>"))).toEqual(rows.map((_row, n) => n === 0));
    expect(rows.every((row) => row.includes("<w:cantSplit/>"))).toBe(true);
  }
});

test("what people wrote is text as they wrote it: no markup, no fields, no links, and nothing XML cannot hold", async () => {
  const bad = "a\u0000b\u0007c\u000Bd\uFFFEe\uFFFFf\uD800g\u202Eh <w:p/> ]]> & 👩‍👩‍👧 æøå";
  const parts = await partsOf({
    ...sample,
    title: nasty,
    ownerName: bad,
    answers: { wonder: `${nasty}\r\n${bad}` },
    accepted: [{ name: `${bad}\n${nasty}`, kind: "other" }],
  });
  const xml = parts["word/document.xml"] ?? "";
  const said = paragraphsIn(xml).map((line) =>
    line
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&apos;", "'")
      .replaceAll("&amp;", "&"),
  );
  expect(said).toContain(`Title: ${nasty}`);
  expect(said).toContain(nasty);
  expect(said).toContain("abcdefgh <w:p/> ]]> & 👩‍👩‍👧 æøå");
  expect(xml).not.toMatch(/w:hyperlink|w:fldSimple|w:instrText/);
  for (const [name, part] of Object.entries(parts).filter(([name]) => /\.(?:xml|rels)$/.test(name)))
    expect(part, name).not.toMatch(/[\p{Surrogate}\uFFFE\uFFFF]|(?![\t\n\r])\p{Control}/u);
});

test("a theme with nothing in it yet makes a document too, and a huge one a few pages", async () => {
  const none = { ...sample, title: "", ownerName: "", department: "", answers: {}, actors: [], accepted: [] };
  const file = await themeFile({ ...none, votes: "none" }, texts.da, now);
  expect(file.name).toBe("Netværkstema.docx");
  expect(paragraphsIn(unzipped(file.bytes)["word/document.xml"] ?? "")[1]).toBe("Title: Tema uden navn");
  const long = "ord æø ".repeat(571);
  const actors = Array.from({ length: 500 }, (_, n) => ({ name: `Aktør ${n}`, kind: "other" as const }));
  const xml = await documentOf({ ...sample, answers: { wonder: long, why: long }, accepted: actors });
  expect(xml).toContain("Aktør 499");
});
