import { withMeeting, type Meeting } from "../../src/meetings/meeting.js";
import { spanOf } from "../../src/meetings/calendar-time.js";
import type { Network } from "../../src/networks/network.js";
import type { Documents } from "../../src/store/documents.js";
import { after, day, minute, type Instant } from "../../src/time.js";
import { aMeeting, anActiveNetwork } from "../meetings/samples.js";
import { channel } from "../networks/letter-box.js";

export const hour = 60 * minute;
/** When the simulated time begins; the reminders are due in the hour from then on. */
export const start: Instant = "2027-01-06T08:00:00.000Z";

/** Before anything that happens in the tests by the machine's own clock. */
const answered: Instant = "2026-01-01T08:00:00.000Z";

export interface Crowd {
  readonly tenants: number;
  readonly networksEach: number;
  readonly reminders: number;
  /** When the n-th is due, in milliseconds after `start`. */
  readonly dueAfter: (n: number) => number;
  readonly serviceUrl: string;
}

export const tenantOf = (conversationId: string): string => conversationId.slice(3).split("-")[0] ?? "";
export const channelOf = (tenantId: string, network: number): string =>
  `19:${tenantId}-n${network}@thread.tacv2`;
export const threadOf = (channelId: string, n: number): string => `${channelId};messageid=${n}`;
export const networkAt = (n: number): string => `network-${n}`;
export const meetingAt = (n: number): string => `meeting-${n}`;
/** Which reminder stands in a thread. */
export const reminderIn = (conversationId: string): number => Number(conversationId.split("messageid=")[1]);

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Stores meetings that were told of by a card and that everybody has answered, so that one message is due for each. */
export async function store(documents: Documents, crowd: Crowd): Promise<void> {
  const networks = networksOf(crowd);
  for (const network of networks) await documents.write("network", network, network);
  const together = 1_000;
  for (let from = 0; from < crowd.reminders; from += together) {
    const some = Array.from({ length: Math.min(together, crowd.reminders - from) }, (_, n) => from + n);
    await Promise.all(
      some.map((n) => {
        const meeting = remindedMeeting(
          networks[n % networks.length] as Network,
          n,
          after(start, crowd.dueAfter(n)),
        );
        return documents.write("meeting", meeting, meeting);
      }),
    );
  }
}

function networksOf({ tenants, networksEach, serviceUrl }: Crowd): Network[] {
  return Array.from({ length: tenants * networksEach }, (_, n) => {
    const tenantId = `t${n % tenants}`;
    const there = { ...channel, serviceUrl, channelId: channelOf(tenantId, n) };
    return anActiveNetwork({ tenantId, id: networkAt(n), serviceUrl, channel: there });
  });
}

/** The n-th meeting, told of by a card in a thread of its own; it begins a day after its reminder is due, on the minute before. */
export function remindedMeeting(
  { tenantId, id, channel: there, members }: Network,
  n: number,
  at: Instant,
): Meeting {
  const [date = "", time = ""] = after(at, day).split("T");
  const when = { day: date, time: time.slice(0, 5), minutes: 60, zone: "UTC" };
  const channelId = there?.channelId ?? "";
  const thread = { conversationId: threadOf(channelId, n), activityId: `${n}` };
  const meeting = aMeeting({
    tenantId,
    id: meetingAt(n),
    networkId: id,
    when,
    thread,
    cards: [{ ...thread, serviceUrl: there?.serviceUrl ?? "" }],
    attendance: members.map((member) => ({ memberId: member.id, reply: "yes", at: answered })),
    reminders: [{ lead: "1d", at, state: "waits" }],
  });
  const { place, link, state } = meeting;
  return withMeeting(meeting, { ...spanOf(when), told: { when, place, link, state } }, start);
}

/** All meetings as they are stored now. */
export async function storedMeetings(documents: Documents, tenants: number): Promise<Meeting[]> {
  const meetings: Meeting[] = [];
  for (let n = 0; n < tenants; n++)
    for await (const meeting of documents.list("meeting", `t${n}`)) meetings.push(meeting);
  return meetings;
}
