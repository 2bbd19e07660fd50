import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Child {
  readonly name: string;
  readonly pid: number | undefined;
  /** Resolves when the process has ended, however it did, with how and its last words. */
  readonly ended: Promise<string>;
  /** All it has printed so far. */
  output(): string;
  /** Asks it to end, ends it by force when it does not listen, and resolves when it is gone. */
  stop(): Promise<void>;
}

export interface Start {
  readonly name: string;
  /** Arguments to Node. */
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Its working folder, where its output goes to `output.log`. */
  readonly folder: string;
  /** How long it may take to end by itself, in milliseconds. */
  readonly patience: number;
}

/**
 * Starts a Node process in a session of its own: Ctrl-C in the terminal then reaches only the game, which stops
 * its parts in order and lets the bot finish what is under way.
 */
export function startChild({ name, command, environment, folder, patience }: Start): Child {
  mkdirSync(folder, { recursive: true });
  const log = join(folder, "output.log");
  const output = openSync(log, "w");
  const child = spawn(process.execPath, command, {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ["ignore", output, output],
    detached: process.platform !== "win32",
  });
  closeSync(output);
  // Should this process fall without stopping its children, none may outlive it.
  const fall = () => child.kill("SIGKILL");
  process.once("exit", fall);
  child.once("exit", () => process.off("exit", fall));
  const said = () => readFileSync(log, "utf8");
  const ended = endOf(child).then((how) => `The ${name} ${how}.\n${lastLines(said())}`);
  return { name, pid: child.pid, ended, output: said, stop: () => end(child, ended, patience) };
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((done) => {
    child.once("error", (error) => done(`could not be started: ${error.message}`));
    child.once("exit", (code, signal) => done(signal ? `was ended by ${signal}` : `ended with code ${code}`));
  });
}

async function end(child: ChildProcess, ended: Promise<string>, patience: number): Promise<void> {
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), patience);
  await ended;
  clearTimeout(force);
}

const lastLines = (text: string) => text.trimEnd().split("\n").slice(-12).join("\n");
