import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { inbound } from "./inbound.js";
import { outbound } from "./outbound.js";
import { teamOf, type Shared, type Tab, type Team } from "./team.js";
import { activitySchema, bodyOf, failure, type Reply } from "./wire.js";

export interface Hub {
  /** Where it listens, such as http://127.0.0.1:15150. */
  readonly address: string;
  close(): Promise<void>;
}

export interface HubOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** The bot's message address. */
  readonly bot: string;
  readonly tabs: readonly Tab[];
  readonly shared?: Shared;
}

/**
 * Joins several Playground instances into one team: to the bot it is the Connector, to each instance it is the bot.
 * It has no authentication and therefore listens on 127.0.0.1 only.
 */
export async function startHub({ port, bot, tabs, shared }: HubOptions): Promise<Hub> {
  const server = createServer();
  await listening(server, port);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const team = teamOf(tabs, bot, `${address}/_connector`, shared);
  server.on("request", (request, response) => void serve(team, request, response));
  return { address, close: () => closed(server) };
}

/** Where a tab's instance finds "its bot" in the hub. */
export const inboxOf = (hub: string, tab: string): string => `${hub}/in/${tab}/api/messages`;

async function serve(team: Team, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const reply = await answer(team, request).catch((error: unknown) =>
    failure(500, "HubFault", String(error)),
  );
  response.writeHead(reply.status, { "content-type": "application/json" });
  response.end(reply.body === undefined ? "" : JSON.stringify(reply.body));
}

async function answer(team: Team, request: IncomingMessage): Promise<Reply> {
  const { pathname, search } = new URL(request.url ?? "/", "http://hub");
  const body = await bodyOf(request);
  const [, connector] = /^\/_connector(\/v3\/.*)$/.exec(pathname) ?? [];
  if (connector)
    return outbound(team, { method: request.method ?? "GET", path: connector, query: search, body });
  const tab = team.tabs.find(({ key }) => pathname === `/in/${key}/api/messages`);
  if (!tab) return failure(404, "NotFound", `The hub has no ${pathname}`);
  if (body === undefined) return { status: 200, body: {} };
  const activity = activitySchema.safeParse(body).data;
  return activity
    ? inbound(team, tab, activity)
    : failure(400, "BadSyntax", "An activity with a type is expected");
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", done);
  });
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}
