import type { Child } from "./child.js";

/** The processes of one game: when one ends by itself, the game is over and the others are stopped. */
export interface Crew {
  add(child: Child): Child;
  /** Stops one on purpose; the others go on. */
  dismiss(child: Child): Promise<void>;
  /** Stops all; the same stop however often it is asked for. */
  stop(): Promise<void>;
  /** Aborted with the reason at the moment one ends by itself. */
  readonly over: AbortSignal;
  /** Resolves with the reason when one ended by itself, after the others are gone. */
  readonly failed: Promise<string>;
}

export function crew(): Crew {
  const members = new Set<Child>();
  const over = new AbortController();
  let stopping: Promise<void> | undefined;
  let fail: (reason: string) => void = () => undefined;
  const failed = new Promise<string>((done) => (fail = done));

  const dismiss = async (child: Child) => {
    members.delete(child);
    await child.stop();
  };
  const stopAll = async () => {
    await Promise.all([...members].map(dismiss));
  };
  const stop = () => (stopping ??= stopAll());
  const ended = async (child: Child, how: string) => {
    if (!members.delete(child) || stopping) return;
    over.abort(new Error(how));
    await stop();
    fail(how);
  };
  const add = (child: Child) => {
    members.add(child);
    void child.ended.then((how) => ended(child, how));
    return child;
  };
  return { add, dismiss, stop, over: over.signal, failed };
}
