import { z } from "zod/v4";
import { channelsFor, mayShareIn } from "../channels/choosing.js";
import { refuse } from "../refusal.js";
import type { Verbs } from "../teams/handlers.js";
import type { Answer, Turn } from "../teams/turn.js";
import type { Key } from "../text/text.js";
import { channelCard } from "./channel-card.js";
import { closeNetwork } from "./closing.js";
import { changeLed, readLed } from "./desk.js";
import { readNetworkId } from "./members/clicks.js";
import { withWordsKept } from "./members/kept.js";
import { good } from "./members/listing.js";
import type { Network, NetworkChannel } from "./network.js";
import { networkAgain } from "./seeing/again.js";
import { chooseChannel, drop, reopen, takeUp } from "./standing.js";

/** One of the lead's moves that needs no more than a press; the network's card then offers the way back. */
const steer =
  (rule: (network: Network, by: string, now: string) => Network, said: Key) =>
  async (data: unknown, turn: Turn): Promise<Answer> => {
    const { networkId } = readNetworkId(data);
    const network = await changeLed(turn, networkId, (current) => rule(current, turn.who.id, turn.now));
    return networkAgain(turn, network, good(turn.text(said)));
  };

/** The channels of the lead's own teams, as Teams knows them now. */
async function openChannels(data: unknown, turn: Turn): Promise<Answer> {
  const network = await readLed(turn, readNetworkId(data).networkId);
  return { replace: channelCard(network, await channelsFor(turn), turn.text) };
}

const choices = z.object({ channelId: z.string().max(500).optional() });

/** The list may be old, or forged: the channel is asked for anew. */
async function saveChannel(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId } = readNetworkId(data);
  const { channelId = "" } = choices.safeParse(data).data ?? refuse("unknown-click");
  return withWordsKept(
    turn,
    async () => {
      await readLed(turn, networkId);
      const channel = await chosen(turn, channelId);
      const network = await changeLed(turn, networkId, (current) =>
        chooseChannel(current, channel, turn.who.id, turn.now),
      );
      return networkAgain(turn, network, good(turn.text("steering.channel-chosen")));
    },
    async (notices) =>
      channelCard(await readLed(turn, networkId), await channelsFor(turn), turn.text, notices),
  );
}

/** @throws Refusal channel-not-yours. */
async function chosen(turn: Turn, channelId: string): Promise<NetworkChannel> {
  const channel = channelId ? await mayShareIn(turn, channelId) : undefined;
  const { id, name, teamName, serviceUrl, bot } =
    channel ?? refuse("channel-not-yours", { field: "channelId" });
  return { channelId: id, channelName: name, teamName, serviceUrl, bot };
}

/** The lead's own moves with a whole network. */
export const steeringVerbs = {
  "network.drop": steer(drop, "steering.dropped"),
  "network.take-up": steer(takeUp, "steering.taken-up"),
  "network.close": closeNetwork,
  "network.reopen": steer(reopen, "steering.reopened"),
  "network.channel": openChannels,
  "network.save-channel": saveChannel,
} as const satisfies Verbs;
