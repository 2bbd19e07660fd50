import type { Card } from "../../cards/card.js";
import type { Notice } from "../../cards/notice.js";
import { isInside } from "../../networks/network.js";
import { Refusal, refuse, type RefusalCode } from "../../refusal.js";
import { withWordsKept } from "../../networks/members/kept.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { meetingCard, type CardOptions, type Viewer } from "../card.js";
import { readMeet, type Meet } from "../desk.js";
import type { Meeting } from "../meeting.js";
import { meetingScene } from "../painting.js";
import { warned } from "../planning/shown.js";

/** In a channel the card stands for all: it shows there what it shows to everyone. */
const viewerIn = ({ where, who }: Turn): Viewer => (where === "private" ? { personId: who.id } : "channel");

/** The meeting's card in the clicked card's place, in a channel for the clicker alone. */
export function cardInPlace(
  turn: Turn,
  meet: Meet,
  notices: readonly Notice[] = [],
  more: Pick<CardOptions, "calendar"> = {},
): Answer {
  const card = meetingCard(meet, viewerIn(turn), turn.text, turn.now, { notices, ...more });
  return turn.where === "private" ? { replace: card } : { replaceForClicker: card };
}

/** A form in its place; in a channel nobody's answer is painted over it while it is in the clicker's hands. */
export const formInPlace = (turn: Turn, meetingId: string, card: Card): Answer =>
  turn.where === "private" ? { replace: card } : { replaceForClicker: card, holds: meetingScene(meetingId) };

/** What everyone sees in the channel, anew. */
export const paintedAnew = ({ id, cards }: Meeting): Answer =>
  cards.length > 0 ? { repaint: meetingScene(id) } : {};

/** A meeting as those inside its network may read it. @throws Refusal no-such-meeting; in a channel, where it stands for all to see, not-taking-part. */
export async function readInside(turn: Turn, meetingId: string): Promise<Meet> {
  const meet = await readMeet(turn, meetingId);
  if (!isInside(meet.network, turn.who.id))
    refuse(turn.where === "private" ? "no-such-meeting" : "not-taking-part");
  return meet;
}

/** What has happened to the meeting since the card was drawn. */
const overtaken: readonly RefusalCode[] = [
  "meeting-over",
  "meeting-begun",
  "meeting-cancelled",
  "not-active",
];

/** On a card that was overtaken the reason stands on the card as it is now, to those who may read it. */
export async function withCardShown(
  turn: Turn,
  meetingId: string,
  run: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal) || !overtaken.includes(error.code)) throw error;
    const sentence = turn.text(`refusal.${error.code}`, error.values);
    const shown = cardInPlace(turn, await readInside(turn, meetingId), warned(sentence));
    return { ...shown, tell: sentence, refused: error.code };
  }
}

/** What is refused for what was typed comes back in its form; in a channel that stays in the clicker's hands. */
export async function keptInForm(
  turn: Turn,
  meetingId: string,
  run: () => Promise<Answer>,
  again: (notices: readonly Notice[]) => Promise<Card>,
): Promise<Answer> {
  const answer = await withWordsKept(turn, run, again);
  const isHeld = answer.refused !== undefined && turn.where !== "private";
  return isHeld ? { ...answer, holds: meetingScene(meetingId) } : answer;
}
