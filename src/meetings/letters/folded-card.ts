import type { Card } from "../../cards/card.js";
import { fill } from "../../cards/fill.js";
import { titleOf } from "../../networks/title.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { whenInWords } from "../calendar-time.js";
import { isAnswered } from "../card.js";
import type { Meet } from "../desk.js";
import type { MeetingCard } from "../meeting.js";
import { newestLike } from "./folding.js";

/**
 * What is left in the channel of a card that newer ones have outdated: what it was, with the time it told of where that
 * is known, and where people answer now. Nothing is painted on it any more.
 */
export function foldedCard(meet: Meet, card: MeetingCard, text: Text, now: Instant): Card {
  const what = whatIn(card, text, now);
  const where = whereIn(meet, card, text, now);
  return fill("meeting-folded", {
    lang: text.language,
    speak: `${what}. ${where}`,
    what,
    title: titleOf(meet.network, text),
    where,
  });
}

function whatIn({ shows, when }: MeetingCard, text: Text, now: Instant): string {
  const what = text("meeting.folded", { shows: shows ?? "meeting" });
  return when ? `${what}: ${whenInWords(when, text.language, now)}` : what;
}

function whereIn(meet: Meet, card: MeetingCard, text: Text, now: Instant): string {
  const isBelow = newestLike(meet.meeting, card)?.conversationId === card.conversationId;
  const where = text(isBelow ? "meeting.folded-below" : "meeting.folded-elsewhere");
  return isAnswered(meet, now) ? `${where} ${text("meeting.folded-answer")}` : where;
}
