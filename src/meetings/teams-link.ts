import { plain, shortened } from "../interview/plain.js";
import { offsetTime, spanOf } from "./calendar-time.js";
import type { When } from "./when.js";

const form = "https://teams.microsoft.com/l/meeting/new";
/** Longer addresses are cut off on their way through some clients. */
const longest = 2000;
const longestSubject = 120;

/**
 * An address that opens Teams' own form for a new online meeting, filled in; the person sends it, and copies its link
 * back. Nobody is invited by it: who comes answers here. What does not fit of the agenda is left out. Design card.
 */
export function newOnlineMeeting(given: {
  readonly subject: string;
  readonly when: When;
  /** One line each. */
  readonly agenda: readonly string[];
}): string {
  const { startsAt, endsAt } = spanOf(given.when);
  const address = addressOf({
    subject: shortened(plain(given.subject), longestSubject),
    startTime: offsetTime(startsAt, given.when.zone),
    endTime: offsetTime(endsAt, given.when.zone),
  });
  const room = longest - address.length - "&content=".length;
  const content = encodedWithin(plain(given.agenda.join("\n")), room);
  return content ? `${address}&content=${content}` : address;
}

const addressOf = (fields: Readonly<Record<string, string>>): string =>
  `${form}?${Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&")}`;

/** The most that fits once it is written for an address, where a letter such as æ takes six signs. */
function encodedWithin(words: string, room: number): string {
  let [fits, tooMany] = [0, words.length + 1];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (encodeURIComponent(shortened(words, middle)).length <= room) fits = middle;
    else tooMany = middle;
  }
  return encodeURIComponent(shortened(words, fits));
}
