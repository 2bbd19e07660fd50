import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Documents } from "../../src/store/documents.js";
import { openEmbedded } from "../../src/store/embedded.js";
import { second } from "../../src/time.js";
import { Punctual } from "./punctual.js";
import { Crew } from "./reminder-crew.js";
import { start, store, storedMeetings, tenantOf } from "./reminder-store.js";
import { ReminderTeams } from "./reminder-teams.js";

export interface Drained {
  /** Messages a second, from the first to the last. */
  readonly rate: number;
  /** Messages that would have broken Teams' window for the tenant. */
  readonly refused: number;
  /** How often each reminder came. */
  readonly times: readonly number[];
  /** The share of the times that this machine woke a process in time. */
  readonly punctual: number;
  /** What the bots warned of, and how often. */
  readonly warnings: ReadonlyMap<string, number>;
}

/** So many reminders of one tenant are due at once, and three bots find them. `folder` is empty. */
export async function afterDowntime(folder: string, reminders: number): Promise<Drained> {
  const file = join(folder, "bot.db");
  const documents = openEmbedded(file);
  const teams = new ReminderTeams(tenantOf);
  const serviceUrl = await teams.listen();
  await store(documents, { tenants: 1, networksEach: 60, reminders, dueAfter: () => 0, serviceUrl });
  const crew = new Crew(file, { began: Date.now(), start: Date.parse(start), pace: 1 });
  try {
    await crew.start(3);
    const punctual = new Punctual();
    await allArrived({ teams, documents, reminders, tenants: 1, patience: 90 * second });
    return { ...measured(teams, reminders), punctual: punctual.end(), warnings: crew.warnings };
  } finally {
    await crew.end();
    await teams.close();
    await documents.close();
  }
}

function measured({ arrivals, refused }: ReminderTeams, reminders: number) {
  const [first, last] = [arrivals[0]?.at ?? 0, arrivals.at(-1)?.at ?? 0];
  const times = Array<number>(reminders).fill(0);
  for (const { nth } of arrivals) times[nth] = (times[nth] ?? 0) + 1;
  return { rate: ((arrivals.length - 1) * second) / (last - first), refused, times };
}

interface Awaited {
  readonly teams: ReminderTeams;
  readonly documents: Documents;
  readonly reminders: number;
  readonly tenants: number;
  /** Milliseconds. */
  readonly patience: number;
}

/** Until all have arrived and that is written down, or the time is up. */
export async function allArrived({ teams, documents, reminders, tenants, patience }: Awaited): Promise<void> {
  const until = Date.now() + patience;
  const areAllIn = (): boolean => new Set(teams.arrivals.map(({ nth }) => nth)).size === reminders;
  while (Date.now() < until && !areAllIn()) await pause(250);
  while (Date.now() < until && !(await isAllNoted(documents, tenants))) await pause(500);
}

async function isAllNoted(documents: Documents, tenants: number): Promise<boolean> {
  const meetings = await storedMeetings(documents, tenants);
  return meetings.every(({ letters, reminders: [one] }) => letters.length === 0 && one?.state !== "waits");
}
