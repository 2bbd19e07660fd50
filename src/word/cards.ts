import type { Card } from "../cards/card.js";
import { fill } from "../cards/fill.js";
import { momentInWords } from "../dates.js";
import { paragraphs, shortened } from "../interview/plain.js";
import type { Text } from "../text/text.js";
import type { Instant } from "../time.js";
import type { Subject } from "./download.js";

const titleLength = 120;

/** The document is ready to be fetched from an address that soon stops working; only for the person's private chat. */
export function downloadCard(
  { about, title, address, until }: { about: Subject; title: string; address: string; until: Instant },
  text: Text,
): Card {
  return fill("word-ready", {
    lang: text.language,
    speak: text("word.ready"),
    headline: text("word.ready"),
    title: shortened(paragraphs(title).join(" "), titleLength) || text("theme.untitled"),
    until: text("word.until", { moment: momentInWords(until, text.language) }),
    address,
    themeId: "themeId" in about ? about.themeId : "",
    networkId: "networkId" in about ? about.networkId : "",
    labels: { open: text("word.open"), again: text("word.again") },
  });
}
