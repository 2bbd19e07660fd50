import { refuse } from "../../refusal.js";
import type { Documents } from "../../store/documents.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { readNetwork } from "../desk.js";
import { seatMark, type Deed, type Entry } from "../entry.js";
import { personMember } from "../members/external-id.js";
import type { Network } from "../network.js";
import { readNetworkId, readPage } from "./clicks.js";
import { logCard, type Line } from "./log-card.js";
import { maySeeLog } from "./viewer.js";

const pageSize = 10;

/** Hvem har gjort hvad: in the card's own place, the newest first, for leads and those who hold a seat. */
export async function showLog(data: unknown, turn: Turn): Promise<Answer> {
  const network = await readNetwork(turn, readNetworkId(data));
  if (!maySeeLog(network, turn.who.id)) refuse("log-not-yours");
  const newestFirst = network.log.toReversed();
  const last = Math.max(0, Math.ceil(newestFirst.length / pageSize) - 1);
  const number = Math.min(readPage(data), last);
  const entries = newestFirst.slice(number * pageSize, (number + 1) * pageSize);
  const lines = await linesOf(turn.documents, network, entries);
  return { replace: logCard(network, { items: lines, number, more: number < last }, turn.text) };
}

/**
 * The entries with names as they are known now: the log itself holds none, so a person or words that were erased are
 * named nowhere in it.
 */
async function linesOf(
  documents: Documents,
  network: Network,
  entries: readonly Entry[],
): Promise<readonly Line[]> {
  const names = namesIn(network);
  const strangers = [...new Set(entries.map(({ by }) => by))].filter((id) => !names.has(id));
  await Promise.all(
    strangers.map(async (id) => {
      const found = await documents.read("person", { tenantId: network.tenantId, id });
      if (found) names.set(id, found.value.name);
    }),
  );
  return entries.map((entry) => ({
    ...entry,
    byName: names.get(entry.by) ?? "",
    what: whatOf(network, entry),
  }));
}

/** Everyone the network itself knows by name. */
function namesIn({ members, rounds }: Network): Map<string, string> {
  const holders = rounds.flatMap(({ seats }) => seats.map(({ holder, holderName }) => [holder, holderName]));
  const listed = members.flatMap(({ personId, name }) => (personId ? [[personId, name]] : []));
  return new Map([...holders, ...listed] as [string, string][]);
}

/** What one does for oneself needs no second name. */
const ofOneself: ReadonlySet<Deed> = new Set(["member-accepted", "member-declined", "member-left"]);

/** What an entry is about: a member by name, a seat by its area, a version or round by its number. */
function whatOf({ members, rounds, seats, handed }: Network, { by, deed, about }: Entry): Line["what"] {
  if (about === undefined || deed === "channel-chosen") return undefined;
  if (about === personMember(by) && ofOneself.has(deed)) return undefined;
  const member = members.find(({ id }) => id === about);
  if (member) return { name: member.name };
  if (handed && `p-${handed.to}` === about) return { name: handed.toName };
  const seat = [...rounds.flatMap((round) => round.seats), ...seats].find(({ id }) => seatMark(id) === about);
  if (seat) return { name: seat.area };
  return /^\d+$/.test(about) ? { number: Number(about) } : undefined;
}
