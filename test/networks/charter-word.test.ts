import { expect, test } from "vitest";
import { paperOf } from "../../src/networks/word/paper.js";
import { saveTexts } from "../../src/networks/charter/versions.js";
import type { Network } from "../../src/networks/network.js";
import { texts } from "../../src/text/text.js";
import { wordFile } from "../../src/word/document.js";
import { unzipped } from "../support/unzipped.js";
import { nasty } from "../themes/samples.js";
import { approved, charterNetworks } from "./charter-samples.js";
import { aMember, aNetwork, now } from "./samples.js";

const linesOf = (network: Network, text = texts.da): string[] =>
  paperOf(network, text, now).flatMap((block) =>
    block.kind === "table"
      ? [block.head.join(" · "), ...block.rows.map((row) => row.join(" · "))]
      : [`${block.kind}: ${block.words}`],
  );

test("an approved kommissorium reads from its name to those who approved it, and a kept approval says so", () => {
  const members = [
    aMember("Åse", { duty: "lead" }),
    aMember("Kim", { area: "Kultur og Fritid", organisation: "", capacity: "citizen", standing: "invited" }),
  ];
  const given = { economy: "Ingen", time: "To timer", evaluation: "Hvert år\n\nEfter fire møder" };
  const written = saveTexts(aNetwork({ members, state: "active" }), given, "a", "a", now);
  expect(linesOf({ ...written, rounds: [{ ...approved, version: 2 }] })).toEqual([
    "note: Kommissorium",
    "title: Lyset i vinduet",
    "note: Godkendt, udgave 2, den 23. november 2026",
    "note: Netværksleder: Åse",
    "note: Hentet den 23. november 2026",
    "heading: Formål",
    "text: Finde dem, der står alene efter et dødsfald.",
    "heading: Ressourcebehov",
    "subheading: Økonomi",
    "text: Ingen",
    "subheading: Tid",
    "text: To timer",
    "heading: Evaluering",
    "text: Hvert år",
    "text: Efter fire møder",
    "heading: Deltagere",
    "Navn · Område · Deltager som",
    "Åse · Sundhed og Omsorg, Kommunen · netværksleder, medarbejder",
    "Kim · Kultur og Fritid · borger, har ikke svaret endnu",
    "heading: Godkendelser",
    "Område · Leder · Afgørelse · Runde",
    "Sundhed og Omsorg · Bodil Boss · Godkendt den 23. november 2026 · 2",
    "Kultur og Fritid · Carl Chef · Godkendt den 20. november 2026 · 1 (gælder stadig)",
  ]);
});

test("a draft says what is not written yet, and one before the leaders who has not decided", () => {
  const draft = linesOf(aNetwork(), texts.en);
  expect(draft).toContain("note: Draft, version 1");
  expect(draft.filter((line) => line === "note: Not written yet")).toHaveLength(8);
  const [seat] = approved.seats;
  const open = {
    ...approved,
    state: "open" as const,
    seats: seat ? [{ ...seat, decision: undefined as never }] : [],
  };
  const waiting = linesOf(aNetwork({ state: "awaiting", rounds: [open] }));
  expect(waiting).toContain("Sundhed og Omsorg · Bodil Boss · Venter · 2");
  expect(waiting).toContain("note: Til godkendelse, udgave 1");
});

test("a network that was changed after its approval shows the approval it has, not the newest round's", () => {
  const lines = linesOf(charterNetworks["changed"] ?? aNetwork());
  expect(lines.join("\n")).toContain("Ændret efter godkendelsen: Udgave 1 blev godkendt");
});

test("what people wrote is text as they wrote it, and the file is named after the network", async () => {
  const network = charterNetworks["nasty"] ?? aNetwork();
  const blocks = paperOf(network, texts.da, now);
  const file = await wordFile({ title: "Lyset i vinduet", kind: "Kommissorium", blocks }, texts.da);
  expect(file.name).toBe("Lyset i vinduet.docx");
  const parts = unzipped(file.bytes);
  const xml = parts["word/document.xml"] ?? "";
  expect(xml).toContain(nasty.split("&")[0]?.split("<")[0]?.split('"')[0] ?? "?");
  expect(xml).not.toMatch(/w:hyperlink|w:fldSimple|w:instrText/);
  expect(parts["word/styles.xml"]).toContain('<w:lang w:val="da-DK"/>');
  expect(parts["docProps/core.xml"]).toContain("Kommissorium");
});
