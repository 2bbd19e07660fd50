import type { Card } from "../cards/card.js";
import { fill } from "../cards/fill.js";
import { momentInWords } from "../dates.js";
import { paragraphs, shortened } from "../interview/plain.js";
import type { Text } from "../text/text.js";
import type { Instant } from "../time.js";
import type { Subject } from "./download.js";

const titleLength = 120;

/** The file is ready to be fetched from an address that soon stops working; only for the person's private chat. */
export function downloadCard(
  { about, title, address, until }: { about: Subject; title: string; address: string; until: Instant },
  text: Text,
): Card {
  const isCalendar = "meetingId" in about;
  const untitled = text("themeId" in about ? "theme.untitled" : "network-card.untitled");
  const ready = text(isCalendar ? "meeting.file-ready" : "word.ready");
  return fill("word-ready", {
    lang: text.language,
    speak: ready,
    headline: ready,
    title: shortened(paragraphs(title).join(" "), titleLength) || untitled,
    until: text("word.until", { moment: momentInWords(until, text.language) }),
    address,
    themeId: "themeId" in about ? about.themeId : "",
    networkId: "networkId" in about ? about.networkId : "",
    meetingId: "meetingId" in about ? about.meetingId : "",
    minutesId: "minutesId" in about ? about.minutesId : "",
    labels: { open: text(isCalendar ? "meeting.file-open" : "word.open"), again: text("word.again") },
  });
}
