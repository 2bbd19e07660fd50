import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { RateWindows } from "../support/rate-windows.js";
import { reminderIn } from "./reminder-store.js";
import { isAside } from "./reminder-talk.js";

/** Teams takes so many messages a second from one app in one tenant. */
export const tenantWindow = { most: 50, milliseconds: 1_000 } as const;

export interface Arrival {
  /** Which reminder it is. */
  readonly nth: number;
  /** By the machine's clock, as `Date.now()`. */
  readonly at: number;
}

/**
 * Teams' side of a great many reminders, of cards drawn anew and of answers in private chats: takes each in unless the
 * tenant's or the thread's window is full, and remembers when.
 */
export class ReminderTeams {
  readonly arrivals: Arrival[] = [];
  /** When each message of any kind was taken in, as `Date.now()`. */
  readonly taken: number[] = [];
  /** Of these, cards drawn anew, and messages in private chats. */
  painted = 0;
  aside = 0;
  /** Messages that would have broken a window. */
  refused = 0;
  readonly #windows = new Map<string, number[]>();
  readonly #threads = new RateWindows(() => performance.now());
  readonly #tenantOf: (conversationId: string) => string;
  readonly #server = createServer((request, response) => {
    const conversationId = decodeURIComponent(request.url?.split("/")[3] ?? "");
    request.resume().on("end", () => {
      const status = this.#take(conversationId, request.method === "PUT") ? 201 : 429;
      response.writeHead(status, { "content-type": "application/json", "retry-after": "1" });
      response.end(JSON.stringify({ id: `m-${this.taken.length}` }));
    });
  });

  constructor(tenantOf: (conversationId: string) => string) {
    this.#tenantOf = tenantOf;
  }

  async listen(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  #take(conversationId: string, isPainting: boolean): boolean {
    const now = performance.now();
    const tenant = this.#tenantOf(conversationId);
    const isRecent = (earlier: number): boolean => now - earlier < tenantWindow.milliseconds;
    const sent = (this.#windows.get(tenant) ?? []).filter(isRecent);
    this.#windows.set(tenant, sent);
    if (sent.length >= tenantWindow.most || this.#threads.take(conversationId) > 0) {
      this.refused++;
      return false;
    }
    sent.push(now);
    this.taken.push(Date.now());
    if (isPainting) this.painted++;
    else if (isAside(conversationId)) this.aside++;
    else this.arrivals.push({ nth: reminderIn(conversationId), at: Date.now() });
    return true;
  }
}
