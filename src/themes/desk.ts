import type { Person } from "../people/person.js";
import { remember, withChat, withOpenCard } from "../people/remember.js";
import { refuse } from "../refusal.js";
import { change } from "../store/change.js";
import type { Card } from "../cards/card.js";
import type { Answers } from "../interview/interview.js";
import type { Answer, Turn } from "../teams/turn.js";
import { questionCard, statusCard, type Notice } from "./cards.js";
import { summaryCards } from "./overview-cards.js";
import type { QuestionId } from "./questions.js";
import { openTheme, ownTheme, type Theme } from "./theme.js";

/** How many of a person's own themes one card lists. */
export const pageSize = 5;

/** The open question's id, as the theme's script knows it. */
export const openQuestion = (theme: Theme): QuestionId | null => theme.interview.open as QuestionId | null;

/** The person's own theme. @throws Refusal no-such-theme when it is gone or not theirs, theme-deleted. */
export async function readTheme(turn: Turn, themeId: string): Promise<Theme> {
  const found = await turn.documents.read("theme", { tenantId: turn.who.tenantId, id: themeId });
  return openTheme(found?.value, turn.who.id);
}

/** Changes the person's own theme by a rule, in one conditional write. Rights are checked on what is stored. */
export function changeTheme(turn: Turn, themeId: string, rule: (theme: Theme) => Theme): Promise<Theme> {
  const at = { tenantId: turn.who.tenantId, id: themeId };
  return change(turn.documents, "theme", at, (current) => rule(openTheme(current, turn.who.id)));
}

/** As changeTheme, for a theme that may be deleted: it still belongs to its owner. */
export function changeOwn(turn: Turn, themeId: string, rule: (theme: Theme) => Theme): Promise<Theme> {
  const at = { tenantId: turn.who.tenantId, id: themeId };
  return change(turn.documents, "theme", at, (current) => rule(ownTheme(current, turn.who.id)));
}

/** The person's themes that are in sight, the last changed first; blank ones are not worth showing. */
export async function* ownThemes(turn: Turn, state: Theme["state"] = "open"): AsyncIterable<Theme> {
  yield* turn.documents.list("theme", turn.who.tenantId, { owner: turn.who.id, state });
}

/** The theme that typed words are about. */
export async function activeTheme(turn: Turn): Promise<Theme | undefined> {
  const id = turn.person?.activeTheme;
  const found = id ? await turn.documents.read("theme", { tenantId: turn.who.tenantId, id }) : undefined;
  return found?.value.owner === turn.who.id && found.value.state === "open" ? found.value : undefined;
}

/** The active theme, else the one that was changed last. @throws Refusal no-open-theme when there is none. */
export async function latestTheme(turn: Turn): Promise<Theme> {
  const active = await activeTheme(turn);
  if (active) return active;
  for await (const theme of ownThemes(turn)) return theme;
  return refuse("no-open-theme");
}

export async function activeOrRefuse(turn: Turn): Promise<Theme> {
  return (await activeTheme(turn)) ?? refuse("no-open-theme");
}

/** Puts the open question, or shows the summary after the last one, as a new card below; its place is noted. */
export function asking(
  turn: Turn,
  theme: Theme,
  notices: readonly Notice[] = [],
  typed: Answers = {},
): Answer {
  const open = openQuestion(theme);
  const cards = open
    ? [questionCard(theme, open, turn.text, notices, typed)]
    : summaryCards(theme, turn.text, notices);
  return {
    posts: cards.map((card) => ({ card })),
    landed: async (conversationId, activityId, others) => {
      const place = { conversationId, activityId, ...(others.length > 0 ? { others } : {}) };
      const opened = withOpenCard(place, theme.id, open);
      const reached = withChat(conversationId, turn.serviceUrl);
      let met: OpenCard | undefined;
      const noted = await remember(turn, (person) => {
        met = person.openCard?.activityId === turn.person?.openCard?.activityId ? undefined : person.openCard;
        return reached(opened(person));
      });
      // The clicked card has its line of status already, however late it was noted.
      const isClosed = met?.activityId === activityId || met?.activityId === turn.cardId;
      return met && noted.openCard && !isClosed ? oneOf(turn, theme.id, noted.openCard, met) : undefined;
    },
  };
}

type OpenCard = NonNullable<Person["openCard"]>;

/**
 * Two turns at the very same time have each put a card. The one that asks what the theme now has open stays, and the
 * other is closed; this costs a read that no other turn pays.
 */
async function oneOf(
  turn: Turn,
  themeId: string,
  mine: OpenCard,
  other: OpenCard,
): Promise<Answer["updates"]> {
  const { interview } = await readTheme(turn, themeId);
  const othersTurn =
    other.themeId === themeId && other.question === interview.open && mine.question !== interview.open;
  if (othersTurn) await remember(turn, withOpenCard(other, themeId, other.question));
  const closed = othersTurn ? mine : other;
  return [...(closed.others ?? []), closed.activityId].map((activityId) => ({
    activityId,
    card: movedCard(turn),
  }));
}

/**
 * The card that was open until now, turned into `card`; nothing when it is the clicked card itself, which the answer
 * replaces. The card of another theme is told where to find it.
 */
export function closing(turn: Turn, themeId: string, card: Card): Pick<Answer, "updates"> {
  const open = turn.person?.openCard;
  if (!open || open.conversationId !== turn.conversationId) return {};
  const elsewhere = statusCard(turn.text("status.put-aside"), turn.text);
  const left = [...(open.others ?? []), open.activityId].filter((activityId) => activityId !== turn.cardId);
  return {
    updates: left.map((activityId) => ({ activityId, card: open.themeId === themeId ? card : elsewhere })),
  };
}

/** Whether the open question's card has landed; a crash between saving and sending leaves it unsent. */
export function isAsked(turn: Turn, theme: Theme): boolean {
  const open = turn.person?.openCard;
  return open?.themeId === theme.id && open.question === theme.interview.open;
}

/** The card that a question's card turns into when the question is put again further down. */
export const movedCard = (turn: Turn): Card => statusCard(turn.text("status.moved"), turn.text);
