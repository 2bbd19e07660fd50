import { checkedAnswers } from "../../interview/answer-text.js";
import { isIn } from "../../networks/members/member.js";
import type { Network } from "../../networks/network.js";
import { refuse } from "../../refusal.js";
import type { Meeting } from "../meeting.js";
import type { Day } from "../when.js";
import { minutesOf } from "./blank.js";
import type { Action, Done, Minutes } from "./minutes.js";
import { mustWrite, type Pen } from "./rights.js";
import { written } from "./writing.js";

/** More than these one meeting gives nobody the time for. */
export const actionLimit = 20;
export const actionLength = 250;
export const ownerLength = 80;

/** What stands in an action's form. */
export interface ActionWords {
  readonly words: string;
  /** A member's id in the network; empty where the name is written. */
  readonly memberId: string;
  /** Who owns it when they are no member. */
  readonly ownerName: string;
  /** Empty where there is no date. */
  readonly by: Day;
}

/** Actions are told one from the other by an id that the same press gives again, so that a repeat adds none. */
export type NewId = (words: string, nth: number) => string;

/**
 * Adds what was agreed to be done: one action a line, with the same owner and date. Others' stay as they are.
 * @throws Refusal with the field: no-action-words, two-owners, not-an-owner, cpr, too-long, too-many-meeting-actions;
 * and as mustWrite. S3-6.
 */
export function addActions(meeting: Meeting, pen: Pen, given: ActionWords, newId: NewId): Meeting {
  mustWrite(meeting, pen);
  const minutes = minutesOf(meeting, pen.network, pen.calendar);
  const lines = linesIn(given.words);
  if (lines.length === 0) refuse("no-action-words", { field: "words" });
  mustHaveOneOwner(given);
  const all = lines.map((words, nth) => ({
    id: newId(words, nth),
    ...checked({ ...given, words }, pen.network),
    meetingId: meeting.id,
  }));
  const known = [...minutes.actions, ...(minutes.removed ? [minutes.removed] : [])];
  const more = all.filter(({ id }) => !known.some((action) => action.id === id));
  if (more.length === 0) return meeting;
  const actions = [...minutes.actions, ...more];
  mustBeFew(actions);
  return written(meeting, minutes, { actions }, "actions", pen);
}

const linesIn = (words: string): string[] =>
  words
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

function mustBeFew({ length }: readonly Action[]): void {
  if (length > actionLimit) refuse("too-many-meeting-actions", { field: "words", limit: actionLimit });
}

/** Which of the two is meant only they know. */
function mustHaveOneOwner({ memberId, ownerName }: ActionWords): void {
  if (memberId !== "" && ownerName !== "") refuse("two-owners", { field: "ownerName" });
}

/** A member is named as the network knows them; one outside it as they were written. */
function checked(
  { words, memberId, ownerName, by }: ActionWords,
  network: Network,
): Pick<Action, "words" | "memberId" | "ownerName" | "by"> {
  checkedAnswers([
    ["words", words],
    ["ownerName", ownerName],
  ]);
  mustFit("words", words, actionLength);
  mustFit("ownerName", ownerName, ownerLength);
  const day = by === "" ? {} : { by };
  if (memberId === "") return { words, ownerName, ...day };
  const member = network.members.find((one) => one.id === memberId && isIn(one));
  if (!member) refuse("not-an-owner", { field: "owner" });
  return { words, memberId, ownerName: member.name, ...day };
}

function mustFit(field: string, words: string, limit: number): void {
  if (words.length > limit) refuse("too-long", { field, length: words.length, limit });
}

export const actionIn = ({ actions }: Pick<Minutes, "actions">, actionId: string): Action =>
  actions.find(({ id }) => id === actionId) ?? refuse("action-gone");

/**
 * Corrects one action. `seen`: how often it had been corrected when it was opened.
 * @throws Refusal with the field: action-removed, no-action-words, two-owners, not-an-owner, cpr, too-long,
 * part-changed; and as mustWrite.
 */
export function changeAction(
  meeting: Meeting,
  pen: Pen,
  actionId: string,
  given: ActionWords,
  seen: number,
): Meeting {
  mustWrite(meeting, pen);
  const minutes = minutesOf(meeting, pen.network, pen.calendar);
  const before = minutes.actions.find(({ id }) => id === actionId);
  if (!before) refuse("action-removed", { field: "words" });
  const words = linesIn(given.words).join(" ");
  if (words === "") refuse("no-action-words", { field: "words" });
  mustHaveOneOwner(given);
  const { memberId, by, ...kept } = before;
  const next: Action = { ...kept, ...corrected({ ...given, words }, before, pen.network) };
  if (isSameAction(next, before)) return meeting;
  const edition = before.edition ?? 0;
  if (edition !== seen) refuse("part-changed", { field: "words" });
  const actions = minutes.actions.map((one) =>
    one.id === actionId ? { ...next, edition: edition + 1 } : one,
  );
  return written(meeting, minutes, { actions }, "actions", pen);
}

/** An owner who has left meanwhile stays the owner until another is chosen. */
function corrected(given: ActionWords, before: Action, network: Network) {
  if (given.memberId === "" || given.memberId !== before.memberId) return checked(given, network);
  const { memberId, ownerName } = before;
  return { ...checked({ ...given, memberId: "", ownerName: "" }, network), memberId, ownerName };
}

const isSameAction = (a: Action, b: Action): boolean =>
  a.words === b.words && a.memberId === b.memberId && a.ownerName === b.ownerName && a.by === b.by;

/**
 * Takes an action off; it can be put back as it was, also as `done` as it is in the calendar. One that is gone already
 * is left as it is. @throws as mustWrite.
 */
export function removeAction(meeting: Meeting, pen: Pen, actionId: string, done: Done = {}): Meeting {
  mustWrite(meeting, pen);
  const minutes = minutesOf(meeting, pen.network, pen.calendar);
  const action = minutes.actions.find(({ id }) => id === actionId);
  if (!action) return meeting;
  const actions = minutes.actions.filter((one) => one !== action);
  return written(meeting, minutes, { actions, removed: { ...action, ...done } }, "actions", pen);
}

/** @throws Refusal action-gone when another was taken off since, and as mustWrite. */
export function putActionBack(meeting: Meeting, pen: Pen, actionId: string): Meeting {
  mustWrite(meeting, pen);
  const minutes = minutesOf(meeting, pen.network, pen.calendar);
  if (minutes.actions.some(({ id }) => id === actionId)) return meeting;
  const { removed, ...rest } = minutes;
  if (removed?.id !== actionId) refuse("action-gone");
  mustBeFew([...minutes.actions, removed]);
  return written(meeting, rest, { actions: [...minutes.actions, removed] }, "actions", pen);
}
