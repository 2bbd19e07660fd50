import type { Instant } from "../time.js";
import { parkedIn } from "../letters/carrying.js";
import type { MeetingLetter } from "./letters/letter.js";
import { nagIn, type Minutes } from "./minutes/minutes.js";
import type { Day, Lead, Span, When } from "./when.js";

/** `over`: it has been held, or its time has passed. */
export const meetingStates = ["planned", "cancelled", "over"] as const;
export type MeetingState = (typeof meetingStates)[number];

/** Punkt på dagsordenen. Their order is the agenda's. S3-6. */
export interface Item {
  readonly id: string;
  readonly words: string;
  /** Who prepares it, as the lead wrote it. */
  readonly preparedBy?: string;
  /** A member who suggested it, by Foreslå punkt; absent for the lead's own. */
  readonly suggestedBy?: { readonly personId: string; readonly name: string };
}

export const replies = ["yes", "maybe", "no"] as const;
export type Reply = (typeof replies)[number];

/** Svar: whether someone comes. One for each person; the last counts. */
export interface Attendance {
  /** The member's id in the network, or the guest's own. */
  readonly memberId: string;
  readonly reply: Reply;
  /** When it was clicked, by Teams' clock: a click that was sent before it is not the last. */
  readonly at: Instant;
  /** When the meeting was to begin then, where it was moved since. */
  readonly givenFor?: Instant;
  /** Marks of the last clicks' deliveries, so that a repeated one changes nothing. */
  readonly heard?: readonly string[];
  /** Why not: for the network's leads alone. */
  readonly reason?: string;
  /** aadObjectId of the lead who marked it for someone else. */
  readonly markedBy?: string;
}

/** Someone from outside who comes to one meeting. */
export interface Guest {
  readonly id: string;
  readonly name: string;
}

/**
 * Påmindelse: one reminder to the channel. `waits` until its moment; `missed` when its moment came while nobody was
 * there to send it and it had lost its use; `dropped` when the meeting was moved so near that the change itself told.
 */
export interface Reminder {
  readonly lead: Lead;
  readonly at: Instant;
  readonly state: "waits" | "sent" | "late" | "missed" | "dropped";
}

/** Where one of the meeting's cards stands in the channel, so that it can be drawn anew. */
export interface MeetingCard {
  readonly conversationId: string;
  readonly activityId: string;
  readonly serviceUrl: string;
  /** The posted minutes, or what the card was sent for; the meeting alone where it says nothing. */
  readonly shows?: "minutes" | "change" | "reminder";
  /** When the meeting was to be as the card was sent; a card from before does not say. */
  readonly when?: When;
}

/** What people were last told of when and where; what differs from it is a change they are to hear of, once. */
export interface Told {
  readonly when: When;
  readonly place: string;
  readonly link: string;
  readonly state: MeetingState;
}

/** Møde: one meeting of a network. Its answers, reminders, letters and minutes lie in the same document. */
export interface Meeting {
  readonly tenantId: string;
  /** `seriesId-slot` for one of a series, so that the same is never made twice. */
  readonly id: string;
  readonly networkId: string;
  readonly seriesId?: string;
  /** The day its series gave it; it stays when the meeting is moved. */
  readonly slot?: Day;
  readonly state: MeetingState;
  /** Cancelled with all that was left of its series; it comes back when the series goes on. */
  readonly endedWithSeries?: true;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly dueAt?: Instant;
  /** aadObjectId of who planned it. */
  readonly plannedBy: string;
  readonly when: When;
  readonly startsAt: Span["startsAt"];
  readonly endsAt: Span["endsAt"];
  readonly place: string;
  /** The online meeting's own address; empty when there is none. */
  readonly link: string;
  readonly agenda: readonly Item[];
  /** The agenda is the standing one as it was given, and nobody has changed it: it follows when that is changed. */
  readonly followsStanding?: true;
  /** The network's open actions, first on the agenda; a copy, kept in line with the calendar. */
  readonly openActions: readonly { readonly id: string; readonly words: string; readonly owner: string }[];
  readonly attendance: readonly Attendance[];
  readonly guests: readonly Guest[];
  readonly reminders: readonly Reminder[];
  /** When the channel is first told of it; absent once it was. */
  readonly announceAt?: Instant;
  /** When those who had not answered were last asked privately; each is asked once. */
  readonly nudgedAt?: Instant;
  readonly told?: Told;
  /** What they had been told before that, so that the news can say what changed. */
  readonly toldBefore?: Told;
  /** The number of changes to when or where: the calendar file's SEQUENCE. */
  readonly sequence: number;
  /** The thread in the channel that hears of it, once it was told. */
  readonly thread?: { readonly conversationId: string; readonly activityId: string };
  /** Those that are painted anew: the thread's first, the newest about the meeting, the minutes. */
  readonly cards: readonly MeetingCard[];
  /** Those that stand between: each is closed by a letter, and then forgotten. */
  readonly outdated?: readonly MeetingCard[];
  readonly minutes?: Minutes;
  readonly letters: readonly MeetingLetter[];
  readonly busyUntil?: Instant;
  /** Since when a letter of it has been parked. */
  readonly parkedSince?: Instant;
}

/** More than these no meeting can go through. */
export const itemLimit = 20;
export const guestLimit = 20;
/** How far ahead a series' meetings are made: as many as are shown when it is planned. */
export const madeAhead = 4;

/**
 * The meeting after a change: what the clock needs is set beside it. Every rule that changes a meeting ends here. A
 * change by the clock keeps its place in lists: it passes the old `changedAt`.
 */
export function withMeeting(meeting: Meeting, change: Partial<Meeting>, changedAt: Instant): Meeting {
  const { dueAt, parkedSince, followsStanding, ...next } = { ...meeting, ...change };
  // An agenda that is changed is the meeting's own from then on; only the standing one given anew goes on following.
  const follows = followsStanding && (change.agenda === undefined || change.followsStanding);
  const parked = parkedIn(next.letters);
  const due = dueOf(next);
  return {
    ...next,
    changedAt,
    ...(follows ? { followsStanding } : {}),
    ...(parked ? { parkedSince: parked } : {}),
    ...(due ? { dueAt: next.busyUntil && next.busyUntil > due ? next.busyUntil : due } : {}),
  };
}

/** When the first thing of a meeting falls due. */
function dueOf(meeting: Omit<Meeting, "dueAt">): Instant | undefined {
  const { letters, reminders, announceAt, minutes, state, endsAt } = meeting;
  const isPlanned = state === "planned";
  const moments = [
    ...letters.map(({ dueAt }) => dueAt),
    ...(isPlanned ? reminders.filter((one) => one.state === "waits").map(({ at }) => at) : []),
    ...(isPlanned ? [announceAt, endsAt] : []),
    nagIn(minutes),
  ];
  return moments.filter((moment) => moment !== undefined).sort()[0];
}
