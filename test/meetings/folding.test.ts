import { expect, test } from "vitest";
import { foldedAfter } from "../../src/meetings/letters/folding.js";
import { spanOf } from "../../src/meetings/calendar-time.js";
import type { Meeting, MeetingCard } from "../../src/meetings/meeting.js";
import { paintedMeeting } from "../../src/meetings/painting.js";
import { cancel, move } from "../../src/meetings/planning/plan.js";
import { withNetwork, type Network } from "../../src/networks/network.js";
import { change } from "../../src/store/change.js";
import type { Documents } from "../../src/store/documents.js";
import type { Delivery } from "../../src/teams/mail.js";
import { after, day, minute, type Instant } from "../../src/time.js";
import { aMailbox, channel } from "../networks/letter-box.js";
import { wordsOf } from "../support/cards.js";
import { isDue, read, reminded, stored, withChannel } from "./letter-scene.js";
import { aMeeting, now, when } from "./samples.js";

const { startsAt } = aMeeting();
const [weekBefore, dayBefore] = [after(startsAt, -7 * day), after(startsAt, -day)];
const thread = { conversationId: `${channel.channelId};messageid=root`, activityId: "root" };
const root: MeetingCard = { ...thread, serviceUrl: channel.serviceUrl, when };
const card = (activityId: string, fields: Partial<MeetingCard> = {}): MeetingCard => ({
  ...root,
  activityId,
  ...fields,
});
const idsIn = (cards: readonly MeetingCard[] = []): string[] => cards.map(({ activityId }) => activityId);

/** Told of a week ago, with one reminder in its thread, and nobody left to ask. */
const told = (fields: Partial<Meeting> = {}): Meeting =>
  reminded({ thread, cards: [root, card("first", { shows: "reminder" })], nudgedAt: now, ...fields });

const rule = (documents: Documents, by: (meeting: Meeting) => Meeting): Promise<Meeting> =>
  change(documents, "meeting", aMeeting(), (meeting = told()) => by(meeting));
const becomes = (documents: Documents, fields: Partial<Network>): Promise<Network> =>
  change(documents, "network", withChannel(), (network = withChannel()) => withNetwork(network, fields, now));

/** What the cards that were closed say. */
const closed = (sent: ReturnType<typeof aMailbox>["sent"]): string[] =>
  sent
    .filter(({ how }) => how === "update")
    .map(({ to, card: drawn }) => [to, ...wordsOf(JSON.parse(drawn))].join(" | "));

test("when a newer card stands in the thread, the one between is closed once, after what is to be told", async () => {
  const documents = await stored(told());
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, weekBefore);
  expect(sent.map(({ how }) => how)).toEqual(["channel"]);
  const waiting = await read(documents);
  expect(waiting).toMatchObject({ dueAt: after(weekBefore, foldedAfter), letters: [{ kind: "fold" }] });
  expect([idsIn(waiting.cards), idsIn(waiting.outdated)]).toEqual([["root", "card-1"], ["first"]]);
  await isDue(documents, mail, after(weekBefore, foldedAfter - 1));
  expect(sent).toHaveLength(1);
  for (const wait of [0, minute, day]) await isDue(documents, mail, after(weekBefore, foldedAfter + wait));
  expect(closed(sent)).toEqual([
    "first | Tidligere påmindelse om mødet: onsdag den 6. januar 2027 kl. 13.00–15.00 | Lyset i vinduet | " +
      "Der står et nyere kort om mødet længere nede i tråden. Svar dér.",
  ]);
  expect(await read(documents)).toMatchObject({ letters: [], outdated: [], changedAt: now });
  expect(await paintedMeeting(documents, aMeeting(), weekBefore)).toHaveLength(2);
});

test("a meeting from before with many cards comes right with the next one that lands", async () => {
  const { when: _, ...old } = card("1");
  const many = [old, card("2", { shows: "reminder" }), card("3", { shows: "change" })];
  const documents = await stored(told({ cards: [root, ...many] }));
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, weekBefore);
  await isDue(documents, mail, after(weekBefore, foldedAfter));
  expect(closed(sent).map((words) => words.split(" | ").slice(0, 2).join(" "))).toEqual([
    "1 Tidligere kort om mødet",
    expect.stringMatching(/^2 Tidligere påmindelse om mødet: onsdag/u),
    expect.stringMatching(/^3 Tidligere ændring af mødet: onsdag/u),
  ]);
  expect(idsIn((await read(documents)).cards)).toEqual(["root", "card-1"]);
});

