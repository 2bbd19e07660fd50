import { dateInWords } from "../../dates.js";
import type { Text } from "../../text/text.js";
import type { Round } from "../approval/round.js";
import type { Network } from "../network.js";
import { currentVersion } from "./versions.js";

/** How binding the kommissorium is, in one sentence: a draft, before the leaders, approved, changed since. S3-4. */
export function standingOf(network: Network, text: Text): string {
  const version = currentVersion(network);
  switch (network.state) {
    case "forming":
      return text("charter.status.draft", { version });
    case "awaiting":
      return text("charter.status.awaiting", { version });
    case "dropped":
      return text("charter.status.dropped", { version });
    case "active":
      return begun(network, version, text);
    case "closed":
      return text("charter.status.closed", { status: begun(network, version, text) });
  }
}

/** The round in which every leader approved; undefined for a network that began on its lead's word. */
export const approvedRound = ({ rounds }: Pick<Network, "rounds">): Round | undefined =>
  rounds.findLast(({ state }) => state === "approved");

function begun(network: Network, version: number, text: Text): string {
  const round = approvedRound(network);
  if (!round) return text("charter.status.started", { version });
  const day = dateInWords(round.endedAt ?? round.sentAt, text.language);
  if (round.version === version) return text("charter.status.approved", { version, day });
  return text("charter.status.changed", { approved: round.version, version, day });
}
