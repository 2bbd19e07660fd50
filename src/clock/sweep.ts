import type { Logger } from "pino";
import type { Documents, Due, Kind, Place } from "../store/documents.js";
import type { Mail } from "../teams/mail.js";
import { second, type Instant } from "../time.js";
import { Drain } from "./drain.js";
import { mostCounted, Watch, type ClockHealth } from "./health.js";

/** What happens when a document of a kind falls due; must be repeatable, for several instances may sweep at once. */
export type WhenDue = {
  readonly [K in Kind]?: (documents: Documents, at: Place, now: Instant, mail: Mail) => Promise<void>;
};

export interface Clockwork {
  /** Does all that is due now. A document that fails is logged and left for the next sweep. */
  sweep(): Promise<void>;
  health(): ClockHealth;
  /** Stops, and waits (10 s at most) for the documents under way; the rest is found due by the next process. */
  stop(): Promise<void>;
}

/** How often the clock looks. What falls due is late by half of it on average, and an idle look costs two queries. */
const usually = 30 * second;
/** How long a stop waits for what is under way. */
const patience = 10 * second;

/**
 * One sweep for everything that falls due: what is due lies in the store, the timer only looks. A look is not joined
 * by another, but need not wait for the documents that the one before it has begun.
 */
export function startClock(
  documents: Documents,
  whenDue: WhenDue,
  mail: Mail,
  { now, log, every = usually }: { now: () => Instant; log: Logger; every?: number },
): Clockwork {
  const watch = new Watch(now, log);
  /** Teams may be slow, so each document is told the time as it is when its turn comes. */
  const seeTo = async ({ kind, ...at }: Due) => {
    try {
      await whenDue[kind]?.(documents, at, now(), mail);
    } catch (error) {
      log.error({ kind, id: at.id, fault: nameOf(error), ...codeOf(error) }, "due document failed");
    }
  };
  const drain = new Drain(documents, now, seeTo);
  let looking: Promise<void> | undefined;
  const look = () =>
    (looking ??= lookedOnce(documents, drain, watch, log).finally(() => (looking = undefined)));
  const timer = setInterval(() => {
    watch.look();
    void look();
  }, every).unref();
  const sweep = async () => {
    await look();
    await drain.ended();
  };
  return {
    sweep,
    health: () => watch.health(),
    stop: async () => {
      drain.stop();
      clearInterval(timer);
      await Promise.race([sweptUp(), pause(patience)]);
    },
  };

  async function sweptUp(): Promise<void> {
    await looking;
    await drain.ended();
  }
}

/** A look that found more than it had time for is followed by another at once. */
async function lookedOnce(documents: Documents, drain: Drain, watch: Watch, log: Logger): Promise<void> {
  try {
    for (let isMore = true; isMore;) {
      watch.begun();
      const left = await drain.look();
      watch.finished(left, (await documents.parked(mostCounted)).length);
      ({ isMore } = left);
    }
  } catch (error) {
    log.error({ fault: nameOf(error) }, "sweep failed");
  }
}

const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds).unref());

/** A code of ours or the database's, which holds no words of people. */
const codeOf = (error: unknown): { readonly code?: string } =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? { code: error.code } : {};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
