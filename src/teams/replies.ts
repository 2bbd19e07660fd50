import type { Answer } from "./turn.js";

/** What a click is answered with; Teams wants a body even when there is nothing to show. */
export function bodyFor({ replace, replaceForClicker, tell }: Answer) {
  const card = replaceForClicker ?? replace;
  if (card) return { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: card };
  return { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: tell ?? "" };
}

/**
 * An answer to a click that Teams has stopped waiting for: its sentence is sent where only the clicker sees it, so
 * that a slow store never leaves them in doubt whether they were heard. A card meant for the clicker alone holds what
 * must not be kept, and is left out.
 */
export function late({ tell, replaceForClicker, ...rest }: Answer, isPrivate: boolean): Answer {
  const said = tell ? [{ say: tell }] : [];
  const place = isPrivate ? "posts" : "privately";
  return { ...rest, [place]: [...said, ...(rest[place] ?? [])] };
}
