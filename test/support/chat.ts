import { randomUUID } from "node:crypto";
import { pino, type Logger } from "pino";
import { handlers, whenDue } from "../../src/app.js";
import { startClock } from "../../src/clock/sweep.js";
import type { Documents } from "../../src/store/documents.js";
import { openEmbedded } from "../../src/store/embedded.js";
import { noLimits } from "../../src/teams/lanes.js";
import { startBot, type Bot } from "../../src/teams/bot.js";
import { after, type Instant } from "../../src/time.js";
import { connector, type Connector, type Team } from "./connector.js";
import { counting } from "./counting.js";
import { local } from "./local.js";
import { Someone, tenant } from "./someone.js";

export { general, Someone, tenant, type InChannel } from "./someone.js";

const opened: { stop(): Promise<void> }[] = [];

/** Ends every chat a test has opened; for afterEach. */
export async function closeChats(): Promise<void> {
  await Promise.all(opened.splice(0).map((chat) => chat.stop()));
}

/** The real bot with the real rules, cards and embedded store; only Teams is played, by a connector that speaks its REST. */
export async function aChat(
  options: { locale?: string; store?: (real: Documents) => Documents; log?: Logger } = {},
): Promise<Chat> {
  const real = openEmbedded(":memory:");
  const chat = new Chat(
    await connector(),
    counting(options.store?.(real) ?? real),
    options.locale ?? "da-DK",
    options.log,
  );
  await chat.restart();
  opened.push(chat);
  return chat;
}

/** An employee who has said this much in a chat of their own. */
export async function someone(...said: string[]): Promise<Someone> {
  const employee = (await aChat()).with("employee");
  await employee.says(...said);
  return employee;
}

/** The same activity as Teams may deliver it again, with a new id. */
export const redelivered = <T extends object>(activity: T): T => ({
  ...activity,
  id: `again-${randomUUID()}`,
});

export class Chat {
  readonly teams: Connector;
  readonly documents: ReturnType<typeof counting>;
  readonly locale: string;
  now: Instant = "2026-11-22T08:00:00.000Z";
  readonly #log: Logger;
  #bot: Bot | undefined;

  constructor(
    teams: Connector,
    documents: ReturnType<typeof counting>,
    locale: string,
    log: Logger = pino({ level: "silent" }),
  ) {
    this.#log = log;
    this.teams = teams;
    this.documents = documents;
    this.locale = locale;
  }

  /** Ends the bot, if it runs, and starts another on the same store: nothing but the store is remembered. */
  async restart(): Promise<void> {
    await this.#bot?.close();
    this.#bot = await startBot({
      config: local,
      documents: this.documents,
      handlers,
      log: this.#log,
      clock: () => this.now,
      limits: noLimits,
    });
  }

  /** Does all that is due now, and waits for what follows. */
  async sweep(): Promise<void> {
    if (!this.#bot) return;
    const silent = pino({ level: "silent" });
    const clockwork = startClock(this.documents, whenDue, this.#bot.mail, {
      now: () => this.now,
      log: silent,
    });
    await clockwork.sweep();
    await clockwork.stop();
    await this.#bot.idle();
  }

  /** Lets time go by. */
  passes(milliseconds: number): void {
    this.now = after(this.now, milliseconds);
  }

  with(name: string, tenantId: string = tenant): Someone {
    return new Someone(this, name, tenantId);
  }

  /** A team that has the bot, with these people in it; the channel with the team's own id is its general one. */
  hasTeam(teamId: string, team: Team, people: readonly Someone[]): void {
    const members = people.map(({ account, id, name }) => ({ id: account, aadObjectId: id, name }));
    this.teams.addTeam(teamId, team, [...members, { id: "28:bot", name: "Netværkssmeden" }]);
  }

  async stop(): Promise<void> {
    await this.#bot?.close();
    await this.teams.close();
    await this.documents.close();
  }

  /** Delivers an activity as Teams does, and waits until the bot has done all it set about. */
  async deliver(activity: object): Promise<unknown> {
    const response = await fetch(`http://127.0.0.1:${this.#bot?.port}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(activity),
    });
    const body = await response.text();
    await this.#bot?.idle();
    if (!response.ok) throw new Error(`${response.status} ${body}`);
    return body ? JSON.parse(body) : undefined;
  }
}
