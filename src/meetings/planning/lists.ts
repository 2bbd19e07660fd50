import type { Documents, Filter } from "../../store/documents.js";
import type { Meeting } from "../meeting.js";

/** More meetings than these lie ahead of no network. */
export const mostComing = 100;

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
  const cancelled = await listed(documents, tenantId, { networkId, state: "cancelled" });
  return cancelled.filter((one) => one.endedWithSeries);
}

async function listed(
  documents: Documents,
  tenantId: string,
  filter: Filter<"meeting">,
): Promise<readonly Meeting[]> {
  const found: Meeting[] = [];
  for await (const meeting of documents.list("meeting", tenantId, filter)) {
    found.push(meeting);
    if (found.length >= mostComing) break;
  }
  return found.sort(soonestFirst);
}

export const soonestFirst = (one: Meeting, other: Meeting): number =>
  one.startsAt.localeCompare(other.startsAt) || one.id.localeCompare(other.id);
