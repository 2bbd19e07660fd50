import type { Notice } from "../cards/notice.js";
import { dayInWords } from "../dates.js";
import type { Meeting } from "../meetings/meeting.js";
import { lacksMinutes } from "../meetings/minutes/held.js";
import type { Answer, Turn } from "../teams/turn.js";
import type { Text } from "../text/text.js";
import { changeLed } from "./desk.js";
import { readNetworkId } from "./members/clicks.js";
import { good } from "./members/listing.js";
import type { Network } from "./network.js";
import { networkAgain } from "./seeing/again.js";
import { close } from "./standing.js";

/** A network's meetings are read no further back than these; what was last changed is read first. */
const mostRead = 200;
/** So many days are named in one sentence; more are counted. */
const mostDays = 3;

/** Afslut: the network's card offers the way back, and says what can still be done: the minutes that are missing. S3-6. */
export async function closeNetwork(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId } = readNetworkId(data);
  const network = await changeLed(turn, networkId, (current) => close(current, turn.who.id, turn.now));
  const missing = await lackingMinutes(turn, network);
  return networkAgain(turn, network, [...good(turn.text("steering.closed")), ...missingIn(missing, turn)]);
}

/** One query of the network's own meetings. */
async function lackingMinutes({ documents, now }: Turn, network: Network): Promise<readonly Meeting[]> {
  const found: Meeting[] = [];
  let read = 0;
  for await (const meeting of documents.list("meeting", network.tenantId, { networkId: network.id })) {
    if (lacksMinutes(meeting, network, now)) found.push(meeting);
    if (++read >= mostRead) break;
  }
  return found.sort((one, other) => one.startsAt.localeCompare(other.startsAt));
}

const inOne = (days: readonly string[], { language }: Text): string =>
  new Intl.ListFormat(language === "da" ? "da-DK" : "en-GB").format(days);

function missingIn(meetings: readonly Meeting[], { text, now }: Turn): Notice[] {
  const count = meetings.length;
  if (count === 0) return [];
  const days = meetings.map(({ startsAt, when }) => dayInWords(startsAt, text.language, now, when.zone));
  const said =
    count > mostDays
      ? text("steering.minutes-missing-many", { count })
      : text("steering.minutes-missing", { count, days: inOne(days, text) });
  return [{ style: "accent", text: said }];
}
