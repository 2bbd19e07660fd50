import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { hands, handsForOne, othersSeenAfter, page } from "../../src/clock/drain.js";
import { startClock, type Clockwork, type WhenDue } from "../../src/clock/sweep.js";
import type { Documents, Due } from "../../src/store/documents.js";
import { after, minute, second } from "../../src/time.js";
import { aMailbox } from "../networks/letter-box.js";

const log = pino({ level: "silent" });
const { mail } = aMailbox();
const then = "2026-11-22T08:00:00.000Z";

let looks: number;
let seen: string[];
let left: Due[];
let clockwork: Clockwork | undefined;
beforeEach(() => {
  looks = 0;
  seen = [];
  left = dueIn("tenant", 3);
  vi.useFakeTimers();
});
afterEach(async () => {
  await clockwork?.stop();
  vi.useRealTimers();
});

function dueIn(tenantId: string, count: number): Due[] {
  const ids = Array.from({ length: count }, (_, n) => `${tenantId} ${n + 1}`);
  return ids.map((id, n) => ({ kind: "theme", tenantId, id, dueAt: after(then, n) }));
}

/** A store of which the clock sees what is due; what `isDone` is due no more. */
const store = {
  due: async (_: string, limit: number, butOf: readonly string[] = []) => (
    looks++,
    left.filter(({ tenantId }) => !butOf.includes(tenantId)).slice(0, limit)
  ),
  parked: async () => [],
} as unknown as Documents;
const isDone = ({ id }: { readonly id: string }) => void (left = left.filter((one) => one.id !== id));

function started(theme: NonNullable<WhenDue["theme"]>): Clockwork {
  const note: WhenDue["theme"] = async (given, at, now, by) => {
    seen.push(at.id);
    await theme(given, at, now, by);
  };
  return (clockwork = startClock(store, { theme: note }, mail, {
    now: () => new Date().toISOString(),
    log,
    every: minute,
  }));
}

function held() {
  let release = () => {};
  const promise = new Promise<void>((done) => (release = done));
  return { promise, release };
}

test("at each look the store is asked what is due, and one that fails keeps no other waiting and is tried at the next", async () => {
  started(async (_, at) => {
    if (at.id === "tenant 1") throw new Error("no");
    isDone(at);
  });
  await vi.advanceTimersByTimeAsync(2 * minute);
  expect(seen).toEqual(["tenant 1", "tenant 2", "tenant 3", "tenant 1"]);
});

test("a look with nothing due asks once what is due, however often and whatever is stored", async () => {
  left = [];
  started(async () => undefined);
  await vi.advanceTimersByTimeAsync(10 * minute);
  expect(looks).toBe(10);
});

test("one look takes all that is due, page by page, and begins each once although some stay due", async () => {
  left = dueIn("tenant", 3 * page);
  const stays = new Set(left.filter((_, n) => n % 2 === 0).map(({ id }) => id));
  const clock = started(async (_, at) => (stays.has(at.id) ? undefined : isDone(at)));
  await clock.sweep();
  expect(seen).toHaveLength(3 * page);
  expect(new Set(seen).size).toBe(3 * page);
  expect(looks).toBeLessThan(10);
});

test("a document that became due while the look was on is taken by the same look", async () => {
  const clock = started(async (_, at) => {
    isDone(at);
    if (at.id === "tenant 3") left = dueIn("another", 1);
  });
  await clock.sweep();
  expect(seen).toContain("another 1");
});

test("several documents are seen to at once, no more than there are hands", async () => {
  left = [...dueIn("a", hands), ...dueIn("b", hands)];
  const { promise, release } = held();
  const clock = started(async (_, at) => {
    await promise;
    isDone(at);
  });
  const sweeping = clock.sweep();
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toHaveLength(hands);
  release();
  await sweeping;
  expect(seen).toHaveLength(2 * hands);
});

test("a tenant that Teams makes wait leaves hands for the others, who take turns", async () => {
  left = [...dueIn("slow", 50), ...dueIn("b", 10), ...dueIn("c", 10)];
  const { promise, release } = held();
  const clock = started(async (_, at) => {
    if (at.tenantId === "slow") await promise;
    isDone(at);
  });
  const sweeping = clock.sweep();
  await vi.advanceTimersByTimeAsync(0);
  const of = (tenant: string) => seen.filter((id) => id.startsWith(tenant)).length;
  expect([of("slow"), of("b"), of("c")]).toEqual([handsForOne, 10, 10]);
  expect(seen.slice(0, 3).map((id) => id.split(" ")[0])).toEqual(["slow", "b", "c"]);
  release();
  await sweeping;
  expect(of("slow")).toBe(50);
});

