import { postIn } from "../../channels/posting.js";
import type { Fate, Note } from "../../letters/carrying.js";
import type { Network } from "../../networks/network.js";
import { recipientOf } from "../../people/recipient.js";
import type { Documents } from "../../store/documents.js";
import { isLost, type Delivery, type Mail } from "../../teams/mail.js";
import { texts } from "../../text/text.js";
import { after, day, minute, type Instant } from "../../time.js";
import type { Calendar, CalendarLetter, Series } from "../calendar.js";
import { spanOf } from "../calendar-time.js";
import { memberOf } from "../desk.js";
import { quietUntil } from "../quiet/quiet.js";
import { comingDays } from "./coming-days.js";
import { seriesCard } from "./series-card.js";
import { isRunning, seriesNotes, type Readers } from "./series.js";
import { nextSlots, whenOn } from "./times.js";

interface Errand {
  readonly documents: Documents;
  readonly calendar: Calendar;
  readonly letter: CalendarLetter;
  readonly now: Instant;
  readonly mail: Mail;
}

const hour = 60 * minute;
const done: Fate = { fate: "done" };
/** What may have arrived is not repeated, and where the bot is shut out nothing is tried again. */
const fateOf = (delivery: Delivery): Fate => (delivery === "later" ? { fate: "later" } : done);

/** What became of a letter, and what is to be told because of it. */
export interface Told extends Fate {
  readonly notes?: readonly Note<CalendarLetter>[];
}

/** Who is to hear of a series: the channel, else each member with the bot. */
export const readersOf = (network: Network): Readers => (network.channel ? "channel" : membersOf(network));

const membersOf = (network: Network): readonly string[] =>
  network.members
    .flatMap(({ personId }) => personId ?? [])
    .filter((id) => memberOf(network, id) !== undefined);

/** Tells that a series begins, goes on or ends, as it then is. While the network is closed it waits: it may be opened again. */
export async function tellSeries(errand: Errand): Promise<Told> {
  const { documents, calendar, letter } = errand;
  const network = (await documents.read("network", calendar))?.value;
  const series = calendar.series.find(({ id }) => id === letter.seriesId);
  if (!network || !series || isRunning(series) === (letter.kind === "series-ended")) return done;
  if (network.state !== "active") return waiting(series, calendar.zone, errand.now);
  const { to } = letter;
  return to === undefined ? toChannel(errand, network, series) : toMember(errand, network, series, to);
}

/**
 * That a series goes on is of use as long as it has days to come, and is looked at as seldom as the calendar is; that it
 * ended as long as people may still come in vain.
 */
function waiting(series: Series, zone: string, now: Instant): Fate {
  const runs = isRunning(series);
  const last = nextSlots(series, zone, series.endedAt ?? now).at(-1);
  const isAhead = last !== undefined && spanOf(whenOn(series, last, zone)).endsAt > now;
  return isAhead ? { fate: "put-off", until: after(now, runs ? day : hour) } : done;
}

/** The channel, or each member where it takes nothing in; that it shuts the bot out the lead hears with the next meeting. */
async function toChannel(errand: Errand, network: Network, series: Series): Promise<Told> {
  const { documents, calendar, letter, now } = errand;
  const days = await comingDays(documents, calendar, series, now);
  const card = seriesCard({ network, series, days }, "channel", texts[network.language], now);
  const { delivery } = await postIn(errand, network, network.channel?.conversationId, card);
  return { ...fateOf(delivery), ...(isLost(delivery) ? { notes: toEach(network, letter) } : {}) };
}

const toEach = (network: Network, { kind, seriesId }: CalendarLetter): readonly Note<CalendarLetter>[] =>
  seriesNotes(kind, seriesId, membersOf(network));

async function toMember(
  { documents, calendar, letter, now, mail }: Errand,
  network: Network,
  series: Series,
  personId: string,
): Promise<Fate> {
  const { tenantId } = network;
  if (!memberOf(network, personId)) return done;
  const person = (await documents.read("person", { tenantId, id: personId }))?.value;
  // Who sleeps should not come in vain, so only that a series ended waits for nobody.
  const until = letter.kind === "series-ended" ? undefined : quietUntil(person?.quiet, now);
  if (until) return { fate: "put-off", until };
  const to = recipientOf(network, personId, person);
  const days = await comingDays(documents, calendar, series, now);
  const card = seriesCard({ network, series, days }, "private", texts[to.language], now);
  return fateOf(await mail.sendPrivately(to, { card }));
}
