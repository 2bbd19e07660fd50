import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { shortened } from "../../interview/plain.js";
import { mayLead } from "../../networks/network.js";
import { titleOf } from "../../networks/title.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { whenInWords } from "../calendar-time.js";
import type { Meet } from "../desk.js";
import { minutesOf } from "./blank.js";
import { linesOf } from "./desk-card.js";
import { isMetFor } from "./held.js";
import type { Minutes, Part } from "./minutes.js";
import { attendedWords, heldWords, signaturesOf } from "./wording.js";

/** In a channel: what one takes in while scrolling by; the rest is a press away. */
const mostLines = 6;
const lineLength = 240;
/** The channel hears what was agreed. Who was there, by name, and the notes are read privately. */
const inChannel: readonly Part[] = ["decisions", "actions", "next"];
const inFull: readonly Part[] = ["present", "decisions", "notes", "actions", "next"];

/** Minutes to be read: in the channel the same for all and cut short; to one person in full. S3-6. */
export function minutesCard(
  meet: Meet,
  viewer: "channel" | { readonly personId: string },
  text: Text,
  now: Instant,
  notices: readonly Notice[] = [],
): Card {
  const { meeting, network } = meet;
  const minutes = minutesOf(meeting, network);
  const isPrivate = viewer !== "channel";
  const when = whenInWords(meeting.when, text.language, now);
  return fill("minutes-read", {
    lang: text.language,
    speak: text("minutes.speak", { when }),
    title: text("minutes.title"),
    network: titleOf(network, text),
    when: `${heldWords(meet, text, now)} · ${attendedWords(meet, minutes, text)}`,
    notices,
    sections: (isPrivate ? inFull : inChannel).flatMap((part) =>
      sectionOf(meet, minutes, part, isPrivate, text, now),
    ),
    signed: signaturesOf(minutes, text),
    isPrivate,
    mayRead: !isPrivate,
    mayCorrect: isPrivate && mayLead(network, viewer.personId) && isMetFor(meeting, network),
    meetingId: meeting.id,
    networkId: network.id,
    labels: {
      read: text("minutes.read"),
      word: text("minutes.word"),
      correct: text("minutes.correct"),
      meetings: text("minutes.meetings"),
    },
  });
}

/** What nothing was written in is left out. */
function sectionOf(
  meet: Meet,
  minutes: Minutes,
  part: Part,
  isWhole: boolean,
  text: Text,
  now: Instant,
): Data[] {
  const all = linesOf(meet, minutes, part, text, now);
  if (all.length === 0) return [];
  const lines = isWhole
    ? all
    : all.slice(0, mostLines).map((one) => ({ ...one, words: shortened(one.words, lineLength) }));
  const left = all.length - lines.length;
  const more = left > 0 ? text("minutes.more-lines", { count: left }) : "";
  return [{ heading: text(`minutes.part.${part}`), note: "", lines, more }];
}
