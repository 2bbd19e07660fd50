import { change } from "../../store/change.js";
import { WriteConflict, type Found } from "../../store/documents.js";
import type { Turn } from "../../teams/turn.js";
import type { Sharing } from "../sharing/sharing.js";
import { latest, withMarks } from "./cast.js";
import type { Known } from "./clicks.js";
import { voteId, type Vote } from "./vote.js";

/** What is stored of the person's own vote on a theme; of one taken back too. */
export const ownVote = (turn: Turn, themeId: string): Promise<Found<"vote"> | undefined> =>
  turn.documents.read("vote", { tenantId: turn.who.tenantId, id: voteId(themeId, turn.who.id) });

/** Whether the person is shown the numbers for having voted; the store is asked only where that decides. */
export const hasVoted = async (
  turn: Turn,
  { id, sharing }: { readonly id: string; readonly sharing: Sharing },
): Promise<boolean> => sharing.results === "after-vote" && (await ownVote(turn, id))?.value.voters === 1;

/**
 * Writes without reading first: a first vote as a new one, a changed one over what the ballot was filled with. Only
 * when another click of the same person was there first is that read, and the two are put in order.
 */
export async function writeVote(turn: Turn, next: Vote, known: Known | undefined): Promise<void> {
  try {
    await turn.documents.write("vote", next, withMarks(next, known?.heard), known?.etag);
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    await change(turn.documents, "vote", next, (current) => latest(current, next));
  }
}
