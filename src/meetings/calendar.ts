import { danishZone } from "../zone.js";
import { parkedIn } from "../letters/carrying.js";
import type { AnyLetter } from "../letters/letter.js";
import type { Instant } from "../time.js";
import type { Action } from "./minutes/minutes.js";
import { usualLeads, type Day, type Lead, type Pattern, type WallTime } from "./when.js";

/** Møderække: meetings that repeat. */
export interface Series {
  readonly id: string;
  readonly pattern: Pattern;
  readonly time: WallTime;
  readonly minutes: number;
  readonly from: Day;
  /** The last day there may be one on; absent while it has no end. */
  readonly until?: Day;
  readonly place: string;
  readonly link: string;
  /** What its meetings begin with; absent: the standing agenda as it then is. */
  readonly agenda?: readonly string[];
  /** What its first meeting takes up besides. */
  readonly firstItems?: readonly string[];
  readonly plannedBy: string;
  readonly createdAt: Instant;
  /** Its end was undone then, and its next days were told anew. */
  readonly resumedAt?: Instant;
  /** Ended: no more are made, and those not yet held are cancelled. */
  readonly endedAt?: Instant;
}

/**
 * What a lead is planning, kept while the preview is looked at, so that nothing typed is lost. Its id becomes the
 * meeting's or the series': however often Planlæg arrives, it is made once.
 */
export interface Draft {
  readonly id: string;
  /** aadObjectId; one for each lead. */
  readonly by: string;
  readonly words: PlanWords;
}

/** The form as it was filled in and found to be possible. */
export interface PlanWords {
  readonly day: Day;
  readonly time: WallTime;
  readonly minutes: number;
  /** Absent for a single meeting. */
  readonly pattern?: Pattern;
  readonly until?: Day;
  readonly place: string;
  readonly link: string;
  readonly agenda: readonly string[];
  /** Taken over from the theme. */
  readonly fromTheme: readonly string[];
}

/** To the channel, or to each member where there is none: a series begins or ends. */
export interface CalendarLetter extends AnyLetter {
  readonly kind: "series" | "series-ended";
  readonly seriesId: string;
}

/**
 * Mødekalender: how a network meets, what it goes through each time, and the actions that are followed. One for each
 * network, with its id; made when the first meeting is planned. S3-6.
 */
export interface Calendar {
  readonly tenantId: string;
  /** The network's. */
  readonly id: string;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly dueAt?: Instant;
  readonly zone: string;
  /** When the channel is reminded, the longest first. */
  readonly leads: readonly Lead[];
  /** Fast dagsorden: what each meeting begins with. S3-6. */
  readonly standing: readonly string[];
  /** Who writes minutes unless another is chosen; absent: the network's lead. */
  readonly taker?: { readonly personId: string; readonly name: string };
  readonly series: readonly Series[];
  readonly drafts?: readonly Draft[];
  /** Open ones, and the last done ones. */
  readonly actions: readonly Action[];
  /** When the meetings are next to be brought in line with it: at once after a change, later to make more of a series. */
  readonly settleAt?: Instant;
  readonly letters: readonly CalendarLetter[];
  readonly busyUntil?: Instant;
  readonly parkedSince?: Instant;
}

/** A calendar with what is usual until the lead chooses otherwise. */
export const blankCalendar = (tenantId: string, networkId: string, now: Instant): Calendar => ({
  tenantId,
  id: networkId,
  createdAt: now,
  changedAt: now,
  zone: danishZone,
  leads: usualLeads,
  standing: [],
  series: [],
  actions: [],
  letters: [],
});

/** The calendar after a change. Every rule that changes a calendar ends here. */
export function withCalendar(calendar: Calendar, change: Partial<Calendar>, changedAt: Instant): Calendar {
  const { dueAt, parkedSince, ...next } = { ...calendar, ...change };
  const first = (moments: readonly (Instant | undefined)[]): Instant | undefined =>
    moments.filter((moment) => moment !== undefined).sort()[0];
  const due = first([next.settleAt, ...next.letters.map((letter) => letter.dueAt)]);
  const parked = parkedIn(next.letters);
  return {
    ...next,
    changedAt,
    ...(parked ? { parkedSince: parked } : {}),
    ...(due ? { dueAt: next.busyUntil && next.busyUntil > due ? next.busyUntil : due } : {}),
  };
}
