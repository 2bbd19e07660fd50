import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { paragraphs } from "../../interview/plain.js";
import { mayLead, type Network } from "../../networks/network.js";
import { titleOf } from "../../networks/title.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { whenInWords } from "../calendar-time.js";
import type { Calendar } from "../calendar.js";
import type { Meet } from "../desk.js";
import { editionOf, isEmpty, minutesOf } from "./blank.js";
import { parts, type Minutes, type Part } from "./minutes.js";
import { aboutAction, attendedWords, heldWords, line, presentIn, signaturesOf } from "./wording.js";

export interface DeskState {
  readonly notices?: readonly Notice[];
  /** Says who writes as long as nobody has begun. */
  readonly calendar?: Calendar;
}

/** A line of a part: our own label, people's words, and what is small beside them. */
interface Line extends Data {
  readonly label: string;
  readonly words: string;
  readonly end: string;
}

const plainLine = (words: string): Line => ({ label: "", words, end: "" });

/** What a part says, a line each. */
export function linesOf(meet: Meet, minutes: Minutes, part: Part, text: Text, now: Instant): Line[] {
  const named = (label: string, names: readonly string[]): Line[] =>
    names.length === 0 ? [] : [{ label: `${label}:`, words: names.join(", "), end: "" }];
  if (part === "present") {
    const { there, notThere } = presentIn(meet, minutes);
    return [...named(text("minutes.there"), there), ...named(text("minutes.not-there"), notThere)];
  }
  if (part === "decisions") return minutes.decisions.map((words) => plainLine(`• ${line(words)}`));
  if (part === "actions")
    return minutes.actions.map((action) => ({
      label: "",
      words: `• ${line(action.words)}`,
      end: aboutAction(action, text, now),
    }));
  return paragraphs(minutes[part]).map(plainLine);
}

/** What is agreed of the next meeting is not asked for once the network holds no more; what was written can be corrected. */
function sectionOf(meet: Meet, minutes: Minutes, part: Part, text: Text, now: Instant): Data {
  const lines = linesOf(meet, minutes, part, text, now);
  const heading = text(`minutes.part.${part}`);
  const edit = text(lines.length > 0 ? "minutes.edit" : "minutes.write");
  const isAsked = part !== "next" || meet.network.state === "active" || lines.length > 0;
  return {
    part,
    mayEdit: minutes.state !== "waived" && isAsked,
    heading,
    note: noteOf(meet, minutes, part, lines.length, text),
    lines,
    edit,
    what: text("minutes.edit-what", { edit, what: heading }),
  };
}

function noteOf(meet: Meet, minutes: Minutes, part: Part, count: number, text: Text): string {
  if (part === "next" && meet.network.state !== "active")
    return text(count === 0 ? "minutes.next-closed" : "minutes.next-closed-written");
  if (part !== "present") return count === 0 ? text("minutes.nothing") : "";
  const isGuessed = !minutes.saved?.present && minutes.state !== "posted";
  const attended = attendedWords(meet, minutes, text);
  return isGuessed ? `${attended}. ${text("minutes.guessed")}` : attended;
}

/** Referat: its parts with what is written in each, for who writes and who approves. S3-6. */
export function minutesDesk(
  meet: Meet,
  personId: string,
  text: Text,
  now: Instant,
  state: DeskState = {},
): Card {
  const { meeting, network } = meet;
  const minutes = minutesOf(meeting, network, state.calendar);
  const when = whenInWords(meeting.when, text.language, now);
  return fill("minutes", {
    lang: text.language,
    speak: text("minutes.speak", { when }),
    title: text("minutes.title"),
    network: titleOf(network, text),
    when: heldWords(meet, text, now),
    notices: state.notices ?? [],
    state: text(`minutes.state.${stateIn(minutes, network)}`),
    signed: signaturesOf(minutes, text),
    sections: parts.map((part) => sectionOf(meet, minutes, part, text, now)),
    ...mayOf(minutes, mayLead(network, personId)),
    version: editionOf(minutes),
    meetingId: meeting.id,
    networkId: network.id,
    labels: {
      approve: text(network.channel ? "minutes.approve" : "minutes.approve-each"),
      send: text("minutes.send"),
      writeAnyway: text("minutes.write-anyway"),
      word: text("minutes.word"),
      hand: text("minutes.hand"),
      waive: text("minutes.waive"),
      meetings: text("minutes.meetings"),
    },
  });
}

/** What has come of them so far, and what they still need before they can be approved. */
function stateIn(minutes: Minutes, { channel }: Network) {
  const { state } = minutes;
  if (state === "posted" && !channel) return "posted-each";
  return state === "begun" && isEmpty(minutes) ? "begun-empty" : state;
}

function mayOf(minutes: Minutes, leads: boolean): Data {
  const { state } = minutes;
  const isOpen = state === "asked" || state === "begun" || state === "ready";
  const isFilled = isOpen && !isEmpty(minutes);
  return {
    mayApprove: leads && isFilled,
    maySend: !leads && isFilled && state !== "ready",
    mayTakeUp: state === "waived",
    mayHand: leads && isOpen,
    mayWaive: isOpen,
  };
}
