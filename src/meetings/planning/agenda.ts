import { checkedAnswers } from "../../interview/answer-text.js";
import { refuse } from "../../refusal.js";
import type { Instant } from "../../time.js";
import { itemLimit, withMeeting, type Item, type Meeting } from "../meeting.js";
import { mustBeComing } from "./plan.js";

/** The most characters of each. */
export const itemLimits = { words: 200, preparedBy: 120 } as const;

/** @throws Refusal with the field: cpr, too-long. */
export function within(field: string, words: string, limit: number): string {
  checkedAnswers([[field, words]]);
  return words.length > limit ? refuse("too-long", { field, length: words.length, limit }) : words;
}

/** Lines that may stand on an agenda, in one input of a form. @throws Refusal with the field: cpr, too-long, too-many-items. */
export function checkedLines(field: string, lines: readonly string[]): readonly string[] {
  for (const line of lines) within(field, line, itemLimits.words);
  if (lines.length > itemLimit) refuse("too-many-items", { field, count: lines.length, limit: itemLimit });
  return lines;
}

/** What an agenda is made of, with ids that are the same each time. */
export const itemsOf = (lines: readonly string[]): readonly Item[] =>
  lines.slice(0, itemLimit).map((words, n) => ({ id: `i${n + 1}`, words }));

export type ItemWords = Required<Pick<Item, "words" | "preparedBy">>;

function checked({ words, preparedBy }: ItemWords): Pick<Item, "words" | "preparedBy"> {
  if (words === "") refuse("no-item-words", { field: "words" });
  within("words", words, itemLimits.words);
  within("preparedBy", preparedBy, itemLimits.preparedBy);
  return preparedBy === "" ? { words } : { words, preparedBy };
}

export const itemIn = ({ agenda }: Meeting, id: string): Item =>
  agenda.find((one) => one.id === id) ?? refuse("item-gone");

/** Another item at the end; the same id is the same item. S3-6. @throws Refusal no-item-words, too-many-items, cpr, too-long. */
export function addItem(meeting: Meeting, id: string, given: ItemWords, now: Instant): Meeting {
  mustBeComing(meeting, now);
  const { agenda } = meeting;
  if (agenda.some((one) => one.id === id)) return meeting;
  const item: Item = { id, ...checked(given) };
  if (agenda.length >= itemLimit)
    refuse("too-many-items", { field: "words", count: agenda.length + 1, limit: itemLimit });
  return withMeeting(meeting, { agenda: [...agenda, item] }, now);
}

/** Corrects an item, and who prepares it. Who suggested it stays. */
export function changeItem(meeting: Meeting, id: string, given: ItemWords, now: Instant): Meeting {
  mustBeComing(meeting, now);
  const old = itemIn(meeting, id);
  const { preparedBy, ...rest } = old;
  const next: Item = { ...rest, ...checked(given) };
  if (old.words === next.words && old.preparedBy === next.preparedBy) return meeting;
  return withMeeting(meeting, { agenda: meeting.agenda.map((one) => (one.id === id ? next : one)) }, now);
}

/** Takes an item off; pressed twice it is gone all the same. */
export function removeItem(meeting: Meeting, id: string, now: Instant): Meeting {
  mustBeComing(meeting, now);
  const agenda = meeting.agenda.filter((one) => one.id !== id);
  return agenda.length === meeting.agenda.length ? meeting : withMeeting(meeting, { agenda }, now);
}

/** To the place with this number, counted from 0: said so, a press that arrives twice does nothing more. */
export function placeItem(meeting: Meeting, id: string, to: number, now: Instant): Meeting {
  mustBeComing(meeting, now);
  const item = itemIn(meeting, id);
  const others = meeting.agenda.filter((one) => one !== item);
  const agenda = [...others.slice(0, to), item, ...others.slice(to)];
  return agenda.every((one, n) => one === meeting.agenda[n])
    ? meeting
    : withMeeting(meeting, { agenda }, now);
}
