import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBotProcess } from "./bot-process.js";
import type { Usage } from "./gauge.js";
import { Crowd, Line, load, nothing, type Loaded, type Measured } from "./load.js";
import type { Manner } from "./person.js";
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
  readonly manner: Manner | "echo";
}

const contenders: readonly Contender[] = [
  { name: "echo", file: "test/bench/echo.js", manner: "echo" },
  { name: "click", file: "src/main.js", manner: "click" },
  { name: "message", file: "src/main.js", manner: "message" },
];

interface Running extends Loaded, Contender {
  readonly atStart: Usage;
  readonly measured: Measured;
}

/** `npm run bench`: the interview beside a bare echo bot of the same SDKs. Ends by itself, in about a minute. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const running: Running[] = [];
  try {
    for (const contender of contenders) running.push(await start(contender, folder));
    for (const each of running) await load(each, secondsToWarmUp, nothing());
    for (let round = 1; round <= rounds; round++)
      for (const each of running) await load(each, secondsARound, each.measured);
    console.log(report(await Promise.all(running.map(resultOf))));
  } finally {
    for (const each of running) await stop(each);
    rmSync(folder, { recursive: true });
  }
}

async function start(contender: Contender, folder: string): Promise<Running> {
  const teams = await Teams.open();
  const bot = await startBotProcess(contender.name, contender.file, folder);
  const crowd = new Crowd(teams, contender.manner);
  const atStart = await bot.usage();
  return { ...contender, bot, atStart, teams, crowd, line: new Line(bot.port), measured: nothing() };
}

/** The counting loads the bot into this process, where restify changes what every server does; so it comes last. */
async function resultOf({ name, manner, bot, atStart, teams, crowd, measured }: Running): Promise<Result> {
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
  };
}

async function stop({ bot, teams, line }: Running): Promise<void> {
  line.close();
  await bot.stop();
  await teams.close();
}

await main();
