import type { Instant } from "../../time.js";
import type { Member } from "../members/member.js";

/** What the rules of approval allow in this municipality, and how patient they are. */
export interface ApprovalSettings {
  /** Whether an informal network with a closed list of members may start on its lead's word. */
  readonly informalStart: boolean;
  /** Whether someone may approve their own request when they hold its only seat. */
  readonly ownApproval: boolean;
  /** Working days until a leader is reminded, and until the lead is told that nothing has come. */
  readonly remindAfter: number;
  readonly escalateAfter: number;
}
export const usualSettings: ApprovalSettings = {
  informalStart: true,
  ownApproval: false,
  remindAfter: 3,
  escalateAfter: 5,
};

/** Godkend, Send tilbage, Afvis. */
export const verdicts = ["approve", "return", "reject"] as const;
export type Verdict = (typeof verdicts)[number];

export interface Decision {
  readonly verdict: Verdict;
  /** Required with `return` and `reject`. */
  readonly comment?: string;
  readonly by: string;
  readonly byName: string;
  readonly at: Instant;
  /** The round it was first given in; earlier than this one when it was kept because nothing of theirs changed. */
  readonly round: number;
}

/** A leader's question to the lead, answered on the same card. */
export interface Inquiry {
  readonly id: string;
  readonly text: string;
  readonly by: string;
  readonly at: Instant;
  readonly answer?: { readonly text: string; readonly by: string; readonly at: Instant };
}

/** Where a leader's card stands, so that it can be turned into what became of it. */
export interface SeatCard {
  readonly conversationId: string;
  readonly activityId: string;
  readonly serviceUrl: string;
  /** `channel`: the leader could not be reached privately, and is mentioned in the network's channel. */
  readonly via: "private" | "channel";
  /** Whom it was sent to: once the seat is passed on, their card says so. The seat's holder when absent. */
  readonly holder?: string;
}

/** Plads: one participating area's leader, who must approve. Source: S3-3, S3-4, design card. */
export interface Seat {
  /** The area's key; one seat for each area. */
  readonly id: string;
  readonly area: string;
  /** aadObjectId of who decides now. */
  readonly holder: string;
  readonly holderName: string;
  /** Who had the seat before, and why it was passed on. */
  readonly delegated?: {
    readonly from: string;
    readonly fromName: string;
    readonly why: string;
    readonly at: Instant;
  };
  readonly decision?: Decision;
  readonly inquiries: readonly Inquiry[];
  /** All cards that were sent for this seat, the newest last; none until one has landed. */
  readonly cards: readonly SeatCard[];
  /** Neither privately nor in a channel could the holder be reached. */
  readonly unreachable?: true;
}

/** A seat as the lead plans it before sending. */
export interface PlannedSeat {
  readonly id: string;
  readonly area: string;
  readonly holder: string;
  readonly holderName: string;
}

export const roundStates = ["open", "approved", "returned", "rejected", "withdrawn"] as const;
export type RoundState = (typeof roundStates)[number];

/** Godkendelsesrunde: one version of the kommissorium and the list of members, before the leaders. */
export interface Round {
  /** From 1. */
  readonly number: number;
  readonly state: RoundState;
  /** The version of the kommissorium that was sent. */
  readonly version: number;
  /** The members as they were when it was sent. */
  readonly members: readonly Pick<Member, "id" | "name" | "area" | "capacity" | "duty" | "why">[];
  readonly seats: readonly Seat[];
  readonly sentBy: string;
  readonly sentByName: string;
  readonly sentAt: Instant;
  readonly endedAt?: Instant;
  /** When leaders who have not decided are reminded, and the lead is told; absent once done. */
  readonly remindAt?: Instant;
  readonly escalateAt?: Instant;
}
