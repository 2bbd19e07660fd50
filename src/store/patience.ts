import type { ErrorResponse } from "@azure/cosmos";
import { StoreUnavailable } from "./documents.js";

/** No answer came, or one that does not tell whether the request was carried out: a reset, a time-out, 408, 5xx. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}

type Refused = Partial<Pick<ErrorResponse, "code" | "substatus" | "retryAfterInMs">>;

/**
 * What a failed request means: it may have been carried out (unclear), it was not but may be asked again (later),
 * the document was not as expected (conflict), or asking again would not help (final).
 */
export function meaningOf(error: unknown): "unclear" | "later" | "conflict" | "final" {
  if (error instanceof NoAnswer) return "unclear";
  if (error instanceof Error && noToken.test(error.name)) return "later";
  const { substatus } = (error ?? {}) as Refused;
  const code = codeOf(error);
  // Too many requests, a partition on the move, a write that met another inside the database.
  if (code === 429 || code === 410 || code === 449) return "later";
  if (code === 404 && substatus === lagging) return "later";
  if (code === 404 && substatus === containerGone) return "final";
  return code === 404 || code === 409 || code === 412 ? "conflict" : "final";
}

const lagging = 1002;
const containerGone = 1003;
/** How the identity package names its errors; nothing was sent then. */
const noToken = /^(Aggregate)?AuthenticationError$|^CredentialUnavailableError$/;

export function codeOf(error: unknown): number | string | undefined {
  return ((error ?? {}) as Refused).code;
}

/** The time one call to the store may take, over all its tries. */
export class Patience {
  readonly #limit: number;
  readonly #end: number;
  #pauses = 0;

  constructor(milliseconds: number) {
    this.#limit = milliseconds;
    this.#end = performance.now() + milliseconds;
  }

  /** One try, given at most half of the whole time, so that there is time to ask what became of a lost one. */
  async once<T>(send: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const abort = new AbortController();
    const time = Math.min(this.#left(), this.#limit / 2);
    let timer: NodeJS.Timeout | undefined;
    // Raced as well as aborted: fetching a token for a managed identity does not listen to the signal.
    const timeUp = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new NoAnswer(`No answer within ${Math.round(time)} ms.`));
        abort.abort();
      }, time);
    });
    return Promise.race([send(abort.signal), timeUp]).finally(() => clearTimeout(timer));
  }

  /** Tries again until it is answered; only for what changes nothing. */
  async untilAnswered<T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await this.once(ask);
      } catch (error) {
        if (meaningOf(error) === "final" || meaningOf(error) === "conflict") throw error;
        await this.pause(error);
      }
    }
  }

  /**
   * Waits before the next try, as long as the store asks for or a little longer each time.
   * @throws StoreUnavailable when no time is left.
   */
  async pause(error: unknown): Promise<void> {
    const ownWait = Math.min(25 * 2 ** this.#pauses++, 400) * (0.5 + Math.random() / 2);
    const wait = Math.max((error as Refused).retryAfterInMs ?? 0, ownWait);
    if (wait >= this.#left())
      throw new StoreUnavailable(`The store did not answer within ${this.#limit} ms.`, { cause: error });
    await new Promise((done) => setTimeout(done, wait));
  }

  #left(): number {
    return this.#end - performance.now();
  }
}
