import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import { titleOf } from "../../networks/title.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { whenInWords } from "../calendar-time.js";
import type { Meet } from "../desk.js";
import { flowing } from "../planning/shown.js";
import type { MeetingLetter } from "./letter.js";

const wordsLength = 500;

type LeadLetter = MeetingLetter & { readonly kind: "missed" | "unreached" | "suggested" };

/** What the network's lead alone is told of a meeting, with the way to it. */
export function leadCard(meet: Meet, letter: LeadLetter, text: Text, now: Instant): Card {
  const { meeting, network } = meet;
  const headline = text(`meeting-letter.${letter.kind}`);
  return fill("meeting-told", {
    lang: text.language,
    speak: headline,
    headline,
    name: titleOf(network, text),
    when: text("meeting-letter.meeting", { when: whenInWords(meeting.when, text.language, now) }),
    facts: letter.kind === "suggested" ? suggestion(meet, letter, text) : [],
    more: moreOn(letter, text),
    meetingId: meeting.id,
    labels: { open: text("meeting-letter.open") },
  });
}

function moreOn({ kind, lead, at }: LeadLetter, text: Text): string {
  if (kind !== "missed") return text(`meeting-letter.${kind}-more`);
  if (!lead) return text("meeting-letter.missed-first");
  return text(at ? "meeting-letter.missed-overtaken" : "meeting-letter.missed-more", { lead });
}

function suggestion({ meeting }: Meet, { item: id }: LeadLetter, text: Text): Data[] {
  const item = meeting.agenda.find((one) => one.id === id);
  const facts = [
    { label: text("meeting-letter.item"), said: item?.words ?? "" },
    { label: text("meeting-letter.suggested-by"), said: item?.suggestedBy?.name ?? "" },
  ];
  return facts
    .map(({ label, said }) => ({ label, said: flowing(said, wordsLength) }))
    .filter(({ said }) => said !== "");
}
