import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { titleOf } from "../../networks/title.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { monthAndDate } from "../calendar-time.js";
import { readLedMeet, type Meet } from "../desk.js";
import { itemLimit, type Item, type Meeting } from "../meeting.js";
import type { MeetingSettings } from "../settings.js";
import { newOnlineMeeting } from "../teams-link.js";
import { warningLines } from "../warnings.js";
import { readMeetingId } from "./clicks.js";
import { statusIn, whenOf } from "./list-cards.js";
import { flowing } from "./shown.js";

const length = { place: 200, action: 160, name: 80 } as const;
/** The most open actions that are listed; the rest are counted on the meeting's own card. */
const mostActions = 5;

/** Rediger mødet: the meeting in its lead's hands, in the clicked card's place. */
export async function openDesk(data: unknown, turn: Turn): Promise<Answer> {
  return { replace: deskOf(await readLedMeet(turn, readMeetingId(data)), turn) };
}

export const deskOf = (meet: Meet, turn: Turn, notices: readonly Notice[] = []): Card =>
  deskCard(meet, turn.meetings, turn.text, turn.now, notices);

/** Whether it can still be changed. */
const isAhead = ({ state, startsAt }: Meeting, now: Instant): boolean => state !== "over" && startsAt > now;

/** One meeting with its agenda, and what the lead may do with it. S3-6. */
export function deskCard(
  { meeting, network }: Meet,
  settings: MeetingSettings,
  text: Text,
  now: Instant,
  notices: readonly Notice[] = [],
): Card {
  const ahead = isAhead(meeting, now);
  const mayEdit = ahead && meeting.state === "planned";
  return fill("meeting-desk", {
    lang: text.language,
    speak: whenOf(meeting, text, now),
    ...monthAndDate(meeting.when, text.language),
    when: whenOf(meeting, text, now),
    network: titleOf(network, text),
    place: flowing(meeting.place, length.place),
    about: ahead ? aboutOf(meeting, text) : statusIn({ meeting, network }, text, now),
    notices,
    warnings: mayEdit ? warningLines(meeting.when.day, settings, text) : [],
    open: meeting.openActions.slice(0, mostActions).map(({ words, owner }) => ({
      words: flowing(owner ? `${words} (${owner})` : words, length.action),
    })),
    items: meeting.agenda.map((item, n) => itemIn(item, n, text)),
    mayEdit,
    mayAdd: mayEdit && meeting.agenda.length < itemLimit,
    mayRevive: ahead && meeting.state === "cancelled",
    teams: mayEdit && meeting.link === "" ? teamsLink({ meeting, network }, text) : "",
    meetingId: meeting.id,
    networkId: network.id,
    labels: labelsIn(meeting, text),
  });
}

function aboutOf({ state, seriesId }: Meeting, text: Text): string {
  if (state === "cancelled") return text("planning.about-cancelled");
  return text(seriesId === undefined ? "planning.about-one" : "planning.about-series");
}

function itemIn({ id, words, preparedBy, suggestedBy }: Item, n: number, text: Text): Data {
  const by = [
    preparedBy ? text("planning.prepared-by", { name: preparedBy }) : "",
    suggestedBy ? text("planning.suggested-by", { name: suggestedBy.name }) : "",
  ].filter((part) => part !== "");
  return {
    itemId: id,
    number: `${n + 1}.`,
    words: flowing(words, 400),
    by: flowing(by.join(" · "), 300),
    what: text("planning.edit-item-what", { number: n + 1 }),
  };
}

const teamsLink = ({ meeting, network }: Meet, text: Text): string =>
  newOnlineMeeting({
    subject: titleOf(network, text),
    when: meeting.when,
    agenda: meeting.agenda.map(({ words }, n) => `${n + 1}. ${words}`),
  });

const labelsIn = ({ seriesId }: Meeting, text: Text): Data => ({
  agenda: text("planning.agenda-title"),
  openAction: text("planning.open-action"),
  noItems: text("planning.no-items"),
  edit: text("planning.edit-item"),
  revive: text("planning.revive"),
  add: text("planning.add-item"),
  move: text("planning.move"),
  teams: text("planning.teams"),
  teamsMore: text("planning.teams-more"),
  cancel: text(seriesId === undefined ? "planning.cancel" : "planning.skip"),
  show: text("meetings.show"),
  back: text("planning.back"),
});
