import pino, { type Logger } from "pino";
import type { Card } from "../../src/cards/card.js";
import type { Person } from "../../src/people/person.js";
import type { Documents } from "../../src/store/documents.js";
import { startBot, type Bot, type Parts } from "../../src/teams/bot.js";
import type { Handlers } from "../../src/teams/handlers.js";
import { clock } from "../../src/time.js";
import { connector, type Connector } from "../support/connector.js";
import { local } from "../support/local.js";

/** A store that knows at most one person, for tests that are about Teams. */
export function documentsWith(person?: Person, over: Partial<Documents> = {}): Documents {
  const documents = {
    read: async (kind: string) => (kind === "person" && person ? { value: person, etag: "1" } : undefined),
    write: async () => "1",
    ping: async () => undefined,
    ...over,
  };
  return documents as unknown as Documents;
}

const nothing = async () => ({});
export const handlersWith = (over: Partial<Handlers>): Handlers => ({
  clicked: nothing,
  wrote: nothing,
  installed: nothing,
  reacted: nothing,
  searched: async () => [],
  accepted: () => Promise.reject(new Error("no file was offered")),
  fetched: async () => undefined,
  painted: async () => [],
  shutOut: async () => undefined,
  delivered: async () => undefined,
  ...over,
});

/** Keeps every log line as it is written out. */
export function logLines(level: "info" | "trace" = "info"): {
  readonly lines: string[];
  readonly log: Logger;
} {
  const lines: string[] = [];
  return { lines, log: pino({ level }, { write: (line: string) => void lines.push(line) }) };
}

const opened: { close(): Promise<void> }[] = [];

/** Ends every bot, and Teams, that a test has started, the last first; for afterEach. */
export async function closeBots(): Promise<void> {
  for (const each of opened.splice(0).reverse()) await each.close();
}

/** Teams, to which the test's bots answer. */
export async function aTeams(): Promise<Connector> {
  const teams = await connector();
  opened.push(teams);
  return teams;
}

export async function aBot(
  handlers: Partial<Handlers>,
  over: Partial<Omit<Parts, "handlers">> = {},
): Promise<Bot & { readonly url: string }> {
  const log = pino({ level: "silent" });
  const bot = await startBot({
    config: local,
    documents: documentsWith(),
    log,
    clock,
    ...over,
    handlers: handlersWith(handlers),
  });
  opened.push(bot);
  return { ...bot, url: `http://127.0.0.1:${bot.port}` };
}

export const card = (speak: string): Card => ({ type: "AdaptiveCard", speak, body: [] });

type Fields = Readonly<Record<string, unknown>>;

/** An activity as Teams sends it, in a private chat unless told. */
export function activity(serviceUrl: string, over: Fields = {}): Fields {
  return {
    type: "message",
    id: "in-1",
    channelId: "msteams",
    serviceUrl,
    from: { id: "29:maja", name: "Maja", aadObjectId: "maja" },
    recipient: { id: "28:bot", name: "Netværkssmeden" },
    conversation: { id: "a:maja", conversationType: "personal", tenantId: "tenant" },
    channelData: { tenant: { id: "tenant" } },
    locale: "da-DK",
    text: "hej",
    ...over,
  };
}

export const click = (serviceUrl: string, over: Fields = {}): Fields =>
  activity(serviceUrl, {
    type: "invoke",
    name: "adaptiveCard/action",
    text: undefined,
    replyToId: "m-1",
    value: { action: { type: "Action.Execute", verb: "theme.answer", data: { themeId: "t1" } } },
    ...over,
  });

export async function send(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/api/messages`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Fields };
}
