import { isShutIn } from "../../channels/posting.js";
import { nextLetter } from "../../letters/carrying.js";
import { isLost } from "../../teams/mail.js";
import { texts } from "../../text/text.js";
import { after } from "../../time.js";
import type { Meet } from "../desk.js";
import type { Errand } from "./errand.js";
import { foldedCard } from "./folded-card.js";
import { foldedAfter } from "./folding.js";
import type { Handled } from "./handled.js";

/**
 * Draws an outdated card a last time, however the meeting and its network stand, once nothing of the meeting is to be
 * told. Drawn twice it looks the same, so that what is unclear is tried again.
 */
export async function fold({ documents, letter, now, mail }: Errand, meet: Meet): Promise<Handled> {
  const others = meet.meeting.letters.filter(({ kind }) => kind !== "fold");
  if (nextLetter({ letters: others }, now)) return { fate: "put-off", until: after(now, foldedAfter) };
  const { tenantId, bot, language } = meet.network;
  const card = meet.meeting.outdated?.find(({ activityId }) => activityId === letter.card);
  if (!card) return { fate: "done" };
  const { serviceUrl, conversationId, activityId } = card;
  if (await isShutIn(documents, tenantId, conversationId)) return { fate: "done" };
  const to = { tenantId, serviceUrl, conversationId, bot, language };
  const delivery = await mail.update(to, activityId, foldedCard(meet, card, texts[language], now));
  return { fate: delivery === "sent" || isLost(delivery) ? "done" : "later" };
}
