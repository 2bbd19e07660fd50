import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { Conversation, type Activity, type Member, type Posted } from "./conversation.js";
import { RateWindows } from "./rate-windows.js";

export { Conversation, type Activity, type Member, type Posted };

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly conversationId: string | undefined;
  readonly activityId: string | undefined;
  readonly body: unknown;
  readonly authorization: string | undefined;
  /** What the connector answered; undefined when it hung or cut the line. */
  status: number | undefined;
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
  /** The general one has the team's id, and no name when Teams is asked. */
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

type Reply = readonly [status: number, body: unknown, headers?: Record<string, string>];

export class Connector {
  /** Every call in the order it came, those that failed too. */
  readonly calls: Received[] = [];
  readonly teams = new Map<string, Team>();
  /** How many members are told of at a time. */
  membersAtOnce = 500;
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

  /** A team the bot is in, with its channels and people. */
  addTeam(id: string, team: Team, members: Member[]): void {
    this.teams.set(id, team);
    for (const place of [id, ...team.channels.map((each) => each.id)])
      this.conversation(place).members = members;
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
    if (call.method === "GET") return this.#aboutMembers(call, part, subject);
    if (part !== "activities") return missing;
    const full = this.#full(call.conversationId);
    if (full) return full;
    return call.method === "PUT" ? this.#update(call) : this.#post(call);
  }

  /** The refusal when a window is full; counts the call when none is. */
  #full(thread: string): Reply | undefined {
    const wait = this.#limits ? this.#windows.take(thread) : 0;
    if (wait === 0) return undefined;
    return [429, errorBody("TooManyRequests"), { "retry-after": String(Math.ceil(wait / 1000)) }];
  }

  #create(call: Received): Reply {
    const { members, channelData, activity } = call.body as {
      members?: { id: string }[];
      channelData?: { channel?: { id: string } };
      activity?: Activity;
    };
    const channel = channelData?.channel?.id;
    if (channel && activity) return this.#full(channel) ?? this.#openThread(channel, activity);
    const member = members?.[0];
    if (!member) return [400, errorBody("BadArgument")];
    // A person is known by the account, or by the id in the directory.
    const account = member.id.startsWith("29:") ? member.id : `29:${member.id}`;
    return [201, { id: this.privateChat(account).id }];
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

  /** A thread's members are its channel's. */
  #aboutMembers({ conversationId = "", query }: Received, part?: string, subject?: string): Reply {
    const { members } = this.conversation(conversationId.split(";")[0] ?? "");
    if (part === "pagedmembers") return this.#page(members, Number(query.get("continuationToken")));
    if (part !== "members") return missing;
    if (!subject) return [200, members];
    const wanted = decodeURIComponent(subject);
    const member = members.find(({ id, aadObjectId }) => id === wanted || aadObjectId === wanted);
    return member ? [200, member] : [404, errorBody("MemberNotFoundInConversation")];
  }

  #page(members: readonly Member[], from: number): Reply {
    const next = from + this.membersAtOnce;
    const continuationToken = next < members.length ? String(next) : undefined;
    return [200, { members: members.slice(from, next), ...(continuationToken && { continuationToken }) }];
  }

  #aboutTeam(call: Received, part: string | undefined): Reply {
    const id = decodeURIComponent(call.path.split("/")[3] ?? "");
    const team = this.teams.get(id);
    if (!team) return missing;
    return part === "conversations"
      ? [200, { conversations: team.channels.map((each) => (each.id === id ? { id } : each)) }]
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
  const [path = "", query] = (request.url ?? "").split("?");
  const [, , kind, id, part, subject] = path.split("/");
  return {
    method: request.method ?? "",
    path,
    query: new URLSearchParams(query),
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
