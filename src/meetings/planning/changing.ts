import type { Card } from "../../cards/card.js";
import { fill } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { withWordsKept } from "../../networks/members/kept.js";
import { titleOf } from "../../networks/title.js";
import { refuse } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Key, Text } from "../../text/text.js";
import { hasCome, type Instant } from "../../time.js";
import type { Calendar } from "../calendar.js";
import { calendarOf, changeCalendar, changeMeeting, readLedMeet, type Meet } from "../desk.js";
import type { Meeting } from "../meeting.js";
import type { Day } from "../when.js";
import { readMeetingId, readMove, readSeen, readWarned, type MoveInputs } from "./clicks.js";
import { checkedPlace, checkedWhen, mustLieAhead } from "./form.js";
import { lengthChoices, placeLabels } from "./form-cards.js";
import { whenOf } from "./list-cards.js";
import { mustHaveRoom, upcoming } from "./lists.js";
import { deskOf } from "./meeting-desk.js";
import { asListed, cancel, move, mustBeComing, rehouse, revive, type Times } from "./plan.js";
import { isRunning, settleNow } from "./series.js";
import { flowing, good, plainly } from "./shown.js";
import { timesOf, wasListed } from "./times.js";
import { warningsOn } from "./warned.js";

const whereLength = 300;

/** Flyt eller ret sted: when and where, as they are. */
export async function openMove(data: unknown, turn: Turn): Promise<Answer> {
  const meet = await readLedMeet(turn, readMeetingId(data));
  mustBeComing(meet.meeting, turn.now);
  return { replace: moveCard(meet, inputsOf(meet.meeting), turn.text, turn.now) };
}

const inputsOf = ({ when, place, link }: Meeting): MoveInputs => ({
  day: when.day,
  time: when.time,
  minutes: `${when.minutes}`,
  place,
  link,
});

/** The form in which one meeting is moved. `warned`: the day it has said something against. */
export function moveCard(
  { meeting, network }: Meet,
  inputs: MoveInputs,
  text: Text,
  now: Instant,
  { notices = [], warned = "" }: { readonly notices?: readonly Notice[]; readonly warned?: string } = {},
): Card {
  return fill("meeting-move", {
    lang: text.language,
    speak: text("planning.move-title"),
    title: text("planning.move-title"),
    network: titleOf(network, text),
    now: whenOf(meeting, text, now),
    where: flowing([meeting.place, meeting.link].filter((said) => said !== "").join(" · "), whereLength),
    notices,
    values: { ...inputs },
    lengths: lengthChoices(inputs.minutes, text),
    more: text(meeting.seriesId === undefined ? "planning.move-more" : "planning.move-more-series"),
    meetingId: meeting.id,
    version: meeting.sequence,
    warned,
    labels: { ...placeLabels(text), save: text("planning.save"), back: text("planning.back-to-meeting") },
  });
}

/**
 * Moves one meeting, and says where it now is, in one write; the others of its series stay. People hear of it at once,
 * so what speaks against another day is said first, once: saved again it counts.
 */
export async function saveMove(data: unknown, turn: Turn): Promise<Answer> {
  const meet = await readLedMeet(turn, readMeetingId(data));
  const [inputs, seen, warned] = [readMove(data), readSeen(data), readWarned(data)];
  const formAgain = (notices: readonly Notice[], day = warned): Card =>
    moveCard(meet, inputs, turn.text, turn.now, { notices, warned: day });
  return withWordsKept(
    turn,
    async () => {
      const calendar = await calendarOf(turn, meet.network.id);
      const when = mustLieAhead(checkedWhen(inputs, meet.meeting.when.zone), turn.now);
      const rule = moving(timesOf(when, calendar, turn.now), checkedPlace(inputs), seen, turn.now);
      const { day } = rule(meet.meeting).when;
      const against = day === warned ? [] : await againstMoving(turn, meet.meeting, day);
      if (against.length > 0) return { replace: formAgain(warnedOf(against, turn.text), day) };
      return changed(turn, meet, "planning.moved", heardBy(calendar, rule));
    },
    (notices) => Promise.resolve(formAgain(notices)),
  );
}

