import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { shortened } from "../../interview/plain.js";
import { isIn } from "../../networks/members/member.js";
import { titleOf } from "../../networks/title.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import type { Meet } from "../desk.js";
import { actionLimit, type ActionWords } from "./actions-taken.js";
import type { Action, Minutes, Part } from "./minutes.js";
import { possiblyPresent, timesSaved } from "./saving.js";
import { linesOf } from "./desk-card.js";
import { aboutAction, heldWords, line } from "./wording.js";

/** A part that has a form of its own; actions are written one by one. */
export type WrittenPart = Exclude<Part, "actions">;

interface Shown {
  readonly meet: Meet;
  readonly minutes: Minutes;
  readonly notices?: readonly Notice[];
}

const nameLength = 100;
const named = (name: string): string => shortened(line(name), nameLength);

/** What every form says at its top. */
const topOf = ({ meet, notices = [] }: Shown, title: string, text: Text, now: Instant): Data => ({
  lang: text.language,
  speak: title,
  title,
  network: titleOf(meet.network, text),
  when: heldWords(meet, text, now),
  notices,
  meetingId: meet.meeting.id,
});

/** What stands in a part now, as it goes into its input. */
export const storedWords = (minutes: Minutes, part: WrittenPart): string => {
  if (part === "present") return minutes.present.join(",");
  return part === "decisions" ? minutes.decisions.join("\n") : minutes[part];
};

/** What was typed or ticked in a part's form. */
export interface PartWords {
  readonly part: WrittenPart;
  readonly words: string;
  /** Beside who is ticked: the names of others who came. */
  readonly others?: string;
}

const storedOthers = ({ others = [] }: Minutes): string => others.join("\n");

/** Whether a form holds nothing but what is saved. */
export const isAsStored = (minutes: Minutes, { part, words, others }: PartWords): boolean =>
  words === storedWords(minutes, part) && (others === undefined || others === storedOthers(minutes));

export interface PartForm extends Shown {
  readonly part: WrittenPart;
  /** What was typed or ticked, when it comes back. */
  readonly given?: PartWords;
  /** Another has saved the part since this form was opened: both are shown. */
  readonly hasMoved?: boolean;
}

/** One part in the writer's hands, saved on its own. */
export function partForm(form: PartForm, text: Text, now: Instant): Card {
  const { meet, minutes, part, given, hasMoved = false } = form;
  const isPresent = part === "present";
  const words = given?.words ?? storedWords(minutes, part);
  const theirs = hasMoved ? linesOf(meet, minutes, part, text, now) : [];
  return fill("minutes-form", {
    ...topOf(form, text(`minutes.part.${part}`), text, now),
    part,
    isPresent,
    present: isPresent ? words : "",
    others: isPresent ? (given?.others ?? storedOthers(minutes)) : "",
    words: isPresent ? "" : words,
    people: possiblyPresent(meet.meeting, meet.network, minutes).map(({ id, name }) => ({
      value: id,
      title: named(name),
    })),
    theirs: theirs.map((one) => `${one.label} ${one.words}`.trim()),
    version: timesSaved(minutes, part),
    labels: {
      field: text(`minutes.form.${part}`),
      start: text(`minutes.start.${part}`),
      others: text("minutes.form.others"),
      error: text("minutes.form-error"),
      theirs: text("minutes.theirs"),
      save: text("minutes.save"),
      back: text("minutes.back"),
    },
  });
}

/** The actions one by one, each to be corrected, and the way to more. */
export function actionsCard(shown: Shown & { readonly removedId?: string }, text: Text, now: Instant): Card {
  const { actions } = shown.minutes;
  return fill("minutes-actions", {
    ...topOf(shown, text("minutes.actions-title"), text, now),
    removedId: shown.removedId ?? "",
    actions: actions.map((action) => ({
      words: line(action.words),
      about: aboutAction(action, text, now),
      actionId: action.id,
      what: text("minutes.edit-what", { edit: text("minutes.edit"), what: line(action.words) }),
    })),
    mayAdd: actions.length < actionLimit,
    labels: {
      undo: text("minutes.action-undo"),
      none: text("minutes.actions-none"),
      edit: text("minutes.edit"),
      add: text("minutes.add-action"),
      back: text("minutes.back"),
    },
  });
}

export const noAction: ActionWords = { words: "", memberId: "", ownerName: "", by: "" };

/** What stands in an action's inputs; a member's name is not typed but chosen. */
export const wordsOf = ({ words, memberId = "", ownerName, by = "" }: Action): ActionWords => ({
  words,
  memberId,
  ownerName: memberId === "" ? ownerName : "",
  by,
});

export interface ActionForm extends Shown {
  readonly words: ActionWords;
  /** The action on the card, when it is not a new one. */
  readonly action?: Action;
  readonly hasMoved?: boolean;
}

/** An action in the writer's hands; a new one may be several, one on each line. */
export function actionForm(form: ActionForm, text: Text, now: Instant): Card {
  const { meet, minutes, action, words } = form;
  const theirs = form.hasMoved && action ? [line(action.words), aboutAction(action, text, now)] : [];
  return fill("minutes-action", {
    ...topOf(form, text(action ? "minutes.action-edit" : "minutes.action-new"), text, now),
    actionId: action?.id ?? "",
    version: action ? (action.edition ?? 0) : timesSaved(minutes, "actions"),
    values: { words: words.words, owner: words.memberId, ownerName: words.ownerName, by: words.by },
    people: [{ value: "", title: text("minutes.action-nobody") }, ...ownersFor(meet, action)],
    theirs,
    labels: actionLabels(action, text),
  });
}

/** Those who are in, and the owner there is, who may have left. */
const ownersFor = ({ network }: Meet, action: Action | undefined): Data[] =>
  network.members
    .filter((member) => isIn(member) || member.id === action?.memberId)
    .map(({ id, name }) => ({ value: id, title: named(name) }));

const actionLabels = (action: Action | undefined, text: Text): Data => ({
  words: text(action ? "minutes.action-words" : "minutes.action-lines"),
  start: text("minutes.action-start"),
  more: text("minutes.action-more"),
  owner: text("minutes.action-owner"),
  ownerStart: text("minutes.action-owner-start"),
  ownerName: text("minutes.action-owner-name"),
  ownerNameStart: text("minutes.action-owner-name-start"),
  by: text("minutes.action-by"),
  error: text("minutes.form-error"),
  theirs: text("minutes.theirs"),
  save: text("minutes.save"),
  remove: text("minutes.action-remove"),
  back: text("minutes.back"),
});

/** The lead chooses who writes, among those in the network who have Teams. */
export function handCard(shown: Shown & { readonly person?: string }, text: Text, now: Instant): Card {
  const { meet, minutes, person = "" } = shown;
  const people = meet.network.members
    .filter((member) => isIn(member) && member.personId !== undefined)
    .filter(({ personId }) => personId !== minutes.taker.personId)
    .map(({ personId = "", name }) => ({ value: personId, title: named(name) }));
  return fill("minutes-hand", {
    ...topOf(shown, text("minutes.hand"), text, now),
    more: text(people.length > 0 ? "minutes.hand-more" : "minutes.hand-nobody"),
    people,
    person,
    labels: {
      person: text("minutes.hand-person"),
      start: text("minutes.action-owner-start"),
      error: text("minutes.form-error"),
      save: text("minutes.hand-save"),
      back: text("minutes.back"),
    },
  });
}
