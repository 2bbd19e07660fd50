import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dataFileOf, startBotProcess } from "./bot-process.js";
import type { Usage } from "./gauge.js";
import { openEmbedded } from "../../src/store/embedded.js";
import { Crowd, Line, load, nothing, type Loaded, type Measured } from "./load.js";
import { Person, type Manner } from "./person.js";
import { Polls } from "./polls.js";
import { report, type Result } from "./report.js";
import { Teams } from "./teams.js";

/** The bots take turns under load, so that a busy moment of the machine does not fall on one of them alone. */
const rounds = 2;
const secondsARound = 5;
const secondsToWarmUp = 3;

interface Contender {
  readonly name: string;
  /** The compiled bot. */
  readonly file: string;
  readonly manner: Manner | "vote";
}

const contenders: readonly Contender[] = [
  { name: "echo", file: "test/bench/echo.js", manner: "echo" },
  { name: "click", file: "src/main.js", manner: "click" },
  { name: "message", file: "src/main.js", manner: "message" },
  { name: "vote", file: "src/main.js", manner: "vote" },
];

interface Running extends Loaded, Contender {
  readonly atStart: Usage;
  readonly measured: Measured;
  /** What is voted on, where votes are. */
  readonly polls: Polls | undefined;
}

/** `npm run bench`: the interview and the votes beside a bare echo bot of the same SDKs, and what meetings cost. Ends by itself, in about two minutes. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const running: Running[] = [];
  try {
    for (const contender of contenders) running.push(await start(contender, folder));
    for (const each of running) await load(each, secondsToWarmUp, nothing());
    for (let round = 1; round <= rounds; round++)
      for (const each of running) await load(each, secondsARound, each.measured);
    const results = await Promise.all(running.map(resultOf));
    for (const each of running.splice(0)) await stop(each);
    const { meetingsReport } = await import("./meetings.js");
    console.log([report(results), await meetingsReport()].join("\n\n"));
  } finally {
    for (const each of running) await stop(each);
    rmSync(folder, { recursive: true });
  }
}

async function start(contender: Contender, folder: string): Promise<Running> {
  const { name, file } = contender;
  const teams = await Teams.open();
  const { crowd, polls } = await crowdOf(contender, teams, folder);
  const bot = await startBotProcess(name, file, folder);
  const atStart = await bot.usage();
  return { ...contender, bot, atStart, teams, crowd, polls, line: new Line(bot.port), measured: nothing() };
}

/** Who comes to a bot; what they vote on is stored before it starts. */
async function crowdOf({ name, manner }: Contender, teams: Teams, folder: string) {
  if (manner !== "vote") return { crowd: new Crowd(() => new Person(teams, manner)), polls: undefined };
  const polls = new Polls(teams);
  const documents = openEmbedded(dataFileOf(name, folder));
  await polls.share(documents);
  await documents.close();
  return { crowd: new Crowd(polls.newcomer), polls };
}

/** The counting loads the bot into this process, where restify changes what every server does; so it comes last. */
async function resultOf(running: Running): Promise<Result> {
  const { name, manner, bot, atStart, teams, crowd, polls, measured } = running;
  const { storeCalls } = await import("./store-calls.js");
  return {
    name,
    measured,
    readyAfter: bot.readyAfter,
    atStart,
    atEnd: await bot.usage(),
    people: crowd.size,
    fullest: teams.fullest(),
    store: manner === "echo" ? undefined : await storeCalls(manner),
    shown: await polls?.waits(),
  };
}

async function stop({ bot, teams, line }: Running): Promise<void> {
  line.close();
  await bot.stop();
  await teams.close();
}

await main();
