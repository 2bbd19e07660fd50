import type { Card } from "../../cards/card.js";
import { fill } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { titleOf } from "../../networks/title.js";
import { capitalised } from "../../interview/plain.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { monthAndDate, whenInWords } from "../calendar-time.js";
import { agendaIn, isAddress } from "../card.js";
import { memberOf, type Meet } from "../desk.js";
import { flowing } from "../planning/shown.js";
import { unanswered } from "./reasons.js";

const lengths = { place: 200, link: 500 };

export interface NudgeOptions {
  readonly notices?: readonly Notice[];
  /** The person has muted the network's private reminders. */
  readonly isMuted?: boolean;
}

/** Asks one who has not answered, privately and once, whether they come; they may want no more of these. Design card. */
export function nudgeCard(
  meet: Meet,
  personId: string,
  text: Text,
  now: Instant,
  { notices = [], isMuted = false }: NudgeOptions = {},
): Card {
  const { meeting, network } = meet;
  const isAsked = meeting.state === "planned" && meeting.startsAt > now && network.state === "active";
  const answer = isAsked && unanswered(meeting, network).some((one) => one.personId === personId);
  const headline = text(answer ? "meeting-letter.nudge" : "meeting-letter.nudge-over");
  const when = capitalised(whenInWords(meeting.when, text.language, now));
  const takesPart = memberOf(network, personId) !== undefined;
  return fill("meeting-nudge", {
    lang: text.language,
    speak: answer ? `${headline} ${when}` : headline,
    headline,
    ...monthAndDate(meeting.when, text.language),
    name: titleOf(network, text),
    when,
    place: flowing(meeting.place, lengths.place),
    link: flowing(meeting.link, lengths.link),
    address: isAsked && isAddress(meeting.link) ? meeting.link : "",
    ...agendaIn(meet, personId, text),
    notices,
    more: answer && !isMuted ? text("meeting-letter.nudge-more") : "",
    networkId: network.id,
    meetingId: meeting.id,
    can: { answer, mute: takesPart && !isMuted, unmute: takesPart && isMuted },
    labels: {
      yes: text("meeting.yes"),
      no: text("meeting.no"),
      maybe: text("meeting.maybe"),
      open: text("meeting-letter.open"),
      join: text("meeting.join"),
      mute: text("quiet.mute"),
      unmute: text("quiet.unmute"),
    },
  });
}
