import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { paperOf } from "../../src/meetings/minutes/word/paper.js";
import { texts } from "../../src/text/text.js";
import { wordFile } from "../../src/word/document.js";
import { someMinutes } from "../meetings/minutes-samples.js";
import { aad, aMeeting, anActiveNetwork } from "../meetings/samples.js";
import { readByOffice } from "./office.js";

const folder = mkdtempSync(join(tmpdir(), "office-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const later = "2027-01-07T08:00:00.000Z";

test("LibreOffice opens the minutes and reads back every word, in their order", async () => {
  const approvedBy = { personId: aad("employee"), name: "Åse Kjær" };
  const minutes = someMinutes({ state: "posted", approvedBy, postedAt: later });
  const meet = { network: anActiveNetwork(), meeting: aMeeting({ state: "over", minutes }) };
  const blocks = paperOf(meet, texts.da, later);
  const { bytes } = await wordFile({ title: "Referat", kind: "Referat", blocks }, texts.da);
  const read = (await readByOffice(bytes, join(folder, "minutes"))).replace(/\s+/g, " ");
  const inOrder = [
    "Referat Lyset i vinduet Mødet onsdag den 6. januar kl. 13.00–15.00",
    "Sted: Rådhuset, lokale 2.14",
    "Godkendt af Åse Kjær den 7. januar 2027",
    "Hvem var med Med employee Ikke med colleague",
    "Dagsorden 1. Siden sidst",
    "Beslutninger 1. Vi åbner om tirsdagen 2. Anne styrer kaffen",
    "Noter Vi talte om vinteren. Og om lys.",
    "Opgaver Opgave Ejer Senest",
    "Ring til præsten Ring til præsten fredag den 1. januar",
    "Ingen dato",
    "Næste møde Den 3. marts",
  ];
  const places = inOrder.map((words) => read.indexOf(words));
  expect(inOrder.filter((_words, n) => places[n] === -1)).toEqual([]);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});
