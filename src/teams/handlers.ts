import type { Command } from "../text/command-words.js";
import type { Answer, Turn } from "./turn.js";

/** What a person wrote in words, with the bot's own mention removed. */
export interface Message {
  /** Trimmed; empty when only something else came. */
  readonly text: string;
  /** What came along that is not words (Teams' own html copy of the text is not counted). */
  readonly extras: readonly ("attachment" | "voice" | "image")[];
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
}

/** A room's buttons: the verb on the card, and the handler that checks the data and the rights. */
export type Verbs = Readonly<Record<string, (data: unknown, turn: Turn) => Promise<Answer>>>;

/** A room's written commands. */
export type Commands = { readonly [C in Command]?: (turn: Turn) => Promise<Answer> };
