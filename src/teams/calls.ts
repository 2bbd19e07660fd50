import type { RequestOptions } from "./wire.js";

/** How long one request to Teams may take, in milliseconds. */
const requestTimeout = 4_000;
/** Waits before an update is tried again, in milliseconds. */
const updateRetries = [250, 1_000];

/** `gone`: not to be tried again in this conversation. `unclear`: it may have been carried out, or not. */
export type Lost = "gone" | "too-many" | "unclear" | "refused";
export type Outcome<T> =
  | { readonly got: T }
  | {
      readonly lost: Lost;
      readonly status: number | undefined;
      /** How long Teams wants to hear nothing there, in milliseconds; with `too-many`, when Teams itself has answered so. */
      readonly retryAfter?: number;
    };

type Failure = Extract<Outcome<never>, { readonly lost: Lost }>;
type Call<T> = (options: RequestOptions) => Promise<T>;

/**
 * Something new is asked for once. Only 429 is tried again, for then nothing has been carried out; after a reset or
 * a 5xx it may have been, and a message twice is worse than one too few that can be asked for again.
 */
export function create<T>(call: Call<T>, until: number): Promise<Outcome<T>> {
  return attempt(call, until, []);
}

/** An update says what is to stand there, so it may be repeated as often as it takes. */
export function update<T>(call: Call<T>, until: number): Promise<Outcome<T>> {
  return attempt(call, until, updateRetries);
}

async function attempt<T>(call: Call<T>, until: number, retries: readonly number[]): Promise<Outcome<T>> {
  try {
    return { got: await timed(call) };
  } catch (error) {
    const failure = failureOf(error);
    const [next, ...rest] = retries;
    const wait = failure.lost === "too-many" ? failure.retryAfter : next;
    const again = failure.lost === "too-many" || failure.lost === "unclear";
    if (!again || wait === undefined || performance.now() + wait > until) return failure;
    await pause(wait);
    return attempt(call, until, failure.lost === "too-many" ? retries : rest);
  }
}

/** Also ends the wait for a token, which the abort signal does not reach. */
async function timed<T>(call: Call<T>): Promise<T> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      abort.abort();
      reject(new Error("Teams did not answer in time"));
    }, requestTimeout);
  });
  try {
    return await Promise.race([call({ abortSignal: abort.signal }), late]);
  } finally {
    clearTimeout(timer);
  }
}

interface RestFailure {
  readonly statusCode?: number;
  readonly response?: {
    readonly headers: { get(name: string): string | undefined };
    readonly bodyAsText?: string | null;
  };
}

function failureOf(error: unknown): Failure {
  const { statusCode: status, response } = error as RestFailure;
  const lost = lossOf(status, response?.bodyAsText ?? "");
  return { lost, status, ...(lost === "too-many" ? { retryAfter: secondsIn(response) * 1_000 } : {}) };
}

function lossOf(status: number | undefined, body: string): Lost {
  if (status === 429) return "too-many";
  if (status === undefined || status === 408 || status === 412 || status >= 500) return "unclear";
  const oneCard = body.includes("ActivityNotFoundInConversation");
  return (status === 403 || status === 404) && !oneCard ? "gone" : "refused";
}

/** Retry-After in seconds or as a date; 1 s when it is not said, and never so short that we press on. */
function secondsIn(response: RestFailure["response"]): number {
  const said = response?.headers.get("retry-after");
  const seconds = Number(said ?? Number.NaN);
  if (Number.isFinite(seconds)) return Math.max(shortestWait, seconds);
  const at = Date.parse(said ?? "");
  return Number.isNaN(at) ? 1 : Math.max(shortestWait, (at - Date.now()) / 1_000);
}

const shortestWait = 0.25;
const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
