import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Card } from "../../src/cards/card.js";
import { teamsLimits } from "../../src/teams/lanes.js";

/** A message of the bot's: a card, or words only. */
export interface Said {
  readonly card: Card | undefined;
  readonly words: string;
}

/** How full one of the bot's windows was at most in any one chat. */
export interface Fullest {
  readonly held: number;
  readonly most: number;
  /** Milliseconds. */
  readonly span: number;
}

/** One private chat, as far as the next answer needs it. */
interface Chat {
  last: { readonly id: string; json: string } | undefined;
  /** When each message or update came, by `performance.now()`. */
  readonly sent: number[];
}

/**
 * The connector's side of Teams, made for speed: takes what the bot sends, answers at once, enforces nothing, and
 * keeps only the newest message of each chat, unread until someone asks for it.
 */
export class Teams {
  readonly calls = { POST: 0, PUT: 0 };
  readonly #chats = new Map<string, Chat>();
  readonly #watched = new Map<string, (json: string) => void>();
  readonly #server: Server = createServer((request, response) => void this.#receive(request, response));

  static async open(): Promise<Teams> {
    const teams = new Teams();
    // Lines stay open while another bot has its turn.
    teams.#server.keepAliveTimeout = 60_000;
    await new Promise<void>((done) => teams.#server.listen(0, "127.0.0.1", done));
    return teams;
  }

  /** What the bot is given as `serviceUrl`. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** The bot's newest message in a chat. */
  last(chatId: string): { readonly id: string; readonly said: Said } | undefined {
    const { last } = this.#chat(chatId);
    return last && { id: last.id, said: read(last.json) };
  }

  /** How many messages and updates a chat was sent. */
  sentTo(chatId: string): number {
    return this.#chat(chatId).sent.length;
  }

  /** Tells of each update in a chat, as it comes. */
  watch(chatId: string, told: (json: string) => void): void {
    this.#watched.set(chatId, told);
  }

  fullest(): Fullest[] {
    return teamsLimits.perThread.map(([most, span]) => {
      const held = [...this.#chats.values()].map(({ sent }) => fullestIn(sent, span));
      return { held: held.reduce((a, b) => Math.max(a, b), 0), most, span };
    });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  #chat(id: string): Chat {
    let chat = this.#chats.get(id);
    if (!chat) this.#chats.set(id, (chat = { last: undefined, sent: [] }));
    return chat;
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const json = await textOf(request);
    const [, , , chatId = "", , card = ""] = (request.url ?? "").split("/").map(decodeURIComponent);
    const chat = this.#chat(chatId);
    chat.sent.push(performance.now());
    if (request.method === "PUT") this.#watched.get(chatId)?.(json);
    const id = request.method === "PUT" ? this.#updated(chat, card, json) : this.#posted(chat, json);
    response.writeHead(200, { "content-type": "application/json" });
    response.end(`{"id":"${id}"}`);
  }

  #posted(chat: Chat, json: string): string {
    this.calls.POST++;
    const id = `m-${this.calls.POST}`;
    chat.last = { id, json };
    return id;
  }

  #updated(chat: Chat, id: string, json: string): string {
    this.calls.PUT++;
    if (chat.last?.id === id) chat.last.json = json;
    return id;
  }
}

function read(json: string): Said {
  const { text, attachments } = JSON.parse(json) as { text?: string; attachments?: { content: Card }[] };
  return { words: text ?? "", card: attachments?.[0]?.content };
}

const fullestIn = (sent: readonly number[], span: number): number =>
  sent.reduce(
    (most, from, at) => Math.max(most, sent.slice(at).filter((time) => time < from + span).length),
    0,
  );

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
