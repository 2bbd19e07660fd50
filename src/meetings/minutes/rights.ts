import { isIn } from "../../networks/members/member.js";
import { leadOf, mayLead, type Network } from "../../networks/network.js";
import { refuse } from "../../refusal.js";
import type { Instant } from "../../time.js";
import type { Calendar } from "../calendar.js";
import type { Meeting } from "../meeting.js";
import { isMetFor } from "./held.js";
import type { Author, Minutes } from "./minutes.js";

const isInNow = ({ members }: Network, personId: string): boolean =>
  members.some((member) => member.personId === personId && isIn(member));

/** Who leads the network, as an author. */
export function leadIn(network: Network): Author {
  const { personId, name } = leadOf(network);
  return { personId: personId ?? refuse("no-such-network"), name };
}

/** Who writes: who was chosen for this meeting, else for all meetings, and the lead where they take no part any more. */
export function takerOf(network: Network, minutes?: Pick<Minutes, "taker">, calendar?: Calendar): Author {
  const chosen = minutes?.taker ?? calendar?.taker;
  return chosen && isInNow(network, chosen.personId) ? chosen : leadIn(network);
}

/** Who acts upon minutes, and when. The calendar says who writes as long as nobody has begun. */
export interface Pen {
  readonly network: Network;
  readonly calendar?: Calendar;
  readonly by: Author;
  readonly now: Instant;
}

/** Whether it is the network's lead who acts, not one of the co-leads. */
export const isLead = ({ network, by }: Pick<Pen, "network" | "by">): boolean =>
  leadIn(network).personId === by.personId;

/** The taker writes, and those who lead do. */
export const mayWrite = ({ minutes }: Meeting, { network, calendar, by }: Omit<Pen, "now">): boolean =>
  mayLead(network, by.personId) || takerOf(network, minutes, calendar).personId === by.personId;

/**
 * Minutes are of what has begun: one may write while the meeting goes on, and after the network is closed. Once they
 * stand in the channel the lead alone corrects them. @throws Refusal not-the-taker, not-active, meeting-cancelled, minutes-too-early, minutes-posted.
 */
export function mustWrite(meeting: Meeting, pen: Pen): void {
  if (!mayWrite(meeting, pen)) refuse("not-the-taker");
  if (!isMetFor(meeting, pen.network)) refuse("not-active");
  if (meeting.state === "cancelled") refuse("meeting-cancelled");
  if (pen.now < meeting.startsAt) refuse("minutes-too-early");
  if (meeting.minutes?.state === "posted" && !mayLead(pen.network, pen.by.personId)) refuse("minutes-posted");
}

/** @throws Refusal not-the-lead, and as mustWrite. */
export function mustApprove(meeting: Meeting, pen: Pen): void {
  if (!mayLead(pen.network, pen.by.personId)) refuse("not-the-lead");
  mustWrite(meeting, pen);
}
