import type { Day } from "./when.js";

/** What the municipality says of its own days; a lead is warned of them and may plan all the same. */
export interface MeetingSettings {
  readonly schoolHolidays: readonly { readonly from: Day; readonly until: Day }[];
}

export const usualMeetingSettings: MeetingSettings = { schoolHolidays: [] };
