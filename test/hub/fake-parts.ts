import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { bodyOf, type Activity } from "../playground/wire.js";

export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly body: Activity | undefined;
}

/** Something on the other side of the hub that writes down what it hears. */
export interface FakePart {
  readonly address: string;
  readonly heard: Heard[];
  close(): Promise<void>;
}

type Answer = (heard: Heard) => { readonly status: number; readonly body?: unknown };

async function listen(answer: Answer): Promise<FakePart> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const call = {
        method: request.method ?? "",
        path: decodeURIComponent(request.url ?? ""),
        body: body as Activity,
      };
      heard.push(call);
      const reply = answer(call);
      response.writeHead(reply.status).end(JSON.stringify(reply.body ?? {}));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, heard, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

export interface FakeBot extends FakePart {
  /** What it answers from now on. */
  answers(status: number, body?: unknown): void;
}

export async function fakeBot(): Promise<FakeBot> {
  let answer: ReturnType<Answer> = { status: 200 };
  const part = await listen(() => answer);
  return { ...part, answers: (status, body) => void (answer = { status, body }) };
}

export interface FakeTab extends FakePart {
  /** As a reload does: nothing that was shown is known any more. */
  forget(): void;
  /** As when its person begins a post. */
  begin(thread: string): void;
}

/** The only one in the conversation, known by the account alone. */
const roster = { id: "user-citizen", aadObjectId: "aad-citizen", name: "Borger" };

/** A Playground's Connector as far as the hub needs it, with ids of its own and 404 for what it does not know. */
export async function fakeTab(name: string): Promise<FakeTab> {
  const known = new Set<string>();
  let count = 0;
  const unknown = { status: 404, body: { error: { code: "NotFound" } } };
  const part = await listen(({ method, path }) => {
    const [, thread] = /;messageid=([^/]+)/.exec(path) ?? [];
    const [, activity] = /\/activities\/(.+)$/.exec(path) ?? [];
    if (path.includes("/pagedmembers")) return { status: 200, body: { members: [roster] } };
    if (path.includes("/members/") && !path.endsWith(roster.id)) return unknown;
    if (method === "GET") return { status: 200, body: { from: name } };
    if ((thread && !known.has(thread)) || (activity && !known.has(activity))) return unknown;
    if (method === "PUT") return { status: 200, body: { id: activity } };
    const id = `${name}-${++count}`;
    known.add(id);
    return { status: 201, body: { id } };
  });
  return { ...part, forget: () => known.clear(), begin: (thread) => void known.add(thread) };
}
