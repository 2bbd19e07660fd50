import { plain, shortened } from "../../interview/plain.js";
import type { Turn } from "../../teams/turn.js";
import { isAnswered, type Theme } from "../../themes/theme.js";
import { themeQuestions } from "../../themes/questions.js";

/** Something the theme left open, that a meeting can take up. */
export interface OpenQuestion {
  /** Goes into the form as a choice; the words are found by it again. */
  readonly key: string;
  readonly words: string;
}

/** More than these a list on a phone does not hold. */
const mostSuggestions = 8;
const nameLength = 120;

/**
 * What the network's theme left open: its questions without an answer, and suggestions nobody has taken up. S3-6.
 * Only what colleagues may see: what its owner wrote stays out, and suggestions are there once it is shared.
 */
export async function openQuestions(turn: Turn, networkId: string): Promise<readonly OpenQuestion[]> {
  const tenantId = turn.who.tenantId;
  const theme = (await turn.documents.read("theme", { tenantId, id: networkId }))?.value;
  if (!theme || theme.state !== "open") return [];
  return [...unanswered(theme, turn), ...(await suggested(turn, theme))];
}

const unanswered = (theme: Theme, { text }: Turn): OpenQuestion[] =>
  themeQuestions
    .filter(({ id }) => !isAnswered(theme, id))
    .map(({ id }) => ({ key: `q-${id}`, words: text(`ask.${id}`) }));

async function suggested({ documents, text }: Turn, theme: Theme): Promise<OpenQuestion[]> {
  if (!theme.sharing) return [];
  const found: OpenQuestion[] = [];
  const filter = { themeId: theme.id, state: "suggested" } as const;
  for await (const { id, name } of documents.list("suggestion", theme.tenantId, filter)) {
    const said = shortened(plain(name).replace(/\s+/gu, " "), nameLength);
    found.push({ key: `s-${id}`, words: text("planning.suggested-item", { name: said }) });
    if (found.length >= mostSuggestions) break;
  }
  return found;
}
