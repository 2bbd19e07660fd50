import { withNotes } from "../../letters/carrying.js";
import { after, minute, type Instant } from "../../time.js";
import { withMeeting, type Meeting, type MeetingCard } from "../meeting.js";
import type { MeetingLetter } from "./letter.js";

/**
 * How long an outdated card keeps its buttons: there is no hurry, so all that is to be told after downtime goes first,
 * and a painting that another instance had begun is through before the card is closed.
 */
export const foldedAfter = 5 * minute;

const isMinutes = ({ shows }: MeetingCard): boolean => shows === "minutes";

/** The newest of the cards that say the same as one does: the meeting, or its minutes. */
export const newestLike = ({ cards }: Pick<Meeting, "cards">, one: MeetingCard): MeetingCard | undefined =>
  cards.findLast((other) => isMinutes(other) === isMinutes(one));

const isFirst = ({ thread }: Meeting, { conversationId, activityId }: MeetingCard): boolean =>
  thread?.activityId === activityId && thread.conversationId === conversationId;

/**
 * Notes where a card landed. The first of the thread, the newest about the meeting and the last minutes are live; those
 * between are outdated, for people would meet the same buttons again and again, and each answer would be painted on all
 * of them. A change by the clock.
 */
export function withCard(meeting: Meeting, card: MeetingCard, now: Instant): Meeting {
  const cards = [...meeting.cards, card];
  const isLive = (one: MeetingCard): boolean => isFirst(meeting, one) || newestLike({ cards }, one) === one;
  const between = cards.filter((one) => !isLive(one));
  const change = {
    cards: cards.filter(isLive),
    outdated: [...(meeting.outdated ?? []), ...between],
    letters: [...meeting.letters, ...between.map((one) => foldLetter(one, now))],
  };
  return withMeeting(meeting, change, meeting.changedAt);
}

const foldLetter = ({ activityId }: MeetingCard, now: Instant): MeetingLetter => ({
  id: `fold ${activityId}`,
  kind: "fold",
  card: activityId,
  nth: 1,
  tries: 0,
  dueAt: after(now, foldedAfter),
  putOff: true,
});

/** A card that was closed, or is gone, is forgotten. A change by the clock. */
export const withoutCard = (meeting: Meeting, { card }: MeetingLetter): Meeting =>
  withMeeting(
    meeting,
    { outdated: (meeting.outdated ?? []).filter(({ activityId }) => activityId !== card) },
    meeting.changedAt,
  );

/** What its cards show has changed: they follow by a letter, which is there also after a crash. A change by the clock. */
export function withPainting(meeting: Meeting, now: Instant): Meeting {
  if (meeting.cards.length === 0) return meeting;
  const letters = withNotes<MeetingLetter>(meeting.letters, [{ id: "paint", kind: "paint" }], now);
  return withMeeting(meeting, { letters }, meeting.changedAt);
}
