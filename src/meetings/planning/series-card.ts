import type { Card } from "../../cards/card.js";
import { fill } from "../../cards/fill.js";
import type { Network } from "../../networks/network.js";
import { titleOf } from "../../networks/title.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import type { Calendar, Series } from "../calendar.js";
import { whenInWords } from "../calendar-time.js";
import { patternInWords } from "../pattern-words.js";
import { flowing } from "./shown.js";
import { isRunning } from "./series.js";
import { nextSlots, whenOn } from "./times.js";

const placeLength = 200;

interface Shown {
  readonly network: Network;
  readonly calendar: Calendar;
  readonly series: Series;
}

/** A series begins or goes on, with its next dates; or it ends. In a channel it answers nobody, so it has no button. */
export function seriesCard(
  { network, calendar, series }: Shown,
  where: "channel" | "private",
  text: Text,
  now: Instant,
): Card {
  const runs = isRunning(series);
  const headline = text(runs ? "planning.told-series" : "planning.told-series-ended");
  const slots = runs ? nextSlots(series, calendar.zone, now) : [];
  return fill("meeting-series", {
    lang: text.language,
    speak: headline,
    headline,
    name: titleOf(network, text),
    pattern: patternInWords(series.pattern, series.time, text),
    dates: slots.map((slot) => whenInWords(whenOn(series, slot, calendar.zone), text.language, now)),
    place: runs ? flowing(series.place, placeLength) : "",
    more: text(runs ? "planning.told-series-more" : "planning.told-series-ended-more"),
    isPrivate: where === "private",
    networkId: network.id,
    labels: { open: text("planning.meetings") },
  });
}
