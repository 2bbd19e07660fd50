import type { Documents } from "../../store/documents.js";
import type { Instant } from "../../time.js";
import type { Calendar, Series } from "../calendar.js";
import { spanOf } from "../calendar-time.js";
import { madeAhead } from "../meeting.js";
import type { When } from "../when.js";
import { upcoming } from "./lists.js";
import { nextSlots, whenOn } from "./times.js";

/**
 * When a series is held next, soonest first: its meetings as they now are, without those that are skipped, and its days
 * for which none has been made yet.
 */
export async function comingDays(
  documents: Documents,
  { tenantId, id, zone }: Calendar,
  series: Series,
  now: Instant,
): Promise<readonly When[]> {
  const planned = (await upcoming(documents, tenantId, id)).filter(
    ({ seriesId, endsAt }) => seriesId === series.id && endsAt > now,
  );
  const days = planned.map(({ when }) => when);
  for (const slot of nextSlots(series, zone, now))
    if (!(await documents.read("meeting", { tenantId, id: `${series.id}-${slot}` })))
      days.push(whenOn(series, slot, zone));
  return days.sort(byMoment).slice(0, madeAhead);
}

const byMoment = (one: When, other: When): number =>
  spanOf(one).startsAt.localeCompare(spanOf(other).startsAt);
