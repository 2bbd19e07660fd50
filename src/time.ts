/** A moment as an ISO 8601 string in UTC, such as 2026-11-22T13:00:00.000Z; such strings sort by time. */
export type Instant = string;

/** Now, read at the edges only; rules are given it. */
export const clock = (): Instant => new Date().toISOString();

/** A clock that runs this many milliseconds ahead, so that what falls due later can be tried now. */
export const clockAhead = (ahead: number) => (): Instant => after(clock(), ahead);

/** The moment `milliseconds` after another; negative for before. */
export const after = (moment: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(moment) + milliseconds).toISOString();

/** Milliseconds from one moment to a later one. */
export const between = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from);

/** Whether a moment has come; one that is not set never does. */
export const hasCome = (moment: Instant | undefined, now: Instant): boolean =>
  moment !== undefined && moment <= now;

export const second = 1_000;
export const minute = 60 * second;
export const day = 24 * 60 * minute;
