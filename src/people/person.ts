import type { WallTime, Weekday } from "../meetings/when.js";
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
  /** How often Teams has not taken the one in that is due. */
  readonly tries?: number;
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
  /** The networks whose private reminders the person does not want. */
  readonly muted?: readonly string[];
  readonly digest?: Digest;
  /** When the digest is next looked at. */
  readonly dueAt?: Instant;
  /** The private chat, once one is known. */
  readonly chat?: { readonly conversationId: string; readonly serviceUrl: string };
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
