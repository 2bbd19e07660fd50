import type { Logger } from "pino";
import type { Documents, Kind, Place } from "../store/documents.js";
import type { Mail } from "../teams/mail.js";
import { minute, second, type Instant } from "../time.js";

/** What happens when a document of a kind falls due; must be repeatable, for several instances may sweep at once. */
export type WhenDue = {
  readonly [K in Kind]?: (documents: Documents, at: Place, now: Instant, mail: Mail) => Promise<void>;
};

export interface Clockwork {
  /** Does all that is due now. A document that fails is logged and left for the next sweep. */
  sweep(): Promise<void>;
  /** Stops, and waits (10 s at most) for the document whose turn it is; the rest is found due by the next process. */
  stop(): Promise<void>;
}

const atOnce = 100;
/** How long a stop waits for what is under way. */
const patience = 10 * second;

/** One sweep for everything that falls due: what is due lies in the store, the timer only looks. */
export function startClock(
  documents: Documents,
  whenDue: WhenDue,
  mail: Mail,
  { now, log, every = minute }: { now: () => Instant; log: Logger; every?: number },
): Clockwork {
  let underWay: Promise<void> | undefined;
  let stopped = false;
  const isStopped = () => stopped;
  const once = async () => {
    await sweepOnce(documents, whenDue, mail, { now, log, isStopped });
    underWay = undefined;
  };
  const sweep = () => (underWay ??= once());
  // A look that takes longer than the time between two looks is not joined by another.
  const timer = setInterval(() => void sweep(), every).unref();
  return {
    sweep,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await Promise.race([underWay, pause(patience)]);
    },
  };
}

interface Sweep {
  readonly now: () => Instant;
  readonly log: Logger;
  readonly isStopped: () => boolean;
}

/** Teams may be slow, so each document is told the time as it is when its turn comes. */
async function sweepOnce(
  documents: Documents,
  whenDue: WhenDue,
  mail: Mail,
  { now, log, isStopped }: Sweep,
): Promise<void> {
  try {
    for (const { kind, ...at } of await documents.due(now(), atOnce)) {
      if (isStopped()) return;
      await whenDue[kind]?.(documents, at, now(), mail).catch((error: unknown) => {
        log.error({ kind, id: at.id, fault: nameOf(error), ...codeOf(error) }, "due document failed");
      });
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
