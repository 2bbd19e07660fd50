import { isIn } from "../../networks/members/member.js";
import { mayLead, type Network } from "../../networks/network.js";
import { refuse } from "../../refusal.js";
import type { Instant } from "../../time.js";
import { withCalendar, type Calendar } from "../calendar.js";
import type { Meeting } from "../meeting.js";
import type { Action, Author, Done } from "./minutes.js";

/** Of what is done so much stays to be seen, the newest. */
export const keptDone = 50;
/** More open ones nobody follows: the oldest are let go of, and stand in their minutes only. A document has an end. */
export const keptOpen = 200;

/**
 * The calendar with the actions of a meeting's posted minutes, each once, as they are written there now; whether they
 * are done is the calendar's own. One that it has had and has no more was done long ago. The next agendas are brought
 * in line. Unchanged when it follows them already. S3-6.
 */
export function follow(calendar: Calendar, { id, minutes }: Meeting, now: Instant): Calendar {
  if (minutes?.state !== "posted") return calendar;
  const { actions: ours, followed = [] } = minutes;
  const kept = calendar.actions.flatMap((action) => {
    if (action.meetingId !== id) return [action];
    const current = ours.find((one) => one.id === action.id);
    return current ? [{ ...openOf(current), ...doneOf(action) }] : [];
  });
  const isNew = (action: Action) =>
    !followed.includes(action.id) && !calendar.actions.some((one) => one.id === action.id);
  return withActions(calendar, [...kept, ...ours.filter(isNew)], now);
}

export const doneOf = ({ doneAt, doneBy }: Done): Done => ({
  ...(doneAt === undefined ? {} : { doneAt }),
  ...(doneBy === undefined ? {} : { doneBy }),
});

const openOf = ({ doneAt, doneBy, ...open }: Action): Action => open;

/** The meetings to come open with what is open: they are brought in line at once. */
function withActions(calendar: Calendar, actions: readonly Action[], now: Instant): Calendar {
  if (JSON.stringify(actions) === JSON.stringify(calendar.actions)) return calendar;
  return withCalendar(calendar, { actions: fewDone(fewOpen(actions)), settleAt: now }, now);
}

/** They stand in the order they came in. */
function fewOpen(actions: readonly Action[]): readonly Action[] {
  const open = actions.filter(({ doneAt }) => doneAt === undefined);
  const gone = new Set(open.slice(0, Math.max(0, open.length - keptOpen)));
  return gone.size === 0 ? actions : actions.filter((action) => !gone.has(action));
}

function fewDone(actions: readonly Action[]): readonly Action[] {
  const done = actions.flatMap(({ doneAt }) => doneAt ?? []).sort();
  const oldest = done.at(-keptDone);
  return oldest === undefined || done.length <= keptDone
    ? actions
    : actions.filter(({ doneAt }) => doneAt === undefined || doneAt >= oldest);
}

/** Whose action it is: the member who owns it, as long as they are in. */
export const isOwner = ({ members }: Network, { memberId }: Action, personId: string): boolean =>
  members.some((member) => member.id === memberId && member.personId === personId && isIn(member));

export const mayMark = (network: Network, action: Action, personId: string): boolean =>
  isOwner(network, action, personId) || mayLead(network, personId);

/**
 * Udført and Ikke udført, by its owner or one who leads. Who was first stands. @throws Refusal no-such-action,
 * not-your-action.
 */
export function mark(
  calendar: Calendar,
  network: Network,
  actionId: string,
  isDone: boolean,
  by: Author,
  now: Instant,
): Calendar {
  const action = calendar.actions.find(({ id }) => id === actionId) ?? refuse("no-such-action");
  if (!mayMark(network, action, by.personId)) refuse("not-your-action");
  if ((action.doneAt !== undefined) === isDone) return calendar;
  const open = openOf(action);
  const next = isDone ? { ...open, doneAt: now, doneBy: by } : open;
  return withActions(
    calendar,
    calendar.actions.map((one) => (one === action ? next : one)),
    now,
  );
}
