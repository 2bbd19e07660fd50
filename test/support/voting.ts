import type { Sharing } from "../../src/themes/sharing/sharing.js";
import type { Theme } from "../../src/themes/theme.js";
import { voteId, type Vote } from "../../src/themes/votes/vote.js";
import { aChat, type Someone } from "./chat.js";
import { aSharedTheme } from "./shared.js";

/** A theme in a channel, and colleagues who stand before it. */
export async function inTheChannel(over: Partial<Sharing> = {}) {
  const chat = await aChat();
  const owner = chat.with("owner");
  const theme = await aSharedTheme(chat, owner, over);
  const colleague = (name: string) => chat.with(name).in();
  return { chat, owner, theme, colleague, anne: colleague("anne"), bo: colleague("bo") };
}

export async function voteOf(someone: Someone, { id }: Theme): Promise<Vote | undefined> {
  const at = { tenantId: someone.tenantId, id: voteId(id, someone.id) };
  return (await someone.chat.documents.read("vote", at))?.value;
}

/** What the newest card tells this person, in one line. */
export const reads = (someone: Someone): string => someone.reads(someone.posts.at(-1)).join(" | ");
