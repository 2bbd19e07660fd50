import { refuse } from "../refusal.js";
import type { Instant } from "../time.js";
import type { LetterKind } from "./letters/letter.js";
import { neverAsked } from "./members/taking-part.js";
import { logged, withNetwork, type Network, type NetworkChannel } from "./network.js";

/** What asks someone for something, or tells of a beginning, makes no sense once the network is over. */
const pointless: readonly LetterKind[] = [
  "invitation",
  "form",
  "form-unreached",
  "form-taken",
  "request",
  "reminder",
  "escalation",
  "inquiry",
  "started",
  "channel",
  "channel-shut",
];

/** Nobody is asked any more; who had not been reached yet is planned again. */
const quiet = (network: Network): Pick<Network, "letters" | "members"> => ({
  letters: network.letters.filter(({ kind }) => !pointless.includes(kind)),
  members: neverAsked(network, network.members),
});

/** Gives up a network that has not begun. It can be taken up again as it was. @throws Refusal in-approval, network-begun. */
export function drop(network: Network, by: string, now: Instant): Network {
  if (network.state === "dropped") return network;
  if (network.state === "awaiting") refuse("in-approval");
  if (network.state !== "forming") refuse("network-begun");
  return withNetwork(
    network,
    { state: "dropped", ...quiet(network), ...logged(network, by, "dropped", now) },
    now,
  );
}

/** Forms a network again that was given up; any other is left as it is. */
export function takeUp(network: Network, by: string, now: Instant): Network {
  if (network.state !== "dropped") return network;
  return withNetwork(network, { state: "forming", ...logged(network, by, "taken-up", now) }, now);
}

/** Afslut: the network ends and stays to be read. @throws Refusal network-not-begun. */
export function close(network: Network, by: string, now: Instant): Network {
  if (network.state === "closed") return network;
  if (network.state !== "active") refuse("network-not-begun");
  const change = { state: "closed", endedAt: now, ...quiet(network) } as const;
  return withNetwork(network, { ...change, ...logged(network, by, "closed", now) }, now);
}

/** An ended network goes on, with the mandate it had; any other is left as it is. */
export function reopen(network: Network, by: string, now: Instant): Network {
  if (network.state !== "closed") return network;
  const { endedAt, ...rest } = network;
  return withNetwork(rest, { state: "active", ...logged(network, by, "reopened", now) }, now);
}

/** The channel that hears of the network from now on; what was told elsewhere stays there. @throws Refusal network-over. */
export function chooseChannel(
  network: Network,
  { channelId, channelName, teamName, serviceUrl, bot }: NetworkChannel,
  by: string,
  now: Instant,
): Network {
  if (network.state === "dropped" || network.state === "closed") refuse("network-over");
  if (network.channel?.channelId === channelId) return network;
  const channel = { channelId, channelName, teamName, serviceUrl, bot };
  return withNetwork(network, { channel, ...logged(network, by, "channel-chosen", now, channelId) }, now);
}
