import type { Suggestion } from "../../src/themes/suggestions/suggestion.js";
import type { Theme } from "../../src/themes/theme.js";
import { aChat, general, tenant, type Chat, type InChannel, type Someone } from "./chat.js";
import { saved } from "./saved.js";

export const demens: InChannel = { channelId: "19:demens@thread.tacv2", teamId: general.teamId };
export const answers = {
  title: "Ensomhed blandt ældre",
  wonder: "Mange falder igennem, når ægtefællen dør.",
  why: "Vi opdager det for sent.",
  challenge: "Ingen har opgaven.",
};

export interface Scene {
  readonly chat: Chat;
  readonly owner: Someone;
  readonly colleague: Someone;
}

/** An owner with a theme that is unfolded, and a colleague, in a team whose channels the bot knows. */
export async function aScene(written: Record<string, string> = answers): Promise<Scene> {
  const chat = await aChat();
  const [owner, colleague] = [chat.with("employee"), chat.with("colleague")];
  const channels = [
    { id: general.channelId, name: "General" },
    { id: demens.channelId, name: "Demens" },
  ];
  chat.hasTeam(general.teamId, { name: "Sundhed", channels }, [owner, colleague]);
  await colleague.in().says("hej");
  await owner.says("nyt tema", "udfyld alt");
  await owner.clicks("Gem alt", written);
  return { chat, owner, colleague };
}

/** The cards that stand in a channel, as everyone reads them. */
export const cardsIn = ({ colleague }: Scene, channel: InChannel = general): string[] => {
  const there = colleague.chat.with("passer-by").in(channel);
  return there.posts.filter((post) => there.cardOf(post)).map((post) => there.reads(post).join(" | "));
};
export const theme = async ({ owner }: Scene): Promise<Theme> => (await saved(owner))[0] as Theme;

/** A colleague's suggestion as it is stored, not counted yet. */
export async function suggested(scene: Scene, name: string): Promise<void> {
  const { chat, colleague } = scene;
  const { id: themeId } = await theme(scene);
  const suggestion: Suggestion = {
    tenantId: tenant,
    id: `${themeId}:${name}`,
    themeId,
    by: colleague.id,
    byName: colleague.name,
    createdAt: chat.now,
    changedAt: chat.now,
    revisedAt: chat.now,
    name,
    kind: "other",
    why: "De kender dem",
    state: "suggested",
    supporters: [],
    wantsNews: false,
    heard: [],
  };
  await chat.documents.write("suggestion", suggestion, suggestion);
}

/** The owner shares it in the channel General, or as told. */
export async function shares(scene: Scene, inputs: Record<string, string> = {}): Promise<void> {
  const { owner } = scene;
  await owner.clicks("Del med kolleger");
  await owner.clicks("Se, hvad kolleger ser", { channels: general.channelId, ...inputs });
  await owner.clicks("Del");
}
