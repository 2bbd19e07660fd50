import { pino } from "pino";
import { handlers } from "../../src/app.js";
import { openEmbedded } from "../../src/store/embedded.js";
import { startBot } from "../../src/teams/bot.js";
import { noLimits } from "../../src/teams/lanes.js";
import { clock } from "../../src/time.js";
import { counting, type Calls } from "../support/counting.js";
import { local } from "../support/local.js";
import { Line } from "./load.js";
import { Person, type Manner } from "./person.js";
import { Polls } from "./polls.js";
import { Teams } from "./teams.js";

/** Unfolds one whole theme, or votes, in this process on a store that counts; resolves to the calls a turn, by name. */
export async function storeCalls(manner: Exclude<Manner, "echo"> | "vote"): Promise<Calls> {
  const teams = await Teams.open();
  const documents = counting(openEmbedded(":memory:"));
  const bot = await startBot({
    config: local,
    documents,
    handlers,
    log: pino({ level: "silent" }),
    clock,
    limits: noLimits,
  });
  const turns =
    manner === "vote" ? await votes(teams, documents, bot) : await wholeTheme(new Person(teams, manner), bot);
  const calls = each(documents.calls, (count) => count / turns);
  await bot.close();
  await documents.close();
  await teams.close();
  return calls;
}

interface Served {
  readonly port: number;
  idle(): Promise<void>;
}

/** From asking for a theme to its summary; resolves to the number of turns it took. */
async function wholeTheme(person: Person, bot: Served): Promise<number> {
  const line = new Line(bot.port);
  let turns = 0;
  for (; turns === 0 || !person.isDone; turns++) {
    await line.deliver(person.answers());
    await bot.idle();
  }
  line.close();
  return turns;
}

/**
 * Some people's votes; resolves to how many. The numbers are shown to the voter only, so that no card is painted and
 * what is counted is the turn itself.
 */
async function votes(teams: Teams, documents: ReturnType<typeof counting>, bot: Served): Promise<number> {
  const polls = new Polls(teams);
  await polls.share(documents, "after-vote");
  documents.reset();
  const line = new Line(bot.port);
  const voters = Array.from({ length: 20 }, polls.newcomer);
  for (const voter of voters) await voter.turn(line);
  await bot.idle();
  line.close();
  return voters.length;
}

const each = (calls: Calls, change: (count: number) => number): Calls =>
  Object.fromEntries(Object.entries(calls).map(([name, count]) => [name, change(count)])) as unknown as Calls;
