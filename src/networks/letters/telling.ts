import type { Card } from "../../cards/card.js";
import { requestCard } from "../approval/cards.js";
import type { SeatCard } from "../approval/round.js";
import { isShutIn, isShutNews, postIn, toldOfShut, type Posted } from "../../channels/posting.js";
import { invitationCard } from "../members/cards.js";
import { recipientOf } from "../../people/recipient.js";
import { refuse } from "../../refusal.js";
import { change } from "../../store/change.js";
import { parkedAfter } from "../../letters/carrying.js";
import type { Documents } from "../../store/documents.js";
import {
  hasArrived,
  isLost,
  type Delivery,
  type Mail,
  type Placed,
  type Recipient,
} from "../../teams/mail.js";
import { texts, type Text } from "../../text/text.js";
import { becameNetwork } from "../../themes/became.js";
import type { Instant } from "../../time.js";
import type { Network } from "../network.js";
import type { Handled } from "./carrying.js";
import type { Letter } from "./letter.js";
import { mentionCard } from "./mention-card.js";
import { isAwaited, isNeeded, readerOf, roundIn, seatIn } from "./reasons.js";
import { toldCard } from "./told-cards.js";

/** One letter on its way, with the network as it is stored now. */
export interface Errand {
  readonly documents: Documents;
  readonly network: Network;
  readonly letter: Letter;
  readonly now: Instant;
  readonly mail: Mail;
}

const done: Handled = { fate: "done" };
const later: Handled = { fate: "later" };
/** What may have arrived is not repeated, and where the bot is shut out nothing is tried again. */
const fateOf = (delivery: Delivery): Handled => (delivery === "later" ? later : done);

/** Tells what a letter says, unless its reason is gone; says how that went. Rejects only by a fault of ours. */
export async function tell(errand: Errand): Promise<Handled> {
  const { network, letter } = errand;
  if (!isNeeded(network, letter)) return done;
  if (letter.kind === "redraw") return redraw(errand);
  if (letter.kind === "channel") return tellChannel(errand);
  if (letter.kind === "theme") return tellTheme(errand);
  if (letter.kind === "request" || letter.kind === "reminder") return tellHolder(errand);
  return tellPerson(errand);
}

async function readerFor({ documents, network }: Errand, personId: string): Promise<Recipient> {
  const person = (await documents.read("person", { tenantId: network.tenantId, id: personId }))?.value;
  return recipientOf(network, personId, person);
}

async function tellPerson(errand: Errand): Promise<Handled> {
  const { documents, network, letter, mail } = errand;
  const isOfShut = letter.kind === "channel-shut";
  if (isOfShut && !(await isShutNews(documents, network))) return done;
  const to = await readerFor(errand, readerOf(network, letter));
  const card = cardOf(errand, texts[to.language]);
  if (!card) return done;
  const delivery = await mail.sendPrivately(to, { card });
  if (isOfShut && hasArrived(delivery)) await toldOfShut(documents, network);
  return letter.kind === "form" ? askedToForm(letter, delivery) : fateOf(delivery);
}

/** The theme's owner is told when the one they asked to form the network cannot be written to. */
function askedToForm(letter: Letter, delivery: Delivery): Handled {
  const isNowhere = isLost(delivery) || (delivery === "later" && givenUp(letter));
  return { ...fateOf(delivery), ...(isNowhere ? { unreached: "nowhere" } : {}) };
}

function cardOf({ network, letter, now }: Errand, text: Text): Card | undefined {
  if (letter.kind !== "invitation") return toldCard(network, letter, text, now);
  return letter.member === undefined ? undefined : invitationCard(network, letter.member, text);
}

/**
 * A leader gets the card to decide on, or is reminded of it: privately, else by a mention in the network's channel, of
 * which the lead is told. S3-3.
 */
async function tellHolder(errand: Errand): Promise<Handled> {
  const { network, letter, now, mail } = errand;
  const { seat: seatId = "", to = "" } = letter;
  const reader = await readerFor(errand, to);
  const text = texts[reader.language];
  const isRequest = letter.kind === "request";
  const card = isRequest ? requestCard(network, seatId, text, now) : toldCard(network, letter, text, now);
  if (!card) return done;
  const placed = await mail.putPrivately(reader, card);
  // One whose approval was kept has nothing to decide, so nobody calls for them in a channel.
  if (isLost(placed.delivery)) return isAwaited(network, letter) ? mention(errand) : done;
  if (placed.delivery === "later") return givenUp(letter) ? { ...later, unreached: "nowhere" } : later;
  return { ...done, ...(isRequest ? landed(placed, to, "private") : {}) };
}

const landed = ({ at }: Placed, holder: string, via: SeatCard["via"]) =>
  at ? { card: { ...at, via, holder } satisfies SeatCard } : {};

