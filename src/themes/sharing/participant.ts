import type { Instant } from "../../time.js";

/** Deltager: a colleague who follows a shared theme or would join a network about it. Its id is `themeId:personId`. */
export interface Participant {
  readonly tenantId: string;
  readonly id: string;
  readonly themeId: string;
  readonly personId: string;
  readonly name: string;
  readonly changedAt: Instant;
  /** *Jeg vil være med*, with a line on why. */
  readonly joining?: { readonly why: string; readonly at: Instant };
  /** 1 while it holds, else 0, so that the store can count and list them. */
  readonly joins: 0 | 1;
  readonly follows: 0 | 1;
  /** The news this follower has been told. */
  readonly told: readonly string[];
  readonly heard: readonly string[];
}

export const participantId = (themeId: string, personId: string): string => `${themeId}:${personId}`;
