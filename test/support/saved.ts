import type { Theme } from "../../src/themes/theme.js";
import type { Someone } from "./chat.js";

/** The person's themes as they are stored, the last changed first. */
export async function saved(someone: Someone, state: Theme["state"] = "open"): Promise<Theme[]> {
  const themes: Theme[] = [];
  for await (const theme of someone.chat.documents.list("theme", someone.tenantId, {
    owner: someone.id,
    state,
  }))
    themes.push(theme);
  return themes;
}

/** What is stored of the answers in the theme that was changed last. */
export const answers = async (someone: Someone): Promise<Theme["interview"]["answers"] | undefined> =>
  (await saved(someone))[0]?.interview.answers;
