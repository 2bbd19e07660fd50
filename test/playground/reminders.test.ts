import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openEmbedded } from "../../src/store/embedded.js";
import { day, minute, second } from "../../src/time.js";
import { percentile } from "../bench/report.js";
import { afterDowntime, allArrived } from "./downtime.js";
import { Idle } from "./idle.js";
import { Punctual } from "./punctual.js";
import { Crew, handsOfOne, type Time } from "./reminder-crew.js";
import { chances, hour, start, store, storedMeetings, tenantOf } from "./reminder-store.js";
import { Talk } from "./reminder-talk.js";
import { ReminderTeams, type Arrival } from "./reminder-teams.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "reminders-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** When each reminder arrived, by the machine's clock. */
function momentsOf(arrivals: readonly Arrival[]): Map<number, number[]> {
  const all = new Map<number, number[]>();
  for (const { nth, at } of arrivals) all.set(nth, [...(all.get(nth) ?? []), at]);
  return all;
}

const reminders = 20_000;
const tenants = 5;
const networksEach = 60;
/** An hour is over in four minutes, and Teams' limits are twice as far away as what comes. */
const pace = 15;

/** The whole hour, three bots killed and started again all the while; what came of it. */
async function theHour(due: readonly number[], chance: () => number) {
  const file = join(folder, "bot.db");
  const documents = openEmbedded(file);
  const teams = new ReminderTeams(tenantOf);
  const serviceUrl = await teams.listen();
  await store(documents, { tenants, networksEach, reminders, dueAfter: (n) => due[n] ?? 0, serviceUrl });
  const time: Time = { began: Date.now() + 5 * second, start: Date.parse(start), pace };
  const crew = new Crew(file, time);
  const { ports } = crew;
  const talking = { ports, serviceUrl, tenants, networksEach, meetings: reminders, chance };
  const talk = new Talk({ ...talking, every: 250 });
  try {
    await crew.start(3);
    const punctual = new Punctual();
    const idle = new Idle();
    const harassed = crew.harass(20 * second, chance);
    await pause(time.began + hour / pace - Date.now());
    crew.spare();
    await harassed;
    await allArrived({ teams, documents, reminders, tenants, patience: 60 * second });
    await talk.end();
    const { kills, warnings } = crew;
    const { written, clicked } = talk;
    const came = {
      arrivals: teams.arrivals,
      refused: teams.refused,
      answers: { written, clicked, aside: teams.aside, painted: teams.painted },
      kills: [...kills],
      warnings,
      idle: idle.share(),
    };
    return { ...came, time, punctual: punctual.end(), meetings: await storedMeetings(documents, tenants) };
  } finally {
    await talk.end();
    await crew.end();
    await teams.close();
    await documents.close();
  }
}

test("20,000 reminders due within an hour, three bots killed all the while: none missed, none early, few late", async () => {
  const chance = chances(20_000);
  const due = Array.from({ length: reminders }, () => Math.floor(chance() * hour));
  const { arrivals, refused, answers, kills, warnings, time, punctual, idle, meetings } = await theHour(
    due,
    chance,
  );
  const moments = momentsOf(arrivals);
  const lateness = [...moments].map(([nth, [first = 0]]) => (first - time.began) * pace - (due[nth] ?? 0));
  const repeated = [...moments.values()].filter(({ length }) => length > 1);
  const late = (share: number) => `${(percentile(lateness, share) / second).toFixed(1)} s`;
  console.log({
    ...{
      arrived: moments.size,
      repeats: arrivals.length - moments.size,
      kills: kills.length,
      refused,
      ...answers,
    },
    ...{ p50: late(0.5), p95: late(0.95), p99: late(0.99), last: late(1), punctual, idle, warnings },
    ...{ takenOver: lateness.filter((one) => one > 2 * minute).length },
  });

  expect(moments.size).toBe(reminders);
  const unsaid = meetings.filter(
    ({ letters, reminders: [one] }) => letters.length > 0 || !isSaid(one?.state),
  );
  expect(unsaid).toEqual([]);
  // Sent twice only where a bot died between Teams' acceptance and its own note of it.
  const wasKilledBetween = (from: number, until: number) =>
    kills.some((kill) => kill >= from && kill <= until);
  for (const times of repeated)
    for (const [nth, at] of times.slice(1).entries())
      expect(wasKilledBetween(times[nth] ?? 0, at)).toBe(true);
  expect(arrivals.length - moments.size).toBeLessThanOrEqual(kills.length * handsOfOne);
  expect(refused).toBe(0);
  expect(Math.min(answers.aside, answers.painted)).toBeGreaterThan(100);
  expect(Math.min(...lateness)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...lateness)).toBeLessThan(day - minute);
  // On a machine that others keep busy all the time, the claims of dead bots bound the lateness, and no more is said.
  expect(percentile(lateness, 0.99)).toBeLessThanOrEqual(idle > 0.5 ? 60 * second : 10 * minute);
}, 480_000);

const isSaid = (state: string | undefined): boolean => state === "sent" || state === "late";

test("1,500 reminders due at once after downtime: Teams' window is never broken, and used to nine tenths", async () => {
  const { rate, refused, times, punctual, warnings } = await afterDowntime(folder, 1_500);
  console.log({ rate: `${rate.toFixed(1)} a second`, refused, punctual, warnings });
  expect(times).toEqual(Array(1_500).fill(1));
  expect(refused).toBe(0);
  // Nine tenths of what Teams takes, as far as the machine wakes those who wait for their turn (1 unless it is busy).
  expect(rate).toBeGreaterThanOrEqual(45 * punctual);
}, 180_000);

test("people who write and click meanwhile are answered, and the window holds for reminders, answers and cards together", async () => {
  const { rate, refused, times, answers, punctual, idle, warnings } = await afterDowntime(folder, 1_000, 80);
  console.log({ rate: `${rate.toFixed(1)} a second`, refused, ...answers, punctual, idle, warnings });
  expect(times).toEqual(Array(1_000).fill(1));
  expect(refused).toBe(0);
  expect(Math.min(answers.aside, answers.painted)).toBeGreaterThan(50);
  // Who waits for an answer may take a place a little late, which leaves its own empty. Where hardly anything of the
  // machine is left to the bots, they get through all the same, and no more is said.
  expect(rate).toBeGreaterThanOrEqual(idle > 0.3 ? 0.95 * 45 * punctual : 15);
}, 180_000);
