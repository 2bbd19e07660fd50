import type { Instant } from "../time.js";

/** A calendar day such as 2027-01-06. */
export type Day = string;
/** A time by the clock on the wall such as 13:00. */
export type WallTime = string;

/** When a meeting is: as people say it, by the clock where they are. Moments are computed from it, never the other way. */
export interface When {
  readonly day: Day;
  readonly time: WallTime;
  /** How long it lasts. */
  readonly minutes: number;
  /** Such as Europe/Copenhagen. */
  readonly zone: string;
}

/** The same as moments; stored beside it so that rules need no calendar. */
export interface Span {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** How long before a meeting the channel is reminded: whole days by the calendar at the meeting's hour, else hours. */
export const leads = ["14d", "7d", "3d", "2d", "1d", "4h", "1h"] as const;
export type Lead = (typeof leads)[number];
/** Unless the lead chooses others. S3-6, design card. */
export const usualLeads: readonly Lead[] = ["7d", "1d"];

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
/** 1 is Monday. */
export type Weekday = (typeof weekdays)[number];

/**
 * How a series repeats, from its first day on. `nth` 1…4, or -1 for the last: "hver første onsdag i kvartalet" is
 * every 3 months, the 1st Wednesday. A day of the month that a month has not got is that month's last.
 */
export type Pattern =
  | { readonly every: "week"; readonly interval: number; readonly weekday: Weekday }
  | {
      readonly every: "month";
      readonly interval: number;
      readonly nth: 1 | 2 | 3 | 4 | -1;
      readonly weekday: Weekday;
    }
  | { readonly every: "month"; readonly interval: number; readonly date: number };
