import { expect, test } from "vitest";
import type { Measured } from "./load.js";
import { percentile, report, type Result } from "./report.js";
import { storeCalls } from "./store-calls.js";

test.each(["click", "message"] as const)("the load's people unfold a whole theme by %s", async (manner) => {
  const { read, write } = await storeCalls(manner);
  expect(read).toBeGreaterThan(1);
  expect(write).toBeGreaterThan(1);
});

test("a percentile is a value that was measured", () => {
  const values = Array.from({ length: 199 }, (_, at) => 199 - at);
  expect([0.5, 0.99, 1].map((share) => percentile(values, share))).toEqual([100, 198, 199]);
  expect(percentile([7], 0.99)).toBe(7);
});

const usage = { cpu: 1, memory: 1e8, peak: 2e8 };
const store = { read: 2, write: 2, list: 0, sum: 0, due: 0, remove: 0 };

function result(name: string, turns: number, held: number): Result {
  const measured: Measured = {
    ...{ seconds: 2, milliseconds: Array<number>(turns).fill(10), rounds: [turns / 2] },
    ...{ posts: turns, puts: turns, botCpu: 1, ownCpu: 0.5 },
  };
  const used = { readyAfter: 900, atStart: usage, atEnd: usage, people: 3 };
  return {
    name,
    measured,
    ...used,
    fullest: [{ held, most: 7, span: 1_100 }],
    store: name === "echo" ? undefined : store,
  };
}

test("the interview is held against the echo", () => {
  const lines = report([result("echo", 400, 20), result("click", 250, 4)]).split("\n");
  const row = (label: string) =>
    lines
      .find((line) => line.startsWith(label))
      ?.replace(label, "")
      .trim()
      .split(/\s{2,}/);
  expect(row("turns a second")).toEqual(["200", "125"]);
  expect(row("share of the echo's")).toEqual(["100 %", "63 %"]);
  expect(row("messages a turn")).toEqual(["1.00", "1.00"]);
});

test("a result that the bot's own pacing may have decided is not reported", () => {
  expect(() => report([result("echo", 400, 1), result("click", 250, 7)])).toThrow("pacing");
});
