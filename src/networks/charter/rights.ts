import { refuse } from "../../refusal.js";
import { isInside, mayLead, visibleNetwork, type Network } from "../network.js";

/** Members, those who were asked and the leaders of a seat read a draft; once it has begun, all colleagues. */
export const mayRead = (network: Network, personId: string): boolean =>
  isInside(network, personId) || network.state === "active" || network.state === "closed";

/** A network whose kommissorium this person may read. @throws Refusal no-such-network, charter-not-yet. */
export function readableNetwork(network: Network | undefined, personId: string): Network {
  const visible = visibleNetwork(network, personId);
  return mayRead(visible, personId) ? visible : refuse("charter-not-yet");
}

/** Earlier versions were drafts, and are for those inside. @throws Refusal no-such-network, charter-not-yet. */
export function insideNetwork(network: Network | undefined, personId: string): Network {
  const visible = visibleNetwork(network, personId);
  return isInside(visible, personId) ? visible : refuse("charter-not-yet");
}

/** Whether this person may change it now. */
export const mayEdit = (network: Network, personId: string): boolean =>
  mayLead(network, personId) && (network.state === "forming" || network.state === "active");
