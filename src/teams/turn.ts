import type { MeetingSettings } from "../meetings/settings.js";
import type { ApprovalSettings } from "../networks/approval/round.js";
import type { Card } from "../cards/card.js";
import type { CarrierKind } from "../letters/letter.js";
import type { Language, Person } from "../people/person.js";
import type { RefusalCode } from "../refusal.js";
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

/** The bot's own account, as Teams named it. */
export interface BotAccount {
  readonly id: string;
  readonly name: string;
}

/** Where something can be written outside a turn: a channel's thread, a private chat. */
export interface Address {
  readonly tenantId: string;
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly bot: BotAccount;
  readonly language: Language;
}

/** The team a channel's activity came from. */
export interface TeamPlace {
  readonly id: string;
  /** Teams names it on installation only. */
  readonly name?: string;
  /** The channel's conversation, without the thread. */
  readonly channelId: string;
  readonly channelName?: string;
}

/** What Teams knows of teams and their people; undefined when it did not answer in time. */
export interface Directory {
  /** A team's name and its channels that everyone in the team can see. */
  team(
    at: Pick<Address, "tenantId" | "serviceUrl">,
    teamId: string,
  ): Promise<
    | {
        readonly name: string;
        readonly channels: readonly { readonly id: string; readonly name: string }[];
      }
    | undefined
  >;
  /** Whether a person is a member of a conversation: a team, a channel, a chat. */
  isMember(
    at: Pick<Address, "tenantId" | "serviceUrl" | "conversationId">,
    personId: string,
  ): Promise<boolean | undefined>;
  /** The first `most` members, people only. */
  members(
    at: Pick<Address, "tenantId" | "serviceUrl" | "conversationId">,
    most: number,
  ): Promise<readonly { readonly id: string; readonly name: string }[] | undefined>;
}

/** How a file comes to a person: by Teams' own file consent, or by an address they open in a browser. */
export type FileWay =
  | { readonly by: "consent" }
  | { readonly by: "address"; /** Without a slash at the end. */ readonly base: string };

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
  readonly bot: BotAccount;
  /** The team, when the activity comes from a channel. */
  readonly team?: TeamPlace;
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
  readonly directory: Directory;
  readonly files: FileWay;
  /** Whether cards may use Teams' people picker; where there is none, a card lists the people of the place. */
  readonly picksPeople: boolean;
  readonly approval: ApprovalSettings;
  readonly meetings: MeetingSettings;
}

/** A file that is offered and fetched only when the person accepts it. */
export interface FileOffer {
  readonly name: string;
  readonly bytes: number;
  /** A sentence of ours, plain. */
  readonly about: string;
  /** Comes back with the person's yes or no: ids only. */
  readonly context: Readonly<Record<string, string>>;
}

/** A file that now lies among the person's own, as Teams described it. */
export interface StoredFile {
  readonly name: string;
  readonly address: string;
  readonly id: string;
  /** Such as docx. */
  readonly ending: string;
}

/**
 * Something new in the conversation: a card, a plain sentence of ours (never with people's words in it), a file that
 * is offered, one that has been delivered.
 */
export type Post =
  | { readonly card: Card }
  | { readonly say: string }
  | { readonly offer: FileOffer }
  | { readonly file: StoredFile };

/** A new thread to be opened in a channel. */
export interface Thread {
  /** The channel's own conversation id. */
  readonly to: Address;
  readonly post: Post;
}

/** How the opening of a thread went. `unclear`: Teams did not say whether it took it in. `gone`: the bot is shut out. */
export type Opened =
  | { readonly conversationId: string; readonly activityId: string }
  | { readonly lost: "gone" | "unclear" | "refused" };

/** What cards in channels show, the same for everyone who sees them: a shared theme, a meeting. */
export interface Scene {
  readonly kind: "theme" | "meeting";
  readonly id: string;
}

/** What a handler wants done, carried out by teams/sending.ts in this order. */
export interface Answer {
  /** Takes the clicked card's place: for the clicker at once, and for everyone by an update. */
  readonly replace?: Card;
  /** Takes the clicked card's place for the clicker only and is not kept by Teams (refusals with their input). */
  readonly replaceForClicker?: Card;
  /** A sentence shown to the clicker while the card stays as it is; for a message, a plain reply. */
  readonly tell?: string;
  /** The rule's no that is shown on a card instead of told as a sentence; noted in the log as any other. */
  readonly refused?: RefusalCode;
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
  /** Threads to be opened in channels, each once: a post whose fate is unclear is not repeated. */
  readonly threads?: readonly Thread[];
  /** Told how each of the threads went, in their order; its answer is carried out as well, and shown to the clicker. */
  readonly opened?: (outcomes: readonly Opened[]) => Promise<Answer>;
  /** A scene whose cards in channels no longer show what is stored: they are painted anew soon. */
  readonly repaint?: Scene;
  /**
   * A scene whose card in this place is now a form in the clicker's hands: repainting it waits for their next
   * click on it, two minutes at most, so that nobody's half-written words are painted over.
   */
  readonly holds?: Scene;
  /** A network whose letters, just written, are delivered as soon as this is carried out. */
  readonly letters?: string;
  /** Other documents with something due at once, such as letters just written: seen to as soon as this is carried out. */
  readonly due?: readonly { readonly kind: CarrierKind; readonly id: string }[];
}
