import type { Chat } from "./chat.js";
import type { Someone } from "./someone.js";

/** The newest post of the chat, as the person reads it. */
export const seen = (someone: Someone): string => someone.transcript.at(-1) ?? "";

/** What came back to the clicker, as JSON. */
export const shownTo = (someone: Someone): string => JSON.stringify(someone.lastInvoke?.value);

/** The posts that hold these words, the oldest first. */
export const heard = (someone: Someone, words: string): string[] =>
  someone.transcript.filter((line) => line.includes(words));

/** Lets it become that late, with the clock looking twice. */
export async function becomes(chat: Chat, at: string): Promise<void> {
  chat.now = at;
  await chat.sweep();
  await chat.sweep();
}
