import { createHash } from "node:crypto";
import type { Card } from "../../cards/card.js";
import { shutAmong } from "../../people/reaching.js";
import { Refusal } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { changeMeeting, readLedMeet, type Meet } from "../desk.js";
import type { Meeting, Reply } from "../meeting.js";
import { good, warned } from "../planning/shown.js";
import { mustTakeAnswers } from "./answer.js";
import { pressOf, readMember, readMeeting, readName, readPage } from "./clicks.js";
import { addGuest, mark, markable, removeGuest } from "./guests.js";
import { keptInForm, paintedAnew, withCardShown } from "./in-place.js";
import { guestCard, markCard, shownOn, whoCard, type WhoState } from "./who-card.js";

/** Hvem kommer: for those who lead. */
export async function openWho(data: unknown, turn: Turn): Promise<Answer> {
  const { meetingId, page } = readPage(data);
  return { replace: await whoIn(turn, await readLedMeet(turn, meetingId), { page }) };
}

/** The list, which says of those on its page who cannot be written to privately. */
async function whoIn(turn: Turn, meet: Meet, state: WhoState): Promise<Card> {
  const { documents, text, now, who } = turn;
  const shut = await shutAmong(documents, who.tenantId, shownOn(meet, text, state));
  return whoCard(meet, text, now, { ...state, shut });
}

/** The list again with what was done; everyone's card has its figures from it. */
async function whoAgain(turn: Turn, meeting: Meeting, state: WhoState): Promise<Answer> {
  const { network } = await readLedMeet(turn, meeting.id);
  return { replace: await whoIn(turn, { meeting, network }, state), ...paintedAnew(meeting) };
}

/** An old list may name one who is no longer on it; then it gives way to the list as it is now. */
async function onTheList(data: unknown, turn: Turn, run: () => Promise<Answer>): Promise<Answer> {
  const { meetingId } = readMeeting(data);
  try {
    return await withCardShown(turn, meetingId, run);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "guest-gone") throw error;
    const meet = await readLedMeet(turn, meetingId);
    const said = turn.text("refusal.guest-gone");
    const card = await whoIn(turn, meet, { notices: warned(said) });
    return { replace: card, tell: said, refused: error.code };
  }
}

/** Ret svar, for a guest or a member without Teams. */
export const openMarking = (data: unknown, turn: Turn): Promise<Answer> =>
  onTheList(data, turn, async () => {
    const { meetingId, memberId } = readMember(data);
    const meet = await readLedMeet(turn, meetingId);
    mustTakeAnswers(meet.meeting, turn.now);
    return { replace: markCard(meet, markable(meet.meeting, meet.network, memberId), turn.text) };
  });

export const saveMark = (reply: Reply) => (data: unknown, turn: Turn) =>
  onTheList(data, turn, async () => {
    const { meetingId, memberId } = readMember(data);
    const { network } = await readLedMeet(turn, meetingId);
    const meeting = await changeMeeting(turn, meetingId, (current) =>
      mark(current, network, memberId, reply, pressOf(turn)),
    );
    return whoAgain(turn, meeting, { memberId, notices: good(turn.text("meeting.marked")) });
  });

/** Tilføj gæst. */
export const openGuest = (data: unknown, turn: Turn): Promise<Answer> =>
  onTheList(data, turn, async () => {
    const meet = await readLedMeet(turn, readMeeting(data).meetingId);
    mustTakeAnswers(meet.meeting, turn.now);
    return { replace: guestCard(meet, "", turn.text) };
  });

export function saveGuest(data: unknown, turn: Turn): Promise<Answer> {
  const { meetingId, name } = readName(data);
  return onTheList(data, turn, () =>
    keptInForm(
      turn,
      meetingId,
      async () => {
        await readLedMeet(turn, meetingId);
        const guest = { id: guestIdOf(turn), name };
        const meeting = await changeMeeting(turn, meetingId, (current) =>
          addGuest(current, guest, pressOf(turn)),
        );
        return whoAgain(turn, meeting, {
          memberId: guest.id,
          notices: good(turn.text("meeting.guest-added")),
        });
      },
      async (notices) => guestCard(await readLedMeet(turn, meetingId), name, turn.text, notices),
    ),
  );
}

/** The same for the same press, however often it is delivered. */
const guestIdOf = (turn: Turn): string =>
  `g-${createHash("sha256")
    .update(JSON.stringify([turn.who.id, pressOf(turn).marks[0]]))
    .digest("hex")
    .slice(0, 16)}`;

/** Fjern gæsten; the name stands in the form, for one who pressed it by mistake. */
export const takeGuestOff = (data: unknown, turn: Turn): Promise<Answer> =>
  onTheList(data, turn, async () => {
    const { meetingId, memberId } = readMember(data);
    const { network } = await readLedMeet(turn, meetingId);
    let name = "";
    const meeting = await changeMeeting(turn, meetingId, (current) => {
      name = current.guests.find(({ id }) => id === memberId)?.name ?? "";
      return removeGuest(current, memberId, pressOf(turn));
    });
    const said = good(turn.text("meeting.guest-removed"));
    const card = guestCard({ meeting, network }, name, turn.text, said);
    return { replace: card, ...paintedAnew(meeting) };
  });
