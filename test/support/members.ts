import type { Network, NetworkChannel } from "../../src/networks/network.js";
import type { Place } from "../../src/store/documents.js";
import { aNetwork } from "../networks/samples.js";
import { aChat, general, type Chat, type Someone } from "./chat.js";

/** The channel General of the team in which a network's people are, as the network keeps it. */
export const itsChannel = (chat: Chat): NetworkChannel => ({
  channelId: general.channelId,
  channelName: "General",
  teamName: "Sundhed",
  serviceUrl: chat.teams.url,
  bot: { id: "28:bot", name: "Netværkssmeden" },
});

/** A network as it is stored, led by `employee`, with `colleague` in it and its channel in a team of these people. */
export async function aFormedNetwork(fields: Partial<Network> = {}) {
  const chat = await aChat();
  const [employee, colleague, third] = ["employee", "colleague", "third"].map((name) => chat.with(name));
  if (!employee || !colleague || !third) throw new Error("nobody");
  chat.hasTeam(general.teamId, { name: "Sundhed", channels: [{ id: general.channelId, name: "General" }] }, [
    employee,
    colleague,
    third,
  ]);
  const channel = itsChannel(chat);
  const network = aNetwork({ channel, serviceUrl: chat.teams.url, ...fields });
  await chat.documents.write("network", network, network);
  return { chat, employee, colleague, third, network };
}

/** The network as it is stored. */
export const storedNetwork = async (chat: Chat, at: Place): Promise<Network> => {
  const found = await chat.documents.read("network", at);
  if (!found) throw new Error("The network is gone.");
  return found.value;
};

export const memberIn = async (chat: Chat, network: Network, name: string) =>
  (await storedNetwork(chat, network)).members.find((member) => member.name === name);

export const presses = (who: Someone, network: Network, verb: string, data: object = {}) =>
  who.sends(who.invoke(verb, { networkId: network.id, ...data }));
