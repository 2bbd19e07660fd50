import type { Instant } from "../../time.js";
import type { ActorKind } from "../actor-kinds.js";

/** Where a suggestion stands: foreslået, kontaktet, ja, nej, senere; or withdrawn by its author; or merged into another. */
export const suggestionStates = [
  "suggested",
  "contacted",
  "yes",
  "no",
  "later",
  "withdrawn",
  "merged",
] as const;
export type SuggestionState = (typeof suggestionStates)[number];

/** Forslag: a colleague's word on who can help ("hvem kan hjælpe"). Its id is `themeId:` and a mark of the click. S0-6. */
export interface Suggestion {
  readonly tenantId: string;
  readonly id: string;
  readonly themeId: string;
  /** The colleague who suggested it; only the theme's owner sees who. */
  readonly by: string;
  readonly byName: string;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly name: string;
  readonly kind: ActorKind;
  readonly why: string;
  /** How to reach the actor; only the theme's owner and the author see it. */
  readonly contact?: string;
  /** When a colleague was picked: the person's id in Microsoft Entra. */
  readonly person?: string;
  readonly state: SuggestionState;
  /** What it was before the owner's last move, so that the move can be taken back. */
  readonly before?: { readonly state: SuggestionState; readonly reason?: string };
  /** The owner's reason for a no; the author is told. */
  readonly reason?: string;
  readonly mergedInto?: string;
  /** Names of suggestions merged into this one. */
  readonly alsoNamed: readonly string[];
  readonly supporters: readonly string[];
  /** Whether the author wants to hear what becomes of it, and whether that was told. */
  readonly wantsNews: boolean;
  readonly told?: boolean;
  /** When the author is to be told; some minutes after the owner's move, so that a slip can be taken back. */
  readonly dueAt?: Instant;
  readonly heard: readonly string[];
}
