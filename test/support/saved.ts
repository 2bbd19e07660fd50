import type { Theme } from "../../src/themes/theme.js";
import type { Someone } from "./chat.js";
import { listed } from "./listed.js";

/** The person's themes as they are stored, the last changed first. */
export const saved = (
  { chat, tenantId, id: owner }: Someone,
  state: Theme["state"] = "open",
): Promise<Theme[]> => listed(chat.documents.list("theme", tenantId, { owner, state }));

/** What is stored of the answers in the theme that was changed last. */
export const answers = async (someone: Someone): Promise<Theme["interview"]["answers"] | undefined> =>
  (await saved(someone))[0]?.interview.answers;
