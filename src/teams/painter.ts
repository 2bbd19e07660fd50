import { setMaxListeners } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import type { Documents, Place } from "../store/documents.js";
import type { Instant } from "../time.js";
import type { Outcome } from "./calls.js";
import { withoutWords } from "./guard.js";
import type { Handlers, Painted } from "./handlers.js";
import { Holds, longestHold, type CardPlace, type InHand } from "./holds.js";
import type { Pace, Urgency } from "./pace.js";
import { destinationOf, type PostOffice } from "./post-office.js";
import type { Scene } from "./turn.js";
import type { UnderWay } from "./under-way.js";

export interface PainterParts {
  readonly documents: Documents;
  readonly handlers: Pick<Handlers, "painted">;
  readonly office: PostOffice;
  readonly underWay: UnderWay;
  readonly log: Logger;
  readonly clock: () => Instant;
  /** Milliseconds between two paintings of a card. */
  readonly between: number;
  /** What all instances keep together; without one each paints by itself. */
  readonly pace?: Pick<Pace, "painting"> | undefined;
}

/** How long one painting may wait for Teams. */
const patience = 20_000;
/** Waits before a painting that went wrong is tried again, in milliseconds; after the last, the clock's look mends it. */
const retries = [2_000, 10_000, 60_000];
/** Posts that are gone are few; the bound only keeps a mistake from growing. */
const mostGone = 10_000;

/** A scene whose cards no longer show what is stored. */
interface Stale {
  readonly key: string;
  readonly scene: Place & Scene;
  /** Since when, by `performance.now()`: how long forms may keep it waiting counts from here. */
  since: number;
  painting: boolean;
  /** Between two paintings. */
  pausing: boolean;
  /** When it is this instance's turn to paint, by `Date.now()`, once it has asked for one. */
  turnAt: number | undefined;
  /** Marked again after what is stored was last read. */
  again: boolean;
  failures: number;
  timer: NodeJS.Timeout | undefined;
  /** Told when the painting that is under way or about to begin is over. */
  waiting: ((isPainted: boolean) => void)[];
  /** `letter`: painted by the clock alone, and nobody waits for it. */
  as: Urgency;
  /** What was put where since the scene became stale. */
  readonly put: Map<string, string>;
}

/**
 * Paints the scenes' cards in channels: one painting at a time for each scene, however often it is marked, and read
 * once more after each, so that the last state comes last also when several instances paint. What waits here is
 * lost with the process; the clock looks at open themes again, and a meeting is painted anew with its next
 * change.
 */
export class Painter {
  readonly #parts: PainterParts;
  readonly #holds = new Holds();
  readonly #stale = new Map<string, Stale>();
  readonly #gone = new Set<string>();
  readonly #closing = new AbortController();

  constructor(parts: PainterParts) {
    this.#parts = parts;
    // Each scene that pauses listens.
    setMaxListeners(0, this.#closing.signal);
  }

  /** A scene's cards are to be painted anew, soon. */
  mark(scene: Place & Scene): void {
    void this.painted(scene);
  }

  /**
   * As mark; resolves when the cards are painted, or the painting under way is over, or at once when that has to
   * wait, so that what a click shows to its clicker alone can come after what everyone sees. True when the cards are
   * then known to show what was stored at the call.
   */
  async painted(scene: Place & Scene, as: Urgency = "painting"): Promise<boolean> {
    const key = keyOf(scene);
    const stale = this.#stale.get(key) ?? fresh(key, scene, as);
    this.#stale.set(key, stale);
    if (as === "painting") stale.as = as;
    stale.again = true;
    // What is new has all the tries.
    stale.failures = 0;
    if (stale.pausing) return false;
    const painted = new Promise<boolean>((done) => stale.waiting.push(done));
    const isUnderWay = stale.painting;
    if (!isUnderWay) this.#consider(stale);
    return (await painted) && !isUnderWay;
  }

  /** Someone is filling a form in the place of a scene's card. */
  hold(card: InHand, scene: Scene): void {
    this.#holds.hold(card, keyOf({ ...scene, tenantId: card.tenantId }), performance.now());
  }

  /** Someone is filling a form in the place of this card. */
  isInHand(card: CardPlace): boolean {
    return this.#holds.isInHand(card, performance.now());
  }

  /** The form is gone, and what has waited for it is painted. */
  release(card: InHand): void {
    const stale = this.#stale.get(this.#holds.release(card) ?? "");
    if (stale && !stale.painting) this.#consider(stale);
  }

  /** Paints at once what has been waiting: the process ends, and a card must not go on saying what is no longer so. */
  close(): void {
    this.#closing.abort();
    for (const stale of this.#stale.values()) if (!stale.painting) this.#begin(stale);
  }

  /** The process ends. */
  get isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  /** Waits while someone writes, yet never longer than `longestHold`, or a busy scene would never be painted. */
  #consider(stale: Stale): void {
    const wait = this.#heldFor(stale);
    if (wait > 0) this.#later(stale, wait);
    else this.#begin(stale);
  }

  #heldFor({ key, since }: Stale): number {
    if (this.isClosed) return 0;
    const now = performance.now();
    return Math.min(this.#holds.heldUntil(key, now), since + longestHold) - now;
  }

  #later(stale: Stale, wait: number): void {
    noLongerWaiting(stale, false);
    stale.painting = false;
    clearTimeout(stale.timer);
    stale.timer = setTimeout(() => this.#consider(stale), wait).unref();
  }

  #begin(stale: Stale): void {
    clearTimeout(stale.timer);
    stale.painting = true;
    this.#parts.underWay.add(this.#paint(stale));
  }

