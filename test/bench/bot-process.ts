import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { compiled } from "../playground/root.js";
import type { Usage } from "./gauge.js";

/** A bot in a process of its own. */
export interface BotProcess {
  readonly port: number;
  /** Milliseconds from starting the process until it said it was ready. */
  readonly readyAfter: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

/** Where a bot keeps its documents. */
export const dataFileOf = (name: string, folder: string): string => join(folder, `${name}.db`);

/** Starts a compiled bot that logs its port when it is ready. @throws Error with its last words when it ends instead. */
export async function startBotProcess(name: string, file: string, folder: string): Promise<BotProcess> {
  const log = join(folder, `${name}.log`);
  const output = openSync(log, "w");
  const started = performance.now();
  const child = fork(compiled(file), {
    env: { ...process.env, ...environment, DATA_FILE: dataFileOf(name, folder) },
    execArgv: ["--import", pathToFileURL(compiled("test/bench/gauge.js")).href],
    stdio: ["ignore", output, output, "ipc"],
  });
  closeSync(output);
  const port = await portIn(log, child);
  return {
    port,
    readyAfter: performance.now() - started,
    usage: async () => {
      child.send("usage");
      const [usage] = (await once(child, "message")) as [Usage];
      return usage;
    },
    stop: async () => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** What is said on this machine must not go through a proxy. */
const environment = { MODE: "local", PORT: "0", NO_PROXY: "127.0.0.1", no_proxy: "127.0.0.1" };

async function portIn(log: string, child: ChildProcess): Promise<number> {
  for (;;) {
    const said = readFileSync(log, "utf8");
    const port = /"port":(\d+)/.exec(said)?.[1];
    if (port) return Number(port);
    if (child.exitCode !== null) throw new Error(`A bot did not start:\n${said}`);
    await pause(2);
  }
}
