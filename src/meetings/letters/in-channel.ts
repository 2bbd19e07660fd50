import type { Card } from "../../cards/card.js";
import type { Note } from "../../letters/carrying.js";
import { leadOf, type Network } from "../../networks/network.js";
import type { Placed } from "../../teams/mail.js";
import type { Address } from "../../teams/turn.js";
import { texts } from "../../text/text.js";
import { meetingCard } from "../card.js";
import type { Meet } from "../desk.js";
import type { Meeting, Told } from "../meeting.js";
import { minutesLetterCard } from "../minutes/letter-cards.js";
import { headlineOf, type Errand } from "./errand.js";
import type { Handled } from "./handled.js";
import type { MeetingLetter } from "./letter.js";
import { isChannelOpen, reachedIn, toldOf } from "./reasons.js";

/**
 * Tells the network's channel: the first word of a meeting opens a thread, all else stands in it. Where there is no
 * channel, or it shuts the bot out, each member is told instead.
 */
export async function inChannel(errand: Errand, meet: Meet): Promise<Handled> {
  const { letter } = errand;
  const card = cardOf(errand, meet);
  if (!card) return { fate: "done" };
  const told = toldBy(meet.meeting, letter);
  if (!isChannelOpen(meet.meeting, meet.network))
    return { fate: "done", ...told, notes: toEach(meet.network, letter) };
  const placed = await put(errand, meet, card);
  if (placed.delivery === "later") return { fate: "later" };
  if (placed.delivery === "gone") return shutOut(meet, letter, told);
  return { fate: "done", ...told, ...landed(meet, letter, placed) };
}

/** In the meeting's thread, else in a new one: the old may have been deleted while the channel stands. */
async function put({ mail }: Errand, { meeting, network }: Meet, card: Card): Promise<Placed> {
  const channel = channelOf(network);
  const thread = threadOf(meeting, network);
  const replied = thread ? await mail.putInChannel({ ...channel, conversationId: thread }, card) : undefined;
  return !replied || replied.delivery === "gone" ? mail.putInChannel(channel, card) : replied;
}

/** Only asked for where the network has a channel. */
function channelOf({ tenantId, channel, language, serviceUrl, bot }: Network): Address {
  const there = channel ?? { serviceUrl, bot, channelId: "" };
  return {
    tenantId,
    serviceUrl: there.serviceUrl,
    conversationId: there.channelId,
    bot: there.bot,
    language,
  };
}

/** The thread in the channel that the network has now, when there is one. */
function threadOf({ thread }: Meeting, { channel }: Network): string | undefined {
  const isHere = thread !== undefined && thread.conversationId.split(";")[0] === channel?.channelId;
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
  return {
    card: kind === "minutes" || kind === "change" || kind === "reminder" ? { ...at, shows: kind } : at,
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

/** The lead hears of it once; for this meeting the channel is not tried again. */
function shutOut({ network }: Meet, letter: MeetingLetter, told: Pick<Handled, "told">): Handled {
  const to = leadOf(network).personId ?? network.lead;
  const unreached: Note<MeetingLetter> = { id: "unreached", kind: "unreached", to };
  const lost = network.channel?.channelId;
  return {
    fate: "done",
    ...told,
    ...(lost === undefined ? {} : { lost }),
    notes: [...toEach(network, letter), unreached],
  };
}
