import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import type { Request, Response, Server, ServerOptions } from "restify";
import type { Place } from "../store/documents.js";
import { readJson } from "./body.js";
import { Rejected } from "./admission.js";
import { downloads } from "./downloads.js";
import type { File } from "./handlers.js";
import { withoutWords } from "./guard.js";
import * as sdk from "./sdk.js";
import { within, type UnderWay } from "./under-way.js";

/** How long turns under way may take when the process is asked to stop, and their answers to be read. */
const drainFor = 9_000;
const readFor = 500;
/** How long a store may take to say it is there. */
const pingFor = 2_000;

export interface Door {
  /** Takes in one activity; resolves to the invoke's answer if it was one. @throws Rejected */
  receive(
    authorization: string,
    body: unknown,
  ): Promise<{ readonly status: number; readonly body?: unknown } | undefined>;
  fetched(at: Place): Promise<File | undefined>;
  ping(): Promise<void>;
  /** How the clock fares; undefined before it runs. */
  health(): object | undefined;
  /** Told that no more is let in, before what is under way is waited for. */
  closing(): void;
  readonly underWay: UnderWay;
  readonly log: Logger;
}

export interface Listening {
  readonly port: number;
  /** Lets no more in, waits for the turns under way (10 s at most), then stops listening. */
  close(): Promise<void>;
}

/** Listens for Teams. @throws Error naming the address when it is taken or not allowed. */
export async function listen(door: Door, { host, port }: { host: string; port: number }): Promise<Listening> {
  let draining = false;
  // What restify says by itself quotes addresses, and so secrets. It writes to pino; its types still name bunyan.
  const silent = door.log.child({}, { level: "silent" }) as unknown as ServerOptions["log"];
  const server = sdk.createServer({ name: "netvaerkssmeden", log: silent });
  // A sender who never finishes must not hold a connection for Node's five minutes.
  server.server.requestTimeout = 15_000;
  server.post("/api/messages", async (request, response) => receive(door, () => draining, request, response));
  const giveOut = downloads(door);
  server.get("/files/:tenantId/:token", async (request, response) => {
    const given = giveOut(request, response);
    door.underWay.add(given);
    await given;
  });
  server.get("/healthz", async (_, response) => reply(response, 200, { status: "up" }));
  server.get("/readyz", async (_, response) => readiness(door, draining, response));
  await bound(server, host, port);
  // restify throws where nobody listens, such as when no more connections can be opened.
  server.on("error", (error: unknown) => door.log.error({ fault: withoutWords(error) }, "cannot accept"));
  const close = async () => {
    draining = true;
    door.closing();
    if (!(await door.underWay.finished(drainFor))) door.log.warn("stopped with turns under way");
    await closed(server);
  };
  let closing: Promise<void> | undefined;
  return { port: (server.address() as AddressInfo).port, close: () => (closing ??= close()) };
}

async function receive(
  door: Door,
  isDraining: () => boolean,
  request: Request,
  response: Response,
): Promise<void> {
  try {
    if (isDraining()) throw new Rejected(503, "draining");
    const body = await readJson(request);
    // A slow sender's turn would begin after the store is closed.
    if (isDraining()) throw new Rejected(503, "draining");
    const turn = door.receive(request.headers.authorization ?? "", body);
    door.underWay.add(turn);
    const answer = await turn;
    reply(response, answer?.status ?? 200, answer?.body ?? {});
  } catch (error) {
    refuse(door, error, response);
  }
}

/** The sender learns the code and no more; so does the log, but for a fault of ours. */
function refuse({ log }: Door, error: unknown, response: Response): void {
  const known = error instanceof Rejected;
  const { status, code } = known ? error : { status: 500, code: "fault" };
  if (known) log.warn({ status, code }, "turned away");
  else log.error({ fault: withoutWords(error) }, "fault outside a turn");
  if (status === 413 || status === 503) response.header("Connection", "close");
  reply(response, status, { error: { code } });
}

/**
 * Whether turns are taken in, and how the clock fares. A stuck clock does not make the instance unready: turns need the
 * store alone, and a host that takes an unready instance away would take all of them for what a restart need not mend.
 * The log tells of it with a code to alert on.
 */
async function readiness(door: Door, draining: boolean, response: Response): Promise<void> {
  const reason = draining ? "draining" : await storeFault(door);
  const clock = door.health();
  const also = clock ? { clock } : {};
  if (reason) reply(response, 503, { status: "not ready", reason, ...also });
  else reply(response, 200, { status: "ready", ...also });
}

async function storeFault({ ping, log }: Door): Promise<string | undefined> {
  try {
    const answered = await within(
      pingFor,
      ping().then(() => true),
    );
    return answered ? undefined : "store-slow";
  } catch (error) {
    log.warn({ fault: withoutWords(error) }, "store does not answer");
    return "store-unavailable";
  }
}

function reply(response: Response, status: number, body: unknown): void {
  response.sendRaw(status, JSON.stringify(body), { "Content-Type": "application/json; charset=utf-8" });
}

async function bound(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) => fail(cannotListen(error, host, port)));
    server.listen(port, host, done);
  });
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reason =
    error.code === "EADDRINUSE"
      ? "something else listens there already; set PORT to another"
      : (error.code ?? error.message);
  return new Error(`Cannot listen on ${host}, port ${port}: ${reason}`, { cause: error });
}

/** Idle connections close at once, the last answers get a moment to be read, and then nobody holds the process. */
async function closed(server: Server): Promise<void> {
  const cut = setTimeout(() => server.server.closeAllConnections(), readFor);
  await new Promise<void>((done) => server.close(done));
  clearTimeout(cut);
}
