import { existsSync } from "node:fs";
import { readConfig, type Config } from "../config.js";
import { openStore } from "../store/opening.js";
import { clock, clockAhead } from "../time.js";
import { carriedOut, orderIn } from "./orders.js";

/**
 * `npm run letters`: what Teams has refused time and again, and how to send it once more. It takes the bot's own
 * settings and works on its store, also while the bot runs.
 */
async function main(): Promise<void> {
  const order = orderIn(process.argv.slice(2));
  const config = readConfig(process.env);
  mustBeThere(config);
  const documents = await openStore(config);
  try {
    const now = config.mode === "local" ? clockAhead(config.timeAhead ?? 0) : clock;
    for (const line of await carriedOut(order, documents, now())) console.log(line);
  } finally {
    await documents.close();
  }
}

/** Opening would make an empty store, in which nothing is parked. */
function mustBeThere(config: Config): void {
  if (config.mode === "local" && !existsSync(config.dataFile))
    throw new Error(`There is no store at ${config.dataFile}. Set DATA_FILE to the bot's own.`);
}

/** The sentence is for the person at the console. */
function stopWith(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

await main().catch(stopWith);
