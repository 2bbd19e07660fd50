import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { standingOf } from "../card.js";
import { answerInWords } from "../answering/own-answer.js";
import { meetingLine } from "../digest/digest-card.js";
import type { MissedMeeting } from "./morning.js";

/** Each has a button, and there is one to the settings; the rest are counted. */
const mostMeetings = 5;

/** Mens der var stille: what someone was not reminded of, because they have muted its network. For the person alone. */
export function morningCard(missed: readonly MissedMeeting[], text: Text, now: Instant): Card {
  const more = missed.length - mostMeetings;
  return fill("morning", {
    lang: text.language,
    speak: text("morning.title"),
    title: text("morning.title"),
    why: text("morning.why"),
    meetings: missed.slice(0, mostMeetings).map((one) => meetingIn(one, text, now)),
    more: more > 0 ? text("digest.more-meetings", { count: more }) : "",
    labels: { settings: text("digest.settings") },
  });
}

const meetingIn = (missed: MissedMeeting, text: Text, now: Instant): Data => ({
  ...meetingLine(missed, text, now),
  became: becameIn(missed, text, now),
});

/** What has become of it since: the person's own answer while it lies ahead, and whether it was moved. */
function becameIn(missed: MissedMeeting, text: Text, now: Instant): string {
  const standing = standingOf(missed, now);
  if (standing !== "planned") return text(`meeting.is-${standing}`);
  const answer = answerInWords(missed, text);
  return missed.isMoved ? [text("morning.moved"), answer].join(" · ") : answer;
}
