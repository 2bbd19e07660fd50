import { z } from "zod/v4";
import type { Card } from "../../cards/card.js";
import type { Notice } from "../../cards/notice.js";
import { refuse } from "../../refusal.js";
import { change } from "../../store/change.js";
import type { Verbs } from "../../teams/handlers.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Shown } from "../../themes/sharing/sharing.js";
import { isComplete, openTheme } from "../../themes/theme.js";
import type { Instant } from "../../time.js";
import { newNetwork, whatIsThere } from "../forming.js";
import { withWordsKept } from "../members/kept.js";
import { good } from "../members/listing.js";
import { leadOf, withNetwork, type Network } from "../network.js";
import { colleaguesFor, pickedColleague } from "../people.js";
import { handCard } from "./hand-card.js";
import { handTo, isUntouched } from "./handing.js";

const clicks = z.object({ themeId: z.string().min(1).max(64), person: z.string().max(500).optional() });

const readClick = (data: unknown): z.output<typeof clicks> =>
  clicks.safeParse(data).data ?? refuse("unknown-click");

/**
 * The network as it is, or as it would begin; undefined when there is more of it than can be handed on. Only the
 * theme's owner hands it, and only while colleagues see the theme, for one of them could not form it otherwise.
 */
async function handable(turn: Turn, themeId: string): Promise<{ known?: Network; network?: Network }> {
  const at = { tenantId: turn.who.tenantId, id: themeId };
  const theme = openTheme((await turn.documents.read("theme", at))?.value, turn.who.id);
  if (!isComplete(theme)) refuse("not-unfolded");
  const { state, shown } = theme.sharing ?? refuse("not-shared");
  if (state === "withdrawn") refuse("theme-withdrawn");
  const known = (await turn.documents.read("network", at))?.value;
  if (!known) return { network: named(newNetwork(theme, turn, turn.now), shown, turn.now) };
  const isTheirs = isUntouched(known) && leadOf(known).personId === turn.who.id;
  return { known, ...(isTheirs ? { network: named(known, shown, known.changedAt) } : {}) };
}

/** Called what colleagues know the theme as, so that letters and lists have a name for it before its kommissorium has. */
const named = (network: Network, { title }: Shown, at: Instant): Network =>
  title ? withNetwork(network, { texts: { ...network.texts, title } }, at) : network;

async function formFor(
  turn: Turn,
  network: Network,
  notices: readonly Notice[] = [],
  person = "",
): Promise<Card> {
  const people = (await colleaguesFor(turn, network)).filter(({ id }) => id !== turn.who.id);
  const { picksPeople } = turn;
  return handCard(network, { people, picksPeople, person, notices }, turn.text);
}

/** Lad en anden danne netværket: asks whom. Of a network that has come further, its card says how it stands. */
async function openHanding(data: unknown, turn: Turn): Promise<Answer> {
  const { known, network } = await handable(turn, readClick(data).themeId);
  return network ? { replace: await formFor(turn, network) } : whatIsThere(known, turn);
}

/** The colleague is asked by a letter; the form says who that is, and lets the owner ask someone else instead. */
async function hand(data: unknown, turn: Turn): Promise<Answer> {
  const { themeId, person = "" } = readClick(data);
  const { known, network } = await handable(turn, themeId);
  if (!network) return whatIsThere(known, turn);
  return withWordsKept(
    turn,
    () => ask(turn, network, person),
    (notices) => formFor(turn, network, notices, person),
  );
}

async function ask(turn: Turn, begun: Network, person: string): Promise<Answer> {
  const { who, now, text } = turn;
  const to = await pickedColleague(turn, begun, person || refuse("nobody-to-form", { field: "person" }));
  const network = await change(turn.documents, "network", begun, (current) =>
    handTo(current ? withTitleOf(begun, current) : begun, to, who.id, now),
  );
  if (network.handed?.to !== to.id) return whatIsThere(network, turn);
  return { replace: await formFor(turn, network, good(text("hand.asked"))), letters: network.id };
}

/** What is stored now, called what it is to be called; the new one when there is none. */
const withTitleOf = ({ texts }: Network, current: Network): Network =>
  isUntouched(current) && current.texts.title !== texts.title ? { ...current, texts } : current;

/** The owner lets someone else press Dan netværk. */
export const handingVerbs = {
  "network.hand-form": openHanding,
  "network.hand": hand,
} as const satisfies Verbs;
