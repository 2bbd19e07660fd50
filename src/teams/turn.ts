import type { Card } from "../cards/card.js";
import type { Person } from "../people/person.js";
import type { Documents } from "../store/documents.js";
import type { Text } from "../text/text.js";
import type { Instant } from "../time.js";

/** Who acts: from the authenticated activity, never from a card's data. */
export interface Who {
  readonly tenantId: string;
  /** aadObjectId */
  readonly id: string;
  readonly name: string;
}

/** One activity on its way through: who, where, when, in which language, and what the handler may use. */
export interface Turn {
  readonly who: Who;
  /** What is stored of the person, read once for this turn; undefined the first time we meet. */
  readonly person: Person | undefined;
  /** The etag of what is stored of the person. */
  readonly personEtag?: string;
  readonly where: "private" | "group" | "channel";
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly activityId: string;
  /** When the person wrote or clicked, by Teams' clock, which runs with ours as no client's clock need do. */
  readonly sentAt: Instant;
  /** The same by the person's client, as it was said: a repeated delivery says it again. */
  readonly stamp?: string;
  readonly now: Instant;
  /** The activity id of the card that was clicked. */
  readonly cardId?: string;
  readonly text: Text;
  readonly documents: Documents;
}

/** Something new in the conversation: a card, or a plain sentence of ours (never with people's words in it). */
export type Post = { readonly card: Card } | { readonly say: string };

/** What a handler wants done, carried out by teams/sending.ts in this order. */
export interface Answer {
  /** Takes the clicked card's place: for the clicker at once, and for everyone by an update. */
  readonly replace?: Card;
  /** Takes the clicked card's place for the clicker only and is not kept by Teams (refusals with their input). */
  readonly replaceForClicker?: Card;
  /** A sentence shown to the clicker while the card stays as it is; for a message, a plain reply. */
  readonly tell?: string;
  readonly posts?: readonly Post[];
  /** Cards elsewhere in the same conversation to be updated. */
  readonly updates?: readonly { readonly activityId: string; readonly card: Card }[];
  /** Sent in the private chat of the person who acted, which is opened when needed. */
  readonly privately?: readonly Post[];
  /**
   * Told where the last posted card landed, and those before it, after the person has been answered. Answers with
   * cards to be closed when another turn's card landed at the same time.
   */
  readonly landed?: (
    conversationId: string,
    activityId: string,
    others: readonly string[],
  ) => Promise<Answer["updates"]>;
  /** Told whether the private posts could be delivered; its answer is carried out as well. */
  readonly reached?: (delivered: boolean) => Answer;
}
