import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import { dayInWords } from "../../dates.js";
import type { Notice } from "../../cards/notice.js";
import type { Network } from "../../networks/network.js";
import { titleOf } from "../../networks/title.js";
import { capitalised } from "../../interview/plain.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import type { Calendar, Draft, PlanWords } from "../calendar.js";
import type { Meeting } from "../meeting.js";
import { spanOf, whenInWords } from "../calendar-time.js";
import { patternInWords } from "../pattern-words.js";
import type { MeetingSettings } from "../settings.js";
import type { Day } from "../when.js";
import { flowing } from "./shown.js";
import { nextSlots } from "./times.js";
import { warningsOn } from "./warned.js";

const lineLength = 200;
const linkLength = 300;

/** The next days of a plan, as they will be made. */
export function daysAhead({ pattern, ...words }: PlanWords, zone: string, now: Instant): readonly Day[] {
  return pattern ? nextSlots({ ...words, pattern, from: words.day }, zone, now) : [words.day];
}

interface Planned {
  readonly network: Network;
  readonly calendar: Calendar;
  readonly draft: Draft;
  readonly settings: MeetingSettings;
  /** The meetings the network has ahead. */
  readonly coming: readonly Meeting[];
}

/**
 * What will be planned, before anything is: the next dates in words, each with what speaks against it. The card holds
 * the draft's id only. Design card.
 */
export function previewCard(
  planned: Planned,
  text: Text,
  now: Instant,
  notices: readonly Notice[] = [],
): Card {
  const { network, calendar, draft } = planned;
  const { words, id } = draft;
  const days = daysAhead(words, calendar.zone, now);
  return fill("meeting-preview", {
    lang: text.language,
    speak: text("planning.preview-speak", { count: days.length }),
    title: text(words.pattern ? "planning.preview-series" : "planning.preview-one"),
    network: titleOf(network, text),
    notices,
    pattern: words.pattern ? capitalised(patternInWords(words.pattern, words.time, words.day, text)) : "",
    dates: days.map((day) => dateLine(day, planned, text, now)),
    more: words.pattern ? moreOf(words, calendar.zone, text, now) : "",
    facts: factsOf(words, text),
    agenda: [...words.agenda, ...words.fromTheme].map((line, n) => `${n + 1}. ${flowing(line, lineLength)}`),
    hears: text(network.channel ? "planning.hears-channel" : "planning.hears-members"),
    networkId: network.id,
    draftId: id,
    labels: {
      agenda: text("planning.agenda-title"),
      make: text("planning.make"),
      correct: text("planning.correct"),
      back: text("planning.back"),
    },
  });
}

function dateLine(day: Day, { calendar, draft, settings, coming }: Planned, text: Text, now: Instant): Data {
  const { time, minutes } = draft.words;
  const when = whenInWords({ day, time, minutes, zone: calendar.zone }, text.language, now);
  return { when: capitalised(when), warnings: warningsOn(day, coming, settings, text) };
}

function moreOf({ until, time, minutes }: PlanWords, zone: string, text: Text, now: Instant): string {
  if (until === undefined) return text("planning.goes-on");
  const { startsAt } = spanOf({ day: until, time, minutes, zone });
  return text("planning.goes-on-until", { day: dayInWords(startsAt, text.language, now, zone) });
}

function factsOf({ place, link }: PlanWords, text: Text): Data[] {
  const facts: [string, string][] = [
    [text("planning.where"), flowing(place, lineLength)],
    [text("planning.online"), flowing(link, linkLength)],
  ];
  return facts.filter(([, said]) => said !== "").map(([label, said]) => ({ label, said }));
}
