import { checkedAnswers } from "../../interview/answer-text.js";
import { areaKey } from "../../networks/members/member.js";
import type { Network } from "../../networks/network.js";
import { refuse } from "../../refusal.js";
import { guestLimit, withMeeting, type Guest, type Meeting, type Reply } from "../meeting.js";
import { isOld, mustTakeAnswers, withAnswer, type Press } from "./answer.js";
import { answerOf, inviteesOf, isEarlier, type Invitee } from "./coming.js";

export const guestNameLimit = 120;

/** Guests, and members without Teams, cannot answer themselves. */
export const isMarkable = (one: Invitee): boolean => !("personId" in one) || one.personId === undefined;

/** Whom a lead answers for: a guest, or a member without Teams. @throws Refusal guest-gone. */
export function markable(meeting: Meeting, network: Network, memberId: string): Invitee {
  const found = inviteesOf(meeting, network).find(({ id }) => id === memberId);
  return found && isMarkable(found) ? found : refuse("guest-gone");
}

/** The caller has seen to it that a lead does this. @throws Refusal guest-gone, meeting-cancelled. */
export function mark(
  meeting: Meeting,
  network: Network,
  memberId: string,
  reply: Reply,
  press: Press,
): Meeting {
  markable(meeting, network, memberId);
  mustTakeAnswers(meeting, press.now);
  const known = answerOf(meeting, memberId);
  const isSame = known?.reply === reply && !isEarlier(meeting, known);
  if (isSame || (known && isOld(known, press))) return meeting;
  const { personId: markedBy, sentAt: at } = press;
  return withAnswer(meeting, { memberId, reply, at, markedBy }, press.now);
}

/**
 * A guest to this one meeting counts as coming until the lead says otherwise; the same name is the same guest.
 * @throws Refusal with the field: no-guest-name, too-many-guests, cpr, too-long; meeting-over, meeting-cancelled.
 */
export function addGuest(meeting: Meeting, { id, name }: Guest, press: Press): Meeting {
  mustTakeAnswers(meeting, press.now);
  checkedAnswers([["name", name]]);
  if (name === "") refuse("no-guest-name", { field: "name" });
  const { length } = name;
  if (length > guestNameLimit) refuse("too-long", { field: "name", length, limit: guestNameLimit });
  if (meeting.guests.some((one) => one.id === id || areaKey(one.name) === areaKey(name))) return meeting;
  if (meeting.guests.length >= guestLimit) refuse("too-many-guests", { field: "name", limit: guestLimit });
  const { personId: markedBy, sentAt: at } = press;
  const invited = withMeeting(meeting, { guests: [...meeting.guests, { id, name }] }, press.now);
  return withAnswer(invited, { memberId: id, reply: "yes", at, markedBy }, press.now);
}

/** The guest is gone with their answer; pressed twice they are gone all the same. */
export function removeGuest(meeting: Meeting, guestId: string, press: Press): Meeting {
  if (!meeting.guests.some(({ id }) => id === guestId)) return meeting;
  mustTakeAnswers(meeting, press.now);
  const guests = meeting.guests.filter(({ id }) => id !== guestId);
  const attendance = meeting.attendance.filter(({ memberId }) => memberId !== guestId);
  return withMeeting(meeting, { guests, attendance }, press.now);
}
