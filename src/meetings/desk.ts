import { mayLead, visibleNetwork, type Network } from "../networks/network.js";
import { isIn, type Member } from "../networks/members/member.js";
import { refuse } from "../refusal.js";
import { change } from "../store/change.js";
import type { Turn } from "../teams/turn.js";
import { blankCalendar, type Calendar } from "./calendar.js";
import type { Meeting } from "./meeting.js";

/** A meeting with the network it belongs to. */
export interface Meet {
  readonly meeting: Meeting;
  readonly network: Network;
}

const at = (turn: Turn, id: string) => ({ tenantId: turn.who.tenantId, id });

/** The network when this person may see it. @throws Refusal no-such-network. */
export async function networkOf(turn: Turn, networkId: string): Promise<Network> {
  const found = await turn.documents.read("network", at(turn, networkId));
  return visibleNetwork(found?.value, turn.who.id);
}

/** A network whose meetings this person plans: they lead it, and it has begun. @throws Refusal no-such-network, not-the-lead, not-active. */
export async function plannedBy(turn: Turn, networkId: string): Promise<Network> {
  return mustPlan(await networkOf(turn, networkId), turn.who.id);
}

export function mustPlan(network: Network, personId: string): Network {
  if (!mayLead(network, personId)) refuse("not-the-lead");
  return network.state === "active" ? network : refuse("not-active");
}

/** Two point reads, the network by what is stored in the meeting. @throws Refusal no-such-meeting to those who may not see it. */
export async function readMeet(turn: Turn, meetingId: string): Promise<Meet> {
  const meeting = (await turn.documents.read("meeting", at(turn, meetingId)))?.value;
  if (!meeting) refuse("no-such-meeting");
  const network = (await turn.documents.read("network", at(turn, meeting.networkId)))?.value;
  if (!network) refuse("no-such-meeting");
  return { meeting, network: visibleNetwork(network, turn.who.id) };
}

/** The member this person is in the network, when they are in. */
export const memberOf = ({ members }: Network, personId: string): Member | undefined =>
  members.find((one) => one.personId === personId && isIn(one));

/** As readMeet, for one who leads. */
export async function readLedMeet(turn: Turn, meetingId: string): Promise<Meet> {
  const meet = await readMeet(turn, meetingId);
  mustPlan(meet.network, turn.who.id);
  return meet;
}

/** The network's calendar; one as is usual where none was made yet. */
export async function calendarOf(turn: Turn, networkId: string): Promise<Calendar> {
  const found = await turn.documents.read("calendar", at(turn, networkId));
  return found?.value ?? blankCalendar(turn.who.tenantId, networkId, turn.now);
}

/** One conditional write; the rule gets what is stored then. */
export const changeMeeting = (
  turn: Turn,
  meetingId: string,
  rule: (meeting: Meeting) => Meeting,
): Promise<Meeting> =>
  change(turn.documents, "meeting", at(turn, meetingId), (current) =>
    rule(current ?? refuse("no-such-meeting")),
  );

/** Makes the calendar when it is the first time. The caller has checked the rights. */
export const changeCalendar = (
  turn: Turn,
  networkId: string,
  rule: (calendar: Calendar) => Calendar,
): Promise<Calendar> =>
  change(turn.documents, "calendar", at(turn, networkId), (current) =>
    rule(current ?? blankCalendar(turn.who.tenantId, networkId, turn.now)),
  );
