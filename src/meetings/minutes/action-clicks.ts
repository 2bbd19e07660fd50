import { createHash } from "node:crypto";
import type { Notice } from "../../cards/notice.js";
import { Refusal } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { withWordsKept } from "../../networks/members/kept.js";
import {
  actionIn,
  addActions,
  changeAction,
  putActionBack,
  removeAction,
  type NewId,
} from "./actions-taken.js";
import { readAction, readActionForm, readMeetingId } from "./clicks.js";
import { actionForm, actionsCard, noAction, wordsOf } from "./form-cards.js";
import { calendarOf } from "../desk.js";
import { good, warned } from "../planning/shown.js";
import { doneOf } from "./following.js";
import type { Done } from "./minutes.js";
import { changeDesk, readDesk, setGoing, type AtDesk } from "./opening.js";

const listed = (desk: AtDesk, turn: Turn, notices: readonly Notice[], removedId = ""): Answer => ({
  replace: actionsCard({ meet: desk, minutes: desk.minutes, notices, removedId }, turn.text, turn.now),
});

/** Opgaver fra mødet, in the card's place. */
export const openActions = async (data: unknown, turn: Turn): Promise<Answer> =>
  listed(await readDesk(turn, readMeetingId(data)), turn, []);

export async function openNewAction(data: unknown, turn: Turn): Promise<Answer> {
  const desk = await readDesk(turn, readMeetingId(data));
  const form = { meet: desk, minutes: desk.minutes, words: noAction };
  return { replace: actionForm(form, turn.text, turn.now) };
}

export const openAction = (data: unknown, turn: Turn): Promise<Answer> =>
  withListShown(data, turn, async () => {
    const { meetingId, actionId } = readAction(data);
    const desk = await readDesk(turn, meetingId);
    const action = actionIn(desk.minutes, actionId);
    const form = { meet: desk, minutes: desk.minutes, action, words: wordsOf(action) };
    return { replace: actionForm(form, turn.text, turn.now) };
  });

/** A card about an action that is gone gives way to those there are. */
async function withListShown(data: unknown, turn: Turn, run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "action-gone") throw error;
    const desk = await readDesk(turn, readMeetingId(data));
    return { ...listed(desk, turn, warned(turn.text("refusal.action-gone"))), refused: error.code };
  }
}

/** The same for the same words on the same form by the same person: pressed twice, they are added once. */
const idsFor =
  (turn: Turn, meetingId: string, seen: number): NewId =>
  (words, nth) =>
    createHash("sha256")
      .update([meetingId, turn.who.id, seen, nth, words].join("\n"))
      .digest("hex")
      .slice(0, 16);

/** Adds one action, or several. What is refused comes back as it was typed. */
export async function saveNewActions(data: unknown, turn: Turn): Promise<Answer> {
  const meetingId = readMeetingId(data);
  const { seen, given } = readActionForm(data);
  const desk = await readDesk(turn, meetingId);
  const newId = idsFor(turn, meetingId, seen);
  return withWordsKept(
    turn,
    async () => {
      const after = await changeDesk(turn, desk, (meeting, pen) => addActions(meeting, pen, given, newId));
      const count = after.minutes.actions.length - desk.minutes.actions.length;
      const notices = count > 0 ? good(turn.text("minutes.action-added", { count })) : [];
      return { ...listed(after, turn, notices), ...setGoing(after) };
    },
    async (notices) => {
      const { minutes, ...meet } = await readDesk(turn, meetingId);
      return actionForm({ meet, minutes, words: given, notices }, turn.text, turn.now);
    },
  );
}

/**
 * Corrects one action. What another changed meanwhile stands beside what was typed; where it was taken off, what was
 * typed stands in the form of a new one.
 */
export async function saveAction(data: unknown, turn: Turn): Promise<Answer> {
  const { meetingId, actionId } = readAction(data);
  const { seen, given } = readActionForm(data);
  const desk = await readDesk(turn, meetingId);
  return withWordsKept(
    turn,
    async () => {
      const after = await changeDesk(turn, desk, (meeting, pen) =>
        changeAction(meeting, pen, actionId, given, seen),
      );
      return { ...listed(after, turn, good(turn.text("minutes.action-saved"))), ...setGoing(after) };
    },
    async (notices) => {
      const { minutes, ...meet } = await readDesk(turn, meetingId);
      const action = minutes.actions.find(({ id }) => id === actionId);
      const form = { meet, minutes, words: given, notices };
      const hasMoved = (action?.edition ?? 0) !== seen;
      return actionForm(action ? { ...form, action, hasMoved } : form, turn.text, turn.now);
    },
  );
}

/** Fjern, with the way back on the card. */
export async function removeOneAction(data: unknown, turn: Turn): Promise<Answer> {
  const { meetingId, actionId } = readAction(data);
  const desk = await readDesk(turn, meetingId);
  const done = await doneIn(turn, desk, actionId);
  const after = await changeDesk(turn, desk, (meeting, pen) => removeAction(meeting, pen, actionId, done));
  const undoable = after.minutes.removed?.id === actionId ? actionId : "";
  return { ...listed(after, turn, good(turn.text("minutes.action-removed")), undoable), ...setGoing(after) };
}

/** Whether it is done, by the calendar, which follows the actions of posted minutes only. */
async function doneIn(turn: Turn, { minutes, network }: AtDesk, actionId: string): Promise<Done> {
  if (minutes.state !== "posted") return {};
  const { actions } = await calendarOf(turn, network.id);
  return doneOf(actions.find(({ id }) => id === actionId) ?? {});
}

export const putOneActionBack = (data: unknown, turn: Turn): Promise<Answer> =>
  withListShown(data, turn, async () => {
    const { meetingId, actionId } = readAction(data);
    const desk = await readDesk(turn, meetingId);
    const after = await changeDesk(turn, desk, (meeting, pen) => putActionBack(meeting, pen, actionId));
    return { ...listed(after, turn, good(turn.text("minutes.action-put-back"))), ...setGoing(after) };
  });
