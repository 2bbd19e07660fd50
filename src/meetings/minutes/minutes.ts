import type { Instant } from "../../time.js";
import type { Day } from "../when.js";

/** A person by aadObjectId, with the name Teams knew then. */
export interface Author {
  readonly personId: string;
  readonly name: string;
}

/** Whether an action is done: the calendar's own to say once it is followed there. */
export interface Done {
  readonly doneAt?: Instant;
  /** Who said that it is done. */
  readonly doneBy?: Author;
}

/** Opgave: something someone has taken on. S3-6. */
export interface Action extends Done {
  readonly id: string;
  readonly words: string;
  /** The member who owns it, by their id in the network; absent when it is free text only. */
  readonly memberId?: string;
  readonly ownerName: string;
  readonly by?: Day;
  /** The meeting that gave it. */
  readonly meetingId: string;
  /** How often it was corrected. */
  readonly edition?: number;
}

/**
 * `asked`: nothing written yet. `begun`: something is saved. `ready`: waits for the lead. `posted`: in the channel.
 * `waived`: there are to be none of this meeting; what was written stays.
 */
export const minutesStates = ["asked", "begun", "ready", "posted", "waived"] as const;
export type MinutesState = (typeof minutesStates)[number];

/** What is written on its own and saved on its own, so that two who write at once meet in one part at most. */
export const parts = ["present", "decisions", "notes", "actions", "next"] as const;
export type Part = (typeof parts)[number];

/** Referat: what came of a meeting, saved piece by piece. */
export interface Minutes {
  readonly state: MinutesState;
  /** aadObjectId and name of who writes them: the network's lead unless another was chosen. */
  readonly taker: Author;
  /** aadObjectId of the taker to whom the card to write on has gone, so that they are asked once. */
  readonly askedOf?: string;
  /** Members and guests who were there, by id; from the answers until it is corrected. */
  readonly present: readonly string[];
  /** Names of others who came, as they were written; absent until someone saved who was there. */
  readonly others?: readonly string[];
  /** One for each decision. */
  readonly decisions: readonly string[];
  readonly notes: string;
  readonly actions: readonly Action[];
  /** What is agreed of the next meeting, in words. */
  readonly next: string;
  /** When the taker is reminded, once, that they are missing; absent once it was done or is not needed. It rests while they are waived. */
  readonly dueAt?: Instant;
  readonly approvedBy?: Author;
  readonly postedAt?: Instant;
  /** Who chose that there are to be none; absent once they are written after all. */
  readonly waivedBy?: Author;
  /** What the lead last heard, or chose themselves, is that there are to be none. */
  readonly leadKnowsWaived?: true;
  /** How often each part was saved: who saves one that another has saved since they opened it is shown both. */
  readonly saved?: Readonly<Partial<Record<Part, number>>>;
  /** The action taken off last, so that it can be put back. */
  readonly removed?: Action;
  /** Who corrected them last after they were posted. */
  readonly corrected?: Author & { readonly at: Instant };
  /** The actions that have come to the calendar; one that is not there any more was done long ago. */
  readonly followed?: readonly string[];
}

/** When somebody is to be reminded of them; of waived ones nobody is. */
export const nagIn = (minutes: Minutes | undefined): Instant | undefined =>
  minutes?.state === "waived" ? undefined : minutes?.dueAt;
