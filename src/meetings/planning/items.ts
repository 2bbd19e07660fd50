import { createHash } from "node:crypto";
import type { Card } from "../../cards/card.js";
import { fill } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { withWordsKept } from "../../networks/members/kept.js";
import { titleOf } from "../../networks/title.js";
import { Refusal, refuse } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Key, Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { changeMeeting, readLedMeet, type Meet } from "../desk.js";
import type { Item, Meeting } from "../meeting.js";
import { addItem, changeItem, itemIn, placeItem, removeItem } from "./agenda.js";
import { readItem, readItemWords, readMarks, readMeetingId, readPlace, type ItemInputs } from "./clicks.js";
import { whenOf } from "./list-cards.js";
import { markOf } from "./mark.js";
import { deskOf } from "./meeting-desk.js";
import { mustBeComing } from "./plan.js";
import { flowing, good, warned } from "./shown.js";

const lineLength = 400;
const blank: ItemInputs = { words: "", preparedBy: "" };

/** An item of the agenda in a form: a new one, or one that stands there. */
export async function openItem(data: unknown, turn: Turn): Promise<Answer> {
  const meet = await readLedMeet(turn, readMeetingId(data));
  mustBeComing(meet.meeting, turn.now);
  return { replace: itemCard(meet, "", blank, turn.text, turn.now) };
}

export const editItem = (data: unknown, turn: Turn): Promise<Answer> =>
  withDeskShown(data, turn, async () => {
    const { meetingId, itemId } = readItem(data);
    const meet = await readLedMeet(turn, meetingId);
    const { words, preparedBy = "" } = itemIn(mustBeComing(meet.meeting, turn.now), itemId);
    return { replace: itemCard(meet, itemId, { words, preparedBy }, turn.text, turn.now) };
  });

export function itemCard(
  { meeting, network }: Meet,
  itemId: string,
  values: ItemInputs,
  text: Text,
  now: Instant,
  {
    notices = [],
    theirs = [],
  }: { readonly notices?: readonly Notice[]; readonly theirs?: readonly string[] } = {},
): Card {
  const item = meeting.agenda.find(({ id }) => id === itemId);
  const place = meeting.agenda.findIndex(({ id }) => id === itemId);
  const isLast = place === meeting.agenda.length - 1;
  return fill("meeting-item", {
    lang: text.language,
    speak: text(itemId === "" ? "planning.item-new" : "planning.item-title"),
    title: text(itemId === "" ? "planning.item-new" : "planning.item-title"),
    network: titleOf(network, text),
    now: whenOf(meeting, text, now),
    notices,
    theirs,
    values: { ...values },
    itemId,
    seen: item ? markIn(item) : "",
    up: place > 0 ? place - 1 : -1,
    down: place >= 0 && !isLast ? place + 1 : -1,
    meetingId: meeting.id,
    labels: {
      words: text("planning.item-words"),
      wordsStart: text("planning.item-words-start"),
      preparedBy: text("planning.item-prepared-by"),
      preparedByStart: text("planning.item-prepared-by-start"),
      error: text("planning.item-error"),
      theirs: text("planning.item-now"),
      save: text("planning.save"),
      up: text("planning.item-up"),
      down: text("planning.item-down"),
      remove: text("planning.item-remove"),
      back: text("planning.back-to-meeting"),
    },
  });
}

const markIn = ({ words, preparedBy = "" }: Pick<Item, "words" | "preparedBy">): string =>
  markOf(`${words}\n${preparedBy}`);

/**
 * The item as the form says; left alone where the person changed nothing in it. `seen`: what the form was opened on.
 * @throws Refusal item-changed where another has made something else of it since.
 */
function written(current: Meeting, itemId: string, given: ItemInputs, seen: string, now: Instant): Meeting {
  const stored = markIn(itemIn(mustBeComing(current, now), itemId));
  if ([seen, stored].includes(markIn(given))) return current;
  return stored === seen
    ? changeItem(current, itemId, given, now)
    : refuse("item-changed", { field: "words" });
}