test("what becomes due while a slow tenant has all it may have and more is seen in seconds", async () => {
  left = dueIn("slow", 200);
  const { promise, release } = held();
  const clock = started(async (_, at) => {
    if (at.tenantId === "slow") await promise;
    isDone(at);
  });
  const sweeping = clock.sweep();
  await vi.advanceTimersByTimeAsync(second);
  left = [...left, ...dueIn("another", 20)];
  await vi.advanceTimersByTimeAsync(othersSeenAfter);
  expect(seen).toHaveLength(handsForOne + 20);
  expect(looks).toBe(2);
  release();
  await sweeping;
  expect(left).toEqual([]);
});

test("a slow tenant with much due leaves the clock running: each look ends in time", async () => {
  left = dueIn("slow", 200);
  const clock = started(async (_, at) => {
    await new Promise((done) => setTimeout(done, 40 * second));
    isDone(at);
  });
  void clock.sweep();
  for (let passed = 0; passed < 12; passed++) {
    await vi.advanceTimersByTimeAsync(minute);
    expect(clock.health().state).toBe("running");
  }
  expect(left).toEqual([]);
});

test("one that hangs keeps its hand, and the looks go on without it", async () => {
  started((_, at) => (at.id === "tenant 1" ? new Promise(() => undefined) : (isDone(at), Promise.resolve())));
  await vi.advanceTimersByTimeAsync(minute);
  left = [...left, ...dueIn("another", 1)];
  await vi.advanceTimersByTimeAsync(minute);
  expect(seen).toEqual(["tenant 1", "tenant 2", "tenant 3", "another 1"]);
  void clockwork?.stop();
  await vi.advanceTimersByTimeAsync(10 * second);
  clockwork = undefined;
});

test("a look that finds ever more ends in time, and what failed at its beginning is tried again", async () => {
  let last = 3;
  let isOver = false;
  const clock = started(async (_, at) => {
    await new Promise((done) => setTimeout(done, second));
    if (at.id === "tenant 1") return;
    isDone(at);
    if (!isOver) left = [...left, ...dueIn("tenant", ++last).slice(-1)];
  });
  void clock.sweep();
  await vi.advanceTimersByTimeAsync(2.5 * minute);
  const tries = seen.filter((id) => id === "tenant 1").length;
  expect(tries).toBeGreaterThanOrEqual(2);
  expect(tries).toBeLessThanOrEqual(3);
  isOver = true;
  await vi.advanceTimersByTimeAsync(10 * second);
});

test("what comes late is told the time it is then", async () => {
  left = dueIn("tenant", handsForOne + 1);
  const { promise, release } = held();
  const times: string[] = [];
  started(async (_, at, now) => {
    times.push(now);
    await promise;
    isDone(at);
  });
  await vi.advanceTimersByTimeAsync(5 * minute);
  expect(times).toHaveLength(handsForOne);
  release();
  await vi.advanceTimersByTimeAsync(0);
  expect(Date.parse(times.at(-1) ?? "") - Date.parse(times[0] ?? "")).toBe(4 * minute);
});

test("a stop waits for the documents under way, and leaves the rest to the next process", async () => {
  left = dueIn("tenant", hands + 5);
  const { promise, release } = held();
  const clock = started(() => promise);
  void clock.sweep();
  await vi.advanceTimersByTimeAsync(0);
  let stopped = false;
  const stopping = clock.stop().then(() => (stopped = true));
  await vi.advanceTimersByTimeAsync(0);
  expect(stopped).toBe(false);
  release();
  await stopping;
  await vi.advanceTimersByTimeAsync(5 * minute);
  expect(seen).toHaveLength(handsForOne);
  expect(looks).toBeLessThanOrEqual(2);
});

test("a document that hangs keeps a stop waiting for 10 s", async () => {
  const clock = started(() => new Promise(() => undefined));
  void clock.sweep();
  await vi.advanceTimersByTimeAsync(0);
  let stopped = false;
  void clock.stop().then(() => (stopped = true));
  await vi.advanceTimersByTimeAsync(9_999);
  expect(stopped).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(stopped).toBe(true);
  clockwork = undefined;
});
