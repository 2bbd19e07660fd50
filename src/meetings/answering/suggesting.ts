import { createHash } from "node:crypto";
import { mayLead } from "../../networks/network.js";
import type { Notice } from "../../cards/notice.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { changeMeeting, type Meet } from "../desk.js";
import { good } from "../planning/shown.js";
import { mustBeComing } from "../planning/plan.js";
import { answering } from "./answer.js";
import { pressOf, readItem, readMeeting, readSuggestion } from "./clicks.js";
import { suggestCard } from "./form-cards.js";
import { cardInPlace, formInPlace, keptInForm, paintedAnew, readInside, withCardShown } from "./in-place.js";
import { ownItems, suggest, takeBack } from "./suggest.js";

/** Foreslå punkt: the form, with what one has suggested already. */
export function openSuggesting(data: unknown, turn: Turn): Promise<Answer> {
  const { meetingId } = readMeeting(data);
  return withCardShown(turn, meetingId, async () => {
    const meet = await readSuggestable(turn, meetingId);
    return formInPlace(turn, meetingId, formFor(turn, meet));
  });
}

/** A meeting whose agenda this person may add to now. @throws Refusal */
async function readSuggestable(turn: Turn, meetingId: string): Promise<Meet> {
  const meet = await readInside(turn, meetingId);
  answering(meet.meeting, meet.network, turn.who.id);
  mustBeComing(meet.meeting, turn.now);
  return meet;
}

const formFor = (turn: Turn, meet: Meet, words = "", notices: readonly Notice[] = []) =>
  suggestCard(meet, turn.who.id, words, turn.text, notices);

/** Sæt på dagsordenen. The lead's letter, if there is one, is delivered at once. */
export function saveSuggestion(data: unknown, turn: Turn): Promise<Answer> {
  const { meetingId, words } = readSuggestion(data);
  return withCardShown(turn, meetingId, () =>
    keptInForm(
      turn,
      meetingId,
      async () => {
        const { network } = await readInside(turn, meetingId);
        const item = { id: itemIdOf(turn), words };
        const by = { personId: turn.who.id, name: turn.who.name, now: turn.now };
        const meeting = await changeMeeting(turn, meetingId, (current) =>
          suggest(current, network, item, by),
        );
        const leads = mayLead(network, turn.who.id);
        const said = good(turn.text(leads ? "meeting.suggested-lead" : "meeting.suggested"));
        const shown = cardInPlace(turn, { meeting, network }, said);
        return { ...shown, ...paintedAnew(meeting), due: [{ kind: "meeting", id: meetingId }] };
      },
      async (notices) => formFor(turn, await readSuggestable(turn, meetingId), words, notices),
    ),
  );
}

/** The same for the same press, however often it is delivered. */
const itemIdOf = (turn: Turn): string =>
  createHash("sha256")
    .update(JSON.stringify([turn.who.id, pressOf(turn).marks[0]]))
    .digest("hex")
    .slice(0, 16);

/** Tag tilbage; the words stand in the form, for one who pressed it by mistake, unless they were writing others. */
export function takeItemBack(data: unknown, turn: Turn): Promise<Answer> {
  const { meetingId, itemId, words: typed } = readItem(data);
  return withCardShown(turn, meetingId, async () => {
    const { network } = await readInside(turn, meetingId);
    let words = "";
    const meeting = await changeMeeting(turn, meetingId, (current) => {
      words = ownItems(current, turn.who.id).find(({ id }) => id === itemId)?.words ?? "";
      return takeBack(current, network, itemId, turn.who.id, turn.now);
    });
    const said = good(turn.text(typed ? "meeting.taken-off" : "meeting.taken-back"));
    const card = formFor(turn, { meeting, network }, typed || words, said);
    return { ...formInPlace(turn, meetingId, card), ...paintedAnew(meeting) };
  });
}
