/** Teams' limits for one bot in one thread, as [messages, milliseconds]. */
const windows = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
] as const;

/** Counts what a thread was sent, as Teams does, and says how long to wait when a window is full. */
export class RateWindows {
  #sent = new Map<string, number[]>();
  #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** 0 and counted when there is room, else the milliseconds until there is. */
  take(thread: string): number {
    const now = this.#now();
    const sent = (this.#sent.get(thread) ?? []).filter((at) => now - at < 3_600_000);
    const wait = Math.max(...windows.map(([most, span]) => (sent.at(-most) ?? -Infinity) + span - now));
    if (wait > 0) return wait;
    this.#sent.set(thread, [...sent, now]);
    return 0;
  }
}
