import { z } from "zod/v4";
import type { Card } from "../cards/card.js";
import type { Verbs } from "../teams/handlers.js";
import type { Answer } from "../teams/turn.js";

/** The page of Mine møder that a meeting was opened from. */
const fromMine = z.object({ mine: z.coerce.number().int().min(0).max(10_000) });

/**
 * Whoever opens a meeting from Mine møder is led back there, to the page it was opened from, whatever they have done
 * with the meeting meanwhile: its cards hand the page on, and only the way to the list of meetings is another.
 */
export const leadingBack = (verbs: Verbs): Verbs =>
  Object.fromEntries(
    Object.entries(verbs).map(([verb, run]) => [
      verb,
      async (data, turn) => {
        const from = fromMine.safeParse(data).data;
        const answer = await run(data, turn);
        return from ? ledBack(answer, from.mine) : answer;
      },
    ]),
  );

const ledBack = ({ replace, replaceForClicker, ...answer }: Answer, page: number): Answer => ({
  ...answer,
  ...(replace ? { replace: handingOn(replace, page) as Card } : {}),
  ...(replaceForClicker ? { replaceForClicker: handingOn(replaceForClicker, page) as Card } : {}),
});

/** A card, or a part of one, whose buttons know where the meeting was opened from. */
function handingOn(part: unknown, page: number): unknown {
  if (Array.isArray(part)) return part.map((one) => handingOn(one, page));
  if (typeof part !== "object" || part === null) return part;
  const { verb, data } = part as { readonly verb?: unknown; readonly data?: object };
  if (verb === "meetings.open") return { ...part, verb: "meetings.mine-page", data: { page } };
  if (verb !== undefined && data && "meetingId" in data) return { ...part, data: { ...data, mine: page } };
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, handingOn(value, page)]));
}
