import type { Card } from "../cards/card.js";
import type { Network } from "../networks/network.js";
import { change } from "../store/change.js";
import type { Documents } from "../store/documents.js";
import { isLost, type Mail, type Placed } from "../teams/mail.js";
import type { Address } from "../teams/turn.js";
import type { Instant } from "../time.js";
import { channelIn, type Channel } from "./channel.js";

/** Whose channel it is. */
type Owner = Pick<Network, "tenantId" | "id" | "language" | "channel">;
type Chosen = NonNullable<Network["channel"]>;

interface Means {
  readonly documents: Documents;
  readonly mail: Mail;
  readonly now: Instant;
}

/** How a card fared in a network's channel. `gone`: the channel, and not only a thread of it, shuts the bot out. */
export interface Posted extends Placed {
  /** The network's lead has not heard that the channel shuts the bot out. */
  readonly isNews?: true;
}

/**
 * Puts a card in a thread of the network's channel, else in a new one: the old may have been deleted while the channel
 * stands. A channel that shuts the bot out is noted, and asked for nothing until something comes from it. One point read.
 */
export async function postIn(
  means: Means,
  network: Owner,
  thread: string | undefined,
  card: Card,
): Promise<Posted> {
  const { tenantId, language, channel } = network;
  if (!channel) return { delivery: "gone" };
  const known = await channelAt(means.documents, network);
  if (known?.shut) return { delivery: "gone", ...(isTold(known, network) ? {} : { isNews: true }) };
  const { channelId: conversationId, serviceUrl, bot } = channel;
  const root = { tenantId, serviceUrl, conversationId, bot, language };
  const replied = thread
    ? await means.mail.putInChannel({ ...root, conversationId: thread }, card)
    : undefined;
  if (replied && !isLost(replied.delivery)) return replied;
  const placed = await means.mail.putInChannel(root, card);
  if (placed.delivery !== "gone") return placed;
  await shutOut(means, tenantId, channel);
  return { ...placed, isNews: true };
}

/** A channel that was never noted is noted now, by what the network knows of it; its team is told by the first turn from it. */
async function shutOut({ documents, now }: Means, tenantId: string, chosen: Chosen): Promise<void> {
  const { channelId: id, channelName: name, teamName, serviceUrl, bot } = chosen;
  const unknown = { tenantId, id, teamId: id, teamName, name, serviceUrl, bot, changedAt: now };
  await change(documents, "channel", { tenantId, id }, (known: Channel = unknown) =>
    known.shut ? known : { ...known, shut: { since: now, told: [] } },
  );
}

/** Whether the network's lead is to hear that the channel shuts the bot out: it still does, and they have not. */
export async function isShutNews(documents: Documents, network: Owner): Promise<boolean> {
  const known = await channelAt(documents, network);
  return known?.shut !== undefined && !isTold(known, network);
}

/** The network's lead has heard of it, once for as long as it is so. */
export async function toldOfShut(documents: Documents, network: Owner): Promise<void> {
  const known = await channelAt(documents, network);
  if (!known) return;
  await change(documents, "channel", { tenantId: known.tenantId, id: known.id }, (current = known) =>
    !current.shut || isTold(current, network)
      ? current
      : { ...current, shut: { ...current.shut, told: [...current.shut.told, network.id] } },
  );
}

/** Whether nothing can be written now in a channel, which is named by its own conversation or one of its threads. */
export async function isShutIn(
  documents: Documents,
  tenantId: string,
  conversationId: string,
): Promise<boolean> {
  const found = await documents.read("channel", { tenantId, id: channelIn(conversationId) });
  return found?.value.shut !== undefined;
}

/** Those of the cards that stand in channels where the bot may write: the others are not drawn anew. */
export async function inOpenChannels<T extends { readonly to: Pick<Address, "conversationId"> }>(
  documents: Documents,
  tenantId: string,
  cards: readonly T[],
): Promise<readonly T[]> {
  const channels = [...new Set(cards.map(({ to }) => channelIn(to.conversationId)))];
  const shut = await Promise.all(channels.map((id) => isShutIn(documents, tenantId, id)));
  return cards.filter(({ to }) => !shut[channels.indexOf(channelIn(to.conversationId))]);
}

const isTold = ({ shut }: Channel, { id }: Owner): boolean => shut?.told.includes(id) ?? false;

async function channelAt(documents: Documents, { tenantId, channel }: Owner): Promise<Channel | undefined> {
  if (!channel) return undefined;
  return (await documents.read("channel", { tenantId, id: channel.channelId }))?.value;
}
