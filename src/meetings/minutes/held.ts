import type { Network } from "../../networks/network.js";
import type { Instant } from "../../time.js";
import type { Meeting } from "../meeting.js";

/**
 * Whether the network still met when the meeting began: of such a meeting minutes are written also once the network is
 * closed, so that it can end well. One whose time came while it was closed is over, and was not asked for minutes.
 */
export function isMetFor(
  { state, startsAt, minutes }: Pick<Meeting, "state" | "startsAt" | "minutes">,
  { state: standing, endedAt = "" }: Pick<Network, "state" | "endedAt">,
): boolean {
  if (standing !== "closed") return standing === "active";
  return minutes !== undefined || (state === "planned" && startsAt <= endedAt);
}

/** It has begun, and nobody has approved minutes of it, or chosen that there are to be none. */
export const lacksMinutes = (
  meeting: Pick<Meeting, "state" | "startsAt" | "minutes">,
  network: Pick<Network, "state" | "endedAt">,
  now: Instant,
): boolean =>
  meeting.state !== "cancelled" &&
  meeting.startsAt <= now &&
  isMetFor(meeting, network) &&
  meeting.minutes?.state !== "posted" &&
  meeting.minutes?.state !== "waived";
