import { assert, property, string } from "fast-check";
import { expect, test } from "vitest";
import { fileName } from "../../src/word/file-name.js";

test.each([
  ["Ensomhed blandt ældre, når ægtefællen dør", "Ensomhed blandt ældre, når ægtefællen dør.docx"],
  ["", "Netværkstema.docx"],
  [" . ", "Netværkstema.docx"],
  ["???", "Netværkstema.docx"],
  ['Unge/ældre: "hvem" <kan> hjælpe?', "Unge ældre hvem kan hjælpe.docx"],
  ["..\\..\\system32", "system32.docx"],
  ["linje et\nlinje to", "linje et linje to.docx"],
  ["CON", "Netværkstema CON.docx"],
  ["aux.2026", "Netværkstema aux.2026.docx"],
  ["Konsulent", "Konsulent.docx"],
  ["v.2 …", "v.2.docx"],
])("»%s« becomes %s", (title, name) => {
  expect(fileName(title, "Netværkstema")).toBe(name);
});

test("a long title is cut after a whole word or character", () => {
  const name = fileName("Ensomhed blandt ældre ".repeat(20), "Netværkstema");
  expect(name).toMatch(/^(?:Ensomhed blandt ældre )*Ensomhed(?: blandt(?: ældre)?)?\.docx$/);
  expect(name.length).toBeGreaterThan(60);
  expect(fileName("👩‍👩‍👧".repeat(30), "x")).toMatch(/^(?:👩‍👩‍👧)+\.docx$/u);
});

test("whatever the title, the name is one Windows takes", () => {
  assert(
    property(string({ unit: "binary", maxLength: 200 }), (title) => {
      const name = fileName(title, "Netværkstema");
      expect(name.length).toBeLessThanOrEqual(80);
      expect(name).not.toMatch(/[<>:"/\\|?*\p{Control}\p{Surrogate}]/u);
      expect(name).toMatch(/^[^\s.].*[^\s.]\.docx$|^[^\s.]\.docx$/su);
    }),
  );
});
