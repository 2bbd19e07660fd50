import { z } from "zod/v4";
import { isInside } from "../../networks/network.js";
import { refuse } from "../../refusal.js";
import type { Verbs } from "../../teams/handlers.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { meetingCard } from "../card.js";
import { readMeet } from "../desk.js";

const meetings = z.object({ meetingId: z.string().min(1).max(200) });

/** A meeting as a new card below, so that the digest stays to be gone through. */
async function openBelow(data: unknown, turn: Turn): Promise<Answer> {
  const { meetingId } = meetings.safeParse(data).data ?? refuse("unknown-click");
  const meet = await readMeet(turn, meetingId);
  if (!isInside(meet.network, turn.who.id)) refuse("no-such-meeting");
  return { posts: [{ card: meetingCard(meet, { personId: turn.who.id }, turn.text, turn.now) }] };
}

export const digestVerbs = { "digest.meeting": openBelow } as const satisfies Verbs;
