import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { RateWindows } from "./rate-windows.js";

/** An activity as it went over the wire; only what tests look at is named. */
export interface Activity {
  readonly type?: string;
  readonly id?: string;
  readonly text?: string;
  readonly textFormat?: string;
  readonly summary?: string;
  readonly locale?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content?: unknown }[];
  readonly [field: string]: unknown;
}

/** One message in a conversation as people see it now, with what it was before each update. */
export interface Posted {
  readonly id: string;
  activity: Activity;
  readonly earlier: Activity[];
}

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly conversationId: string | undefined;
  readonly activityId: string | undefined;
  readonly body: unknown;
  readonly authorization: string | undefined;
  /** What the connector answered; undefined when it hung or cut the line. */
  status: number | undefined;
}

/** A member of a conversation, as Teams describes one. */
export interface Member {
  readonly id: string;
  readonly aadObjectId: string;
  readonly name: string;
  readonly tenantId?: string;
}

export interface Fault {
  /** A status to answer with, or the line cut, or no answer at all. */
  readonly how:
    | {
        readonly status: number;
        readonly retryAfter?: number;
        readonly code?: string;
      }
    | "reset"
    | "hang";
  /** How many matching calls fail; 1 unless told. */
  readonly times?: number;
  readonly when?: (call: Received) => boolean;
  /** True: the call is carried out first, and only its answer is spoilt. */
  readonly afterAccepting?: boolean;
}

export interface Team {
  readonly name: string;
  readonly channels: readonly { readonly id: string; readonly name: string }[];
}

export interface ConnectorOptions {
  /** Enforce Teams' rate windows per thread; off unless told, so that a test says when it is about them. */
  readonly limits?: boolean;
  /** Milliseconds; for the rate windows. */
  readonly now?: () => number;
}

/** Teams as the bot meets it: the Bot Connector's REST on 127.0.0.1, keeping what it received. */
export async function connector(options: ConnectorOptions = {}): Promise<Connector> {
  const teams = new Connector(options);
  await teams.listen();
  return teams;
}

/** What one conversation holds, in order, with updates applied to the post they belong to. */
export class Conversation {
  readonly id: string;
  readonly posts: Posted[] = [];
  members: Member[] = [];
  #waiting: { count: number; done: () => void }[] = [];

  constructor(id: string) {
    this.id = id;
  }

  get last(): Posted | undefined {
    return this.posts.at(-1);
  }

  /** Resolves once the conversation holds at least `count` posts; never rejects, so a test's own time limit rules. */
  async holds(count: number): Promise<void> {
    if (this.posts.length >= count) return;
    await new Promise<void>((done) => this.#waiting.push({ count, done }));
  }

  add(posted: Posted): void {
    this.posts.push(posted);
    this.#waiting = this.#waiting.filter(({ count, done }) => this.posts.length < count || done());
  }
}

type Reply = readonly [status: number, body: unknown, headers?: Record<string, string>];

export class Connector {
  /** Every call in the order it came, those that failed too. */
  readonly calls: Received[] = [];
  readonly teams = new Map<string, Team>();
  #conversations = new Map<string, Conversation>();
  #faults: { fault: Fault; left: number }[] = [];
  #sockets = new Set<Socket>();
  #limits: boolean;
  #windows: RateWindows;
  #nextId = 1;
  #server: Server;

  constructor(options: ConnectorOptions) {
    this.#limits = options.limits ?? false;
    this.#windows = new RateWindows(options.now ?? (() => performance.now()));
    this.#server = createServer((request, response) => void this.#receive(request, response));
    this.#server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
  }

  /** What the bot is given as `serviceUrl`. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  conversation(id: string): Conversation {
    let found = this.#conversations.get(id);
    if (!found) this.#conversations.set(id, (found = new Conversation(id)));
    return found;
  }

  /** Every post in a channel and its threads, with the conversation it stands in. */
  inChannel(channelId: string): { readonly conversationId: string; readonly posted: Posted }[] {
    const here = [...this.#conversations.values()].filter(({ id }) => id.split(";")[0] === channelId);
    return here.flatMap(({ id, posts }) => posts.map((posted) => ({ conversationId: id, posted })));
  }

  /** The private chat with a person, as `POST /v3/conversations` gives it. */
  privateChat(memberId: string): Conversation {
    return this.conversation(`a:private-${memberId}`);
  }

  /** The next calls that match fail in this way. */
  fail(fault: Fault): void {
    this.#faults.push({ fault, left: fault.times ?? 1 });
  }

  limits(on: boolean): void {
    this.#limits = on;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((done) => this.#server.close(done));
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = describe(request, await bodyOf(request));
    this.calls.push(call);
    const fault = this.#faultFor(call);
    if (fault?.afterAccepting) this.#answer(call);
    const reply = fault ? spoilt(fault) : this.#answer(call);
    if (reply === "reset") request.socket.resetAndDestroy();
    if (typeof reply === "string") return;
    call.status = reply[0];
    response.writeHead(reply[0], { "content-type": "application/json", ...reply[2] });
    response.end(JSON.stringify(reply[1]));
  }

  #faultFor(call: Received): Fault | undefined {
    const found = this.#faults.find(({ fault, left }) => left > 0 && (fault.when?.(call) ?? true));
    if (found) found.left--;
    return found?.fault;
  }

