import { expect, test } from "vitest";
import { guessKind } from "../../src/themes/actor-kinds.js";
import { missingPerspectives } from "../../src/themes/suggestions/perspectives.js";

const missing = (...names: string[]) =>
  missingPerspectives(names.map((name) => ({ name, kind: guessKind(name) })));

test.each([
  [[], ["citizen", "leader", "external", "departments"]],
  [["Borgere fra Morbærhaven"], ["leader", "departments"]],
  [["Boligforeningen"], ["citizen", "leader", "departments"]],
  [["Jobcentret"], ["citizen", "leader", "external"]],
  [["Jobcentret", "Afdelingslederen", "Røde Kors", "Pårørende"], []],
  [["Job centre", "Head of department", "Red Cross", "Residents"], []],
])("%j lacks %j", (names, lacks) => {
  expect(missing(...names)).toEqual(lacks);
});

test("the owner's own department and the same one named twice are one", () => {
  const departments = (...kinds: ["own" | "department", string][]) =>
    missingPerspectives(kinds.map(([kind, name]) => ({ kind, name }))).includes("departments");
  expect(departments(["own", "Min afdeling"], ["own", "Mit team"])).toBe(true);
  expect(departments(["department", "Jobcentret"], ["department", "Kommunens jobcenter"])).toBe(false);
  expect(departments(["department", "Jobcentret"])).toBe(false);
});

test.each([
  "Skolelederen",
  "Ledelsen",
  "Centerchef",
  "Direktionen",
  "Rektor",
  "The manager",
  "Director of care",
])("%s is a leader", (name) => expect(missing(name)).not.toContain("leader"));

test.each(["Vejlederne", "Uddannelsesvejleder", "Ledsagerordningen", "Chefkonsulent", "Sagsbehandlere"])(
  "%s is no leader",
  (name) => expect(missing(name)).toContain("leader"),
);
