import { isIn, type Member } from "../../networks/members/member.js";
import { mayLead, type Network } from "../../networks/network.js";
import { between, minute, type Instant } from "../../time.js";
import type { Meeting, Told } from "../meeting.js";
import type { When } from "../when.js";
import type { MeetingLetter, MeetingLetterKind } from "./letter.js";

/** A reminder that comes so much after its moment says so. */
const lateAfter = 15 * minute;

export const isLate = (at: Instant, now: Instant): boolean => between(at, now) > lateAfter;

/** A member who can be written to. */
type Reached = Member & { readonly personId: string };

/** Those who take part and have Teams. */
export const reachedIn = ({ members }: Pick<Network, "members">): readonly Reached[] =>
  members.filter((member): member is Reached => isIn(member) && member.personId !== undefined);

/** Those of them who have not said whether they come. */
export const unanswered = ({ attendance }: Meeting, network: Network): readonly Reached[] =>
  reachedIn(network).filter(({ id }) => !attendance.some(({ memberId }) => memberId === id));

/** What people are told of a meeting, as it stands now. */
export const toldOf = ({ when, place, link, state }: Meeting): Told => ({ when, place, link, state });

export const isSameWhen = (one: When, other: When): boolean =>
  one.day === other.day &&
  one.time === other.time &&
  one.minutes === other.minutes &&
  one.zone === other.zone;

/** Whether people know of a meeting otherwise than it is. */
export const isOtherwise = (told: Told, meeting: Told): boolean =>
  !isSameWhen(told.when, meeting.when) ||
  told.place !== meeting.place ||
  told.link !== meeting.link ||
  told.state !== meeting.state;

/** What people knew before the change they are told of, or were told of last; undefined while there was none. */
export const knownBefore = (meeting: Meeting): Told | undefined =>
  meeting.told && isOtherwise(meeting.told, meeting) ? meeting.told : meeting.toldBefore;

/** The reminder a letter is about went out, or is about to, and is of the meeting as it now is. */
const isOwn = ({ reminders }: Meeting, { lead, at }: MeetingLetter): boolean =>
  reminders.some(
    (one) => one.lead === lead && one.at === at && (one.state === "sent" || one.state === "late"),
  );

const isComing = ({ state, startsAt }: Meeting, now: Instant): boolean =>
  state === "planned" && startsAt > now;

type Reason = (meeting: Meeting, network: Network, letter: MeetingLetter, now: Instant) => boolean;

const toOneWhoLeads: Reason = (_meeting, network, { to = "" }) => mayLead(network, to);
const hasMinutes: Reason = ({ minutes }) => minutes !== undefined;
const isReady = ({ minutes }: Meeting): boolean => minutes?.state === "ready";
/** What was taken back before the lead heard of it is no news to them. */
const isNewsOfWaiving = ({ minutes }: Meeting): boolean =>
  minutes !== undefined &&
  minutes.state !== "posted" &&
  (minutes.state === "waived") !== (minutes.leadKnowsWaived === true);

/** What a letter to one person repeats of the channel's is decided when it is written; the rest is asked anew. */
const reasons: Record<MeetingLetterKind, Reason> = {
  announce: (meeting, _network, { to }, now) =>
    isComing(meeting, now) && (to !== undefined || meeting.told === undefined),
  reminder: (meeting, _network, letter, now) => isComing(meeting, now) && isOwn(meeting, letter),
  nudge: (meeting, network, { to }, now) =>
    isComing(meeting, now) && unanswered(meeting, network).some(({ personId }) => personId === to),
  change: (meeting, _network, { to }, now) =>
    meeting.state !== "over" &&
    meeting.endsAt > now &&
    (to !== undefined || (meeting.told !== undefined && isOtherwise(meeting.told, meeting))),
  missed: toOneWhoLeads,
  unreached: toOneWhoLeads,
  suggested: (meeting, network, letter, now) =>
    toOneWhoLeads(meeting, network, letter, now) &&
    isComing(meeting, now) &&
    meeting.agenda.some(({ id }) => id === letter.item),
  "minutes-ask": hasMinutes,
  "minutes-nag": (meeting, ...others) => (isReady(meeting) ? toOneWhoLeads : hasMinutes)(meeting, ...others),
  "minutes-ready": (meeting, ...others) => isReady(meeting) && toOneWhoLeads(meeting, ...others),
  "minutes-waived": (meeting, ...others) => isNewsOfWaiving(meeting) && toOneWhoLeads(meeting, ...others),
  minutes: hasMinutes,
  // A card is closed however its meeting and network stand.
  fold: () => true,
  paint: () => true,
  follow: hasMinutes,
  action: hasMinutes,
};

/** What is told of minutes and what follows from them: the last ones are written after the network is closed. */
const ofMinutes: ReadonlySet<MeetingLetterKind> = new Set([
  "minutes-ask",
  "minutes-nag",
  "minutes-ready",
  "minutes-waived",
  "minutes",
  "follow",
  "action",
]);

/**
 * Whether a letter's reason stands as things are now: a reminder of a meeting that was moved, was cancelled or has
 * begun is never sent, a change is told only where people know otherwise, and a network that is not active hears of
 * nothing but minutes. What is said of them is for their own card to know.
 */
export function isNeeded(meeting: Meeting, network: Network, letter: MeetingLetter, now: Instant): boolean {
  if (network.state !== "active" && !ofMinutes.has(letter.kind)) return false;
  if (letter.to !== undefined && !reachedIn(network).some(({ personId }) => personId === letter.to))
    return false;
  return reasons[letter.kind](meeting, network, letter, now);
}

/** A change of a meeting that lies ahead while its network rests: it is told if the network goes on in time. */
export const isWaiting = (meeting: Meeting, network: Network, letter: MeetingLetter, now: Instant): boolean =>
  letter.kind === "change" && network.state !== "active" && reasons.change(meeting, network, letter, now);

/** A reminder that could not be delivered before the meeting began is missed, as one nobody was there to send. */
export const isMissed = (meeting: Meeting, network: Network, letter: MeetingLetter, now: Instant): boolean =>
  network.state === "active" &&
  meeting.state !== "cancelled" &&
  meeting.startsAt <= now &&
  letter.to === undefined &&
  ((letter.kind === "reminder" && isOwn(meeting, letter)) ||
    (letter.kind === "announce" && meeting.told === undefined));
