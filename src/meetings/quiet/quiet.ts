import type { Person, Quiet } from "../../people/person.js";
import type { Instant } from "../../time.js";
import { danishZone } from "../../zone.js";
import { dayAfter, dayOf, spanOf } from "../calendar-time.js";
import type { MeetingLetterKind } from "../letters/letter.js";
import type { Day, WallTime } from "../when.js";

const momentOf = (day: Day, time: WallTime): Instant =>
  spanOf({ day, time, minutes: 0, zone: danishZone }).startsAt;

/** When the quiet hours that are now end; undefined outside them. Those that began yesterday may still go on. */
export function quietUntil(quiet: Quiet | undefined, now: Instant): Instant | undefined {
  if (!quiet) return undefined;
  const today = dayOf(now, danishZone);
  return [dayAfter(today, -1), today]
    .map((day) => spanFrom(quiet, day))
    .find(({ from, until }) => from <= now && now < until)?.until;
}

function spanFrom({ from, until }: Quiet, day: Day): { readonly from: Instant; readonly until: Instant } {
  const lastDay = until > from ? day : dayAfter(day, 1);
  return { from: momentOf(day, from), until: momentOf(lastDay, until) };
}

/** What someone does not want one by one from a network they have muted; what is changed, and what they are asked for, still comes. */
const reminding: ReadonlySet<MeetingLetterKind> = new Set(["nudge", "reminder"]);

export const isUnwanted = (
  { muted = [] }: Pick<Person, "muted">,
  kind: MeetingLetterKind,
  networkId: string,
): boolean => reminding.has(kind) && muted.includes(networkId);
