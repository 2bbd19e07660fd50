import { withNotes, type Note } from "../../letters/carrying.js";
import { isIn } from "../../networks/members/member.js";
import type { Network } from "../../networks/network.js";
import type { MeetingLetter } from "../letters/letter.js";
import { withMeeting, type Meeting } from "../meeting.js";
import type { Action, Minutes, Part } from "./minutes.js";
import type { Pen } from "./rights.js";

/**
 * The meeting with what was written in its minutes. The first words begin them. What stands in the channel already is
 * corrected without a new message: the calendar is brought in line, and only who has got an action hears of it.
 */
export function written(
  meeting: Meeting,
  before: Minutes,
  change: Partial<Minutes>,
  part: Part,
  pen: Pen,
): Meeting {
  const next: Minutes = {
    ...before,
    ...change,
    saved: { ...before.saved, [part]: (before.saved?.[part] ?? 0) + 1 },
  };
  if (before.state !== "posted") {
    const state = before.state === "asked" ? "begun" : before.state;
    return withMeeting(meeting, { minutes: { ...next, state } }, pen.now);
  }
  const followed = part === "actions" ? followedBy(meeting, before, next) : (before.followed ?? []);
  const minutes: Minutes = { ...next, followed, corrected: { ...pen.by, at: pen.now } };
  const notes = part === "actions" ? [follow, ...actionNotes(minutes, pen.network, knownIn(meeting))] : [];
  return withMeeting(meeting, { minutes, letters: withNotes(meeting.letters, notes, pen.now) }, pen.now);
}

/** Their owners know of these; what was taken off by a slip and comes back is no news to them. */
const knownIn = ({ minutes }: Meeting): readonly Action[] =>
  minutes ? [...minutes.actions, ...(minutes.removed ? [minutes.removed] : [])] : [];

/** The calendar is to follow the actions of these minutes, as they are when it is told. */
export const follow: Note<MeetingLetter> = { id: "follow", kind: "follow" };

/** Those the calendar has had: all before this correction, unless it has not been told of them yet. */
function followedBy({ letters }: Meeting, before: Minutes, next: Minutes): readonly string[] {
  const known = before.followed ?? [];
  const isTold = !letters.some(({ kind }) => kind === "follow");
  const all = isTold ? [...new Set([...known, ...before.actions.map(({ id }) => id)])] : known;
  // One that was taken off is gone there too, and comes anew if it is put back.
  return all.filter((id) => next.actions.some((action) => action.id === id));
}

/** A letter to each owner who takes part, for what was not theirs before. S3-6. */
export function actionNotes(
  { actions }: Minutes,
  network: Network,
  before: readonly Action[] = [],
): Note<MeetingLetter>[] {
  return actions.flatMap((action) => {
    const to = ownerIn(network, action);
    const was = before.find(({ id }) => id === action.id);
    if (to === undefined || was?.memberId === action.memberId) return [];
    return [{ id: `action ${action.id} ${to}`, kind: "action" as const, to, action: action.id }];
  });
}

/** The person who owns an action; undefined for one outside Teams, and one who has left. */
export const ownerIn = ({ members }: Network, { memberId }: Action): string | undefined =>
  members.find((member) => member.id === memberId && isIn(member))?.personId;
