import type { WallTime, Weekday } from "../meetings/when.js";
import { parkedIn } from "../letters/carrying.js";
import type { AnyLetter } from "../letters/letter.js";
import type { Instant } from "../time.js";

export type Language = "da" | "en";

/** Where a card stands, so that it can be updated later. */
export interface CardPlace {
  readonly conversationId: string;
  readonly activityId: string;
  /** The cards before it, when what is shown takes several. */
  readonly others?: readonly string[];
}

/** What a guided interview is about: a theme, or the network whose guide it is. */
export interface Subject {
  readonly themeId?: string;
  readonly networkId?: string;
}

/** Stille timer: by the clock in Denmark, over midnight when `until` is the earlier; nothing is sent privately by the clock. */
export interface Quiet {
  readonly from: WallTime;
  readonly until: WallTime;
}

/** Ugens overblik: when a person wants what comes in their networks, by the clock in Denmark. */
export interface Digest {
  readonly weekday: Weekday;
  readonly time: WallTime;
}

/** A meeting that someone was not reminded of, because they have muted its network. */
export interface Missed {
  readonly networkId: string;
  readonly meetingId: string;
  /** When it was to begin then: it may have been moved since. */
  readonly startsAt: Instant;
  /** The morning from which it may be told. */
  readonly from: Instant;
}

/** To the person alone: the week's digest, or what they have missed of muted networks. */
export interface PersonLetter extends AnyLetter {
  readonly kind: "digest" | "morning";
}

/** En person: who someone is, how to reach them privately, and what they have open in the private chat. */
export interface Person {
  readonly tenantId: string;
  /** The person's id in Microsoft Entra (aadObjectId). */
  readonly id: string;
  readonly name: string;
  /** The department the person works in, as they wrote it when sharing a theme. */
  readonly department?: string;
  readonly changedAt: Instant;
  /** The person's own choice of language; the activity's locale counts until they choose. */
  readonly language?: Language;
  readonly quiet?: Quiet;
  /** The networks whose private reminders the person does not want one by one. */
  readonly muted?: readonly string[];
  readonly digest?: Digest;
  /** When the next digest falls due. */
  readonly digestAt?: Instant;
  /** What is told together in the morning, the newest last; each meeting once. */
  readonly missed?: readonly Missed[];
  /** When the first of it that no letter tells yet falls due. */
  readonly morningAt?: Instant;
  /** The person does not want to be told in the morning what they have missed. */
  readonly skipsMorning?: true;
  readonly letters?: readonly PersonLetter[];
  readonly busyUntil?: Instant;
  /** Since when a letter of theirs has been parked. */
  readonly parkedSince?: Instant;
  readonly dueAt?: Instant;
  /** The private chat, once one is known. */
  readonly chat?: { readonly conversationId: string; readonly serviceUrl: string };
  /** Since when Teams lets the bot write nothing to the person; absent while it does. */
  readonly shutSince?: Instant;
  /** Marks of the last commands and clicks heard, newest last, so that a repeated delivery does nothing. */
  readonly heard?: readonly string[];
  readonly lastHeard?: { readonly what: string; readonly at: Instant };
  /** The theme that typed answers go to, unless they go to a network's guide. */
  readonly activeTheme?: string;
  /** The network whose guide typed answers go to. */
  readonly activeNetwork?: string;
  /** The card of the open question, or of the summary (null): where it stands, and what it belongs to. */
  readonly openCard?: CardPlace & Subject & { readonly question: string | null };
}

/** When a person's digest falls due. One stored before there was `digestAt` had its moment in `dueAt`. */
export const digestAtOf = ({ digest, digestAt, dueAt }: Person): Instant | undefined =>
  digest && (digestAt ?? dueAt);

/** The person after a change to what the clock sees to, which is set beside it. Every rule that changes that ends here. */
export function withPerson(person: Person, change: Partial<Person>, changedAt: Instant): Person {
  const { dueAt, parkedSince, digestAt: before, ...next } = { ...person, ...change };
  const digestAt = digestAtOf({ ...person, ...change });
  const moments = [digestAt, next.morningAt, ...(next.letters ?? []).map((letter) => letter.dueAt)];
  const due = moments.filter((moment) => moment !== undefined).sort()[0];
  const parked = parkedIn(next.letters ?? []);
  return {
    ...next,
    changedAt,
    ...(digestAt ? { digestAt } : {}),
    ...(parked ? { parkedSince: parked } : {}),
    ...(due ? { dueAt: next.busyUntil && next.busyUntil > due ? next.busyUntil : due } : {}),
  };
}
