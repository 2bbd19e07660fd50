import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** What happens to a request for documents: whether the store gets it, and what the asker gets to hear. */
export interface Fault {
  /** "late": only when the next write has come, as if it had been under way all the time. */
  readonly reaches?: "now" | "late" | "never";
  readonly answer?: "the store's" | "reset" | "silence" | Refusal;
  /** Runs before the asker hears anything. */
  readonly meanwhile?: () => Promise<unknown>;
}

export interface Refusal {
  readonly status: number;
  readonly substatus?: number;
  /** Milliseconds */
  readonly retryAfter?: number;
  readonly body?: string;
}

export interface FaultProxy {
  readonly endpoint: string;
  /** The methods of the requests for documents that came from the asker, and of those that reached the store. */
  readonly came: string[];
  readonly reached: string[];
  /** The next requests for documents meet these faults, one each. */
  next(...faults: Fault[]): void;
  /** Every request for documents meets this fault, until told otherwise. */
  always(fault: Fault): void;
  close(): Promise<void>;
}

type Request = { method: string; url: string; headers: IncomingMessage["headers"]; body: Buffer };

/** Stands between an adapter and the Cosmos simulator and spoils requests for documents as a test asks for. */
export async function faultProxy(store: string): Promise<FaultProxy> {
  const came: string[] = [];
  const reached: string[] = [];
  const late: Request[] = [];
  let queue: Fault[] = [];
  let rest: Fault = {};

  async function deliver(request: Request): Promise<Response> {
    if (isForDocuments(request)) reached.push(request.method);
    return forward(store, request);
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await received(incoming);
    if (!isForDocuments(request)) return answer(response, await deliver(request));
    came.push(request.method);
    const fault = queue.shift() ?? rest;
    if (request.method !== "GET") for (const earlier of late.splice(0)) await deliver(earlier);
    if (fault.reaches === "late") late.push(request);
    const delivered = (fault.reaches ?? "now") === "now" ? await deliver(request) : undefined;
    await fault.meanwhile?.();
    await answerWith(fault, response, delivered);
  }

  const server = createServer((incoming, response) => void handle(incoming, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    came,
    reached,
    next: (...faults) => void (queue = faults),
    always: (fault) => void (rest = fault),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** The SDK asks for a query's plan beside the query itself; that is not a request for documents. */
function isForDocuments({ url, headers }: Request): boolean {
  return /\/docs(\/|$)/.test(url) && !headers["x-ms-cosmos-is-query-plan-request"];
}

async function received(incoming: IncomingMessage): Promise<Request> {
  const { method = "GET", url = "/", headers } = incoming;
  return { method, url, headers, body: await buffer(incoming) };
}

async function answerWith(
  { answer: kind }: Fault,
  response: ServerResponse,
  delivered?: Response,
): Promise<void> {
  if (kind === "silence") return;
  if (kind === "reset") return void response.socket?.resetAndDestroy();
  if (typeof kind === "object") return refuse(response, kind);
  if (delivered) await answer(response, delivered);
}

function refuse(response: ServerResponse, { status, substatus, retryAfter, body }: Refusal): void {
  if (substatus !== undefined) response.setHeader("x-ms-substatus", substatus);
  if (retryAfter !== undefined) response.setHeader("x-ms-retry-after-ms", retryAfter);
  response.writeHead(status).end(body ?? '{"message":"as the test asked for"}');
}

async function answer(response: ServerResponse, from: Response): Promise<void> {
  const headers = [...from.headers].filter(([name]) => !hopByHop.has(name));
  response.writeHead(from.status, Object.fromEntries(headers));
  response.end(Buffer.from(await from.arrayBuffer()));
}

const hopByHop = new Set([
  "connection",
  "keep-alive",
  "transfer-encoding",
  "content-length",
  "content-encoding",
  "host",
]);

async function forward(store: string, { method, url, headers, body }: Request): Promise<Response> {
  const passed = Object.entries(headers).filter(([name]) => !hopByHop.has(name)) as [string, string][];
  return fetch(store + url, {
    method,
    headers: passed,
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  });
}
