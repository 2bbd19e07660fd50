import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { compiled } from "./root.js";

export interface Running {
  readonly process: ChildProcess;
  readonly port: number;
}

/** The built bot as it is deployed, each in a process of its own, over the store in one file. */
export class BuiltBots {
  readonly #file: string;
  readonly #children: ChildProcess[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  /** One that may end before it is ready. */
  spawn(): ChildProcess {
    const local = { MODE: "local", HOST: "127.0.0.1", PORT: "0", DATA_FILE: this.#file, LOG_LEVEL: "info" };
    const child = spawn(process.execPath, [compiled("src/main.js")], {
      env: { ...process.env, ...local },
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#children.push(child);
    return child;
  }

  async start(): Promise<Running> {
    const child = this.spawn();
    for await (const line of createInterface(child.stdout as NonNullable<ChildProcess["stdout"]>)) {
      const said = JSON.parse(line) as { readonly msg?: string; readonly port?: number };
      if (said.msg !== "ready" || !said.port) continue;
      child.stdout?.resume();
      return { process: child, port: said.port };
    }
    throw new Error("The bot ended before it was ready");
  }

  /** Ends those that a test left running. */
  killAll(): void {
    for (const child of this.#children.splice(0)) child.kill("SIGKILL");
  }
}

export async function end({ process: running }: Running, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  const ended = once(running, "exit");
  running.kill(signal);
  await ended;
}
