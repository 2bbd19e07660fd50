import type { Channel } from "../channels/channel.js";
import type { Card } from "../cards/card.js";
import { fill } from "../cards/fill.js";
import type { Notice } from "../cards/notice.js";
import { shortened } from "../interview/plain.js";
import type { Text } from "../text/text.js";
import { line } from "./members/cards.js";
import type { Network } from "./network.js";
import { titleOf } from "./title.js";

/** More channels than these a list on a phone does not hold. */
const mostListed = 100;
const nameLength = 100;

/** The lead chooses the channel that hears of the network. */
export function channelCard(
  network: Network,
  channels: readonly Channel[],
  text: Text,
  notices: readonly Notice[] = [],
): Card {
  const chosen = network.channel?.channelId ?? "";
  const listed = channels.slice(0, mostListed);
  return fill("network-channel", {
    lang: text.language,
    speak: text("steering.channel-title"),
    title: text("steering.channel-title"),
    network: titleOf(network, text),
    more: text(channels.length === 0 ? "steering.channel-none" : "steering.channel-more"),
    notices,
    channelId: listed.some(({ id }) => id === chosen) ? chosen : "",
    channels: listed.map(({ id, teamName, name }) => ({
      value: id,
      title: shortened(line(`${teamName} › ${name}`), nameLength),
    })),
    networkId: network.id,
    labels: {
      channel: text("steering.channel"),
      start: text("steering.channel-start"),
      error: text("steering.channel-error"),
      save: text("steering.channel-save"),
      back: text("members.back"),
    },
  });
}
