import type { Fate } from "../../letters/carrying.js";
import { leadOf, type Network } from "../../networks/network.js";
import type { Documents } from "../../store/documents.js";
import type { Delivery, Mail } from "../../teams/mail.js";
import { texts } from "../../text/text.js";
import type { Instant } from "../../time.js";
import type { Calendar, CalendarLetter, Series } from "../calendar.js";
import { memberOf } from "../desk.js";
import { quietUntil } from "../quiet/quiet.js";
import { seriesCard } from "./series-card.js";
import { isRunning, type Readers } from "./series.js";

interface Errand {
  readonly documents: Documents;
  readonly calendar: Calendar;
  readonly letter: CalendarLetter;
  readonly now: Instant;
  readonly mail: Mail;
}

const done: Fate = { fate: "done" };
/** What may have arrived is not repeated, and where the bot is shut out nothing is tried again. */
const fateOf = (delivery: Delivery): Fate => (delivery === "later" ? { fate: "later" } : done);

/** Who is to hear of a series: the channel, else each member with the bot. */
export function readersOf(network: Network): Readers {
  if (network.channel) return "channel";
  const ids = network.members.flatMap(({ personId }) => personId ?? []);
  return ids.filter((id) => memberOf(network, id) !== undefined);
}

/** Tells that a series begins, goes on or ends, as it then is; nothing once the network is over. */
export async function tellSeries(errand: Errand): Promise<Fate> {
  const { documents, calendar, letter } = errand;
  const network = (await documents.read("network", calendar))?.value;
  const series = calendar.series.find(({ id }) => id === letter.seriesId);
  if (network?.state !== "active" || !series) return done;
  if (isRunning(series) === (letter.kind === "series-ended")) return done;
  return letter.to === undefined ? toChannel(errand, network, series) : toMember(errand, network, series);
}

async function toChannel({ calendar, now, mail }: Errand, network: Network, series: Series): Promise<Fate> {
  const { channel, tenantId, language } = network;
  if (!channel) return done;
  const { serviceUrl, bot, conversationId = channel.channelId } = channel;
  const card = seriesCard({ network, calendar, series }, "channel", texts[language], now);
  return fateOf(await mail.send({ tenantId, serviceUrl, conversationId, bot, language }, { card }));
}

async function toMember(
  { documents, calendar, letter, now, mail }: Errand,
  network: Network,
  series: Series,
): Promise<Fate> {
  const { tenantId, serviceUrl, bot } = network;
  const personId = letter.to ?? leadOf(network).personId ?? "";
  if (!memberOf(network, personId)) return done;
  const person = (await documents.read("person", { tenantId, id: personId }))?.value;
  // Who sleeps should not come in vain, so only that a series ended waits for nobody.
  const until = letter.kind === "series-ended" ? undefined : quietUntil(person?.quiet, now);
  if (until) return { fate: "put-off", until };
  const language = person?.language ?? network.language;
  const card = seriesCard({ network, calendar, series }, "private", texts[language], now);
  const to = {
    tenantId,
    personId,
    ...(person?.chat ? { chat: person.chat } : {}),
    serviceUrl,
    bot,
    language,
  };
  return fateOf(await mail.sendPrivately(to, { card }));
}