const moving =
  (times: Times, place: Pick<Meeting, "place" | "link">, seen: number, now: Instant) =>
  (current: Meeting): Meeting =>
    unlessChanged(current, rehouse(move(current, times, now), place, now), seen);

/** What speaks against the day a meeting is moved to; nothing where it keeps its day. */
async function againstMoving(turn: Turn, meeting: Meeting, day: Day): Promise<readonly string[]> {
  if (day === meeting.when.day) return [];
  const coming = await upcoming(turn.documents, meeting.tenantId, meeting.networkId);
  return warningsOn(day, coming, turn.meetings, turn.text);
}

const warnedOf = (lines: readonly string[], text: Text): Notice[] => [
  { style: "attention", text: [...lines, text("planning.move-again")].join(" ") },
];

/** The form holds all of when and where: saved after another's change it would take that back unseen. */
const unlessChanged = (current: Meeting, next: Meeting, seen: number): Meeting =>
  next === current || current.sequence === seen ? next : refuse("meeting-changed", { field: "day" });

/** Aflys, or Spring over for one of a series. */
export async function cancelMeeting(data: unknown, turn: Turn): Promise<Answer> {
  const meet = await readLedMeet(turn, readMeetingId(data));
  const said = meet.meeting.seriesId === undefined ? "planning.cancelled" : "planning.skipped";
  const calendar = await calendarOf(turn, meet.network.id);
  return changed(
    turn,
    meet,
    said,
    heardBy(calendar, (current) => cancel(current, turn.now)),
  );
}

/** Who knows a day from the series' card hears of its change, also before the meeting's own first word. */
const heardBy =
  (calendar: Calendar, rule: (meeting: Meeting) => Meeting) =>
  (current: Meeting): Meeting => {
    const known = wasListed(calendar, current) ? asListed(current) : current;
    const next = rule(known);
    return next === known ? current : next;
  };

/** Hold mødet alligevel: the meeting takes place after all. @throws Refusal too-many-meetings. */
export async function reviveMeeting(data: unknown, turn: Turn): Promise<Answer> {
  const meet = await readLedMeet(turn, readMeetingId(data));
  if (meet.meeting.state === "cancelled") await mustHaveRoom(turn, meet.network.id);
  const calendar = await calendarOf(turn, meet.network.id);
  const series = calendar.series.find(({ id }) => id === meet.meeting.seriesId);
  const isOver = series !== undefined && !isRunning(series);
  return changed(turn, meet, "planning.revived", (current) =>
    revive(current, timesOf(current.when, calendar, turn.now).reminders, turn.now, isOver),
  );
}

/** The meeting after a change to when, where or whether, with what people hear of it said on the card. */
async function changed(
  turn: Turn,
  { meeting: { id }, network }: Meet,
  said: Key,
  rule: (meeting: Meeting) => Meeting,
): Promise<Answer> {
  let isNew = false;
  const meeting = await changeMeeting(turn, id, (current) => {
    const next = rule(current);
    isNew = next !== current;
    return next;
  });
  if (!isNew)
    return { replace: deskOf({ meeting, network }, turn, plainly(turn.text("planning.as-it-was"))) };
  // Another meeting may be the next one now, which the open actions stand on.
  await changeCalendar(turn, network.id, (current) => settleNow(current, turn.now));
  const hears = hearsIn({ meeting, network }, turn.now);
  return {
    replace: deskOf({ meeting, network }, turn, good(`${turn.text(said)} ${turn.text(hears)}`)),
    repaint: { kind: "meeting", id },
    due: [
      { kind: "calendar", id: network.id },
      { kind: "meeting", id },
    ],
  };
}

/** Who has heard of a meeting hears of its change, and everyone of one whose first word is due. */
function hearsIn({ meeting, network }: Meet, now: Instant): Key {
  const isUnderWay = meeting.letters.some(({ kind }) => kind === "announce" || kind === "reminder");
  const isAnnounced = isUnderWay || hasCome(meeting.announceAt, now);
  if (!meeting.told && !(isAnnounced && meeting.state === "planned")) return "planning.hears-nobody";
  return network.channel ? "planning.hears-change" : "planning.hears-change-members";
}
