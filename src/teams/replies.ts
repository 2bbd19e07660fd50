import type { Answer } from "./turn.js";

/** What a click is answered with; Teams wants a body even when there is nothing to show. */
export function bodyFor({ replace, replaceForClicker, tell }: Answer) {
  const card = replaceForClicker ?? replace;
  if (card) return { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: card };
  return { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: tell ?? "" };
}

/**
 * An answer to a click that Teams has stopped waiting for: what only the clicker was to see is sent where only
 * they see it, so that a slow store never leaves them in doubt whether they were heard.
 */
export function late({ tell, replaceForClicker, ...rest }: Answer, isPrivate: boolean): Answer {
  const card = isPrivate ? (rest.replace ?? replaceForClicker) : rest.replace;
  const said = tell ? [{ say: tell }] : [];
  return {
    ...rest,
    ...(card && { replace: card }),
    ...(isPrivate
      ? { posts: [...said, ...(rest.posts ?? [])] }
      : { privately: [...said, ...(rest.privately ?? [])] }),
  };
}
