import { expect, test } from "vitest";
import { remindersFor } from "../../src/meetings/calendar-time.js";
import type { MeetingLetter } from "../../src/meetings/letters/letter.js";
import { isNeeded } from "../../src/meetings/letters/reasons.js";
import { withMeeting, type Meeting } from "../../src/meetings/meeting.js";
import { usualLeads, type When } from "../../src/meetings/when.js";
import { cancel, move, rehouse } from "../../src/meetings/planning/plan.js";
import { spanOf } from "../../src/meetings/calendar-time.js";
import { withNetwork } from "../../src/networks/network.js";
import type { Delivery } from "../../src/teams/mail.js";
import { after, day, minute, type Instant } from "../../src/time.js";
import { aMailbox, channel } from "../networks/letter-box.js";
import { aLetter, aPerson, isDue, read, reminded, stored, withChannel } from "./letter-scene.js";
import { aad, aMember, aMeeting, now, when } from "./samples.js";

const { startsAt, endsAt } = aMeeting();
const weekBefore = after(startsAt, -7 * day);
const dayBefore = after(startsAt, -day);
const states = (meeting: Meeting) => meeting.reminders.map(({ lead, state }) => `${lead} ${state}`);
const thread = { conversationId: `${channel.channelId};messageid=1`, activityId: "first" };
const toChannel = channel.channelId;

const moved = (meeting: Meeting, to: When, at: Instant): Meeting =>
  move(meeting, { when: to, span: spanOf(to), reminders: remindersFor(to, usualLeads, at) }, at);

test("a meeting is announced once, in a thread of its own that is remembered with its card", async () => {
  const { told, ...untold } = reminded({ announceAt: now });
  const documents = await stored(withMeeting(untold, {}, now));
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, now);
  await isDue(documents, mail, now);
  expect(sent.map(({ to }) => to)).toEqual([toChannel]);
  const meeting = await read(documents);
  expect(meeting).toMatchObject({
    letters: [],
    told: { when, place: meeting.place, link: "", state: "planned" },
    thread: { conversationId: `${toChannel};messageid=1`, activityId: "card-1" },
    cards: [{ conversationId: `${toChannel};messageid=1`, activityId: "card-1" }],
  });
  expect(meeting).not.toHaveProperty("announceAt");
  expect(meeting.dueAt).toBe(weekBefore);
});

test("a reminder goes out at its moment, not before, in the meeting's thread, and the clock keeps its place in lists", async () => {
  const documents = await stored(reminded({ thread }));
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, after(weekBefore, -1));
  expect(sent).toEqual([]);
  await isDue(documents, mail, weekBefore);
  await isDue(documents, mail, weekBefore);
  expect(sent.filter(({ how }) => how === "channel").map(({ to }) => to)).toEqual([thread.conversationId]);
  expect(sent[0]?.card).toContain("Påmindelse");
  const meeting = await read(documents);
  expect(states(meeting)).toEqual(["7d sent", "1d waits"]);
  expect(meeting).toMatchObject({ changedAt: now, dueAt: dayBefore });
});

test.each([
  [15 * minute, "sent", "Påmindelse"],
  [15 * minute + 1, "late", "Påmindelse, som kommer senere end planlagt"],
])("a reminder %i ms after its moment is %s", async (wait, state, words) => {
  const documents = await stored(reminded());
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, after(weekBefore, wait));
  expect(sent[0]?.card).toContain(`"${words}"`);
  expect(states(await read(documents))).toEqual([`7d ${state}`, "1d waits"]);
});

test("of several that came due after downtime only the latest goes out, and of the first word none besides", async () => {
  const { told, ...untold } = reminded({ announceAt: now });
  const documents = await stored(withMeeting(untold, {}, now));
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, after(dayBefore, 60 * minute));
  expect(sent.filter(({ how }) => how === "channel")).toHaveLength(1);
  const toLead = sent.filter(({ card }) => card.includes("En påmindelse kom ikke ud i tide"));
  expect(toLead.map(({ to }) => to)).toEqual([aad("employee")]);
  expect(toLead[0]?.card).toContain("Påmindelsen 7 dage før kom ikke ud. Jeg sender den næste i stedet.");
  expect(states(await read(documents))).toEqual(["7d missed", "1d late"]);
  expect((await read(documents)).told).toMatchObject({ when });
});

test("when the meeting has begun its reminders are missed, and the lead hears of it once", async () => {
  const documents = await stored(reminded());
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, startsAt);
  await isDue(documents, mail, after(startsAt, minute));
  expect(sent.map(({ how, to }) => `${how} ${to}`)).toEqual([`private ${aad("employee")}`]);
  expect(sent[0]?.card).toContain("Påmindelsen dagen før nåede ikke ud");
  expect(states(await read(documents))).toEqual(["7d missed", "1d missed"]);
});

