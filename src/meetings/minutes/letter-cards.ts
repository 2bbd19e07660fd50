import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import { mayLead } from "../../networks/network.js";
import { titleOf } from "../../networks/title.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import type { Meet } from "../desk.js";
import type { MeetingLetter, MeetingLetterKind } from "../letters/letter.js";
import { minutesDesk } from "./desk-card.js";
import { minutesCard } from "./read-card.js";
import { mayWrite } from "./rights.js";
import { dueWords, heldWords, line } from "./wording.js";
import { ownerIn } from "./writing.js";

type Telling = (meet: Meet, letter: MeetingLetter, text: Text, now: Instant) => Card | undefined;

/** Minutes that are still to be written or approved. */
const isOpen = ({ meeting: { minutes, state } }: Meet): boolean =>
  state !== "cancelled" && minutes !== undefined && minutes.state !== "posted" && minutes.state !== "waived";

/** The letter went to someone who still writes. */
const isWriter = ({ meeting, network }: Meet, { to = "" }: MeetingLetter): boolean =>
  mayWrite(meeting, { network, by: { personId: to, name: "" } });

/** The taker gets the card itself, with who was there filled in. */
const asked: Telling = (meet, letter, text, now) => {
  const { to = "" } = letter;
  if (!isOpen(meet) || !isWriter(meet, letter) || meet.meeting.minutes?.state === "ready") return undefined;
  // One who is chosen while the meeting goes on is asked at once.
  const isOver = meet.meeting.state === "over";
  const notices = [{ style: "accent", text: text(isOver ? "minutes.ask" : "minutes.ask-during") }] as const;
  return minutesDesk(meet, to, text, now, { notices });
};

/** The lead gets all of it, to read and approve. */
const ready: Telling = (meet, { to = "" }, text, now) => {
  if (meet.meeting.minutes?.state !== "ready" || !mayLead(meet.network, to)) return undefined;
  const notices = [{ style: "accent", text: text("minutes.ready") }] as const;
  return minutesDesk(meet, to, text, now, { notices });
};

/** Kind, and once: what is enough, and how to be left in peace. */
const nagged: Telling = (meet, letter, text, now) => {
  if (!isOpen(meet) || !isWriter(meet, letter)) return undefined;
  const isReady = meet.meeting.minutes?.state === "ready";
  return toldCard(meet, text, now, {
    title: text(isReady ? "minutes.nag-ready" : "minutes.nag"),
    more: text(isReady ? "minutes.nag-ready-more" : "minutes.nag-more"),
    open: text(isReady ? "minutes.nag-open" : "minutes.nag-write"),
    mayWaive: !isReady,
  });
};

/** The lead hears, once, that another wants no minutes, with the way back; and that they are written after all. */
const waived: Telling = (meet, { to = "" }, text, now) => {
  const { minutes } = meet.meeting;
  if (!minutes || !mayLead(meet.network, to)) return undefined;
  if (minutes.state !== "waived")
    return toldCard(meet, text, now, {
      title: text("minutes.resumed-news"),
      more: text("minutes.resumed-news-more"),
      see: text("meeting-letter.open"),
    });
  return toldCard(meet, text, now, {
    title: text("minutes.waived-news"),
    byName: line(minutes.waivedBy?.name ?? ""),
    more: text("minutes.waived-news-more"),
    takeUp: text("minutes.write-anyway"),
    see: text("meeting-letter.open"),
  });
};

/** To the channel, or in full to each member where there is none. */
const shared: Telling = (meet, { to }, text, now) =>
  meet.meeting.minutes?.state === "posted"
    ? minutesCard(meet, to === undefined ? "channel" : { personId: to }, text, now)
    : undefined;

/** An action that was taken off or given to another since is not told of. */
const given: Telling = (meet, { action: actionId, to }, text, now) => {
  const { minutes } = meet.meeting;
  const action = minutes?.state === "posted" ? minutes.actions.find(({ id }) => id === actionId) : undefined;
  if (!action || ownerIn(meet.network, action) !== to) return undefined;
  return toldCard(meet, text, now, {
    title: text("action.got"),
    words: line(action.words),
    about: dueWords(action, text, now),
    more: text("action.got-more"),
    actionId: action.id,
  });
};

function toldCard(meet: Meet, text: Text, now: Instant, said: Data): Card {
  const { meeting, network } = meet;
  return fill("minutes-told", {
    lang: text.language,
    speak: said["title"] ?? "",
    network: titleOf(network, text),
    when: heldWords(meet, text, now),
    words: "",
    about: "",
    byLabel: text("minutes.waived-by"),
    byName: "",
    actionId: "",
    mayWaive: false,
    ...said,
    meetingId: meeting.id,
    networkId: network.id,
    labels: {
      open: said["open"] ?? "",
      takeUp: said["takeUp"] ?? "",
      see: said["see"] ?? "",
      waive: text("minutes.waive"),
      done: text("action.done"),
      mine: text("action.mine"),
    },
  });
}

const tellings: Partial<Record<MeetingLetterKind, Telling>> = {
  "minutes-ask": asked,
  "minutes-nag": nagged,
  "minutes-ready": ready,
  "minutes-waived": waived,
  minutes: shared,
  action: given,
};

/** The card of a letter about minutes; undefined when there is nothing to say any more. */
export const minutesLetterCard: Telling = (meet, letter, text, now) =>
  tellings[letter.kind]?.(meet, letter, text, now);
