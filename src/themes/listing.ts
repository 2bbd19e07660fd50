import { createHash } from "node:crypto";
import { z } from "zod/v4";
import { fits, type Notice } from "../cards/notice.js";
import { closing } from "../guided/asking.js";
import { replyOf } from "../guided/clicks.js";
import { statusCard } from "../guided/status.js";
import { tidied } from "../interview/plain.js";
import { remember, withActive, withoutTheme } from "../people/remember.js";
import { Refusal } from "../refusal.js";
import { WriteConflict } from "../store/documents.js";
import type { Answer, Turn } from "../teams/turn.js";
import { readPage, readThemeId } from "./clicks.js";
import { activeTheme, changeOwn, changeTheme, ownThemes, pageSize, readTheme } from "./desk.js";
import { putAgain, putAgainAt } from "./guided.js";
import { renameCard, themesCard, type Page } from "./overview-cards.js";
import { isBlank, newTheme, remove, rename, restore, type Theme } from "./theme.js";
import { themeScene } from "./scene.js";

/** The person wants a new theme. One that is still blank is used again, so that a slip leaves nothing behind. */
export async function startTheme(turn: Turn): Promise<Answer> {
  const active = await activeTheme(turn);
  if (active && isBlank(active)) {
    return putAgain(turn, active, [{ style: "emphasis", text: turn.text("status.still") }]);
  }
  const theme = newTheme(turn.who.tenantId, idFrom(turn), turn.who.id, turn.now);
  try {
    await turn.documents.write("theme", theme, theme);
  } catch (error) {
    if (error instanceof WriteConflict) return {};
    throw error;
  }
  await remember(turn, withActive({ themeId: theme.id }));
  return putAgain(turn, theme);
}

/** The same activity always makes the same id, so that a repeated delivery cannot make a second theme. */
function idFrom({ who, activityId }: Turn): string {
  return createHash("sha256").update(`${who.tenantId} ${who.id} ${activityId}`).digest("hex").slice(0, 32);
}

async function pageOf(turn: Turn, number: number): Promise<Page> {
  const themes: Theme[] = [];
  let place = 0;
  for await (const theme of ownThemes(turn)) {
    if (isBlank(theme)) continue;
    if (place++ < number * pageSize) continue;
    if (themes.length === pageSize) return { themes, number, more: true, now: turn.now };
    themes.push(theme);
  }
  // Themes may have gone since the button was drawn; then the last page that has any is shown.
  return themes.length === 0 && number > 0
    ? pageOf(turn, number - 1)
    : { themes, number, more: false, now: turn.now };
}

/** Mine temaer, as a new card below. */
export async function listThemes(turn: Turn): Promise<Answer> {
  return { posts: [{ card: themesCard(await pageOf(turn, 0), turn.text) }] };
}

/** Another page of Mine temaer, in the card's own place. */
export async function turnPage(data: unknown, turn: Turn): Promise<Answer> {
  return { replace: themesCard(await pageOf(turn, readPage(data)), turn.text) };
}

export async function openRename(data: unknown, turn: Turn): Promise<Answer> {
  return { replace: renameCard(await readTheme(turn, readThemeId(data).themeId), turn.text) };
}

const names = z.object({ title: z.string().optional() });

export async function saveName(data: unknown, turn: Turn): Promise<Answer> {
  const { themeId } = readThemeId(data);
  const title = tidied(names.parse(data).title ?? "");
  try {
    const theme = await changeTheme(turn, themeId, (current) => rename(current, title, replyOf(turn)));
    return {
      replace: themesCard(await pageOf(turn, 0), turn.text, [
        { style: "good", text: `✓ ${turn.text("theme.renamed")}` },
      ]),
      ...(theme.id === turn.person?.activeTheme ? putAgainAt(theme, "title", turn) : {}),
    };
  } catch (error) {
    if (!(error instanceof Refusal) || error.values.field !== "title") throw error;
    const card = renameCard(await readTheme(turn, themeId), turn.text, [refused(turn, error)], title);
    const no = { refused: error.code };
    return fits(card)
      ? { replaceForClicker: card, ...no }
      : { tell: turn.text(`refusal.${error.code}`, error.values), ...no };
  }
}

const refused = (turn: Turn, error: Refusal): Notice => ({
  style: "attention",
  text: `⚠ ${turn.text(`refusal.${error.code}`, error.values)}`,
});

/** Deletes at once, with undo on the same card; the open question of that theme closes. */
export async function deleteTheme(data: unknown, turn: Turn): Promise<Answer> {
  const { themeId } = readThemeId(data);
  const theme = await changeOwn(turn, themeId, (current) => remove(current, turn.now));
  await remember(turn, (person) => withoutTheme(person, themeId));
  const gone = statusCard(turn.text("status.deleted"), turn.text);
  const isOpen = turn.person?.openCard?.themeId === themeId;
  return {
    replace: themesCard(await pageOf(turn, 0), turn.text, [], theme),
    ...(isOpen ? closing(turn, { themeId }, gone) : {}),
    ...(theme.sharing ? { repaint: themeScene(themeId) } : {}),
  };
}

export async function restoreTheme(data: unknown, turn: Turn): Promise<Answer> {
  const theme = await changeOwn(turn, readThemeId(data).themeId, (current) => restore(current, turn.now));
  const said = turn.text(theme.sharing ? "share.restored" : "status.restored");
  return {
    replace: themesCard(await pageOf(turn, 0), turn.text, [{ style: "good", text: `✓ ${said}` }]),
  };
}
