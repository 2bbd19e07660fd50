import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { hands } from "../../src/clock/drain.js";
import { compiled } from "./root.js";

export interface Time {
  /** By the machine's clock, as `Date.now()`. */
  readonly began: number;
  /** What the simulated time then was, in milliseconds. */
  readonly start: number;
  /** How many times as fast it runs. */
  readonly pace: number;
}

/** How many letters one bot may have on their way when it is killed. */
export const handsOfOne = hands;

/** Several bots over one store, any of which may be killed and started again. */
export class Crew {
  /** When one was killed, as `Date.now()`. */
  readonly kills: number[] = [];
  /** What they warned of, and how often. */
  readonly warnings = new Map<string, number>();
  /** The port of each bot that runs. */
  readonly #ports = new Map<number, number>();
  readonly #environment: NodeJS.ProcessEnv;
  readonly #members: ChildProcess[] = [];
  #isOver = false;

  constructor(file: string, { began, start, pace }: Time) {
    const time = { BEGAN: `${began}`, START: `${start}`, PACE: `${pace}` };
    const local = { MODE: "local", HOST: "127.0.0.1", PORT: "0", DATA_FILE: file };
    this.#environment = { ...process.env, ...local, ...time, NO_PROXY: "127.0.0.1", no_proxy: "127.0.0.1" };
  }

  /** Resolves when all of them run. */
  async start(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, (_, place) => this.#startAt(place)));
  }

  readonly ports = (): readonly number[] => [...this.#ports.values()];

  /** Kills one at random, again and again, and starts another in its place; by chance, `every` ms on average. */
  async harass(every: number, chance: () => number): Promise<void> {
    for (;;) {
      await pause(every * (0.5 + chance()));
      if (this.#isOver) return;
      const place = Math.floor(chance() * this.#members.length);
      await this.#kill(place);
      await pause(1_000 * chance());
      if (!this.#isOver) await this.#startAt(place);
    }
  }

  /** Kills nobody any more. */
  spare(): void {
    this.#isOver = true;
  }

  async end(): Promise<void> {
    this.#isOver = true;
    for (const [place] of this.#members.entries()) await this.#kill(place);
  }

  async #kill(place: number): Promise<void> {
    const member = this.#members[place];
    if (!member || member.exitCode !== null || member.signalCode !== null) return;
    const ended = once(member, "exit");
    this.#ports.delete(place);
    this.kills.push(Date.now());
    member.kill("SIGKILL");
    await ended;
  }

  async #startAt(place: number): Promise<void> {
    const member = spawn(process.execPath, [compiled("test/playground/reminder-worker.js")], {
      env: this.#environment,
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#members[place] = member;
    const lines = createInterface(member.stdout);
    await new Promise<void>((done, failed) => {
      member.once("exit", (code) => failed(new Error(`A bot ended by itself: ${code}`)));
      lines.on("line", (line) => {
        const [, port] = /^ready (\d+)$/.exec(line) ?? [];
        if (!port) return this.#note(line);
        this.#ports.set(place, Number(port));
        done();
      });
    });
  }

  #note(line: string): void {
    const { msg = "", ...rest } = JSON.parse(line) as Record<string, string>;
    const what = [msg, ...["lost", "status", "fault", "code"].map((field) => rest[field] ?? "")]
      .join(" ")
      .trim();
    this.warnings.set(what, (this.warnings.get(what) ?? 0) + 1);
  }
}
