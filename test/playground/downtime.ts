import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Documents } from "../../src/store/documents.js";
import { openEmbedded } from "../../src/store/embedded.js";
import { second } from "../../src/time.js";
import { Idle } from "./idle.js";
import { Punctual } from "./punctual.js";
import { Crew } from "./reminder-crew.js";
import { chances, start, store, storedMeetings, tenantOf } from "./reminder-store.js";
import { Talk } from "./reminder-talk.js";
import { ReminderTeams } from "./reminder-teams.js";

export interface Drained {
  /** Messages of any kind a second, from the first reminder to the last. */
  readonly rate: number;
  /** Answers of people that were carried out meanwhile. */
  readonly answers: {
    readonly written: number;
    readonly clicked: number;
    readonly aside: number;
    readonly painted: number;
  };
  /** Messages that would have broken Teams' window for the tenant. */
  readonly refused: number;
  /** How often each reminder came. */
  readonly times: readonly number[];
  /** The share of the times that this machine woke a process in time. */
  readonly punctual: number;
  /** The share of the processors that nobody used meanwhile. */
  readonly idle: number;
  /** What the bots warned of, and how often. */
  readonly warnings: ReadonlyMap<string, number>;
}

/**
 * So many reminders of one tenant are due at once, and three bots find them. `folder` is empty. With `every`, people
 * write and click all the while, one each so many milliseconds.
 */
export async function afterDowntime(folder: string, reminders: number, every?: number): Promise<Drained> {
  const file = join(folder, "bot.db");
  const documents = openEmbedded(file);
  const teams = new ReminderTeams(tenantOf);
  const serviceUrl = await teams.listen();
  const crowd = { tenants: 1, networksEach: 60, serviceUrl };
  await store(documents, { ...crowd, reminders, dueAfter: () => 0 });
  const crew = new Crew(file, { began: Date.now(), start: Date.parse(start), pace: 1 });
  const { ports } = crew;
  const talking = { ...crowd, meetings: reminders, ports, chance: chances(1) };
  const talk = every === undefined ? undefined : new Talk({ ...talking, every });
  try {
    await crew.start(3);
    const punctual = new Punctual();
    const idle = new Idle();
    await allArrived({ teams, documents, reminders, tenants: 1, patience: 90 * second });
    await talk?.end();
    const { written = 0, clicked = 0 } = talk ?? {};
    const answers = { written, clicked, aside: teams.aside, painted: teams.painted };
    return {
      ...measured(teams, reminders),
      answers,
      punctual: punctual.end(),
      idle: idle.share(),
      warnings: crew.warnings,
    };
  } finally {
    await talk?.end();
    await crew.end();
    await teams.close();
    await documents.close();
  }
}

function measured({ arrivals, taken, refused }: ReminderTeams, reminders: number) {
  const [first, last] = [arrivals[0]?.at ?? 0, arrivals.at(-1)?.at ?? 0];
  const meanwhile = taken.filter((at) => at >= first && at <= last);
  const times = Array<number>(reminders).fill(0);
  for (const { nth } of arrivals) times[nth] = (times[nth] ?? 0) + 1;
  return { rate: ((meanwhile.length - 1) * second) / (last - first), refused, times };
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
