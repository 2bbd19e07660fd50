import { createEvents, type EventAttributes } from "ics";
import { plain } from "../interview/plain.js";
import { titleOf } from "../networks/title.js";
import type { File } from "../teams/handlers.js";
import type { Text } from "../text/text.js";
import { fileName } from "../word/file-name.js";
import type { Meet } from "./desk.js";
import type { Meeting } from "./meeting.js";

/** The package knows it, its types do not. Without it the file says when it was fetched, not when the meeting changed. */
type Event = EventAttributes & { readonly timestamp: number };

const productId = "-//Netvaerkssmeden//Meetings//DA";

/**
 * A meeting for someone's own calendar (.ics). Its UID never changes and its SEQUENCE grows, so that a meeting that was
 * moved moves there too, and one that was cancelled goes. Times are in UTC, which every calendar shows by its own clock.
 */
export function calendarFile(meet: Meet, text: Text): File {
  const { meeting, network } = meet;
  const day = meeting.when.day;
  return {
    name: fileName(`${day} ${titleOf(network, text)}`, day, ".ics"),
    type: "text/calendar; charset=utf-8",
    bytes: new TextEncoder().encode(written(eventOf(meet, text), meeting.link)),
  };
}

/** An address that the package takes for none stands in the description all the same. */
function written(event: Event, link: string): string {
  const method = event.status === "CANCELLED" ? "CANCEL" : "PUBLISH";
  const attempts = link ? [{ ...event, url: link }, event] : [event];
  for (const attempt of attempts) {
    const { value } = createEvents([attempt], { productId, method });
    if (value) return value;
  }
  throw new Error(`the calendar file of ${event.uid ?? "a meeting"} could not be made`);
}

function eventOf({ meeting, network }: Meet, text: Text): Event {
  const isCancelled = meeting.state === "cancelled";
  const title = titleOf(network, text);
  return {
    uid: `${meeting.id}@${meeting.tenantId}.netvaerkssmeden`,
    sequence: meeting.sequence,
    status: isCancelled ? "CANCELLED" : "CONFIRMED",
    timestamp: Date.parse(meeting.changedAt),
    start: Date.parse(meeting.startsAt),
    startOutputType: "utc",
    end: Date.parse(meeting.endsAt),
    endOutputType: "utc",
    title: text(isCancelled ? "calendar-file.cancelled" : "calendar-file.title", { title }),
    description: descriptionOf(meeting, text),
    location: plain(meeting.place) || (meeting.link ? text("calendar-file.online") : ""),
  };
}

/** The link and the agenda, the open actions first, as the meeting's card has them. */
function descriptionOf({ link, openActions, agenda }: Meeting, text: Text): string {
  const actions = openActions.map(
    ({ words, owner }) => `– ${oneLine(words)}${owner ? ` (${oneLine(owner)})` : ""}`,
  );
  const items = agenda.map(
    ({ words, preparedBy }, n) =>
      `${n + 1}. ${oneLine(words)}${preparedBy ? ` (${oneLine(preparedBy)})` : ""}`,
  );
  return [
    link ? [text("calendar-file.link", { link })] : [],
    actions.length > 0 ? [text("calendar-file.actions"), ...actions] : [],
    items.length > 0 ? [text("calendar-file.agenda"), ...items] : [],
  ]
    .filter((part) => part.length > 0)
    .map((part) => part.join("\n"))
    .join("\n\n");
}

/** A line break in an item would look like the next item. */
const oneLine = (words: string): string => plain(words).replace(/\s*\n\s*/gu, " / ");
