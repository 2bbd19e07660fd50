import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import { dayInWords } from "../../dates.js";
import { capitalised } from "../../interview/plain.js";
import { titleOf } from "../../networks/title.js";
import type { Key, Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { spanOf, whenInWords } from "../calendar-time.js";
import { answerInWords, type Coming } from "../answering/own-answer.js";
import type { Meet } from "../desk.js";
import type { Meeting } from "../meeting.js";
import type { Action } from "../minutes/minutes.js";
import type { Day } from "../when.js";
import { flowing } from "../planning/shown.js";
import type { Overview } from "./gathering.js";
import { danishZone } from "../../zone.js";

/** More than these a card on a phone is too long for; the rest are counted. */
const mostMeetings = 8;
const mostActions = 10;
const mostMinutes = 6;
const wordsLength = 200;

/** Ugens overblik: what comes in someone's networks, what they have taken on, and what waits for them. */
export function digestCard(overview: Overview, text: Text, now: Instant): Card {
  const { meetings, actions } = overview;
  const minutes = minutesIn(overview, text, now);
  const [moreMeetings, moreActions] = [meetings.length - mostMeetings, actions.length - mostActions];
  const moreMinutes = minutes.length - mostMinutes;
  return fill("digest", {
    lang: text.language,
    speak: text("digest.title"),
    title: text("digest.title"),
    meetingsTitle: text("digest.meetings"),
    meetings: meetings.slice(0, mostMeetings).map((coming) => meetingIn(coming, text, now)),
    moreMeetings: moreMeetings > 0 ? text("digest.more-meetings", { count: moreMeetings }) : "",
    actionsTitle: text("digest.actions"),
    actions: actions.slice(0, mostActions).map((action) => actionIn(action, text, now)),
    moreActions: moreActions > 0 ? text("digest.more-actions", { count: moreActions }) : "",
    waitsTitle: text("digest.waits"),
    minutes: minutes.slice(0, mostMinutes),
    moreMinutes: moreMinutes > 0 ? text("digest.more-meetings", { count: moreMinutes }) : "",
    waits: overview.waits > 0 ? text("digest.waits-networks", { count: overview.waits }) : "",
    labels: {
      mine: text("action.mine"),
      waiting: text("digest.waiting"),
      settings: text("digest.settings"),
    },
  });
}

const meetingIn = (coming: Coming, text: Text, now: Instant): Data => ({
  ...meetingLine(coming, text, now),
  answer: answerInWords(coming, text),
});

/** A meeting on a card that lists what concerns one person: whose, when, and the button that opens it below. */
export function meetingLine({ meeting, network }: Meet, text: Text, now: Instant): Data {
  const when = whenInWords(meeting.when, text.language, now);
  return {
    name: titleOf(network, text),
    when: capitalised(when),
    open: text("digest.open"),
    openWhat: text("digest.open-what", { when }),
    meetingId: meeting.id,
  };
}

const actionIn = ({ words, by }: Action, text: Text, now: Instant) => ({
  words: flowing(words, wordsLength),
  by: by ? ` (${text("digest.by", { day: dayOn(by, text, now) })})` : "",
});

const dayOn = (day: Day, text: Text, now: Instant): string =>
  dayInWords(spanOf({ day, time: "12:00", minutes: 0, zone: danishZone }).startsAt, text.language, now);

/** What is to be written, then what is to be approved, each with the button that opens its meeting below. */
const minutesIn = ({ write, approve }: Overview, text: Text, now: Instant): Data[] => [
  ...write.map((meeting) => minutesLine("digest.waits-write", meeting, text, now)),
  ...approve.map((meeting) => minutesLine("digest.waits-approve", meeting, text, now)),
];

function minutesLine(what: Key, { id, startsAt, when }: Meeting, text: Text, now: Instant): Data {
  const day = dayInWords(startsAt, text.language, now, when.zone);
  return {
    what: text(what, { day }),
    open: text("digest.open"),
    openWhat: text("digest.open-what", { when: day }),
    meetingId: id,
  };
}