/** The lead is told once that what asks someone for something does not get through, when it is parked. */
const givenUp = ({ kind, tries }: Letter): boolean =>
  (kind === "request" || kind === "form") && tries + 1 === parkedAfter;

/** The lead hears of it with the request; that a reminder went the same way is no news. */
async function mention(errand: Errand): Promise<Handled> {
  const { network, letter } = errand;
  const isRequest = letter.kind === "request";
  const seat = seatIn(network, letter);
  const round = roundIn(network, letter)?.number ?? 0;
  if (!seat) return done;
  const card = mentionCard(network, { seat, round, isAwaited: true }, texts[network.language]);
  const placed = await postIn(errand, network, network.channel?.conversationId, card);
  if (placed.delivery === "later") return later;
  const shut = shutBy(placed);
  if (isLost(placed.delivery)) return { ...done, ...shut, ...(isRequest ? { unreached: "nowhere" } : {}) };
  const place = landed(placed, seat.holder, "channel");
  return { ...done, ...place, ...(isRequest ? { unreached: "privately" } : {}) };
}

/** The lead hears once that the channel shuts the bot out, whichever letter found it so. */
const shutBy = ({ isNews }: Posted): Pick<Handled, "shut"> => (isNews ? { shut: true } : {});

/**
 * All of a seat's cards show what is so now: each holder's in their language, those in the channel in the network's.
 * All at once, for Teams may be slow with each, and the network is claimed for some minutes only.
 */
async function redraw(errand: Errand): Promise<Handled> {
  const { cards = [] } = seatIn(errand.network, errand.letter) ?? {};
  const deliveries = await Promise.all(cards.map((card) => redrawOne(errand, card)));
  // Drawing the same again harms nobody, and a card that was missed would keep its buttons.
  return deliveries.some((one) => one === "later" || one === "unclear") ? later : done;
}

/** Nothing is drawn where the bot is shut out: an old card says what happened when it is pressed. */
async function redrawOne(errand: Errand, card: SeatCard): Promise<Delivery | undefined> {
  const { network, letter, mail } = errand;
  const holder = card.holder ?? seatIn(network, letter)?.holder ?? "";
  const reader = card.via === "private" ? await readerFor(errand, holder) : await channelOf(errand, card);
  if (reader.isShut) return undefined;
  const { language } = reader;
  const { conversationId, serviceUrl } = card;
  const at = { tenantId: network.tenantId, bot: network.bot, conversationId, serviceUrl, language };
  const drawn = redrawn(errand, card, texts[language]);
  return drawn && mail.update(at, card.activityId, drawn);
}

async function channelOf({ documents, network }: Errand, { conversationId }: SeatCard) {
  const { tenantId, language } = network;
  return { language, isShut: await isShutIn(documents, tenantId, conversationId) };
}

function redrawn({ network, letter, now }: Errand, { via, holder }: SeatCard, text: Text): Card | undefined {
  const seat = seatIn(network, letter);
  if (!seat) return undefined;
  const viewer = holder ?? seat.holder;
  const round = roundIn(network, letter)?.number ?? 0;
  const isSo = { seat, round, isAwaited: isAwaited(network, { ...letter, to: viewer }) };
  if (via === "channel") return mentionCard(network, isSo, text);
  return requestCard(asOf(network, round), seat.id, text, now, [], { viewer });
}

/** Once, in a thread of its own, which is where the channel hears of the network from then on. */
async function tellChannel(errand: Errand): Promise<Handled> {
  const { network, letter, now } = errand;
  const card = toldCard(network, letter, texts[network.language], now);
  if (!card) return done;
  const placed = await postIn(errand, network, undefined, card);
  const { delivery, at } = placed;
  if (!at) return { ...fateOf(delivery), ...shutBy(placed) };
  return { ...done, thread: { conversationId: at.conversationId, activityId: at.activityId } };
}

/** The theme says what it became; its own clock tells its threads and followers. A theme that is gone hears nothing. */
async function tellTheme({ documents, network, now, mail }: Errand): Promise<Handled> {
  const { tenantId, id } = network;
  const title = network.texts.title ?? "";
  if (!(await documents.read("theme", { tenantId, id }))) return done;
  const theme = await change(documents, "theme", { tenantId, id }, (current) =>
    becameNetwork(current ?? refuse("no-such-theme"), title, now, network.channel?.channelId),
  );
  if (theme.sharing) await mail.repaint(tenantId, { kind: "theme", id });
  return done;
}

/** A card of an earlier round says what became of that one. */
const asOf = (network: Network, round: number): Network => ({
  ...network,
  rounds: network.rounds.filter(({ number }) => number <= round),
});
