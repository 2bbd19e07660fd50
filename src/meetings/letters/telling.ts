import type { Card } from "../../cards/card.js";
import { isShutNews, toldOfShut } from "../../channels/posting.js";
import { leadOf, type Network } from "../../networks/network.js";
import { recipientOf } from "../../people/recipient.js";
import { hasArrived, isLost, type Delivery } from "../../teams/mail.js";
import { texts, type Text } from "../../text/text.js";
import { after, minute, type Instant } from "../../time.js";
import { meetingCard } from "../card.js";
import type { Meet } from "../desk.js";
import { minutesLetterCard } from "../minutes/letter-cards.js";
import { followActions } from "../minutes/settling.js";
import { noteMissed } from "../quiet/morning.js";
import { isUnwanted, quietUntil } from "../quiet/quiet.js";
import { headlineOf, type Errand } from "./errand.js";
import { missedNote } from "./falling-due.js";
import { fold } from "./fold.js";
import type { Handled } from "./handled.js";
import { inChannel } from "./in-channel.js";
import { leadCard } from "./lead-cards.js";
import type { MeetingLetter } from "./letter.js";
import { nudgeCard } from "./nudge-card.js";
import { passedOn } from "./passing-on.js";
import { isMissed, isNeeded, isWaiting } from "./reasons.js";

const done: Handled = { fate: "done" };
/** How often it is looked whether a network that rests has gone on. */
const rest = 60 * minute;
/** What may have arrived is not repeated, and where the bot is shut out nothing is tried again. */
const fateOf = (delivery: Delivery): Handled => (delivery === "later" ? { fate: "later" } : done);

/** Tells what a letter says, unless its reason is gone; says how that went. Rejects only by a fault of ours. */
export async function tell(errand: Errand): Promise<Handled> {
  const { documents, meeting, letter, now } = errand;
  const { tenantId, networkId } = meeting;
  const network = (await documents.read("network", { tenantId, id: networkId }))?.value;
  if (!network) return done;
  const meet: Meet = { meeting, network };
  if (letter.kind === "fold") return fold(errand, meet);
  if (isWaiting(meeting, network, letter, now)) return { fate: "put-off", until: after(now, rest) };
  if (!isNeeded(meeting, network, letter, now)) return unneeded(meet, letter, now);
  if (letter.kind === "unreached" && !(await isShutNews(documents, network))) return done;
  if (letter.kind === "follow") {
    await followActions(documents, meeting, now);
    return done;
  }
  return letter.to === undefined ? inChannel(errand, meet) : toPerson(errand, meet, letter.to);
}

/** The lead hears of a reminder that Teams would not take in until the meeting had begun. */
function unneeded(meet: Meet, letter: MeetingLetter, now: Instant): Handled {
  const { meeting, network } = meet;
  if (isMissed(meeting, network, letter, now))
    return { ...done, isMissed: true, notes: [missedNote(network, letter.lead)] };
  return { ...done, notes: passedOn(meeting, network, letter, now) };
}

/**
 * A private letter respects its reader: in their quiet hours it waits for the morning, and reminders of a network they
 * have muted are gathered till then. A change waits for nobody: who sleeps should not come in vain.
 */
async function toPerson(
  { documents, letter, now, mail }: Errand,
  meet: Meet,
  personId: string,
): Promise<Handled> {
  const { network } = meet;
  const { tenantId } = network;
  const person = (await documents.read("person", { tenantId, id: personId }))?.value;
  if (person && isUnwanted(person, letter.kind, network.id)) {
    await noteMissed(documents, person, meet.meeting, now);
    return done;
  }
  const until = letter.kind === "change" ? undefined : quietUntil(person?.quiet, now);
  if (until) return { fate: "put-off", until };
  const to = recipientOf(network, personId, person);
  const card = privateCard(meet, letter, personId, texts[to.language], now);
  if (!card) return done;
  const delivery = await mail.sendPrivately(to, { card });
  if (letter.kind === "unreached" && hasArrived(delivery)) await toldOfShut(documents, network);
  const isAsked = letter.kind === "minutes-ask" && (delivery === "sent" || isLost(delivery));
  return {
    ...fateOf(delivery),
    ...(isAsked ? { isAsked } : {}),
    ...(letter.kind === "minutes-waived" && hasArrived(delivery) ? { saidWaived: isWaived(meet) } : {}),
    ...(isLost(delivery) ? insteadOf(letter, network) : {}),
  };
}

const isWaived = ({ meeting }: Meet): boolean => meeting.minutes?.state === "waived";

/** Who is to write the minutes cannot be reached: the lead is asked, and reminded, so that somebody is. */
function insteadOf({ kind, to }: MeetingLetter, network: Network): Pick<Handled, "notes"> {
  const lead = leadOf(network).personId;
  const isForWriter = kind === "minutes-ask" || kind === "minutes-nag";
  if (!isForWriter || lead === undefined || lead === to) return {};
  return { notes: [{ id: `${kind} ${lead}`, kind, to: lead }] };
}

function privateCard(
  meet: Meet,
  letter: MeetingLetter,
  personId: string,
  text: Text,
  now: Instant,
): Card | undefined {
  const { kind } = letter;
  if (kind === "nudge") return nudgeCard(meet, personId, text, now);
  if (kind === "missed" || kind === "unreached" || kind === "suggested")
    return leadCard(meet, { ...letter, kind }, text, now);
  if (kind === "announce" || kind === "reminder" || kind === "change")
    return meetingCard(meet, { personId }, text, now, headlineOf(meet.meeting, { ...letter, kind }, now));
  return minutesLetterCard(meet, letter, text, now);
}
