import { expect, test } from "vitest";
import { join, leave } from "../../src/themes/joining/joining.js";
import { after } from "../../src/time.js";

const start = "2026-11-22T08:00:00.000Z";
const click = (n: number, by = "ane") => ({
  ...{ tenantId: "tenant", themeId: "theme", by, byName: by },
  now: after(start, n * 1_000),
  marks: [`click-${n}`, `${by} ${n}`],
});

test("a corrected line keeps the first moment, and the same line again changes nothing", () => {
  const joined = join(undefined, click(1), "Jeg kender dem");
  const corrected = join(joined, click(2), "Jeg kender dem godt");
  expect(corrected.joining).toEqual({ why: "Jeg kender dem godt", at: click(1).now });
  expect(join(corrected, click(3), "Jeg kender dem godt")).toBe(corrected);
});

test("what was taken back does not come back by a repeated delivery, and joining again does", () => {
  const left = leave(join(undefined, click(1), "Jeg kender dem"), click(2));
  expect(left).toMatchObject({ joins: 0 });
  expect(left).not.toHaveProperty("joining");
  expect(join(left, { ...click(1), marks: ["another id", "ane 1"] }, "Jeg kender dem")).toBe(left);
  expect(join(left, click(3), "Alligevel")).toMatchObject({
    joins: 1,
    joining: { why: "Alligevel", at: click(3).now },
  });
});

test("a repeated leaving does not undo a later joining", () => {
  const again = join(leave(join(undefined, click(1), "En"), click(2)), click(3), "To");
  expect(leave(again, click(2))).toBe(again);
});
