import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { texts } from "../../src/text/text.js";
import { paperOf } from "../../src/networks/word/paper.js";
import { wordFile } from "../../src/word/document.js";
import { charterNetworks } from "../networks/charter-samples.js";
import { aNetwork } from "../networks/samples.js";
import { nasty } from "../themes/samples.js";
import { sample, themeFile } from "../themes/word-samples.js";
import { openTab } from "./browser.js";
import { startChromium } from "./chromium.js";
import { readByOffice, sofficePath } from "./office.js";
import { freePorts } from "./ports.js";
import { startPlay } from "./start-play.js";

const folder = mkdtempSync(join(tmpdir(), "office-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const now = "2026-11-22T08:00:00.000Z";
/** Lines broken to fit the page are one again. */
const onOneLine = (text: string): string => text.replace(/\s+/g, " ");

test("LibreOffice opens the document and reads back every word, in the form's order", async () => {
  const { bytes } = await themeFile(sample, texts.da, now);
  const lines = await readByOffice(bytes, join(folder, "da"));
  const read = onOneLine(lines);
  const inOrder = [
    "Netværkstema",
    "Ensomhed blandt ældre, når ægtefællen dør",
    "Fra Åse Kjær, Sundhed og Omsorg",
    "Hentet den 22. november 2026",
    "Hvad undrer du dig over? (Initiativdyrkeren)",
    "Mange falder igennem. Vi opdager det for sent.",
    "Hvad er udfordringen, muligheden og drømmen? (Udforskeren) Udfordringen",
    "Drømmen Ingen sidder alene et år efter.",
    "Aktør Slags Foreslået af Hjemmeplejen anden afdeling temaet selv",
    "Ældre Sagen forening en kollega",
    "Værdi for borgeren Nogen at drikke kaffe med",
    "12 kolleger har stemt.",
    "Effektivitet 2 stemmer Andre 1 stemme",
  ];
  const places = inOrder.map((words) => read.indexOf(words));
  expect(inOrder.filter((_words, n) => places[n] === -1)).toEqual([]);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(lines).toMatch(/^\s*Side 1 af \d$/m);
});

test("what people wrote comes out as they wrote it, in an English document too", async () => {
  const { bytes } = await themeFile({ ...sample, answers: { wonder: nasty } }, texts.en, now);
  const read = onOneLine(await readByOffice(bytes, join(folder, "en")));
  expect(read).toContain(nasty);
  expect(read).toContain("What do you wonder about? (");
  expect(read).toContain("Page 1 of");
});

test("a theme as long as can be is a document too", async () => {
  const long = "ord æø ".repeat(571).trim();
  const answers = Object.fromEntries(
    ["wonder", "why", "dream", "citizens", "meaning"].map((field) => [field, long]),
  );
  const actors = Array.from({ length: 200 }, (_, n) => ({
    name: `Aktør nummer ${n}`,
    kind: "other" as const,
  }));
  const { bytes } = await themeFile({ ...sample, answers, accepted: actors }, texts.da, now);
  const read = onOneLine(await readByOffice(bytes, join(folder, "long")));
  expect(read.match(/æø/g)).toHaveLength(5 * 571);
  expect(read).toContain("Aktør nummer 199");
});

test("an approved kommissorium opens too, with its participants and its approvals in tables", async () => {
  const blocks = paperOf(charterNetworks["active"] ?? aNetwork(), texts.da, now);
  const { bytes } = await wordFile({ title: "Lyset i vinduet", kind: "Kommissorium", blocks }, texts.da);
  const read = onOneLine(await readByOffice(bytes, join(folder, "charter")));
  for (const words of [
    "Kommissorium Lyset i vinduet Godkendt, udgave 1, den 23. november 2026",
    "Formål Finde dem, der står alene efter et dødsfald.",
    "Deltagere Navn Område Deltager som",
    "colleague Kultur og Fritid, Kommunen leder",
    "Godkendelser Område Leder Afgørelse Runde",
    "Bodil Boss",
    "Carl Chef",
    "(gælder",
  ])
    expect(read).toContain(words);
});

test("an employee presses Hent som Word, opens the address, and has the theme in hand", async () => {
  const ports = await freePorts();
  const play = await startPlay({ ports, dataFile: join(folder, "bot.db"), folder: join(folder, "parts") });
  const browser = await startChromium();
  try {
    const employee = await openTab(browser, play.addresses.employee);
    await employee.says("nyt tema");
    await employee.sees("Spørgsmål 1 af 8");
    await employee.says("Ensomhed blandt ældre");
    await employee.sees("Hvad undrer du dig over?");
    await employee.says("Mange falder igennem, når ægtefællen dør.");
    await employee.sees("Hvorfor er temaet interessant?");
    await employee.says("vis tema");
    await employee.clicks("Hent som Word");
    await employee.sees("Dit Word-dokument er klar");
    await employee.screenshot("word-ready");
    const asked = employee.page
      .context()
      .waitForEvent("request", (request) => request.url().includes("/files/"));
    // The simulator draws what opens an address as a link and not as a button.
    await employee.page.getByRole("link", { name: "Hent dokumentet" }).click();
    const response = await fetch((await asked).url());
    expect(response.headers.get("content-disposition")).toContain(
      "filename*=UTF-8''Ensomhed%20blandt%20%C3%A6ldre.docx",
    );
    const read = await readByOffice(new Uint8Array(await response.arrayBuffer()), join(folder, "fetched"));
    expect(onOneLine(read)).toContain("Mange falder igennem, når ægtefællen dør.");
    await employee.close();
  } finally {
    await browser.close();
    await play.stop();
  }
});

test("without LibreOffice it is said how to get it", () => {
  expect(() => sofficePath(undefined, () => false)).toThrow("apt-get install libreoffice-writer-nogui");
  expect(() => sofficePath("/nowhere/soffice", () => false)).toThrow("/nowhere/soffice");
  expect(sofficePath("/here/soffice", () => true)).toBe("/here/soffice");
});
