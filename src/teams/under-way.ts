/** Work that has begun and must be finished before the process may stop. */
export class UnderWay {
  readonly #work = new Set<Promise<unknown>>();

  /** Keeps count of a piece of work; its outcome stays its own affair. */
  add(work: Promise<unknown>): void {
    const kept = work.catch(() => undefined).finally(() => this.#work.delete(kept));
    this.#work.add(kept);
  }

  /** Resolves to true when nothing is under way any more, also what was begun meanwhile; false when time is up. */
  async finished(milliseconds: number): Promise<boolean> {
    const end = performance.now() + milliseconds;
    while (this.#work.size > 0) {
      const left = end - performance.now();
      if (left <= 0) return false;
      await within(left, Promise.all(this.#work));
    }
    return true;
  }
}

/** Node fires a longer timer at once. */
const longestTimer = 2 ** 31 - 1;

/** What a promise comes to, or undefined when it takes longer; the promise itself goes on. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), Math.min(milliseconds, longestTimer));
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
