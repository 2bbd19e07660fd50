import { pino } from "pino";
import { handlers, whenDue } from "../../src/app.js";
import { startClock } from "../../src/clock/sweep.js";
import { readConfig } from "../../src/config.js";
import { openEmbedded } from "../../src/store/embedded.js";
import { startBot } from "../../src/teams/bot.js";
import { second } from "../../src/time.js";

/**
 * The bot as it is deployed, but for its clock: the time began at BEGAN (by the machine's clock) with START, and runs
 * PACE times as fast; it looks as often by that clock. Several of these share one store, and are killed at random.
 */
const [began, start, pace] = ["BEGAN", "START", "PACE"].map((name) => Number(process.env[name])) as [
  number,
  number,
  number,
];
const now = () => new Date(start + (Date.now() - began) * pace).toISOString();

const config = readConfig(process.env);
const documents = openEmbedded(process.env["DATA_FILE"] ?? "");
const log = pino({ level: "warn" });
const bot = await startBot({ config, documents, handlers, log, clock: now });
const clockwork = startClock(documents, whenDue, bot.mail, { now, log, every: (30 * second) / pace });
void clockwork.sweep();
console.log(`ready ${bot.port}`);
