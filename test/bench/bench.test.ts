import { expect, test } from "vitest";
import type { Line, Measured } from "./load.js";
import { answerToMeeting, idleSweep } from "./meeting-costs.js";
import { Polls } from "./polls.js";
import { percentile, report, type Result } from "./report.js";
import { storeCalls } from "./store-calls.js";
import { Teams } from "./teams.js";

test.each(["click", "message"] as const)("the load's people unfold a whole theme by %s", async (manner) => {
  const { read, write } = await storeCalls(manner);
  expect(read).toBeGreaterThan(1);
  expect(write).toBeGreaterThan(1);
});

test("the load's people vote, each at the cost of two reads, one write and one sum", async () => {
  expect(await storeCalls("vote")).toEqual({
    read: 2,
    write: 1,
    list: 0,
    sum: 1,
    due: 0,
    parked: 0,
    remove: 0,
  });
});

test("a look of the clock with nothing due costs two calls, whatever is stored, and an answer three reads and a write", async () => {
  const none = { read: 0, write: 0, list: 0, sum: 0, remove: 0 };
  const idle = { ...none, due: 1, parked: 1 };
  expect(await idleSweep(0)).toEqual(idle);
  expect(await idleSweep(2_000)).toEqual(idle);
  expect(await answerToMeeting()).toEqual({ ...none, read: 3, write: 1, due: 0, parked: 0 });
});

test("a vote waits until an update shows as many votes as its own answer did", async () => {
  const teams = await Teams.open();
  const polls = new Polls(teams);
  const line = { deliver: async () => ({ milliseconds: 1, text: '{"x":"Innovation","y":2},{"y":1}' }) };
  await polls.newcomer().turn(line as unknown as Line);
  await expect(polls.waits(0)).rejects.toThrow("never came");
  const put = async (y: number) =>
    fetch(`${teams.url}v3/conversations/19:poll-0@thread.tacv2;messageid=card/activities/card`, {
      method: "PUT",
      body: JSON.stringify({ data: [{ y }] }),
    });
  await put(2);
  await expect(polls.waits(0)).rejects.toThrow("never came");
  await put(3);
  expect(await polls.waits()).toEqual([expect.any(Number)]);
  await teams.close();
});

test("a percentile is a value that was measured", () => {
  const values = Array.from({ length: 199 }, (_, at) => 199 - at);
  expect([0.5, 0.99, 1].map((share) => percentile(values, share))).toEqual([100, 198, 199]);
  expect(percentile([7], 0.99)).toBe(7);
});

const usage = { cpu: 1, memory: 1e8, peak: 2e8 };
const store = { read: 2, write: 2, list: 0, sum: 0, due: 0, parked: 0, remove: 0 };

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
  expect(row("p50 from click to all")).toBeUndefined();
});

test("the time until everyone sees it stands where it was measured", () => {
  const lines = report([result("echo", 400, 1), { ...result("vote", 250, 1), shown: [900, 1_000, 2_000] }]);
  expect(lines).toMatch(/p50 from click to all +none +1000 ms/);
  expect(lines).toMatch(/p99 from click to all +none +2000 ms/);
});

test("a result that the bot's own pacing may have decided is not reported", () => {
  expect(() => report([result("echo", 400, 1), result("click", 250, 7)])).toThrow("pacing");
});
