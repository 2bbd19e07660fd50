import { Refusal } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Key } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { fits, type Notice } from "../../cards/notice.js";
import { readThemeId } from "../clicks.js";
import { changeTheme, readTheme } from "../desk.js";
import type { Theme } from "../theme.js";
import { themeScene } from "../scene.js";
import { closingIn, readInputs } from "./clicks.js";
import { deskAgain } from "./owner-desk.js";
import { reopenCard } from "./share-cards.js";
import { closeNow, pause, reopen, sharingOf, showAgain, withdraw } from "./standing.js";

/** One of the owner's moves that needs no more than a press: the cards in the channels follow. */
const steer =
  (rule: (theme: Theme, now: Instant) => Theme, said: Key) =>
  async (data: unknown, turn: Turn): Promise<Answer> => {
    const { themeId } = readThemeId(data);
    const theme = await changeTheme(turn, themeId, (current) => rule(current, turn.now));
    const notice: Notice = { style: "good", text: `✓ ${turn.text(said)}` };
    return { ...(await deskAgain(turn, theme, [notice])), repaint: themeScene(themeId) };
  };

export const pauseSharing = steer(pause, "share.paused");
export const closeSharing = steer(closeNow, "share.closed");
export const withdrawSharing = steer(withdraw, "share.withdrawn");
export const showSharingAgain = steer(showAgain, "share.shown-again");

/** Åbn igen: asks for a new closing date first. */
export async function openReopening(data: unknown, turn: Turn): Promise<Answer> {
  const theme = await readTheme(turn, readThemeId(data).themeId);
  return { replace: reopenCard({ ...theme, sharing: sharingOf(theme) }, turn.text, turn.now) };
}

/** Opens it again; a date that cannot be is answered with the same question, and the date still in it. */
export async function reopenSharing(data: unknown, turn: Turn): Promise<Answer> {
  const { closesAt } = readInputs(data);
  try {
    return await steer((theme, now) => reopen(theme, dateIn(closesAt, theme, now), now), "share.reopened")(
      data,
      turn,
    );
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "closing-date") throw error;
    const theme = await readTheme(turn, readThemeId(data).themeId);
    const text = `⚠ ${turn.text("refusal.closing-date")}`;
    const shared = { ...theme, sharing: sharingOf(theme) };
    const card = reopenCard(shared, turn.text, turn.now, closesAt, [{ style: "attention", text }]);
    const no = { refused: error.code };
    return fits(card) ? { replaceForClicker: card, ...no } : { tell: text, ...no };
  }
}

/** The same day as before keeps its moment, unless that has passed already. */
function dateIn(date: string, { sharing }: Theme, now: Instant): Instant | undefined {
  const kept = sharing?.closesAt;
  return closingIn(date, kept && kept > now ? kept : undefined);
}
