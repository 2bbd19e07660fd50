import type { Instant } from "../../time.js";
import type { Letter } from "../letters/letter.js";
import { isIn } from "../members/member.js";
import { leadOf, logged, posted, withNetwork, type Network } from "../network.js";
import type { Round } from "./round.js";

export type Note = Omit<Letter, "nth" | "tries" | "dueAt">;

/**
 * The network begins: those who take part, the leaders, the channel and the theme hear of it, each once. `by` is who
 * made it begin, who sees it at once. Nothing begins twice. Source: design card, S3-4.
 */
export function begin(
  network: Network,
  now: Instant,
  by: string = leadOf(network).personId ?? network.lead,
): Network {
  if (network.state === "active") return network;
  const letters = posted(network, notesOf(network, by), now);
  const log = logged(network, by, "started", now);
  return withNetwork(network, { state: "active", startedAt: now, ...letters, ...log }, now);
}

function notesOf(network: Network, by: string): Note[] {
  const told = network.members.filter(
    (one) => isIn(one) && one.personId !== undefined && one.personId !== by,
  );
  const members = told.map((one): Note => ({
    id: `started ${one.id}`,
    kind: "started",
    to: one.personId ?? "",
    member: one.id,
  }));
  const last = network.rounds.at(-1);
  const known = new Set([by, ...told.map(({ personId }) => personId)]);
  return [
    ...members,
    ...(last?.state === "approved" ? outcomesOf(last, known) : []),
    ...(network.channel ? [{ id: "channel", kind: "channel" } satisfies Note] : []),
    { id: "theme", kind: "theme" },
  ];
}

/** What became of the round, told once to each leader who does not hear of it otherwise. */
export function outcomesOf(round: Round, known: ReadonlySet<string | undefined>): Note[] {
  const first = round.seats.filter(
    ({ holder }, n, all) => !known.has(holder) && all.findIndex((seat) => seat.holder === holder) === n,
  );
  return first.map((seat) => ({
    id: `outcome ${round.number} ${seat.holder}`,
    kind: "outcome",
    to: seat.holder,
    round: round.number,
    seat: seat.id,
  }));
}