test("a card says what it told of, not what the meeting has become", async () => {
  const documents = await stored(told());
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, weekBefore);
  const elsewhen = { ...when, day: "2027-01-20" };
  await rule(documents, (meeting) =>
    move(meeting, { when: elsewhen, span: spanOf(elsewhen), reminders: [] }, weekBefore),
  );
  await isDue(documents, mail, weekBefore);
  await isDue(documents, mail, after(weekBefore, foldedAfter));
  expect(idsIn((await read(documents)).cards)).toEqual(["root", "card-2"]);
  expect(closed(sent).map((words) => /^\S+ \| .* den \d+\./u.exec(words)?.[0])).toEqual([
    "first | Tidligere påmindelse om mødet: onsdag den 6.",
    "card-1 | Tidligere påmindelse om mødet: onsdag den 6.",
  ]);
});

test("where the network has another channel, or the thread was deleted, the newer card stands in another thread", async () => {
  for (const isDeleted of [false, true]) {
    const documents = await stored(told());
    if (!isDeleted) await becomes(documents, { channel: { ...channel, channelId: "19:other@thread.tacv2" } });
    const { mail, sent } = aMailbox(({ how, to }) =>
      isDeleted && how === "channel" && to === thread.conversationId ? "gone" : "sent",
    );
    await isDue(documents, mail, weekBefore);
    await isDue(documents, mail, after(weekBefore, foldedAfter));
    expect(closed(sent)).toEqual([
      expect.stringMatching(/^root .* i en anden tråd\. Svar dér\.$/u),
      expect.stringMatching(/^first .* i en anden tråd\. Svar dér\.$/u),
    ]);
    expect(idsIn((await read(documents)).cards)).toEqual(["card-1"]);
  }
});

test("the posted minutes stay as they are, and so does the newest card about the meeting", async () => {
  const minutes = card("minutes", { shows: "minutes" });
  const documents = await stored(told({ cards: [root, card("first"), minutes] }));
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, weekBefore);
  await isDue(documents, mail, after(weekBefore, foldedAfter));
  expect(closed(sent)).toHaveLength(1);
  expect(idsIn((await read(documents)).cards)).toEqual(["root", "minutes", "card-1"]);
});

test.each([
  ["a network that is closed", (documents: Documents) => becomes(documents, { state: "closed" })],
  [
    "a meeting that is cancelled",
    (documents: Documents) => rule(documents, (one) => cancel(one, weekBefore)),
  ],
  ["a meeting that is over", () => Promise.resolve()],
])("a card is closed also for %s, where nobody answers", async (what, happens) => {
  const documents = await stored(told());
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, weekBefore);
  await happens(documents);
  const at = what.endsWith("over") ? after(startsAt, day) : weekBefore;
  for (const looks of [1, 2]) await isDue(documents, mail, after(at, looks * foldedAfter));
  expect(closed(sent)[0]).toMatch(/^first .* længere nede i tråden\.$/u);
  expect(await read(documents)).toMatchObject({ outdated: [] });
});

/** The fates of the tries, one after the other; the card is then forgotten. */
test.each<readonly [string, readonly Delivery[], number]>([
  ["is gone", ["gone"], 0],
  ["may have been drawn", ["unclear", "sent"], 1],
  ["Teams does not take in", ["later", "later", "later", "later", "later", "sent"], 1],
])("a card that %s", async (_what, fates, times) => {
  const documents = await stored(told());
  const left = [...fates];
  const { mail, sent } = aMailbox(({ how }) => (how === "update" ? (left.shift() ?? "sent") : "sent"));
  await isDue(documents, mail, weekBefore);
  let at: Instant = after(weekBefore, foldedAfter);
  for (const tries of fates.keys()) {
    expect(idsIn((await read(documents)).outdated)).toEqual(["first"]);
    await isDue(documents, mail, at).catch((error: Error) => expect(error.name).toBe("LetterParked"));
    at = (await read(documents)).letters.find(({ kind }) => kind === "fold")?.dueAt ?? at;
    expect("parkedSince" in (await read(documents))).toBe(tries === 4);
  }
  await isDue(documents, mail, after(at, minute));
  expect(closed(sent)).toHaveLength(times);
  expect(await read(documents)).toMatchObject({ outdated: [], letters: [] });
  expect(await read(documents)).not.toHaveProperty("parkedSince");
});

test("of several none holds up another, and all wait while there is something to be told", async () => {
  const documents = await stored(told({ cards: [root, card("1"), card("2")] }));
  const order: string[] = [];
  const { mail } = aMailbox(({ how, to }) => {
    order.push(`${how} ${to}`);
    return to === "1" ? "later" : "sent";
  });
  await isDue(documents, mail, weekBefore);
  await isDue(documents, mail, dayBefore);
  const toThread = `channel ${thread.conversationId}`;
  expect(order).toEqual([toThread, toThread]);
  await isDue(documents, mail, after(dayBefore, foldedAfter));
  expect(order.slice(2)).toEqual(["update 1", "update 2", "update card-1"]);
  expect(idsIn((await read(documents)).outdated)).toEqual(["1"]);
});
