import type { Card } from "../cards/card.js";
import { fill } from "../cards/fill.js";
import { paragraphs, shortened } from "../interview/plain.js";
import type { Turn } from "../teams/turn.js";
import type { Text } from "../text/text.js";

const statusLength = 160;

/** What a card turns into when its time is over: one line of status, and at most one way on. */
export function statusCard(
  headline: string,
  text: Text,
  {
    said = "",
    more = [],
    themeId = "",
    networkId = "",
    way,
  }: {
    said?: string;
    more?: readonly string[];
    themeId?: string | undefined;
    networkId?: string | undefined;
    way?: "resume" | "goto";
  } = {},
): Card {
  return fill("status", {
    lang: text.language,
    speak: headline,
    headline,
    said: said ? [shortened(paragraphs(said).join(" "), statusLength)] : [],
    more,
    themeId,
    networkId,
    show: { resume: way === "resume", goto: way === "goto" },
    labels: { resume: text("status.resume"), goto: text("status.goto") },
  });
}

/** The card that a question's card turns into when the question is put again further down. */
export const movedCard = (turn: Turn): Card => statusCard(turn.text("status.moved"), turn.text);