/** The form as it was filled in, with what another has made of the item beside it. */
function overtaken(
  { meeting, network }: Meet,
  itemId: string,
  given: ItemInputs,
  seen: string,
  { text, now }: Turn,
  notices: readonly Notice[],
): Card {
  const { words, preparedBy = "" } = itemIn(meeting, itemId);
  const isTheirs = ![seen, markIn(given)].includes(markIn({ words, preparedBy }));
  const by = preparedBy === "" ? [] : [text("planning.prepared-by", { name: preparedBy })];
  const theirs = isTheirs ? [words, ...by].map((line) => flowing(line, lineLength)) : [];
  return itemCard({ meeting, network }, itemId, given, text, now, { notices, theirs });
}

/** Puts an item on the agenda; what is refused comes back as it was typed. */
export async function saveNewItem(data: unknown, turn: Turn): Promise<Answer> {
  const meet = await readLedMeet(turn, readMeetingId(data));
  const values = readItemWords(data);
  const id = createHash("sha256").update(`${turn.who.id}\n${turn.sentAt}`).digest("hex").slice(0, 12);
  return withWordsKept(
    turn,
    () => changed(turn, meet, "planning.item-added", (current) => addItem(current, id, values, turn.now)),
    (notices) => Promise.resolve(itemCard(meet, "", values, turn.text, turn.now, { notices })),
  );
}

export const saveItem = (data: unknown, turn: Turn): Promise<Answer> =>
  withDeskShown(data, turn, async () => {
    const { meetingId, itemId } = readItem(data);
    const meet = await readLedMeet(turn, meetingId);
    const [values, seen] = [readItemWords(data), readMarks(data)];
    return withWordsKept(
      turn,
      () =>
        changed(turn, meet, "planning.item-saved", (current) =>
          written(current, itemId, values, seen, turn.now),
        ),
      (notices) => Promise.resolve(overtaken(meet, itemId, values, seen, turn, notices)),
    );
  });

/** Fjern punktet; its words stand in the form, for one who pressed it by mistake. */
export const takeItemOff = (data: unknown, turn: Turn): Promise<Answer> =>
  withDeskShown(data, turn, async () => {
    const { meetingId, itemId } = readItem(data);
    const { network } = await readLedMeet(turn, meetingId);
    let gone = blank;
    const meeting = await changeMeeting(turn, meetingId, (current) => {
      const { words, preparedBy = "" } = itemIn(mustBeComing(current, turn.now), itemId);
      gone = { words, preparedBy };
      return removeItem(current, itemId, turn.now);
    });
    const notices = good(turn.text("planning.item-removed"));
    return {
      replace: itemCard({ meeting, network }, "", gone, turn.text, turn.now, { notices }),
      repaint: { kind: "meeting", id: meetingId },
    };
  });

/** Flyt op, Flyt ned: what stands in the form beside the button is saved with it, so that nothing typed is lost. */
export const reorder = (data: unknown, turn: Turn): Promise<Answer> =>
  withDeskShown(data, turn, async () => {
    const { meetingId, itemId, place } = readPlace(data);
    const meet = await readLedMeet(turn, meetingId);
    const [values, seen] = [readItemWords(data), readMarks(data)];
    const saved = (current: Meeting): Meeting =>
      values.words === "" ? current : written(current, itemId, values, seen, turn.now);
    return withWordsKept(
      turn,
      () =>
        changed(turn, meet, "planning.item-placed", (current) =>
          placeItem(saved(current), itemId, place, turn.now),
        ),
      (notices) => Promise.resolve(overtaken(meet, itemId, values, seen, turn, notices)),
    );
  });

/** Everyone's card shows the agenda as it now is; nobody is written to for it. */
async function changed(
  turn: Turn,
  { network, meeting: { id } }: Meet,
  said: Key,
  rule: (meeting: Meeting) => Meeting,
): Promise<Answer> {
  const meeting = await changeMeeting(turn, id, rule);
  return {
    replace: deskOf({ meeting, network }, turn, good(turn.text(said))),
    repaint: { kind: "meeting", id },
  };
}

/** A card about an item that is no longer there gives way to the meeting as it now is; what was written stays, as a new item. */
async function withDeskShown(data: unknown, turn: Turn, run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "item-gone") throw error;
    const { text, now } = turn;
    const meet = await readLedMeet(turn, readMeetingId(data));
    const refused = error.code;
    const given = readItemWords(data);
    if (given.words === "" || markIn(given) === readMarks(data))
      return { replace: deskOf(meet, turn, warned(text("refusal.item-gone"))), refused };
    const notices = warned(text("planning.item-gone"));
    return { replaceForClicker: itemCard(meet, "", given, text, now, { notices }), refused };
  }
}
