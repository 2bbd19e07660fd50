import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startClock, type Clockwork, type WhenDue } from "../../src/clock/sweep.js";
import type { Documents, Due } from "../../src/store/documents.js";
import type { Mail } from "../../src/teams/mail.js";
import { minute } from "../../src/time.js";

const log = pino({ level: "silent" });
const mail: Mail = {
  send: async () => "sent",
  sendPrivately: async () => "sent",
  putPrivately: async () => ({ delivery: "sent" }),
  putInChannel: async () => ({ delivery: "sent" }),
  update: async () => "sent",
  repaint: async () => true,
};
const due: Due[] = ["t1", "t2", "t3"].map((id) => ({
  kind: "theme",
  tenantId: "tenant",
  id,
  dueAt: "2026-11-22T08:00:00.000Z",
}));

let looks: number;
let seen: string[];
let clockwork: Clockwork | undefined;
beforeEach(() => {
  looks = 0;
  seen = [];
  vi.useFakeTimers();
});
afterEach(async () => {
  await clockwork?.stop();
  vi.useRealTimers();
});

function started(theme: NonNullable<WhenDue["theme"]>): Clockwork {
  const documents = { due: async () => (looks++, due) } as unknown as Documents;
  const note: WhenDue["theme"] = async (given, at, now, by) => {
    seen.push(at.id);
    await theme(given, at, now, by);
  };
  return (clockwork = startClock(documents, { theme: note }, mail, {
    now: () => new Date().toISOString(),
    log,
  }));
}

function held() {
  let release = () => {};
  const promise = new Promise<void>((done) => (release = done));
  return { promise, release };
}

test("every minute the store is asked what is due, and one that fails does not keep the others waiting", async () => {
  started((_, { id }) => (id === "t1" ? Promise.reject(new Error("no")) : Promise.resolve()));
  await vi.advanceTimersByTimeAsync(2 * minute);
  expect(looks).toBe(2);
  expect(seen).toEqual(["t1", "t2", "t3", "t1", "t2", "t3"]);
});

test("a look that takes long is not joined by others, and what comes late is told the time it is then", async () => {
  const { promise, release } = held();
  const times: string[] = [];
  started(async (_, { id }, now) => {
    times.push(now);
    if (id === "t1") await promise;
  });
  await vi.advanceTimersByTimeAsync(5 * minute);
  expect(looks).toBe(1);
  release();
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual(["t1", "t2", "t3"]);
  expect(Date.parse(times[1] ?? "") - Date.parse(times[0] ?? "")).toBe(4 * minute);
});

test("a stop waits for the document whose turn it is, and leaves the rest to the next process", async () => {
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
  expect(seen).toEqual(["t1"]);
  expect(looks).toBe(1);
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
