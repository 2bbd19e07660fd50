import type { Message } from "../teams/handlers.js";
import type { Answer, Post, Turn } from "../teams/turn.js";
import type { Key } from "../text/text.js";
import { welcomeCard } from "./cards.js";
import { remember, withChat } from "./remember.js";

/** Words have letters or digits; a thumbs-up is kind, but no answer. */
const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** A kind sentence for what holds no words to save, or undefined for what does. */
export function wordless(message: Message, turn: Turn): Answer | undefined {
  if (hasWords(message.text)) return undefined;
  return { posts: [{ say: turn.text(wordlessKey(message)) }] };
}

function wordlessKey({ text, extras }: Message): Key {
  if (extras.includes("voice")) return "talk.voice";
  if (extras.length > 0) return "talk.attachment";
  return text === "" ? "talk.empty" : "talk.no-words";
}

/** Words that nothing is open for: the greeting, and the honest word that they are not saved. */
export const nothingOpen = (turn: Turn): Answer => ({
  posts: [{ card: welcomeCard(turn.person, turn.text, [turn.text("welcome.not-saved")]) }],
});

/** The bot came to a private chat, or to a team or group. It may come again at any time, so this is repeatable. */
export async function greet(turn: Turn): Promise<Answer> {
  if (turn.where !== "private") return { posts: [{ say: turn.text("channel.hello") }] };
  const person = await remember(turn, withChat(turn.conversationId, turn.serviceUrl));
  return { posts: [{ card: welcomeCard(person, turn.text) }] };
}

/** In a channel or group nothing is unfolded: we say so in the thread, and open the private chat when we can. */
export const elsewhere = (turn: Turn, privately: readonly Post[]): Answer => ({
  privately,
  reached: (delivered) => ({
    posts: [{ say: turn.text(delivered ? "channel.sent" : "channel.unreachable") }],
  }),
});

export const thankForReaction = async (turn: Turn): Promise<Answer> =>
  turn.where === "private" ? { posts: [{ say: turn.text("talk.reaction") }] } : {};
