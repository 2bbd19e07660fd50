import type { Logger } from "pino";
import type { Documents, Kind, Place } from "../store/documents.js";
import type { Mail } from "../teams/mail.js";
import { minute, type Instant } from "../time.js";

/** What happens when a document of a kind falls due; must be repeatable, for several instances may sweep at once. */
export type WhenDue = {
  readonly [K in Kind]?: (documents: Documents, at: Place, now: Instant, mail: Mail) => Promise<void>;
};

export interface Clockwork {
  /** Does all that is due now. A document that fails is logged and left for the next sweep. */
  sweep(): Promise<void>;
  /** Stops, and waits for a sweep that is under way. */
  stop(): Promise<void>;
}

const atOnce = 100;

/** One sweep for everything that falls due: what is due lies in the store, the timer only looks. */
export function startClock(
  documents: Documents,
  whenDue: WhenDue,
  mail: Mail,
  { now, log, every = minute }: { now: () => Instant; log: Logger; every?: number },
): Clockwork {
  let underWay: Promise<void> = Promise.resolve();
  const sweep = () => (underWay = underWay.then(() => sweepOnce(documents, whenDue, mail, now(), log)));
  const timer = setInterval(() => void sweep(), every).unref();
  return {
    sweep,
    stop: () => {
      clearInterval(timer);
      return underWay;
    },
  };
}

async function sweepOnce(
  documents: Documents,
  whenDue: WhenDue,
  mail: Mail,
  now: Instant,
  log: Logger,
): Promise<void> {
  try {
    for (const { kind, ...at } of await documents.due(now, atOnce)) {
      await whenDue[kind]?.(documents, at, now, mail).catch((error: unknown) => {
        log.error({ kind, id: at.id, fault: nameOf(error) }, "due document failed");
      });
    }
  } catch (error) {
    log.error({ fault: nameOf(error) }, "sweep failed");
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
