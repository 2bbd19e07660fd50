import { join } from "node:path";
import { players, type Player } from "./players.js";
import { portsFrom } from "./ports.js";
import { startPlay, type Play } from "./start-play.js";

const english: Record<Player["key"], string> = {
  employee: "the employee",
  colleague: "a colleague",
  leader: "the leader",
};

/** The first Ctrl-C or request to end; a second one changes nothing, for stopping is under way. */
const asked = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => asked.abort());

/** npm passes a request to end on to its shell only, which goes without a word to us. */
const parent = process.ppid;
const orphaned = () => process.ppid !== parent;
if (process.env["npm_lifecycle_event"]) setInterval(() => orphaned() && asked.abort(), 500).unref();

/** `npm run play`: the whole bot on this machine, with three people to be, until Ctrl-C. PLAY_DATA names another data folder, PLAY_TIME_AHEAD moves the bot's clock. */
async function main(): Promise<void> {
  console.log("Starting the bot and three Playgrounds …");
  const ports = portsFrom(process.env);
  const data = process.env["PLAY_DATA"]?.trim() || "data";
  const files = { dataFile: join(data, "netvaerkssmeden.db"), folder: join(data, "play") };
  const timeAhead = process.env["PLAY_TIME_AHEAD"]?.trim();
  const play = await startPlay({ ports, ...files, timeAhead, signal: asked.signal });
  invite(play);
  const reason = await Promise.race([play.failed, stopAsked()]);
  if (reason !== undefined) throw new Error(reason);
  console.log("\nStopping …");
  await play.stop();
}

const stopAsked = () =>
  new Promise<undefined>((done) => {
    if (asked.signal.aborted) done(undefined);
    asked.signal.addEventListener("abort", () => done(undefined));
  });

function invite({ addresses }: Play): void {
  for (const { key, name } of players) console.log(`${name} (${english[key]}): ${addresses[key]}`);
  console.log(
    "Open the first address, press »Nyt tema« and answer the question. Ctrl-C stops everything; what you wrote is kept.",
  );
}

/** Says why and ends; the sentence is for the person at the console. Who asked for the end need not be told. */
function stopWith(error: unknown): never {
  if (asked.signal.aborted) process.exit(0);
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

await main().catch(stopWith);
