import { refuse } from "../../refusal.js";
import type { Person } from "../../people/person.js";
import { change } from "../../store/change.js";
import type { Documents } from "../../store/documents.js";
import type { Instant } from "../../time.js";
import { comingFor, type Coming } from "../answering/own-answer.js";
import { soonestFirst } from "../planning/lists.js";
import type { Meeting } from "../meeting.js";
import { toldBy, withMissed } from "./missed.js";
import { ownNetworks } from "./own-networks.js";

/** Someone is not reminded of a meeting now; it is told of in the morning. One write, none where it is noted already. */
export async function noteMissed(
  documents: Documents,
  { tenantId, id }: Person,
  meeting: Meeting,
  now: Instant,
): Promise<void> {
  await change(documents, "person", { tenantId, id }, (person = refuse("unknown-click")) =>
    withMissed(person, meeting, now),
  );
}

/** A meeting that someone was not reminded of, as it now stands. */
export interface MissedMeeting extends Coming {
  /** It begins at another time than when it was missed. */
  readonly isMoved: boolean;
}

/**
 * Reads what someone has missed, a call for each meeting: what lies ahead first, the soonest first. What is gone, and
 * what belongs to a network that no longer meets or that they have left, does not concern them any more.
 */
export async function gatherMissed(
  documents: Documents,
  person: Person,
  now: Instant,
): Promise<readonly MissedMeeting[]> {
  const networks = await ownNetworks(documents, person);
  const found: MissedMeeting[] = [];
  for (const { networkId, meetingId: id, startsAt } of toldBy(person, now)) {
    const network = networks.find((one) => one.id === networkId);
    const meeting = network && (await documents.read("meeting", { tenantId: person.tenantId, id }))?.value;
    if (network && meeting)
      found.push({ ...comingFor({ meeting, network }, person.id), isMoved: meeting.startsAt !== startsAt });
  }
  const isPast = ({ meeting }: MissedMeeting): number => (meeting.startsAt <= now ? 1 : 0);
  return found.sort((a, b) => isPast(a) - isPast(b) || soonestFirst(a.meeting, b.meeting));
}
