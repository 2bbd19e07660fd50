import type { Notice } from "../../cards/notice.js";
import { isInside, type Network } from "../../networks/network.js";
import { refuse } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { pageOf, pageSize } from "../../cards/pages.js";
import type { Calendar } from "../calendar.js";
import { calendarOf, changeCalendar, networkOf } from "../desk.js";
import { readList, readMark, readPage } from "./clicks.js";
import { isOwner, mark } from "./following.js";
import { good, plainly } from "../planning/shown.js";
import { actionListCard, type ListedAction } from "./action-list-card.js";

/** Nobody takes part in more networks than these; a list must end somewhere. */
const mostNetworks = 100;

const actionsIn = (network: Network, { actions, zone }: Calendar): ListedAction[] =>
  actions.map((action) => ({ network, action, zone }));

/** Open ones first, the one due soonest on top; then what is done, the last first. */
function inOrder(one: ListedAction, other: ListedAction): number {
  const [a, b] = [one.action, other.action];
  if (a.doneAt !== undefined || b.doneAt !== undefined)
    return (b.doneAt ?? "9").localeCompare(a.doneAt ?? "9");
  return (a.by ?? "9").localeCompare(b.by ?? "9");
}

const openIn = (listed: readonly ListedAction[]): number =>
  listed.filter(({ action }) => action.doneAt === undefined).length;

/** Those that have begun, the ended ones last: their last minutes give actions too. */
const begun = ["active", "closed"] as const;

async function ownNetworks({ documents, who }: Turn): Promise<readonly Network[]> {
  const networks: Network[] = [];
  for (const state of begun)
    for await (const network of documents.list("network", who.tenantId, { people: who.id, state })) {
      if (networks.length >= mostNetworks) return networks;
      networks.push(network);
    }
  return networks;
}

/** What the person has taken on in all their networks. */
async function ownActions(turn: Turn): Promise<ListedAction[]> {
  const networks = await ownNetworks(turn);
  const all = await Promise.all(
    networks.map(async (network) => actionsIn(network, await calendarOf(turn, network.id))),
  );
  return all
    .flat()
    .filter(({ network, action }) => isOwner(network, action, turn.who.id))
    .sort(inOrder);
}

interface Shown {
  readonly page?: number;
  readonly notices?: readonly Notice[];
  /** The action that is to be in sight. */
  readonly actionId?: string;
}

const pageWith = (listed: readonly ListedAction[], { page = 0, actionId }: Shown): number => {
  const at = listed.findIndex(({ action }) => action.id === actionId);
  return at < 0 ? page : Math.floor(at / pageSize);
};

async function mine(turn: Turn, shown: Shown = {}) {
  const listed = await ownActions(turn);
  const page = pageOf(listed, pageWith(listed, shown));
  return actionListCard(
    { page, open: openIn(listed), notices: shown.notices ?? [] },
    turn.who.id,
    turn.text,
    turn.now,
  );
}

/** Mine opgaver, as a new card below. */
export const listMine = async (turn: Turn): Promise<Answer> => ({ posts: [{ card: await mine(turn) }] });

/** The same in the clicked card's place, a page at a time. */
export const openMine = async (data: unknown, turn: Turn): Promise<Answer> => ({
  replace: await mine(turn, readPage(data)),
});

function networkList(turn: Turn, network: Network, calendar: Calendar, shown: Shown): Answer {
  const listed = actionsIn(network, calendar).sort(inOrder);
  const page = pageOf(listed, pageWith(listed, shown));
  const list = { page, open: openIn(listed), network, notices: shown.notices ?? [] };
  return { replace: actionListCard(list, turn.who.id, turn.text, turn.now) };
}

/** The network, for those inside. @throws Refusal no-such-network. */
async function insideOf(turn: Turn, networkId: string): Promise<Network> {
  const network = await networkOf(turn, networkId);
  return isInside(network, turn.who.id) ? network : refuse("no-such-network");
}

/** Netværkets opgaver, for everyone inside. */
export async function openNetworkActions(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId, page } = readList(data);
  const network = await insideOf(turn, networkId);
  return networkList(turn, network, await calendarOf(turn, networkId), { page });
}

/** Udført or Ikke udført; the list it was pressed on comes back with the other button on it. */
const marking =
  (isDone: boolean, list: "mine" | "network") =>
  async (data: unknown, turn: Turn): Promise<Answer> => {
    const { networkId, actionId } = readMark(data);
    const network = await insideOf(turn, networkId);
    const by = { personId: turn.who.id, name: turn.who.name };
    let isNew = false;
    const calendar = await changeCalendar(turn, networkId, (current) => {
      const next = mark(current, network, actionId, isDone, by, turn.now);
      isNew = next !== current;
      return next;
    });
    const said = turn.text(isDone ? "action.marked" : "action.unmarked");
    const notices: Notice[] = isNew ? good(said) : plainly(turn.text("action.as-was"));
    const shown = { notices, actionId };
    const answer =
      list === "mine" ? { replace: await mine(turn, shown) } : networkList(turn, network, calendar, shown);
    return { ...answer, due: [{ kind: "calendar", id: networkId }] };
  };

export const markMine = marking(true, "mine");
export const unmarkMine = marking(false, "mine");
export const markInNetwork = marking(true, "network");
export const unmarkInNetwork = marking(false, "network");
