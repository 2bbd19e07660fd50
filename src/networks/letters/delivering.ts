import { refuse } from "../../refusal.js";
import { change } from "../../store/change.js";
import { StoreUnavailable, WriteConflict, type Documents } from "../../store/documents.js";
import type { Mail } from "../../teams/mail.js";
import { minute, type Instant } from "../../time.js";
import type { Network } from "../network.js";
import { handled, nextLetter, parkedAfter, release, type Handled } from "./carrying.js";
import type { Letter } from "./letter.js";
import { tell } from "./telling.js";

/** Delivering ends well before another instance may take over; what is left is due at the clock's next look. */
const longest = 4 * minute;

/** A letter Teams has refused to take in time and again; it is tried on, but someone should look. Holds ids only. */
export class LetterParked extends Error {
  override readonly name = "LetterParked";
  readonly code: string;

  constructor({ kind, to }: Letter) {
    super("A letter was parked");
    this.code = to === undefined ? kind : `${kind} to ${to}`;
  }
}

/**
 * Delivers the letters that are due, one at a time and each from what is stored then; how each fared is written down
 * before the next, so that after a crash another goes on where this one stopped. The network is claimed by the caller
 * and let go of here. What is written meanwhile is delivered as well. @throws the first fault, when all is done.
 */
export async function deliverLetters(
  documents: Documents,
  claimed: Network,
  now: Instant,
  mail: Mail,
): Promise<void> {
  const until = performance.now() + longest;
  const faults: unknown[] = [];
  const keep = (rule: (network: Network) => Network): Promise<Network> =>
    change(documents, "network", claimed, (current) => rule(current ?? refuse("no-such-network")));
  const due = (network: Network): Letter | undefined =>
    performance.now() < until ? nextLetter(network, now) : undefined;
  const isMine = ({ busyUntil }: Network): boolean => busyUntil === claimed.busyUntil;

  const letGo = (current: Network): Network => release(current, claimed.busyUntil);

  try {
    for (let network = claimed; isMine(network);) {
      const letter = due(network);
      if (letter) {
        const how = await tried(letter, () => tell({ documents, network, letter, now, mail }), faults);
        network = await keep((current) => handled(current, letter, how, now));
      } else network = await keep((current) => (due(current) ? current : letGo(current)));
    }
  } catch (error) {
    // What is left need not wait as it must when the process has died.
    await keep(letGo).catch(() => undefined);
    throw error;
  }
  if (faults.length > 0) throw faults[0];
}

/** A fault of ours in one letter holds up no other: it is tried again, and logged. The store's own ends the round. */
async function tried(letter: Letter, run: () => Promise<Handled>, faults: unknown[]): Promise<Handled> {
  try {
    const how = await run();
    if (how.fate === "later" && letter.tries + 1 >= parkedAfter) faults.push(new LetterParked(letter));
    return how;
  } catch (error) {
    if (error instanceof StoreUnavailable || error instanceof WriteConflict) throw error;
    faults.push(error);
    return { fate: "later" };
  }
}
