import { z } from "zod/v4";
import { refuse } from "../../refusal.js";
import type { Verbs } from "../../teams/handlers.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { meetingCard } from "../card.js";
import { readInside } from "../answering/in-place.js";
import { listMine } from "../minutes/action-list.js";

const meetings = z.object({ meetingId: z.string().min(1).max(200) });

/** A meeting as a new card below, so that the digest stays to be gone through. */
async function openBelow(data: unknown, turn: Turn): Promise<Answer> {
  const { meetingId } = meetings.safeParse(data).data ?? refuse("unknown-click");
  const meet = await readInside(turn, meetingId);
  return { posts: [{ card: meetingCard(meet, { personId: turn.who.id }, turn.text, turn.now) }] };
}

/** The digest's buttons: what they open comes below it. */
export const digestVerbs = {
  "digest.meeting": openBelow,
  "digest.actions": (_data, turn) => listMine(turn),
} as const satisfies Verbs;
