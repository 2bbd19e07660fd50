import { pino } from "pino";
import { start } from "./app.js";
import { readConfig, type Config } from "./config.js";

/** Logs carry ids and codes. Should words or secrets get near one all the same, they are struck out. */
const redact = [
  "text",
  "*.text",
  "value",
  "*.value",
  "password",
  "*.password",
  "key",
  "*.key",
  "authorization",
];

async function main(): Promise<void> {
  const config = settings();
  const log = pino({ level: config.logLevel, redact, base: null });
  const app = await start(config, log).catch((error: unknown) => stopWith(error));
  log.info({ port: app.port, mode: config.mode }, "ready");
  const stop = (signal: string) => {
    log.info({ signal }, "stopping");
    app.stop().then(() => process.exit(0), stopWith);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);
}

function settings(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    return stopWith(error);
  }
}

/** Says why and ends; the sentence is for the person at the console. */
function stopWith(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

await main();
