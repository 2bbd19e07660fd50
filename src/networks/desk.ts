import { change } from "../store/change.js";
import type { Turn } from "../teams/turn.js";
import { editableNetwork, ledNetwork, visibleNetwork, type Network } from "./network.js";

/** The network, when this person may see it at all. @throws Refusal no-such-network. */
export async function readNetwork(turn: Turn, networkId: string): Promise<Network> {
  return visibleNetwork(await stored(turn, networkId), turn.who.id);
}

/** The network, when this person leads it. @throws Refusal no-such-network, not-the-lead. */
export async function readLed(turn: Turn, networkId: string): Promise<Network> {
  return ledNetwork(await stored(turn, networkId), turn.who.id);
}

/** Its kommissorium, members and seats may be changed by this person now. @throws Refusal in-approval, network-over. */
export async function readEditable(turn: Turn, networkId: string): Promise<Network> {
  return editableNetwork(await stored(turn, networkId), turn.who.id);
}

async function stored({ documents, who: { tenantId } }: Turn, id: string): Promise<Network | undefined> {
  return (await documents.read("network", { tenantId, id }))?.value;
}

type Rule = (network: Network) => Network;

/** Changes a network that this person may see; the rule itself checks what they may do. One conditional write. */
export const changeNetwork = (turn: Turn, networkId: string, rule: Rule): Promise<Network> =>
  changed(turn, networkId, (current) => rule(visibleNetwork(current, turn.who.id)));

export const changeLed = (turn: Turn, networkId: string, rule: Rule): Promise<Network> =>
  changed(turn, networkId, (current) => rule(ledNetwork(current, turn.who.id)));

export const changeEditable = (turn: Turn, networkId: string, rule: Rule): Promise<Network> =>
  changed(turn, networkId, (current) => rule(editableNetwork(current, turn.who.id)));

const changed = (turn: Turn, id: string, rule: (current: Network | undefined) => Network): Promise<Network> =>
  change(turn.documents, "network", { tenantId: turn.who.tenantId, id }, rule);
