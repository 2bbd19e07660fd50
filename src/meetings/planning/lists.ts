import { Refusal } from "../../refusal.js";
import type { Documents, Filter } from "../../store/documents.js";
import type { Turn } from "../../teams/turn.js";
import type { Meeting } from "../meeting.js";

/** When so many lie ahead of a network, no single one is planned, or revived. */
export const mostComing = 100;
/** So many are read: each running series makes a few of its own besides, whatever else lies ahead. */
const mostRead = 2 * mostComing;

/** @throws Refusal too-many-meetings. */
export async function mustHaveRoom({ documents, who }: Turn, networkId: string): Promise<void> {
  const coming = await upcoming(documents, who.tenantId, networkId);
  if (coming.length >= mostComing) throw new Refusal("too-many-meetings", { limit: mostComing });
}

/** A network's planned meetings, soonest first. Bounded: there is an end to how many may be planned. */
export const upcoming = (
  documents: Documents,
  tenantId: string,
  networkId: string,
): Promise<readonly Meeting[]> => listed(documents, tenantId, { networkId, state: "planned" });

/** Those cancelled with all that was left of their series, wherever they were moved to; they may be taken up again. */
export async function endedWithSeries(
  documents: Documents,
  tenantId: string,
  networkId: string,
): Promise<readonly Meeting[]> {
  const filter = { networkId, state: "cancelled" } as const;
  return listed(documents, tenantId, filter, (meeting) => meeting.endedWithSeries === true);
}

async function listed(
  documents: Documents,
  tenantId: string,
  filter: Filter<"meeting">,
  isWanted: (meeting: Meeting) => boolean = () => true,
): Promise<readonly Meeting[]> {
  const found: Meeting[] = [];
  for await (const meeting of documents.list("meeting", tenantId, filter)) {
    if (isWanted(meeting)) found.push(meeting);
    if (found.length >= mostRead) break;
  }
  return found.sort(soonestFirst);
}

export const soonestFirst = (one: Meeting, other: Meeting): number =>
  one.startsAt.localeCompare(other.startsAt) || one.id.localeCompare(other.id);
