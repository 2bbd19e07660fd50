import type { Suggestion } from "../../src/themes/suggestions/suggestion.js";
import type { Theme } from "../../src/themes/theme.js";
import { aChat, type Chat, type Someone } from "./chat.js";
import { listed } from "./listed.js";
import { aSharedTheme } from "./shared.js";

export const help = "Hvem kan hjælpe?";
export const jobcentre = {
  name: "Jobcentret",
  why: "De kender de unge",
  contact: "Spørg efter Kim, lokal 12",
};

/** What is stored, the first made first. */
export async function stored(chat: Chat, theme: Theme): Promise<Suggestion[]> {
  const all = await listed(chat.documents.list("suggestion", theme.tenantId, { themeId: theme.id }));
  return all.sort((a, b) => a.createdAt.localeCompare(b.createdAt));
}

/** The theme as it is stored. */
export const theme = async (chat: Chat, { tenantId, id }: Theme) =>
  (await chat.documents.read("theme", { tenantId, id }))?.value;
export const board = async (chat: Chat, at: Theme) => (await theme(chat, at))?.sharing?.board;

/** From whatever stands in the card's place for this person. */
export async function opens(who: Someone): Promise<void> {
  if (!who.buttons().includes(help)) await who.clicks("Tilbage til kortet");
  await who.clicks(help);
}

/** A shared theme, its owner, and a colleague in the channel who suggests. */
export async function begun(over: Parameters<typeof aSharedTheme>[2] = {}) {
  const chat = await aChat();
  const owner = chat.with("owner");
  const shared = await aSharedTheme(chat, owner, over);
  const colleague = chat.with("colleague").in();
  const suggests = async (words: Record<string, string>, who: Someone = colleague) => {
    await opens(who);
    await who.clicks("Gem forslag", words);
  };
  const data = (suggestionId: string, more: object = {}) => ({ themeId: shared.id, suggestionId, ...more });
  return { chat, owner, shared, colleague, suggests, data };
}
