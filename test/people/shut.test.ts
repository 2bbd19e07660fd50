import { expect, test } from "vitest";
import type { Person } from "../../src/people/person.js";
import { isShutStill, withOpen, withShut } from "../../src/people/shut.js";
import { after, day, minute } from "../../src/time.js";

const now = "2026-11-22T08:00:00.000Z";
const maja: Person = { tenantId: "t", id: "maja", name: "Maja", language: "en", changedAt: now };

test("who is shut out keeps all else, and since when is not moved by another refusal", () => {
  const shut = withShut(maja, maja, now);
  expect(shut).toEqual({ ...maja, shutSince: now });
  expect(withShut(shut, maja, after(now, day))).toBe(shut);
});

test("one who is not known yet is noted without a name", () => {
  expect(withShut(undefined, { tenantId: "t", id: "maja" }, now)).toEqual({
    tenantId: "t",
    id: "maja",
    name: "",
    changedAt: now,
    shutSince: now,
  });
});

test("one who was heard from after the letter was begun stays open", () => {
  const heard = { ...maja, changedAt: after(now, minute) };
  expect(withShut(heard, maja, now)).toBe(heard);
});

test("who is heard from is open again, and one who was is left as they are", () => {
  expect(withOpen(withShut(maja, maja, now))).toEqual(maja);
  expect(withOpen(maja)).toBe(maja);
});

test.each([
  [0, true],
  [day - minute, true],
  [day, false],
])("%i ms after a refusal nothing is tried privately for what is done elsewhere: %s", (later, isStill) => {
  expect(isShutStill(withShut(maja, maja, now), after(now, later))).toBe(isStill);
  expect(isShutStill(maja, after(now, later))).toBe(false);
});
