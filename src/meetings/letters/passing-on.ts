import type { Note } from "../../letters/carrying.js";
import { leadOf, type Network } from "../../networks/network.js";
import type { Instant } from "../../time.js";
import type { Meeting } from "../meeting.js";
import { takerOf } from "../minutes/rights.js";
import type { MeetingLetter, MeetingLetterKind } from "./letter.js";
import { isNeeded } from "./reasons.js";

type Holder = (network: Network, meeting: Meeting) => string | undefined;

const whoLeads: Holder = (network) => leadOf(network).personId;
const whoWrites: Holder = (network, { minutes }) => takerOf(network, minutes).personId;

/** What is told to someone because they lead the network, or write the minutes. */
const holders: Partial<Record<MeetingLetterKind, Holder>> = {
  missed: whoLeads,
  unreached: whoLeads,
  suggested: whoLeads,
  "minutes-ready": whoLeads,
  "minutes-waived": whoLeads,
  "minutes-ask": whoWrites,
  "minutes-nag": (network, meeting) =>
    (meeting.minutes?.state === "ready" ? whoLeads : whoWrites)(network, meeting),
};

/**
 * A letter whose reader has left, or leads no more, since it was written goes to who took their place, so that somebody
 * hears of it. None where it is not needed any more.
 */
export function passedOn(
  meeting: Meeting,
  network: Network,
  letter: MeetingLetter,
  now: Instant,
): readonly Note<MeetingLetter>[] {
  const { nth, tries, dueAt, parkedSince, putOff, ...rest } = letter;
  const to = holders[letter.kind]?.(network, meeting);
  if (to === undefined || to === letter.to) return [];
  if (!isNeeded(meeting, network, { ...letter, to }, now)) return [];
  return [{ ...rest, id: letter.id.replace(letter.to ?? "", to), to }];
}
