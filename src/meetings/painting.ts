import type { Documents, Place } from "../store/documents.js";
import type { Painted } from "../teams/handlers.js";
import type { Scene } from "../teams/turn.js";
import { texts } from "../text/text.js";
import type { Instant } from "../time.js";
import { meetingCard } from "./card.js";
import { minutesCard } from "./minutes/read-card.js";

/** A meeting's cards in channels, to be painted anew or held back. */
export const meetingScene = (id: string): Scene => ({ kind: "meeting", id });

/** The meeting's cards that stand in channels, as they should be now; one read more than the meeting. */
export async function paintedMeeting(
  documents: Documents,
  at: Place,
  now: Instant,
): Promise<readonly Painted[]> {
  const meeting = (await documents.read("meeting", at))?.value;
  if (!meeting || meeting.cards.length === 0) return [];
  const { tenantId, networkId } = meeting;
  const network = (await documents.read("network", { tenantId, id: networkId }))?.value;
  if (!network) return [];
  const { language, bot } = network;
  const meet = { meeting, network };
  const cards = {
    meeting: meetingCard(meet, "channel", texts[language], now),
    change: meetingCard(meet, "channel", texts[language], now, { headline: "moved", isAnew: true }),
    reminder: meetingCard(meet, "channel", texts[language], now, { headline: "reminder", isAnew: true }),
    minutes: minutesCard(meet, "channel", texts[language], now),
  };
  return meeting.cards.map(({ activityId, conversationId, serviceUrl, shows }) => ({
    to: { tenantId, serviceUrl, conversationId, bot, language },
    activityId,
    card: cards[shows ?? "meeting"],
  }));
}
