import type { Notice } from "../cards/notice.js";
import { statusCard } from "../guided/status.js";
import { refuse } from "../refusal.js";
import type { Answer, Turn } from "../teams/turn.js";
import { between, type Instant } from "../time.js";
import { titleOf } from "./cards.js";
import { changeOwn, changeTheme, ownThemes, pageSize } from "./desk.js";
import { putAgain } from "./guided.js";
import { restore, undoableAt, undoChange, type Theme } from "./theme.js";

/** Takes back the latest change: an answer, or a theme that was deleted after it. */
export async function undoCommand(turn: Turn): Promise<Answer> {
  const deleted = await lastDeleted(turn);
  const changed = await lastChanged(turn);
  const lastStep = changed && undoableAt(changed);
  if (deleted && (!lastStep || between(lastStep, deleted.changedAt) >= 0)) {
    const theme = await changeOwn(turn, deleted.id, (current) => restore(current, turn.now));
    return putAgain(turn, theme, [good(turn, theme.sharing ? "share.restored" : "status.restored")]);
  }
  const themeId = changed?.id ?? refuse("nothing-to-undo");
  const wasOpen = changed?.interview.open;
  const theme = await changeTheme(turn, themeId, (current) => undoChange(current, turn.now));
  if (theme.id !== turn.person?.activeTheme && theme.interview.open === wasOpen) {
    const said = titleOf(theme, turn.text);
    return { posts: [{ card: statusCard(good(turn, "status.undone").text, turn.text, { said }) }] };
  }
  return putAgain(turn, theme, [good(turn, "status.undone")]);
}

/** When the change was made that `undoCommand` takes back; empty when there is none. */
export async function undoableSince(turn: Turn): Promise<Instant> {
  const [deleted, changed] = [await lastDeleted(turn), await lastChanged(turn)];
  return [deleted?.changedAt ?? "", changed ? undoableAt(changed) : ""].sort().at(-1) ?? "";
}

const good = (turn: Turn, key: "status.restored" | "share.restored" | "status.undone"): Notice => ({
  style: "good",
  text: `✓ ${turn.text(key)}`,
});

/** Of the themes changed lately, the one whose latest undoable change is the newest. */
async function lastChanged(turn: Turn): Promise<Theme | undefined> {
  const changedAt = (theme: Theme | undefined) => (theme ? undoableAt(theme) : "");
  let newest: Theme | undefined;
  let looked = 0;
  for await (const theme of ownThemes(turn)) {
    if (changedAt(theme) > changedAt(newest)) newest = theme;
    if (++looked === pageSize) break;
  }
  return newest;
}

async function lastDeleted(turn: Turn): Promise<Theme | undefined> {
  for await (const theme of ownThemes(turn, "deleted")) return theme;
  return undefined;
}
