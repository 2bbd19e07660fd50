import type { Instant } from "../../time.js";

/** Værdier: what networks are good at creating, in the order of the source, and those special to the theme. S1. */
export const values = [
  "quality",
  "efficiency",
  "innovation",
  "participation",
  "mastery",
  "wellbeing",
  "coherence",
  "cooperation",
  "citizenship",
  "balance",
  "relations",
  "other",
] as const;
export type Value = (typeof values)[number];

/** Whom a value is for. S0-7. */
export const whom = ["citizen", "municipality", "employee"] as const;
export type Whom = (typeof whom)[number];

/** How many votes one person spreads over the values, also several on the same one. */
export const votesEach = 3;

/** One of a person's votes. */
export interface Choice {
  readonly value: Value;
  readonly whom?: Whom;
  /** The person's own words for the value, when it is `other`. */
  readonly words?: string;
}

/** Værdistemme: the values one person thinks the theme could create. Its id is `themeId:personId`. S1. */
export interface Vote {
  readonly tenantId: string;
  readonly id: string;
  readonly themeId: string;
  readonly changedAt: Instant;
  /** Empty when the vote was taken back. */
  readonly choices: readonly Choice[];
  readonly reason?: string;
  /** The same as numbers, so that the store can add up a theme's votes: how many of the choices are for what. */
  readonly points: Readonly<Partial<Record<Value, number>>>;
  readonly pointsFor: Readonly<Partial<Record<`${Value}_${Whom}`, number>>>;
  /** 1 while the person has any vote here, else 0. */
  readonly voters: 0 | 1;
  /** Whether the vote holds words of the person's own, in a choice or as a reason. */
  readonly hasWords: "yes" | "no";
  /** Marks of the last deliveries, and when the last one taken was sent, so that repeats and latecomers do nothing. */
  readonly heard: readonly string[];
  readonly sentAt: Instant;
}

export const voteId = (themeId: string, personId: string): string => `${themeId}:${personId}`;

/** A theme's votes in numbers; never with names. */
export interface Tally {
  readonly voters: number;
  readonly points: Readonly<Record<Value, number>>;
}
