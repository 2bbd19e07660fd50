import type { Card } from "../../cards/card.js";
import { channelIn } from "../../channels/channel.js";
import { postIn } from "../../channels/posting.js";
import type { Note } from "../../letters/carrying.js";
import { leadOf, type Network } from "../../networks/network.js";
import { isLost, type Placed } from "../../teams/mail.js";
import { texts } from "../../text/text.js";
import { meetingCard } from "../card.js";
import type { Meet } from "../desk.js";
import type { Meeting, Told } from "../meeting.js";
import { minutesLetterCard } from "../minutes/letter-cards.js";
import { headlineOf, type Errand } from "./errand.js";
import type { Handled } from "./handled.js";
import type { MeetingLetter } from "./letter.js";
import { reachedIn, toldOf } from "./reasons.js";

/**
 * Tells the network's channel: the first word of a meeting opens a thread, all else stands in it. Where there is no
 * channel, or it shuts the bot out, each member is told instead, and the lead hears of that once.
 */
export async function inChannel(errand: Errand, meet: Meet): Promise<Handled> {
  const { letter } = errand;
  const { meeting, network } = meet;
  const card = cardOf(errand, meet);
  if (!card) return { fate: "done" };
  const told = toldBy(meeting, letter);
  const placed = await postIn(errand, network, threadOf(meeting, network), card);
  if (placed.delivery === "later") return { fate: "later" };
  if (!isLost(placed.delivery)) return { fate: "done", ...told, ...landed(meet, letter, placed) };
  const notes = [...toEach(network, letter), ...(placed.isNews ? [unreached(network)] : [])];
  return { fate: "done", ...told, notes };
}

/** The thread in the channel that the network has now, when there is one. */
function threadOf({ thread }: Meeting, { channel }: Network): string | undefined {
  const isHere = thread !== undefined && channelIn(thread.conversationId) === channel?.channelId;
  return isHere ? thread.conversationId : undefined;
}

function cardOf({ letter, now }: Errand, meet: Meet): Card | undefined {
  const text = texts[meet.network.language];
  const { kind } = letter;
  if (kind === "announce" || kind === "reminder" || kind === "change")
    return meetingCard(meet, "channel", text, now, headlineOf(meet.meeting, { ...letter, kind }, now));
  return minutesLetterCard(meet, letter, text, now);
}

/** A reminder tells of no change, but where it is the first word of the meeting it tells all. */
function toldBy(meeting: Meeting, { kind }: MeetingLetter): { readonly told?: Told } {
  const isNews = kind === "announce" || kind === "change" || (kind === "reminder" && !meeting.told);
  return isNews ? { told: toldOf(meeting) } : {};
}

/** Its cards are drawn anew when people answer, the minutes when they are corrected; each says still what it came for. */
function landed(
  { meeting, network }: Meet,
  { kind }: MeetingLetter,
  { at }: Placed,
): Pick<Handled, "card" | "thread"> {
  if (!at) return {};
  const { conversationId, activityId } = at;
  const isNew = threadOf(meeting, network) !== conversationId;
  const card = { ...at, when: meeting.when };
  return {
    card: kind === "minutes" || kind === "change" || kind === "reminder" ? { ...card, shows: kind } : card,
    ...(isNew ? { thread: { conversationId, activityId } } : {}),
  };
}

/** The same letter to each member, each to be told once. */
const toEach = (network: Network, { id, nth, tries, dueAt, parkedSince, putOff, ...rest }: MeetingLetter) =>
  reachedIn(network).map(({ personId }): Note<MeetingLetter> => ({
    ...rest,
    id: `${id} ${personId}`,
    to: personId,
  }));

const unreached = (network: Network): Note<MeetingLetter> => ({
  id: "unreached",
  kind: "unreached",
  to: leadOf(network).personId ?? network.lead,
});
