import type { Card } from "../cards/card.js";
import type { Notice } from "../cards/notice.js";
import type { Answers } from "../interview/interview.js";
import type { Person, Subject } from "../people/person.js";
import { isAbout, remember, withChat, withOpenCard } from "../people/remember.js";
import type { Answer, Turn } from "../teams/turn.js";
import { questionCard } from "./cards.js";
import { openOf, type Guided } from "./guided.js";
import { movedCard, statusCard } from "./status.js";

/** Puts the open question, or shows the summary after the last one, as a new card below; its place is noted. */
export function asking<D>(
  part: Guided<D>,
  turn: Turn,
  doc: D,
  notices: readonly Notice[] = [],
  typed: Answers = {},
): Answer {
  const open = openOf(part, doc);
  const subject = part.subjectOf(part.idOf(doc));
  const cards = open
    ? [questionCard(part, doc, open, turn.text, notices, typed)]
    : part.summary(doc, turn.text, notices);
  return {
    posts: cards.map((card) => ({ card })),
    landed: async (conversationId, activityId, others) => {
      const place = { conversationId, activityId, ...(others.length > 0 ? { others } : {}) };
      const opened = withOpenCard(place, subject, open);
      const reached = withChat(conversationId, turn.serviceUrl);
      let met: OpenCard | undefined;
      const noted = await remember(turn, (person) => {
        met = person.openCard?.activityId === turn.person?.openCard?.activityId ? undefined : person.openCard;
        return reached(opened(person));
      });
      // The clicked card has its line of status already, however late it was noted.
      const isClosed = met?.activityId === activityId || met?.activityId === turn.cardId;
      return met && noted.openCard && !isClosed
        ? oneOf(part, turn, part.idOf(doc), noted.openCard, met)
        : undefined;
    },
  };
}

type OpenCard = NonNullable<Person["openCard"]>;

/**
 * Two turns at the very same time have each put a card. The one that asks what is now open stays, and the other is
 * closed; this costs a read that no other turn pays.
 */
async function oneOf<D>(
  part: Guided<D>,
  turn: Turn,
  id: string,
  mine: OpenCard,
  other: OpenCard,
): Promise<Answer["updates"]> {
  const open = openOf(part, await part.read(turn, id));
  const subject = part.subjectOf(id);
  const othersTurn = isAbout(other, subject) && other.question === open && mine.question !== open;
  if (othersTurn) await remember(turn, withOpenCard(other, subject, other.question));
  const closed = othersTurn ? mine : other;
  return [...(closed.others ?? []), closed.activityId].map((activityId) => ({
    activityId,
    card: movedCard(turn),
  }));
}

/**
 * The card that was open until now, turned into `card`; nothing when it is the clicked card itself, which the answer
 * replaces. The card of something else is told where to find it.
 */
export function closing(turn: Turn, subject: Subject, card: Card): Pick<Answer, "updates"> {
  const open = turn.person?.openCard;
  if (!open || open.conversationId !== turn.conversationId) return {};
  const key = open.networkId ? "status.guide-put-aside" : "status.put-aside";
  const elsewhere = statusCard(turn.text(key), turn.text);
  const left = [...(open.others ?? []), open.activityId].filter((activityId) => activityId !== turn.cardId);
  return {
    updates: left.map((activityId) => ({ activityId, card: isAbout(open, subject) ? card : elsewhere })),
  };
}

/** The open card turned into `card`, and the question put anew below. */
export const askedAnew = <D>(
  part: Guided<D>,
  turn: Turn,
  doc: D,
  card: Card = movedCard(turn),
  notices: readonly Notice[] = [],
  typed: Answers = {},
): Answer => ({
  ...closing(turn, part.subjectOf(part.idOf(doc)), card),
  ...asking(part, turn, doc, notices, typed),
});

/** Whether the open question's card has landed; a crash between saving and sending leaves it unsent. */
export function isAsked<D>(part: Guided<D>, turn: Turn, doc: D): boolean {
  const open = turn.person?.openCard;
  return (
    open !== undefined && isAbout(open, part.subjectOf(part.idOf(doc))) && open.question === openOf(part, doc)
  );
}