  /** Paints until what is read is what was put, and nobody has asked for more meanwhile. */
  async #paint(stale: Stale): Promise<void> {
    for (;;) {
      stale.again = false;
      const went = await this.#paintOnce(stale);
      noLongerWaiting(stale, went === "put" || went === "as-it-was");
      if (went === "failed") return this.#failed(stale);
      if (went === "held") return this.#later(stale, this.#heldFor(stale));
      if (went === "early") {
        await this.#pause(stale, this.#untilTurn(stale));
        // Also when the clock has been set back meanwhile.
        stale.turnAt = 0;
        continue;
      }
      stale.failures = 0;
      if (went === "as-it-was" && !stale.again) break;
      if (went === "put") await this.#pause(stale, this.#parts.between);
    }
    this.#stale.delete(stale.key);
  }

  /** Reads what the cards should show, and puts those that were not put so. */
  async #paintOnce(stale: Stale): Promise<"put" | "as-it-was" | "held" | "early" | "failed"> {
    const { documents, handlers, clock, log } = this.#parts;
    try {
      const cards = await handlers.painted(documents, stale.scene, clock());
      const changed = cards.filter((card) => this.#isWanting(stale, card));
      if (changed.length === 0) return "as-it-was";
      if (this.#heldFor(stale) > 0) return "held";
      stale.turnAt ??= await this.#turn(stale);
      if (this.#untilTurn(stale) > 0) return "early";
      stale.turnAt = undefined;
      stale.since = performance.now();
      const done = await Promise.all(changed.map((card) => this.#put(stale, card)));
      return done.every(Boolean) ? "put" : "failed";
    } catch (error) {
      log.error({ ...inLog(stale), fault: withoutWords(error) }, "cannot paint");
      return "failed";
    }
  }

  /** Where the store cannot say whose turn it is, Teams will. */
  async #turn({ key, scene }: Stale): Promise<number> {
    const { pace, between } = this.#parts;
    if (!pace) return 0;
    return pace.painting(scene.tenantId, key, between).catch(() => 0);
  }

  #untilTurn({ turnAt = 0 }: Stale): number {
    return this.isClosed ? 0 : turnAt - Date.now();
  }

  #isWanting({ put }: Stale, painted: Painted): boolean {
    const at = placeOf(painted);
    return !this.#gone.has(at) && put.get(at) !== JSON.stringify(painted.card);
  }

  /** Whether that is settled: the card stands there, or there is no more place for it. */
  async #put({ put, as }: Stale, painted: Painted): Promise<boolean> {
    const { to, activityId, card } = painted;
    const wait = { until: performance.now() + patience, as };
    const outcome = await this.#parts.office.update(destinationOf(to), activityId, card, wait);
    if ("got" in outcome) put.set(placeOf(painted), JSON.stringify(card));
    else if (!isGone(outcome)) return false;
    else this.#forget(placeOf(painted));
    return true;
  }

  /** The office has logged it. */
  #forget(place: string): void {
    if (this.#gone.size >= mostGone) this.#gone.clear();
    this.#gone.add(place);
  }

  #failed(stale: Stale): void {
    const wait = retries[stale.failures++];
    if (wait !== undefined) return this.#later(stale, wait);
    this.#parts.log.warn(inLog(stale), "painting given up");
    this.#stale.delete(stale.key);
  }

  /** Also gives what changes meanwhile the time to be painted together. */
  async #pause(stale: Stale, milliseconds: number): Promise<void> {
    if (milliseconds <= 0) return;
    stale.pausing = true;
    await pause(milliseconds, undefined, { signal: this.#closing.signal }).catch(() => undefined);
    stale.pausing = false;
  }
}

const noLongerWaiting = ({ waiting }: Stale, isPainted: boolean): void =>
  waiting.splice(0).forEach((done) => done(isPainted));

const keyOf = ({ tenantId, kind, id }: Place & Scene): string => JSON.stringify([tenantId, kind, id]);

const inLog = ({ scene: { kind, id } }: Stale) => ({ [`${kind}Id`]: id });

const placeOf = ({ to, activityId }: Painted): string => `${to.conversationId} ${activityId}`;

/** 404 also says that the card itself was deleted. */
const isGone = (outcome: Extract<Outcome<string>, { lost: unknown }>): boolean =>
  outcome.lost === "gone" || outcome.status === 404;

const fresh = (key: string, { tenantId, kind, id }: Place & Scene, as: Urgency): Stale => ({
  key,
  scene: { tenantId, kind, id },
  since: performance.now(),
  painting: false,
  pausing: false,
  turnAt: undefined,
  again: false,
  failures: 0,
  timer: undefined,
  waiting: [],
  as,
  put: new Map(),
});
