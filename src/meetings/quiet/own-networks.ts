import type { Network } from "../../networks/network.js";
import type { Documents } from "../../store/documents.js";
import { memberOf } from "../desk.js";

/** Nobody takes part in more; there is an end to what is read and listed. */
const most = 50;

/** The networks that meet now and that someone takes part in. */
export async function ownNetworks(
  documents: Documents,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<readonly Network[]> {
  const found: Network[] = [];
  for await (const network of documents.list("network", tenantId, { people: id })) {
    if (network.state === "active" && memberOf(network, id)) found.push(network);
    if (found.length === most) break;
  }
  return found;
}