  #answer(call: Received): Reply {
    const [, , kind, , part, subject] = call.path.split("/");
    if (kind === "teams") return this.#aboutTeam(call, part);
    if (call.method === "POST" && !call.conversationId) return this.#create(call);
    if (!call.conversationId) return missing;
    if (call.method === "GET") return this.#aboutMembers(call.conversationId, part, subject);
    if (part !== "activities") return missing;
    const wait = this.#limits ? this.#windows.take(call.conversationId) : 0;
    if (wait > 0)
      return [429, errorBody("TooManyRequests"), { "retry-after": String(Math.ceil(wait / 1000)) }];
    return call.method === "PUT" ? this.#update(call) : this.#post(call);
  }

  #create(call: Received): Reply {
    const { members, channelData, activity } = call.body as {
      members?: { id: string }[];
      channelData?: { channel?: { id: string } };
      activity?: Activity;
    };
    if (channelData?.channel && activity) return this.#openThread(channelData.channel.id, activity);
    const member = members?.[0];
    if (!member) return [400, errorBody("BadArgument")];
    return [201, { id: this.privateChat(member.id).id }];
  }

  /** A new post in a channel, which is the first of its own thread. */
  #openThread(channelId: string, activity: Activity): Reply {
    const id = `m-${this.#nextId++}`;
    const thread = `${channelId};messageid=${id}`;
    this.conversation(thread).add({ id, activity, earlier: [] });
    return [201, { id: thread, activityId: id }];
  }

  #post({ conversationId, body }: Received): Reply {
    const id = `m-${this.#nextId++}`;
    const activity = body as Activity;
    // Nobody finds "is typing" in a conversation afterwards.
    if (activity.type !== "typing")
      this.conversation(conversationId ?? "").add({ id, activity, earlier: [] });
    return [201, { id }];
  }

  #update({ conversationId, activityId, body }: Received): Reply {
    const posted = this.conversation(conversationId ?? "").posts.find(({ id }) => id === activityId);
    if (!posted) return [404, errorBody("ActivityNotFoundInConversation")];
    posted.earlier.push(posted.activity);
    posted.activity = body as Activity;
    return [200, { id: posted.id }];
  }

  #aboutMembers(conversationId: string, part: string | undefined, subject: string | undefined): Reply {
    const { members } = this.conversation(conversationId);
    if (part === "pagedmembers") return [200, { members }];
    if (part !== "members") return missing;
    if (!subject) return [200, members];
    const wanted = decodeURIComponent(subject);
    const member = members.find(({ id, aadObjectId }) => id === wanted || aadObjectId === wanted);
    return member ? [200, member] : [404, errorBody("MemberNotFoundInConversation")];
  }

  #aboutTeam(call: Received, part: string | undefined): Reply {
    const id = decodeURIComponent(call.path.split("/")[3] ?? "");
    const team = this.teams.get(id);
    if (!team) return missing;
    return part === "conversations"
      ? [200, { conversations: team.channels }]
      : [200, { id, name: team.name }];
  }
}

const errorBody = (code: string) => ({ error: { code, message: code } });
const missing: Reply = [404, errorBody("NotFound")];

function spoilt({ how }: Fault): Reply | "reset" | "hang" {
  if (typeof how === "string") return how;
  const headers: Record<string, string> = {};
  if (how.retryAfter !== undefined) headers["retry-after"] = String(how.retryAfter);
  return [how.status, errorBody(how.code ?? `Status${how.status}`), headers];
}

function describe(request: IncomingMessage, body: unknown): Received {
  const path = (request.url ?? "").split("?")[0] ?? "";
  const [, , kind, id, part, subject] = path.split("/");
  return {
    method: request.method ?? "",
    path,
    conversationId: kind === "conversations" && id ? decodeURIComponent(id) : undefined,
    activityId: part === "activities" && subject ? decodeURIComponent(subject) : undefined,
    body,
    authorization: request.headers.authorization,
    status: undefined,
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length ? JSON.parse(Buffer.concat(chunks).toString("utf8")) : undefined;
}
