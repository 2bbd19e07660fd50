import fc from "fast-check";
import { expect, test } from "vitest";
import { asStored, mergedWith, seenIn } from "../../src/meetings/planning/settings-merge.js";

const opened = { leads: "7d,1d", zone: "Europe/Copenhagen", standing: "Siden sidst", taker: "" };

test("what each has changed stands, where they changed different things", () => {
  const theirs = { ...opened, leads: "7d" };
  const given = { ...opened, standing: "Siden sidst\nPuljer" };
  expect(mergedWith(given, theirs, seenIn(opened))).toEqual({
    inputs: { ...theirs, standing: given.standing },
    clashes: [],
  });
});

test("where both changed the same, the person's own comes back, and the rest as it now stands", () => {
  const theirs = { ...opened, leads: "7d", standing: "Kaffe" };
  const given = { ...opened, standing: "Puljer" };
  expect(mergedWith(given, theirs, seenIn(opened))).toEqual({
    inputs: { ...theirs, standing: "Puljer" },
    clashes: ["standing"],
  });
});

test("the same change by both is no clash, and so is a form that was left as it was", () => {
  const theirs = { ...opened, leads: "1h", taker: "aad-colleague" };
  expect(mergedWith(theirs, theirs, seenIn(opened))).toEqual({ inputs: theirs, clashes: [] });
  expect(mergedWith(opened, theirs, seenIn(opened))).toEqual({ inputs: theirs, clashes: [] });
});

test("of a card that does not say what it was opened on, all that differs is to be looked at", () => {
  expect(mergedWith({ ...opened, leads: "1h" }, opened, "").clashes).toEqual(["leads"]);
  expect(mergedWith(opened, opened, "").clashes).toEqual([]);
});

test("ticks in another order and empty lines are no change", () => {
  const given = { ...opened, leads: "1d,7d", standing: "\nSiden sidst\n\n" };
  expect(asStored(given)).toEqual(opened);
});

const few = fc.constantFrom("", "a", "b");
const form = fc.record({ leads: few, zone: few, standing: few, taker: few });

test("no field of another's is taken back unseen, and none of the person's own is lost", () => {
  fc.assert(
    fc.property(form, form, form, (base, given, current) => {
      const { inputs, clashes } = mergedWith(given, current, seenIn(base));
      for (const field of ["leads", "zone", "standing", "taker"] as const) {
        const isOwn = given[field] !== base[field];
        expect(inputs[field]).toBe(isOwn ? given[field] : current[field]);
        const isBoths = isOwn && current[field] !== base[field] && current[field] !== given[field];
        expect(clashes.includes(field)).toBe(isBoths);
      }
    }),
    { numRuns: 500 },
  );
});
