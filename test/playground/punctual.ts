const every = 20;
/** A letter that goes out later than this after its slot leaves the slot empty (src/teams/pace.ts). */
const tooLate = 40;

/**
 * How often this machine wakes a process in time that asked for it. Who shares it with others sends less than Teams
 * would take, however well the bot does.
 */
export class Punctual {
  #woken = 0;
  #late = 0;
  #next = performance.now() + every;
  readonly #timer = setInterval(() => {
    const now = performance.now();
    this.#woken++;
    if (now - this.#next > tooLate) this.#late++;
    this.#next = now + every;
  }, every).unref();

  /** The share of the times it was woken in time since it was made. */
  end(): number {
    clearInterval(this.#timer);
    return this.#woken === 0 ? 1 : 1 - this.#late / this.#woken;
  }
}
