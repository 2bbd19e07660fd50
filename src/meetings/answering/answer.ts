import { checkedAnswers } from "../../interview/answer-text.js";
import { isIn, type Member } from "../../networks/members/member.js";
import type { Network } from "../../networks/network.js";
import { refuse } from "../../refusal.js";
import type { Instant } from "../../time.js";
import { withMeeting, type Attendance, type Meeting, type Reply } from "../meeting.js";
import { answerOf } from "./coming.js";

/** The most characters of a reason. */
export const reasonLimit = 500;
/** Marks of the last clicks are kept, two each: a repeated delivery comes within a minute. */
const keptHeard = 6;

/** Whose click it is, and what tells it from others. */
export interface Press {
  readonly personId: string;
  /** By Teams' clock. */
  readonly sentAt: Instant;
  /** What a repeated delivery has in common with the first. */
  readonly marks: readonly string[];
  readonly now: Instant;
}

/**
 * The member who answers for themselves. The network is the meeting's own, whatever the click named.
 * @throws Refusal no-such-meeting, not-active, not-taking-part.
 */
export function answering(
  meeting: Pick<Meeting, "networkId" | "tenantId">,
  network: Network,
  personId: string,
): Member {
  if (meeting.networkId !== network.id || meeting.tenantId !== network.tenantId) refuse("no-such-meeting");
  const member = network.members.find((one) => one.personId === personId && isIn(one));
  if (!member) refuse("not-taking-part");
  return network.state === "active" ? member : refuse("not-active");
}

/** Answers are taken until the meeting ends: one who is held up says so too. @throws Refusal meeting-cancelled, meeting-over. */
export function mustTakeAnswers({ state, endsAt }: Meeting, now: Instant): void {
  if (state === "cancelled") refuse("meeting-cancelled");
  if (state === "over" || endsAt <= now) refuse("meeting-over");
}

/**
 * Jeg kommer, Måske, Kan ikke: the click that was sent last counts, whatever order they arrive in; a repeat changes
 * nothing. A reason belongs to a no and goes with it. Design card.
 * @throws Refusal as `answering` and `mustTakeAnswers`.
 */
export function answer(meeting: Meeting, network: Network, reply: Reply, press: Press): Meeting {
  const { id } = answering(meeting, network, press.personId);
  mustTakeAnswers(meeting, press.now);
  const known = answerOf(meeting, id);
  if (known && isOld(known, press)) return meeting;
  const reason = reply === "no" && known?.reply === "no" ? known.reason : undefined;
  return withAnswer(meeting, said(id, reply, reason, press, known), press.now);
}

/**
 * Why someone cannot come, for those who lead alone; an empty one is deleted. Whoever has said since that they come after
 * all has thought better of that by sending it. @throws Refusal with the field: cpr, too-long; and as `answer`.
 */
export function giveReason(meeting: Meeting, network: Network, reason: string, press: Press): Meeting {
  const { id } = answering(meeting, network, press.personId);
  mustTakeAnswers(meeting, press.now);
  checkedAnswers([["reason", reason]]);
  const { length } = reason;
  if (length > reasonLimit) refuse("too-long", { field: "reason", length, limit: reasonLimit });
  const known = answerOf(meeting, id);
  if (known && isOld(known, press)) return meeting;
  return withAnswer(meeting, said(id, "no", reason || undefined, press, known), press.now);
}

/** A repeated delivery, or a click sent before the one that counts. */
export const isOld = ({ at, heard = [] }: Attendance, { sentAt, marks }: Press): boolean =>
  sentAt < at || marks.some((mark) => heard.includes(mark));

function said(
  memberId: string,
  reply: Reply,
  reason: string | undefined,
  { sentAt, marks }: Press,
  known: Attendance | undefined,
): Attendance {
  const heard = [...(known?.heard ?? []), ...marks].slice(-keptHeard);
  return { memberId, reply, at: sentAt, heard, ...(reason === undefined ? {} : { reason }) };
}

/** The meeting with someone's answer in its place; one who answers first comes last. */
export function withAnswer(meeting: Meeting, one: Attendance, now: Instant): Meeting {
  const isKnown = answerOf(meeting, one.memberId) !== undefined;
  const attendance = isKnown
    ? meeting.attendance.map((other) => (other.memberId === one.memberId ? one : other))
    : [...meeting.attendance, one];
  return withMeeting(meeting, { attendance }, now);
}
