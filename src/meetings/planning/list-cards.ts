import { pageOf } from "../../cards/pages.js";
import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import { dayInWords } from "../../dates.js";
import type { Notice } from "../../cards/notice.js";
import type { Network } from "../../networks/network.js";
import { titleOf } from "../../networks/title.js";
import { capitalised } from "../../interview/plain.js";
import type { Text } from "../../text/text.js";
import { after, day, hasCome, type Instant } from "../../time.js";
import type { Calendar, Series } from "../calendar.js";
import { monthAndDate, spanOf, whenInWords } from "../calendar-time.js";
import { answerInWords, type Coming } from "../answering/own-answer.js";
import { standingOf } from "../card.js";
import type { Meet } from "../desk.js";
import type { Meeting } from "../meeting.js";
import type { MeetingSettings } from "../settings.js";
import { warningLines } from "../warnings.js";
import { patternInWords } from "../pattern-words.js";
import { flowing } from "./shown.js";
import { hasRunOut, isRunning } from "./series.js";
import { whenOn } from "./times.js";

const placeLength = 160;
/** So long an ended series can be taken up again from the list. */
const resumable = 30 * day;

export interface MeetingList {
  readonly meetings: readonly Meeting[];
  readonly calendar: Calendar;
  readonly page: number;
  readonly mayPlan: boolean;
  readonly undoSeries: string;
  /** What the municipality says of its own days. */
  readonly settings: MeetingSettings;
}

/** When a meeting is, in words. */
export const whenOf = ({ when }: Meeting, text: Text, now: Instant): string =>
  capitalised(whenInWords(when, text.language, now));

/** How it stands, in a word or two; nothing for one that is simply planned. */
export function statusIn(meet: Meet, text: Text, now: Instant): string {
  const { minutes } = meet.meeting;
  switch (standingOf(meet, now)) {
    case "cancelled":
      return text("meetings.cancelled");
    case "over":
      return text(minutes?.state === "posted" ? "meetings.held-with-minutes" : "meetings.held");
    case "closed":
      return text("meetings.not-held");
    case "now":
      return text("meetings.now");
    case "planned":
      return "";
  }
}

function rowOf(meet: Meet, text: Text, now: Instant): Data {
  const { meeting } = meet;
  const when = whenInWords(meeting.when, text.language, now);
  return {
    ...monthAndDate(meeting.when, text.language),
    when: capitalised(when),
    place: flowing(meeting.place, placeLength),
    status: statusIn(meet, text, now),
    meetingId: meeting.id,
    desk: meeting.state !== "over" && meeting.startsAt > now,
    showWhat: text("meetings.show-what", { when }),
    deskWhat: text("meetings.desk-what", { when }),
  };
}

/** A series goes on by itself, also to days that were not on its preview: who plans sees what speaks against them. */
const warningsOf = (
  { state, startsAt, when }: Meeting,
  settings: MeetingSettings,
  text: Text,
  now: Instant,
): readonly string[] => (state === "planned" && startsAt > now ? warningLines(when.day, settings, text) : []);

/** A network's meetings; who leads plans them, and ends a series. S3-6. */
export function meetingsCard(
  network: Network,
  { meetings, calendar, page, mayPlan, undoSeries, settings }: MeetingList,
  text: Text,
  now: Instant,
  notices: readonly Notice[] = [],
): Card {
  const { items: part, newer, older, number } = pageOf(meetings, page);
  const none: Notice[] =
    meetings.length === 0 && notices.length === 0
      ? [{ style: "emphasis", text: text(mayPlan ? "meetings.none-lead" : "meetings.none") }]
      : [];
  return fill("meetings", {
    lang: text.language,
    speak: text("meetings.speak", { count: part.length }),
    title: text("meetings.title"),
    network: titleOf(network, text),
    notices: [...notices, ...none],
    undoSeries,
    isSettling: calendar.series.length > 0 && hasCome(calendar.settleAt, now),
    series: number === 0 ? seriesIn(calendar, mayPlan, undoSeries, text, now) : [],
    meetings: part.map((meeting) => ({
      ...rowOf({ meeting, network }, text, now),
      warnings: mayPlan ? warningsOf(meeting, settings, text, now) : [],
    })),
    newer,
    older,
    mayPlan,
    networkId: network.id,
    labels: {
      ...rowLabels(text),
      again: text("meetings.again"),
      undo: text("meetings.undo-end"),
      end: text("meetings.end-series"),
      resume: text("meetings.resume-series"),
      plan: text("meetings.plan"),
      settings: text("meetings.settings"),
      actions: text("action.list"),
      back: text("meetings.back"),
    },
  });
}

const rowLabels = (text: Text): Data => ({
  show: text("meetings.show"),
  desk: text("meetings.desk"),
  newer: text("networks.newer"),
  older: text("networks.older"),
});

/** Those that run, and for the lead those that ended lately. */
function seriesIn(
  { series, zone }: Calendar,
  mayPlan: boolean,
  undoSeries: string,
  text: Text,
  now: Instant,
): Data[] {
  if (!mayPlan) return [];
  const isShown = (one: Series): boolean =>
    one.id !== undoSeries &&
    !hasRunOut(one, now) &&
    (isRunning(one) || after(one.endedAt ?? now, resumable) > now);
  return series.filter(isShown).map((one) => {
    const pattern = capitalised(patternInWords(one.pattern, one.time, one.from, text));
    const runs = isRunning(one);
    return {
      pattern,
      about: runs ? runsUntil(one, zone, text, now) : text("meetings.series-ended"),
      runs,
      seriesId: one.id,
      what: text(runs ? "meetings.end-what" : "meetings.resume-what", { pattern }),
    };
  });
}

function runsUntil(series: Series, zone: string, text: Text, now: Instant): string {
  if (series.until === undefined) return text("meetings.series-runs");
  const { startsAt } = spanOf(whenOn(series, series.until, zone));
  return text("meetings.series-runs-until", { day: dayInWords(startsAt, text.language, now, zone) });
}

const myRowOf = (coming: Coming, text: Text, now: Instant): Data => ({
  ...rowOf(coming, text, now),
  network: titleOf(coming.network, text),
  answer: answerInWords(coming, text),
});

/** Mine møder: what lies ahead in all one's networks, soonest first, with what one has answered. */
export function myMeetingsCard(
  { meets, page }: { readonly meets: readonly Coming[]; readonly page: number },
  text: Text,
  now: Instant,
): Card {
  const { items: part, newer, older, number } = pageOf(meets, page);
  const none: Notice[] = meets.length === 0 ? [{ style: "emphasis", text: text("meetings.none-mine") }] : [];
  return fill("meetings-mine", {
    lang: text.language,
    speak: text("meetings.mine-speak", { count: part.length }),
    title: text("meetings.mine"),
    notices: none,
    meetings: part.map((coming) => myRowOf(coming, text, now)),
    page: number,
    newer,
    older,
    labels: rowLabels(text),
  });
}
