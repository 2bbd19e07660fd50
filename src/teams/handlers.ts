import type { Command } from "../text/command-words.js";
import type { Card } from "../cards/card.js";
import type { CarrierKind } from "../letters/letter.js";
import type { Place } from "../store/documents.js";
import type { Instant } from "../time.js";
import type { Mail } from "./mail.js";
import type { Address, Answer, Scene, Turn } from "./turn.js";

/** What a person wrote in words, with the bot's own mention removed. */
export interface Message {
  /** Trimmed; empty when only something else came. */
  readonly text: string;
  /** What came along that is not words (Teams' own html copy of the text is not counted). */
  readonly extras: readonly ("attachment" | "voice" | "image")[];
}

/** What someone looks for from the box where they write (message extension). */
export interface Query {
  readonly words: string;
  /** How many to pass over, and how many to give at most. */
  readonly skip: number;
  readonly most: number;
}

/** One thing found, to be inserted as a card. */
export interface Hit {
  readonly card: Card;
  /** Plain; Teams shows it as a line in the list. */
  readonly title: string;
  readonly text: string;
}

export interface File {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A card in a channel, and what it should show now. */
export interface Painted {
  readonly to: Address;
  readonly activityId: string;
  readonly card: Card;
}

/** What the feature rooms offer to the Teams room: one function for each way an activity can come. */
export interface Handlers {
  /** A card button (Action.Execute): the verb, and its data with the inputs as the client sent them (unchecked). */
  clicked(verb: string, data: unknown, turn: Turn): Promise<Answer>;
  wrote(message: Message, turn: Turn): Promise<Answer>;
  /** The bot was installed for this person, group or team, or someone came to a chat it is in. Comes repeatedly. */
  installed(turn: Turn): Promise<Answer>;
  /** The person reacted to a message of ours. */
  reacted(turn: Turn): Promise<Answer>;
  searched(query: Query, turn: Turn): Promise<readonly Hit[]>;
  /** The person said yes to a file that was offered; the offer's context as it came back (unchecked). */
  accepted(context: unknown, turn: Turn): Promise<File>;
  /** Someone opened an address; undefined for one that is unknown or too old. */
  fetched(documents: Turn["documents"], at: Place, now: Instant): Promise<File | undefined>;
  /** A scene's cards in channels as they should be now; none when it stands in none. */
  painted(documents: Turn["documents"], scene: Place & Scene, now: Instant): Promise<readonly Painted[]>;
  /** The person's private chat has refused the bot, or could not be opened. */
  shutOut(documents: Turn["documents"], who: Place, now: Instant): Promise<void>;
  /** Sees to what is due in a document: delivers its letters. */
  delivered(
    documents: Turn["documents"],
    what: Place & { readonly kind: CarrierKind },
    now: Instant,
    mail: Mail,
  ): Promise<void>;
}

/** A room's buttons: the verb on the card, and the handler that checks the data and the rights. */
export type Verbs = Readonly<Record<string, (data: unknown, turn: Turn) => Promise<Answer>>>;

/** A room's written commands. */
export type Commands = { readonly [C in Command]?: (turn: Turn) => Promise<Answer> };
