import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { startClock } from "../../src/clock/sweep.js";
import { deliverDue } from "../../src/letters/delivering.js";
import { openEmbedded } from "../../src/store/embedded.js";
import { counting } from "../support/counting.js";
import { aCalendar, done, now, postBy } from "../letters/a-post.js";
import { aMailbox } from "../networks/letter-box.js";

const folder = mkdtempSync(join(tmpdir(), "clocks-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const log = pino({ level: "silent" });

test("three clocks over one store tell each letter once, and share the work", async () => {
  const names = ["first", "second", "third"];
  const stores = names.map(() => counting(openEmbedded(join(folder, "store.db"))));
  const ids = Array.from({ length: 240 }, (_, n) => `network ${n}`);
  for (const id of ids) {
    const calendar = { ...aCalendar("a"), id, tenantId: `tenant ${ids.indexOf(id) % 3}` };
    await stores[0]?.write("calendar", calendar, calendar);
  }
  const told: string[] = [];
  const by = new Set<string>();
  const clocks = stores.map((documents, n) =>
    startClock(
      documents,
      {
        calendar: async (store, at, moment) => {
          const tell = async () => {
            told.push(at.id);
            by.add(names[n] ?? "");
            await new Promise((next) => setImmediate(next));
            return done;
          };
          await deliverDue(store, at, moment, (calendar) => calendar, postBy(tell));
        },
      },
      aMailbox().mail,
      { now: () => now, log },
    ),
  );
  await Promise.all(clocks.map((clock) => clock.sweep()));
  expect(told.toSorted()).toEqual(ids.toSorted());
  expect(by.size).toBe(3);
  expect(clocks.map((clock) => clock.health().oldestDue)).toEqual([undefined, undefined, undefined]);

  for (const documents of stores) documents.reset();
  await Promise.all(clocks.map((clock) => clock.sweep()));
  const idle = { read: 0, write: 0, list: 0, sum: 0, due: 1, parked: 1, remove: 0 };
  expect(stores.map(({ calls }) => calls)).toEqual([idle, idle, idle]);
  for (const clock of clocks) await clock.stop();
  for (const documents of stores) await documents.close();
});
