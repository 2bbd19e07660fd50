import { mayLead, type Network } from "../../networks/network.js";
import { waitingIn, type Waiting } from "../../networks/seeing/waiting.js";
import type { Person } from "../../people/person.js";
import type { Documents } from "../../store/documents.js";
import { after, day, type Instant } from "../../time.js";
import { comingFor, type Coming } from "../answering/own-answer.js";
import { memberOf } from "../desk.js";
import type { Meeting } from "../meeting.js";
import type { Action } from "../minutes/minutes.js";
import { takerOf } from "../minutes/rights.js";
import { soonestFirst, upcoming } from "../planning/lists.js";
import { ownNetworks } from "../quiet/own-networks.js";

/** How far a digest looks ahead. */
const ahead = 14 * day;
/** So many meetings that are over are looked through for minutes; older ones are long written, or never will be. */
const mostHeld = 10;

/** What there is to tell one person of their networks now. */
export interface Overview {
  readonly meetings: readonly Coming[];
  readonly actions: readonly Action[];
  /** How many things in networks wait for their answer. */
  readonly waits: number;
  /** Meetings whose minutes they are to write, and to approve. */
  readonly write: readonly Meeting[];
  readonly approve: readonly Meeting[];
  /** The first of their networks, else one that waits for them: the bot is reached from there. */
  readonly from?: Network;
}

export const isNothing = ({ meetings, actions, waits, write, approve }: Overview): boolean =>
  meetings.length + actions.length + waits + write.length + approve.length === 0;

/** Reads what a digest tells: some few calls for each network the person takes part in. */
export async function gather(documents: Documents, person: Person, now: Instant): Promise<Overview> {
  const networks = await ownNetworks(documents, person);
  const parts: Part[] = [];
  for (const network of networks) parts.push(await partOf(documents, network, person.id, now));
  const waiting = await waitingFor(documents, person);
  const from = networks[0] ?? waiting[0]?.network;
  return {
    meetings: parts.flatMap(({ meetings }) => meetings).sort((a, b) => soonestFirst(a.meeting, b.meeting)),
    actions: parts.flatMap(({ actions }) => actions).sort(earliestFirst),
    waits: waiting.reduce((sum, { count }) => sum + count, 0),
    write: parts.flatMap(({ write }) => write),
    approve: parts.flatMap(({ approve }) => approve),
    ...(from ? { from } : {}),
  };
}

type Part = Pick<Overview, "meetings" | "actions" | "write" | "approve">;

async function partOf(documents: Documents, network: Network, personId: string, now: Instant): Promise<Part> {
  const { tenantId, id } = network;
  const coming = await upcoming(documents, tenantId, id);
  const calendar = (await documents.read("calendar", { tenantId, id }))?.value;
  const own = memberOf(network, personId);
  const held = await lastHeld(documents, network);
  const isOwn = ({ memberId, doneAt }: Action) => memberId !== undefined && memberId === own?.id && !doneAt;
  return {
    meetings: coming
      .filter(({ startsAt }) => startsAt > now && startsAt <= after(now, ahead))
      .map((meeting) => comingFor({ meeting, network }, personId)),
    actions: (calendar?.actions ?? []).filter(isOwn),
    write: held.filter((meeting) => isToWrite(meeting, network, personId)),
    approve: held.filter(({ minutes }) => minutes?.state === "ready" && mayLead(network, personId)),
  };
}

const isToWrite = ({ minutes }: Meeting, network: Network, personId: string): boolean =>
  (minutes?.state === "asked" || minutes?.state === "begun") &&
  takerOf(network, minutes).personId === personId;

async function lastHeld(documents: Documents, { tenantId, id: networkId }: Network): Promise<Meeting[]> {
  const held: Meeting[] = [];
  for await (const meeting of documents.list("meeting", tenantId, { networkId, state: "over" }))
    if (held.push(meeting) === mostHeld) break;
  return held;
}

/** Those without a date come last. */
const earliestFirst = (one: Action, other: Action): number =>
  (one.by ?? "9999").localeCompare(other.by ?? "9999");

async function waitingFor(documents: Documents, { tenantId, id }: Person): Promise<readonly Waiting[]> {
  const found: Waiting[] = [];
  for await (const network of documents.list("network", tenantId, { waitsFor: id }))
    found.push(...waitingIn(network, id));
  return found;
}
