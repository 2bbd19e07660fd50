import { refuse } from "../refusal.js";
import { change } from "../store/change.js";
import type { Turn } from "../teams/turn.js";
import { openTheme, ownTheme, type Theme } from "./theme.js";

/** How many of a person's own themes one card lists. */
export const pageSize = 5;

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
