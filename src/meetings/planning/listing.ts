import type { Notice } from "../../cards/notice.js";
import { isInside, mayLead, type Network } from "../../networks/network.js";
import { refuse } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Calendar } from "../calendar.js";
import { calendarOf, networkOf } from "../desk.js";
import type { Meeting } from "../meeting.js";
import { readNetworkId } from "./clicks.js";
import { soonestFirst, upcoming } from "./lists.js";
import { meetingsCard } from "./list-cards.js";

/** A network's meetings are read no further back than these; what was last changed is read first. */
const mostRead = 200;

/** Møder: the network's meetings for those inside, in the clicked card's place. */
export async function openMeetings(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId, page } = readNetworkId(data);
  const network = await networkOf(turn, networkId);
  if (!isInside(network, turn.who.id)) refuse("no-such-network");
  if (network.state !== "active" && network.state !== "closed") refuse("not-active");
  return listAgain(turn, network, [], { page });
}

interface Shown {
  readonly page?: number;
  readonly calendar?: Calendar;
  /** The series that just ended, to be taken up again. */
  readonly undoSeries?: string;
}

export async function listAgain(
  turn: Turn,
  network: Network,
  notices: readonly Notice[],
  { page = 0, calendar, undoSeries = "" }: Shown = {},
): Promise<Answer> {
  const mayPlan = mayLead(network, turn.who.id) && network.state === "active";
  const known = calendar ?? (await calendarOf(turn, network.id));
  const meetings = await meetingsOf(turn, network.id);
  const list = { meetings, calendar: known, page, mayPlan, undoSeries, settings: turn.meetings };
  return { replace: meetingsCard(network, list, turn.text, turn.now, notices) };
}

/**
 * What lies ahead, soonest first, also what is cancelled; then what has been, the last first. All that is planned is
 * among it, also what was planned long ago and has had more than are read come after it.
 */
async function meetingsOf({ documents, who, now }: Turn, networkId: string): Promise<readonly Meeting[]> {
  const latest: Meeting[] = [];
  for await (const meeting of documents.list("meeting", who.tenantId, { networkId })) {
    latest.push(meeting);
    if (latest.length >= mostRead) break;
  }
  const planned = latest.length < mostRead ? [] : await upcoming(documents, who.tenantId, networkId);
  const all = [...new Map([...latest, ...planned].map((meeting) => [meeting.id, meeting])).values()];
  const isAhead = ({ state, endsAt }: Meeting): boolean => state !== "over" && endsAt > now;
  const ahead = all.filter(isAhead).sort(soonestFirst);
  const held = all.filter((one) => !isAhead(one) && one.state !== "cancelled").sort(soonestFirst);
  return [...ahead, ...held.reverse()];
}
