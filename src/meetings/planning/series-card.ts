import type { Card } from "../../cards/card.js";
import { fill } from "../../cards/fill.js";
import { capitalised } from "../../interview/plain.js";
import type { Network } from "../../networks/network.js";
import { titleOf } from "../../networks/title.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import type { Series } from "../calendar.js";
import { whenInWords } from "../calendar-time.js";
import { patternInWords, seriesInWords } from "../pattern-words.js";
import type { When } from "../when.js";
import { flowing } from "./shown.js";
import { isRunning } from "./series.js";

const placeLength = 200;

interface Shown {
  readonly network: Network;
  readonly series: Series;
  /** When it is held next. */
  readonly days: readonly When[];
}

/** A series begins or goes on, with its next dates; or it ends. In a channel it answers nobody, so it has no button. */
export function seriesCard(
  { network, series, days }: Shown,
  where: "channel" | "private",
  text: Text,
  now: Instant,
): Card {
  const runs = isRunning(series);
  const headline = text(runs ? "planning.told-series" : "planning.told-series-ended");
  return fill("meeting-series", {
    lang: text.language,
    speak: headline,
    headline,
    name: titleOf(network, text),
    pattern: capitalised(
      runs ? seriesInWords(series, text) : patternInWords(series.pattern, series.time, series.from, text),
    ),
    dates: runs ? days.map((when) => capitalised(whenInWords(when, text.language, now))) : [],
    place: runs ? flowing(series.place, placeLength) : "",
    more: text(runs ? "planning.told-series-more" : "planning.told-series-ended-more"),
    isPrivate: where === "private",
    networkId: network.id,
    labels: { open: text("planning.meetings") },
  });
}
