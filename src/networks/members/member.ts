import type { Instant } from "../../time.js";

/** In what capacity someone takes part. S3-2, S4-1. */
export const capacities = ["leader", "employee", "citizen", "business", "association", "agent"] as const;
export type Capacity = (typeof capacities)[number];

export const levels = ["decentral", "central"] as const;
export type Level = (typeof levels)[number];

/** What someone does in the network; the netværksleder (lead) and co-leads may change it. S3-4. */
export const duties = ["lead", "co-lead", "member", "contact"] as const;
export type Duty = (typeof duties)[number];

/**
 * How someone stands: on the list only, asked, in, said no, or left. An external without Teams is recorded by the
 * lead and is `accepted` when the lead says that they have said yes.
 */
export const standings = ["planned", "invited", "accepted", "declined", "left"] as const;
export type Standing = (typeof standings)[number];

/** Deltager: one who takes part in a network, or is asked to. The one list decides who may see and do what. S3-2. */
export interface Member {
  /** Stable, and the same for the same person: who was removed and comes back is the same member. */
  readonly id: string;
  /** aadObjectId; absent for an external partner without Teams. */
  readonly personId?: string;
  readonly name: string;
  readonly organisation: string;
  /** Område: the part of the organisation they come from, whose leader has a seat in the approval. */
  readonly area: string;
  readonly level: Level;
  readonly capacity: Capacity;
  readonly duty: Duty;
  /** Why they are chosen: what they lift or add. S3-2. */
  readonly why: string;
  readonly standing: Standing;
  /** What they wrote when they said yes or no, or left. */
  readonly line?: string;
  /** How they stood when the lead took them off the list (`left` since then), so that they can be put back. */
  readonly removed?: Standing;
  readonly since: Instant;
}

/** More than this is no network but an assembly. */
export const memberLimit = 60;

/** In the network now. */
export const isIn = ({ standing }: Member): boolean => standing === "accepted";

/** On the list: in, asked or planned; not those who said no or left. */
export const isListed = ({ standing }: Member): boolean => standing !== "declined" && standing !== "left";

/** A colleague takes part with the word of their area's leader; citizens, businesses and associations do not. S3-3. */
export const isOwnStaff = ({ capacity }: Pick<Member, "capacity">): boolean =>
  capacity === "leader" || capacity === "employee";

/** The same area however it is written. */
export const areaKey = (area: string): string =>
  area.normalize("NFC").trim().replace(/\s+/gu, " ").toLowerCase();
