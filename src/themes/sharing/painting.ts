import type { Documents, Place } from "../../store/documents.js";
import type { Card } from "../../cards/card.js";
import type { Painted } from "../../teams/handlers.js";
import type { Address } from "../../teams/turn.js";
import { texts } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { tallyOf } from "../votes/tally.js";
import { showsResults, type SharedTheme } from "./desk.js";
import type { ChannelPost } from "./sharing.js";
import { themeCard, withdrawnCard } from "./theme-card.js";

/** Where a channel's post is written to: its thread once there is one, else the channel. */
export const addressOf = ({ tenantId, sharing }: SharedTheme, post: ChannelPost): Address => ({
  tenantId,
  serviceUrl: post.serviceUrl,
  conversationId: post.conversationId ?? post.channelId,
  bot: post.bot,
  language: sharing.language,
});

/** The card as everyone in the channels sees it: nobody's own view, in the language it was shared in. */
export async function channelCard(documents: Documents, theme: SharedTheme, now: Instant): Promise<Card> {
  const { sharing, tenantId, id } = theme;
  const text = texts[sharing.language];
  if (sharing.state === "withdrawn") return withdrawnCard(text);
  const tally = showsResults(sharing, false, now) ? await tallyOf(documents, tenantId, id) : undefined;
  return themeCard(theme, tally, text, now);
}

/** The theme's cards that stand in channels, as they should be now; those of a withdrawn theme too. */
export async function painted(documents: Documents, at: Place, now: Instant): Promise<readonly Painted[]> {
  const theme = (await documents.read("theme", at))?.value;
  if (!theme?.sharing) return [];
  const shared: SharedTheme = { ...theme, sharing: theme.sharing };
  const standing = shared.sharing.posts.flatMap((post) => {
    const { state, conversationId, activityId } = post;
    if (state !== "posted" || !conversationId || !activityId) return [];
    return [{ to: addressOf(shared, post), activityId }];
  });
  if (standing.length === 0) return [];
  const card = await channelCard(documents, shared, now);
  return standing.map((place) => ({ ...place, card }));
}
