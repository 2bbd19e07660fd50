import fc from "fast-check";
import { expect, test } from "vitest";
import { charterFields, type CharterField, type CharterTexts } from "../../src/networks/charter/charter.js";
import {
  changedIn,
  currentVersion,
  isKept,
  keptCharacters,
  keptVersions,
  mergedWith,
  saveTexts,
  textsAt,
  undoSave,
} from "../../src/networks/charter/versions.js";
import type { Network } from "../../src/networks/network.js";
import { aad, aNetwork, now } from "./samples.js";

const by = aad("employee");
const save = (network: Network, given: CharterTexts): Network =>
  saveTexts(network, given, by, "employee", now);
const undo = (network: Network, version = currentVersion(network)): Network =>
  undoSave(network, version, by, "employee", now);

const filled = (texts: CharterTexts): CharterTexts =>
  Object.fromEntries(Object.entries(texts).filter(([, words]) => words !== ""));

const texts = fc.dictionary(fc.constantFrom(...charterFields), fc.constantFrom("", "a", "b", "c d"), {
  maxKeys: 4,
}) as fc.Arbitrary<CharterTexts>;
const move = fc.oneof(
  texts.map((given) => ({ kind: "save", given }) as const),
  fc.constant({ kind: "undo" } as const),
);

test("whatever is saved and undone, every version can be read as it was", () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      let network = aNetwork();
      const model = new Map([[1, network.texts]]);
      for (const one of moves) {
        const before = network;
        if (one.kind === "save") network = save(network, one.given);
        else if (network.versions.length > 1) network = undo(network);
        if (network === before) continue;
        const number = currentVersion(network);
        expect(number).toBe(currentVersion(before) + 1);
        const expected =
          one.kind === "save"
            ? filled({ ...before.texts, ...one.given })
            : textsAt(before, currentVersion(before) - 1);
        model.set(number, expected);
      }
      for (const [number, then] of model) {
        expect(textsAt(network, number)).toEqual(then);
        expect(isKept(network, number)).toBe(true);
      }
      expect(network.texts).toEqual(model.get(currentVersion(network)));
    }),
  );
});

test("a save says who, when and what, is logged without words, and nothing new is no version", () => {
  const network = save(aNetwork(), { success: "Ingen står alene", purpose: "Finde dem tidligt" });
  expect(network.versions.at(-1)).toEqual({
    number: 2,
    by,
    byName: "employee",
    at: now,
    before: { purpose: "Finde dem, der står alene efter et dødsfald.", success: "" },
  });
  expect(network.log.at(-1)).toEqual({ at: now, by, deed: "charter-saved", about: "2" });
  expect(save(network, { success: "Ingen står alene", background: "" })).toBe(network);
});

test("an undo is a version of its own, and pressed on an old card it changes nothing", () => {
  const first = save(aNetwork(), { purpose: "Noget nyt" });
  const back = undo(first);
  expect(back.texts).toEqual(aNetwork().texts);
  expect(currentVersion(back)).toBe(3);
  expect(textsAt(back, 2).purpose).toBe("Noget nyt");
  expect(undo(back).texts.purpose).toBe("Noget nyt");
  expect(() => undo(back, 2)).toThrow("charter-moved");
  expect(() => undo(aNetwork())).toThrow("nothing-to-undo");
});

test("what may not be stored is refused with its field, and an old text that is too long hinders nothing else", () => {
  expect(() => save(aNetwork(), { rules: "Ring 010190-1234" })).toThrow(
    expect.objectContaining({ code: "cpr", values: { field: "rules" } }) as Error,
  );
  const long = "x".repeat(4_001);
  expect(() => save(aNetwork(), { rules: long })).toThrow("too-long");
  const old = aNetwork({ texts: { rules: long } });
  expect(save(old, { purpose: "Kort" }).texts.purpose).toBe("Kort");
});

test("the oldest words go when there are too many; their lines stay, and what is unknown is never called unchanged", () => {
  let network = aNetwork();
  const fields: CharterField[] = ["background", "content", "authority", "results"];
  for (let n = 0; n < 40; n++)
    network = save(network, Object.fromEntries(fields.map((field) => [field, `${n} `.padEnd(4_000, "x")])));
  const held = network.versions.flatMap(({ before }) => Object.values(before)).join("").length;
  expect(held).toBeLessThanOrEqual(keptCharacters);
  expect(network.versions).toHaveLength(41);
  const second = network.versions[1];
  expect(second).toMatchObject({ before: {}, lost: fields, byName: "employee" });
  expect(second && changedIn(second)).toEqual(fields);
  expect(isKept(network, 1)).toBe(false);
  expect(textsAt(network, 1)).toEqual({ title: "Lyset i vinduet", purpose: network.texts.purpose });
  expect(isKept(network, 41)).toBe(true);
  expect(textsAt(network, 40).background).toBe("38 ".padEnd(4_000, "x"));
});

test("lines are bounded too, so that the document is", () => {
  const many = Array.from({ length: keptVersions }, (_, n) => ({ ...aNetwork().versions[0], number: n + 1 }));
  const network = save(aNetwork({ versions: many as Network["versions"] }), { time: "To timer" });
  expect(network.versions).toHaveLength(keptVersions);
  expect(currentVersion(network)).toBe(keptVersions + 1);
  expect(isKept(network, 1)).toBe(false);
});

test("a form that was filled in on an older version takes over what others changed elsewhere", () => {
  const network = save(aNetwork(), { purpose: "Deres formål", time: "Deres tid" });
  const form = { purpose: aNetwork().texts.purpose ?? "", time: "", economy: "Min økonomi" };
  expect(mergedWith(network, form, 1)).toEqual({
    texts: { purpose: "Deres formål", time: "Deres tid", economy: "Min økonomi" },
    clashes: [],
  });
});

test("where both changed the same it is a clash, unless they wrote the same or the person has seen it", () => {
  const network = save(aNetwork(), { purpose: "Deres formål" });
  expect(mergedWith(network, { purpose: "Mit formål" }, 1)).toEqual({
    texts: { purpose: "Mit formål" },
    clashes: ["purpose"],
  });
  expect(mergedWith(network, { purpose: "Deres formål" }, 1).clashes).toEqual([]);
  expect(mergedWith(network, { purpose: "Mit formål" }, 2).clashes).toEqual([]);
});
