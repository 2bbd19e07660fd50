import { z } from "zod/v4";
import type { Hits } from "../../finding/together.js";
import { holdsCpr } from "../../interview/cpr.js";
import { refuse } from "../../refusal.js";
import type { Commands, Verbs } from "../../teams/handlers.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Card } from "../../cards/card.js";
import type { Notice } from "../../cards/notice.js";
import { tidied } from "../../interview/plain.js";
import { readPage, readThemeId } from "../clicks.js";
import { readShared, showsResults, type SharedTheme } from "../sharing/desk.js";
import { fromWhom, shownTitle, themeCard } from "../sharing/theme-card.js";
import { hasVoted } from "../votes/own-vote.js";
import { tallyOf } from "../votes/tally.js";
import { foundCard, pageSize, wordsLimit } from "./cards.js";
import { orders, type Wish } from "./catalogue.js";
import { findThemes } from "./shelf.js";
import { becameMark, standingOf } from "./standing.js";

type Asked = Omit<Wish, "person">;
const everything: Asked = { words: "", order: "newest" };

/** Temaer, as a new card below. */
const openCatalogue = async (turn: Turn): Promise<Answer> => ({
  posts: [{ card: await pageCard(turn, everything, 0) }],
});

/** The person pressed Søg: the first page of what fits, in the card's own place. */
const search = async (data: unknown, turn: Turn): Promise<Answer> => inPlace(turn, readAsked(data), 0);

/** Another page; what stands in the inputs is looked for, so that the card need not carry it. */
const turnPage = async (data: unknown, turn: Turn): Promise<Answer> =>
  inPlace(turn, readAsked(data), readPage(data));

const inputs = z.object({
  words: z.string().max(4_000).default(""),
  order: z.enum(orders).default("newest"),
});

function readAsked(data: unknown): Asked {
  const { success, data: given } = inputs.safeParse(data);
  return success
    ? { words: tidied(given.words).slice(0, wordsLimit), order: given.order }
    : refuse("unknown-click");
}

/** A card in a channel belongs to everyone, so there only the clicker's own view changes. */
async function inPlace(turn: Turn, asked: Asked, page: number): Promise<Answer> {
  // A CPR number goes back to the one who wrote it, and is neither looked for nor kept by Teams.
  if (holdsCpr(asked.words)) {
    const notice: Notice = { style: "attention", text: `⚠ ${turn.text("found.cpr")}` };
    const none = { themes: [], total: 0, number: 0, now: turn.now };
    return { replaceForClicker: foundCard({ ...asked, ...none }, turn.text, [notice]), refused: "cpr" };
  }
  const card = await pageCard(turn, asked, page);
  return turn.where === "private" ? { replace: card } : { replaceForClicker: card };
}

/** Themes may have gone since the button was drawn; then the last page that has any is shown. */
async function pageCard(turn: Turn, asked: Asked, number: number): Promise<Card> {
  const found = await findThemes(turn, asked, number * pageSize, pageSize);
  const last = Math.max(0, Math.ceil(found.total / pageSize) - 1);
  if (number > last) return pageCard(turn, asked, last);
  return foundCard({ ...found, ...asked, number, now: turn.now }, turn.text);
}

/** The person pressed Vis: the theme's card, with all its buttons, as a new card below. */
async function show(data: unknown, turn: Turn): Promise<Answer> {
  const theme = await readShared(turn, readThemeId(data).themeId);
  const card = await cardOf(turn, theme, turn.where === "private" && (await hasVoted(turn, theme)));
  return turn.where === "private" ? { posts: [{ card }] } : { replaceForClicker: card };
}

async function cardOf(turn: Turn, theme: SharedTheme, voted: boolean): Promise<Card> {
  const { documents, text, now } = turn;
  const isShown = showsResults(theme.sharing, voted, now);
  const tally = isShown ? await tallyOf(documents, theme.tenantId, theme.id) : undefined;
  return themeCard(theme, tally, text, now);
}

/**
 * What someone looks for from the box where they write: the newest when they have written nothing. The card that is
 * inserted is for everyone in that conversation, so it shows what all may see.
 */
export async function themeHits(looked: string, from: number, most: number, turn: Turn): Promise<Hits> {
  const words = tidied(looked).slice(0, wordsLimit);
  if (holdsCpr(words)) return { hits: [], total: 0 };
  const { themes, total } = await findThemes(turn, { words, order: "newest" }, from, most);
  const hits = themes.map(async (theme) => ({
    card: keptFresh(await cardOf(turn, theme, false), theme.id),
    title: shownTitle(theme.sharing.shown),
    text: `${fromWhom(theme.sharing.shown, turn.text)} · ${standingOf(theme.sharing, turn.text, turn.now)}${becameMark(theme, turn.text)}`,
  }));
  return { hits: await Promise.all(hits), total };
}

/**
 * The bot may not repaint what a person inserted; so Teams is told to ask for the card as it now is whenever someone
 * looks at it, which it does for up to sixty people. The others see the state of their last click.
 */
const keptFresh = (card: Card, themeId: string): Card => ({
  ...card,
  refresh: { action: { type: "Action.Execute", verb: "shared.card", data: { themeId } } },
});

/** Every button on the cards of this part of the room. */
export const findingVerbs = {
  "found.open": (_data, turn) => openCatalogue(turn),
  "found.search": search,
  "found.page": turnPage,
  "found.show": show,
} as const satisfies Verbs;

/** What a person may write to find themes. */
export const findingCommands = { themes: openCatalogue } as const satisfies Commands;