test("a reminder that Teams takes in late says so; one it takes in not at all is missed when the meeting has begun", async () => {
  const documents = await stored(reminded({ nudgedAt: now }));
  let fate: Delivery = "later";
  const { mail, sent } = aMailbox(({ how }) => (how === "channel" ? fate : "sent"));
  await isDue(documents, mail, weekBefore);
  fate = "sent";
  await isDue(documents, mail, after(weekBefore, 20 * minute));
  expect(sent[0]?.card).toContain("senere end planlagt");
  expect(states(await read(documents))).toEqual(["7d late", "1d waits"]);
  fate = "later";
  await isDue(documents, mail, dayBefore);
  await isDue(documents, mail, after(startsAt, minute));
  expect(states(await read(documents))).toEqual(["7d late", "1d missed"]);
  expect(sent.slice(1).map(({ to }) => to)).toEqual([aad("employee")]);
});

test("a reminder that waits is overtaken by the next", async () => {
  const documents = await stored(reminded({ nudgedAt: now }));
  let fate: Delivery = "later";
  const { mail, sent } = aMailbox(() => fate);
  await isDue(documents, mail, weekBefore);
  fate = "sent";
  await isDue(documents, mail, dayBefore);
  await isDue(documents, mail, after(dayBefore, day / 2));
  expect(sent.map(({ how, to }) => (how === "channel" ? how : to))).toEqual(["channel", aad("employee")]);
  expect(sent[1]?.card).toContain("Påmindelsen 7 dage før kom ikke ud. Jeg sender den næste i stedet.");
  expect(states(await read(documents))).toEqual(["7d missed", "1d sent"]);
});

test("a reminder waiting to be tried again is dropped when the meeting is moved, and the change is told instead", async () => {
  const documents = await stored(reminded({ nudgedAt: now }));
  let fate: Delivery = "later";
  const { mail, sent } = aMailbox(() => fate);
  await isDue(documents, mail, weekBefore);
  fate = "sent";
  const found = await documents.read("meeting", aMeeting());
  if (!found) throw new Error("gone");
  const next = moved(found.value, { ...when, day: "2027-01-20" }, weekBefore);
  await documents.write("meeting", next, next, found.etag);
  await isDue(documents, mail, after(weekBefore, 5 * minute));
  expect(sent).toHaveLength(1);
  expect(sent[0]?.card).toContain("20. januar");
  expect(sent[0]?.card).toContain("Mødet er ændret");
  expect(states(await read(documents))).toEqual(["7d waits", "1d waits"]);
});

test("a reminder belongs to one lead time and one moment: none goes out for another's", () => {
  const [network, at] = [withChannel(), after(weekBefore, minute)];
  const isOwn = (letter: Partial<MeetingLetter>): boolean =>
    isNeeded(
      reminded({ reminders: [{ lead: "7d", at: weekBefore, state: "sent" }] }),
      network,
      aLetter("reminder", letter),
      at,
    );
  expect(isOwn({ lead: "7d", at: weekBefore })).toBe(true);
  expect(isOwn({ lead: "7d", at: dayBefore })).toBe(false);
  expect(isOwn({ lead: "1d", at: weekBefore })).toBe(false);
});

test("moved twice before it is told: one word; moved back: none; cancelled: one", async () => {
  for (const [change, words] of [
    [
      (one: Meeting) =>
        moved(moved(one, { ...when, day: "2027-02-03" }, now), { ...when, day: "2027-01-20" }, now),
      ["20. januar"],
    ],
    [(one: Meeting) => moved(moved(one, { ...when, day: "2027-02-03" }, now), when, now), []],
    [
      (one: Meeting) => cancel(rehouse(one, { place: "Biblioteket", link: "" }, now), now),
      ["Mødet er aflyst"],
    ],
  ] as const) {
    const documents = await stored(change(reminded()));
    const { mail, sent } = aMailbox();
    await isDue(documents, mail, now);
    await isDue(documents, mail, now);
    expect(sent).toHaveLength(words.length);
    for (const word of words) expect(sent[0]?.card).toContain(word);
    expect((await read(documents)).letters).toEqual([]);
  }
});

test("what is moved while its first word is on its way is told as a change", async () => {
  const { told, ...untold } = reminded({ announceAt: now });
  const documents = await stored(withMeeting(untold, {}, now));
  let isFirst = true;
  const { mail, sent } = aMailbox(async (): Promise<Delivery> => {
    if (!isFirst) return "sent";
    isFirst = false;
    const found = await documents.read("meeting", aMeeting());
    const next = moved(found?.value ?? untold, { ...when, day: "2027-01-20" }, now);
    await documents.write("meeting", next, next, found?.etag);
    return "sent";
  });
  await isDue(documents, mail, now);
  expect(sent.map(({ card }) => card.includes("Mødet er ændret"))).toEqual([false, true]);
  expect((await read(documents)).told).toMatchObject({ when: { day: "2027-01-20" } });
});

