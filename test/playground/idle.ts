import { cpus } from "node:os";

interface Ticks {
  readonly idle: number;
  readonly all: number;
}

/** What the machine's processors have done since it started. */
function ticks(): Ticks {
  const each = cpus().map(({ times }) => ({
    idle: times.idle,
    all: Object.values(times).reduce((sum, one) => sum + one, 0),
  }));
  return each.reduce((sum, one) => ({ idle: sum.idle + one.idle, all: sum.all + one.all }), {
    idle: 0,
    all: 0,
  });
}

/** How much of the machine nobody used meanwhile: a measure of time means little when there is nothing left. */
export class Idle {
  readonly #before = ticks();

  /** From 0, when it was busy all the time, to 1. */
  share(): number {
    const now = ticks();
    return (now.idle - this.#before.idle) / Math.max(1, now.all - this.#before.all);
  }
}
