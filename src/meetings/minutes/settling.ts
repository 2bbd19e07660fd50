import { change } from "../../store/change.js";
import type { Documents } from "../../store/documents.js";
import type { Instant } from "../../time.js";
import { blankCalendar } from "../calendar.js";
import type { Meeting } from "../meeting.js";
import { follow } from "./following.js";

/**
 * Copies the actions of posted minutes to the network's calendar. It is a letter of the meeting, so a crash between the
 * two documents loses nothing, and carrying it out again adds nothing.
 */
export async function followActions(documents: Documents, meeting: Meeting, now: Instant): Promise<void> {
  const { tenantId, networkId } = meeting;
  await change(documents, "calendar", { tenantId, id: networkId }, (current) => {
    const calendar = current ?? blankCalendar(tenantId, networkId, now);
    return follow(calendar, meeting, now);
  });
}
