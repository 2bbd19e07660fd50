import { Agent, request } from "node:http";
import type { BotProcess } from "./bot-process.js";
import type { Teams } from "./teams.js";

export const connections = 32;

/**
 * How long a person rests between two turns, in milliseconds. Each turn sends them two messages at most, so this
 * keeps every chat well within the bot's pacing (7 in 1.1 s, 8 in 2.2 s), which must not decide the result.
 */
const rest = 800;

/** What a load came to, all rounds together. */
export interface Measured {
  seconds: number;
  /** How long each turn took until the bot had answered it. */
  readonly milliseconds: number[];
  /** Turns a second in each round. */
  readonly rounds: number[];
  posts: number;
  puts: number;
  /** Seconds of CPU, the bot's and the load's own. */
  botCpu: number;
  ownCpu: number;
}

export const nothing = (): Measured => ({
  ...{ seconds: 0, milliseconds: [], rounds: [] },
  ...{ posts: 0, puts: 0, botCpu: 0, ownCpu: 0 },
});

/** Someone whose turns with a bot are measured. */
export interface Visitor {
  /** Their next turn; resolves to how long it took. @throws Error when the bot does not answer it as it should. */
  turn(line: Line): Promise<number>;
  /** Whether they have no more turns to take. */
  readonly isGone: boolean;
}

/** People who take turns on the connections; new ones come as long as the others rest. */
export class Crowd {
  readonly #newcomer: () => Visitor;
  readonly #resting: { readonly person: Visitor; readonly until: number }[] = [];
  size = 0;

  constructor(newcomer: () => Visitor) {
    this.#newcomer = newcomer;
  }

  /** One person's next turn with the bot. @throws Error when the bot does not answer it. */
  async turn(line: Line): Promise<number> {
    const person = this.#next();
    const milliseconds = await person.turn(line);
    if (!person.isGone) this.#resting.push({ person, until: performance.now() + rest });
    return milliseconds;
  }

  #next(): Visitor {
    const first = this.#resting[0];
    if (first && first.until <= performance.now()) return (this.#resting.shift() ?? first).person;
    this.size++;
    return this.#newcomer();
  }
}

/** An activity the bot has answered. */
export interface Delivered {
  readonly milliseconds: number;
  /** What the bot answered the request with. */
  readonly text: string;
}

/** Keep-alive connections to one bot. */
export class Line {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: connections });
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  /** Delivers one activity as Teams does. @throws Error when the bot does not take it. */
  async deliver(activity: object): Promise<Delivered> {
    const body = Buffer.from(JSON.stringify(activity));
    const started = performance.now();
    const answer = await this.#post(body);
    const milliseconds = performance.now() - started;
    if (answer.status !== 200) throw new Error(`The bot answered ${answer.status}: ${answer.text}`);
    return { milliseconds, text: answer.text };
  }

  close(): void {
    this.#agent.destroy();
  }

  #post(body: Buffer): Promise<{ status: number | undefined; text: string }> {
    const headers = { "content-type": "application/json", "content-length": body.length };
    const options = { host: "127.0.0.1", port: this.#port, path: "/api/messages", method: "POST", headers };
    return new Promise((done, fail) => {
      const sent = request({ ...options, agent: this.#agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", fail);
        response.on("end", () =>
          done({ status: response.statusCode, text: Buffer.concat(chunks).toString() }),
        );
      });
      sent.on("error", fail);
      sent.end(body);
    });
  }
}

/** A bot under load, and all that belongs to it alone. */
export interface Loaded {
  readonly bot: BotProcess;
  readonly teams: Teams;
  readonly line: Line;
  readonly crowd: Crowd;
}

/** Keeps every connection busy for some seconds, and adds what it came to. */
export async function load(
  { bot, teams, line, crowd }: Loaded,
  seconds: number,
  sum: Measured,
): Promise<void> {
  const { POST, PUT } = teams.calls;
  const turnsBefore = sum.milliseconds.length;
  const botBefore = await bot.usage();
  const ownBefore = process.cpuUsage();
  const started = performance.now();
  const busy = async () => {
    while (performance.now() < started + seconds * 1_000) sum.milliseconds.push(await crowd.turn(line));
  };
  await Promise.all(Array.from({ length: connections }, busy));
  const took = (performance.now() - started) / 1_000;
  const own = process.cpuUsage(ownBefore);
  sum.seconds += took;
  sum.rounds.push((sum.milliseconds.length - turnsBefore) / took);
  sum.posts += teams.calls.POST - POST;
  sum.puts += teams.calls.PUT - PUT;
  sum.botCpu += (await bot.usage()).cpu - botBefore.cpu;
  sum.ownCpu += (own.user + own.system) / 1e6;
}