test("a network that is closed is told nothing and misses nothing; its meeting ends without minutes", async () => {
  const network = withNetwork(withChannel(), { state: "closed" }, now);
  const documents = await stored(reminded({ letters: [aLetter("change"), aLetter("announce")] }), network);
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, weekBefore);
  expect(states(await read(documents))).toEqual(["7d dropped", "1d waits"]);
  await isDue(documents, mail, endsAt);
  expect(sent).toEqual([]);
  const meeting = await read(documents);
  expect(meeting).toMatchObject({ state: "over", letters: [] });
  expect(meeting).not.toHaveProperty("minutes");
  expect(meeting).not.toHaveProperty("dueAt");
});

test("with the first reminder those who have not answered are asked privately, once, and nobody else", async () => {
  const network = withChannel({
    members: [
      aMember("employee", { duty: "lead" }),
      aMember("colleague"),
      aMember("silent"),
      aMember("invited", { standing: "invited" }),
      aMember("gone", { standing: "left" }),
      { ...aMember("outside"), id: "x-1", personId: undefined } as never,
    ],
  });
  const attendance = [{ memberId: `p-${aad("colleague")}`, reply: "no" as const, at: now }];
  const documents = await stored(reminded({ attendance }), network);
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, weekBefore);
  await isDue(documents, mail, dayBefore);
  const asked = sent.filter(({ how }) => how === "private").map(({ to }) => to);
  expect(asked).toEqual([aad("employee"), aad("silent")]);
  expect(sent.filter(({ how }) => how === "channel")).toHaveLength(2);
});

test("one who answers, or leaves, before they are asked is not asked", async () => {
  const documents = await stored(reminded());
  const { mail, sent } = aMailbox(async ({ how }): Promise<Delivery> => {
    if (how !== "channel") return "sent";
    const found = await documents.read("meeting", aMeeting());
    const attendance = [{ memberId: `p-${aad("employee")}`, reply: "yes" as const, at: now }];
    const next = withMeeting(found?.value ?? reminded(), { attendance }, now);
    await documents.write("meeting", next, next, found?.etag);
    return "sent";
  });
  await isDue(documents, mail, weekBefore);
  expect(sent.filter(({ how }) => how === "private").map(({ to }) => to)).toEqual([aad("colleague")]);
});

test("when it is over the minute-taker is asked, its cards are painted, and nothing comes twice", async () => {
  const cards = [{ ...thread, serviceUrl: channel.serviceUrl }];
  const documents = await stored(reminded({ reminders: [], cards }));
  const { mail, repainted } = aMailbox();
  await isDue(documents, mail, endsAt);
  await isDue(documents, mail, endsAt);
  expect(await read(documents)).toMatchObject({ state: "over", minutes: { state: "asked" } });
  expect(repainted).toHaveLength(1);
});

test("quiet hours put a question off till the morning, untried; one that has lost its use by then is dropped", async () => {
  const night: When = { ...when, time: "22:30" };
  const quiet = { from: "20:00", until: "07:30" };
  const people = [aPerson("employee", { quiet }), aPerson("colleague", { quiet })];
  const documents = await stored(reminded({ when: night }), withChannel(), people);
  const { mail, sent } = aMailbox();
  const at = after(aMeeting({ when: night }).startsAt, -7 * day);
  await isDue(documents, mail, at);
  expect(sent.map(({ how }) => how)).toEqual(["channel"]);
  const waits = await read(documents);
  const morning = after(at, 9 * 60 * minute);
  expect(waits.letters.map(({ tries, dueAt }) => ({ tries, dueAt }))).toEqual([
    { tries: 0, dueAt: morning },
    { tries: 0, dueAt: morning },
  ]);
  expect(waits.dueAt).toBe(morning);
  const attendance = [{ memberId: `p-${aad("colleague")}`, reply: "yes" as const, at }];
  const found = await documents.read("meeting", waits);
  const answered = withMeeting(waits, { attendance }, at);
  await documents.write("meeting", answered, answered, found?.etag);
  await isDue(documents, mail, after(morning, -1));
  expect(sent).toHaveLength(1);
  await isDue(documents, mail, morning);
  expect(sent.slice(1).map(({ to }) => to)).toEqual([aad("employee")]);
  expect((await read(documents)).letters).toEqual([]);
});

test("a muted network asks nothing privately; the channel is reminded, and minutes are still asked for", async () => {
  const people = [aPerson("employee", { muted: ["theme-1"] }), aPerson("colleague", { muted: ["other"] })];
  const documents = await stored(reminded(), withChannel(), people);
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, weekBefore);
  expect(sent.map(({ how, to }) => `${how} ${to}`)).toEqual([
    `channel ${toChannel}`,
    `private ${aad("colleague")}`,
  ]);
});
