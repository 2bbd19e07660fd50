import { pino, type Logger } from "pino";
import { beforeEach, expect, test } from "vitest";
import {
  longestOverdue,
  longestSilence,
  mostCounted,
  toldAgainAfter,
  Watch,
} from "../../src/clock/health.js";
import { startClock } from "../../src/clock/sweep.js";
import { StoreUnavailable, type Documents } from "../../src/store/documents.js";
import { after, minute, type Instant } from "../../src/time.js";
import { aMailbox } from "../networks/letter-box.js";

const start = "2026-11-22T08:00:00.000Z";
let now: Instant;
let lines: { readonly level: number; readonly code?: string; readonly reason?: string }[];
let log: Logger;
let watch: Watch;
const passes = (milliseconds: number) => void (now = after(now, milliseconds));
const told = () => lines.map(({ level, code }) => `${level} ${code}`);

beforeEach(() => {
  now = start;
  lines = [];
  log = pino(
    { base: null },
    { write: (line) => void lines.push(JSON.parse(line) as (typeof lines)[number]) },
  );
  watch = new Watch(() => now, log);
});

test("a clock that sweeps runs, and says when it did", () => {
  watch.begun();
  passes(minute);
  watch.finished({}, 0);
  expect(watch.health()).toEqual({
    state: "running",
    lastBegun: start,
    lastFinished: after(start, minute),
    parked: 0,
  });
  expect(lines).toEqual([]);
});

test("a clock is stuck when no sweep has come to its end for five minutes, also the first one", () => {
  watch.begun();
  passes(longestSilence - 1);
  watch.look();
  expect(watch.health().state).toBe("running");
  passes(1);
  watch.look();
  expect(watch.health()).toMatchObject({ state: "stuck", reason: "no-sweep", lastBegun: start });
  expect(lines).toMatchObject([{ level: 50, code: "clock-stuck", reason: "no-sweep" }]);
});

test("that it is stuck is told again every few minutes, and once that it runs again", () => {
  for (let passed = 0; passed < longestSilence + 2 * toldAgainAfter; passed += minute) {
    passes(minute);
    watch.look();
  }
  expect(told()).toEqual(Array(3).fill("50 clock-stuck"));
  watch.finished({}, 0);
  watch.finished({}, 0);
  expect(told().slice(3)).toEqual(["30 clock-runs"]);
});

test("a clock is stuck when something due is not taken up for a quarter of an hour", () => {
  const oldestDue = after(start, minute);
  passes(longestOverdue);
  watch.finished({ oldestDue }, 0);
  expect(watch.health()).toMatchObject({ state: "running", oldestDue });
  passes(minute);
  watch.finished({ oldestDue }, 0);
  expect(watch.health()).toMatchObject({ state: "stuck", reason: "overdue", oldestDue });
  watch.finished({}, 0);
  expect(watch.health()).not.toHaveProperty("oldestDue");
});

test("what fell due while nobody was up is no fault of this clock's, until it has had its time", () => {
  const oldestDue = after(start, -60 * minute);
  watch.finished({ oldestDue }, 0);
  expect(watch.health().state).toBe("running");
  passes(longestOverdue);
  watch.finished({ oldestDue }, 0);
  expect(watch.health().reason).toBe("overdue");
});

test("more parked letters are a warning, as many or fewer are none", () => {
  for (const parked of [0, 2, 2, 1, 2]) watch.finished({}, parked);
  expect(lines).toMatchObject([
    { level: 40, code: "letters-parked", parked: 2 },
    { level: 40, code: "letters-parked", parked: 2 },
  ]);
});

test("the clock's health comes from the store: what a sweep left due, and what is parked", async () => {
  const overdue = { kind: "theme", tenantId: "t", id: "x", dueAt: after(start, -minute) } as const;
  const asked: number[] = [];
  const documents = {
    due: async () => [overdue],
    parked: async (limit: number) => (asked.push(limit), [overdue, overdue]),
  } as unknown as Documents;
  const clock = startClock(documents, {}, aMailbox().mail, { now: () => now, log });
  await clock.sweep();
  expect(clock.health()).toMatchObject({ state: "running", oldestDue: overdue.dueAt, parked: 2 });
  expect(asked).toEqual([mostCounted]);
  await clock.stop();
});

test("a store that does not answer leaves the clock stuck in the end", async () => {
  const documents = { due: () => Promise.reject(new StoreUnavailable()) } as unknown as Documents;
  const clock = startClock(documents, {}, aMailbox().mail, { now: () => now, log });
  await clock.sweep();
  passes(longestSilence);
  await clock.sweep();
  expect(clock.health()).toMatchObject({ state: "stuck", reason: "no-sweep" });
  await clock.stop();
});
