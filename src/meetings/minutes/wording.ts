import { dateInWords, dayInWords } from "../../dates.js";
import { paragraphs } from "../../interview/plain.js";
import { isIn } from "../../networks/members/member.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { whenInWords } from "../calendar-time.js";
import type { Meet } from "../desk.js";
import type { Day } from "../when.js";
import type { Action, Author, Minutes } from "./minutes.js";

/** One line of what someone wrote, for a TextRun. */
export const line = (words: string): string => paragraphs(words).join(" ");

/** A day of the calendar in words, with its weekday; noon is the same day in every zone people meet in. */
export const dayWords = (day: Day, text: Text, now: Instant): string =>
  dayInWords(`${day}T12:00:00.000Z`, text.language, now, "UTC");

/** "Mødet onsdag den 6. januar kl. 13.00–15.00". */
export const heldWords = ({ meeting }: Pick<Meet, "meeting">, text: Text, now: Instant): string =>
  text("minutes.of", { when: whenInWords(meeting.when, text.language, now) });

/** Until when an action is to be done; empty where no day was agreed. */
export const dueWords = ({ by }: Action, text: Text, now: Instant): string =>
  by === undefined ? "" : text("action.by", { day: dayWords(by, text, now) });

/** Whose it is and until when; the owner is someone's words, so it stands in runs only. */
export const aboutAction = (action: Action, text: Text, now: Instant): string =>
  [line(action.ownerName) || text("action.no-owner"), dueWords(action, text, now)]
    .filter((part) => part !== "")
    .join(" · ");

export interface Present {
  readonly there: readonly string[];
  readonly notThere: readonly string[];
}

/**
 * Who was there and who was not, by name; others who came stand last. Who came into the network later is neither; who
 * was there and has left since stays.
 */
export function presentIn({ meeting, network }: Meet, { present, others = [] }: Minutes): Present {
  const members = network.members.filter(
    (one) => present.includes(one.id) || (isIn(one) && one.since <= meeting.endsAt),
  );
  const all = [...members, ...meeting.guests];
  const names = (isThere: boolean) =>
    all.filter(({ id }) => present.includes(id) === isThere).map(({ name }) => line(name));
  return { there: [...names(true), ...others.map(line)], notThere: names(false) };
}

export const attendedWords = (meet: Meet, minutes: Minutes, text: Text): string => {
  const { there, notThere } = presentIn(meet, minutes);
  return text("minutes.attended", { present: there.length, absent: notThere.length });
};

/** A name with what they did and when: the name is theirs, so it stands apart from our words. */
export interface Signed {
  readonly label: string;
  readonly name: string;
  readonly end: string;
  readonly [name: string]: string;
}

const signed = (label: string, { name }: Author, end = ""): Signed => ({ label, name: line(name), end });

/** Who writes them, who approved them, and who corrected them since; waived ones nobody writes. */
export function signaturesOf(minutes: Minutes, text: Text): Signed[] {
  const { state, taker, approvedBy, postedAt, corrected } = minutes;
  const on = (moment: Instant) => text("minutes.on-day", { day: dateInWords(moment, text.language) });
  if (state === "waived") return [];
  if (state !== "posted") return [signed(text("minutes.by"), taker)];
  return [
    ...(approvedBy && postedAt ? [signed(text("minutes.approved-by"), approvedBy, on(postedAt))] : []),
    ...(corrected ? [signed(text("minutes.corrected-by"), corrected, on(corrected.at))] : []),
  ];
}
