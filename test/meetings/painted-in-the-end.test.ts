import { expect, test, vi } from "vitest";
import { withCalendar, type Calendar } from "../../src/meetings/calendar.js";
import type { Meeting } from "../../src/meetings/meeting.js";
import { calendarIsDue } from "../../src/meetings/planning/settle.js";
import { settled } from "../../src/meetings/planning/settling.js";
import { parkedAfter } from "../../src/letters/carrying.js";
import { after, day, minute } from "../../src/time.js";
import { aMailbox, channel } from "../networks/letter-box.js";
import { refusing } from "../support/refusing.js";
import { aLetter, isDue, read, reminded, stored, withChannel } from "./letter-scene.js";
import { aSeries } from "./planning-samples.js";
import { aad, aCalendar, aMeeting, now, when } from "./samples.js";

const cards = [
  {
    conversationId: `${channel.channelId};messageid=1`,
    activityId: "first",
    serviceUrl: channel.serviceUrl,
  },
];
const openActions = [{ id: "a-1", words: "Ring til hjemmeplejen", owner: "Kim" }];
const action = {
  id: "a-1",
  words: "Ring til hjemmeplejen",
  ownerName: "Kim",
  meetingId: "meeting-0",
};
const ofSeries = { seriesId: "series-1", slot: when.day };

test.each<readonly [string, Partial<Meeting>, Partial<Calendar>, object]>([
  ["its series ended", ofSeries, { series: [aSeries({ endedAt: now })] }, { state: "cancelled" }],
  [
    "its series goes on",
    { ...ofSeries, state: "cancelled", endedWithSeries: true },
    { series: [aSeries()] },
    { state: "planned" },
  ],
  ["an action was taken on", {}, { actions: [action] }, { openActions }],
  ["its actions are done", { openActions }, { actions: [] }, { openActions: [] }],
])(
  "a meeting's cards are painted when %s, also when the process dies in between",
  async (_, fields, given, is) => {
    const documents = await stored(reminded({ cards, ...fields }));
    const calendar = withCalendar(aCalendar(given), { settleAt: now }, now);
    await documents.write("calendar", calendar, calendar);
    const { mail, repainted } = aMailbox();
    let writes = 0;
    const dying = refusing(documents, () => ++writes > 1);
    await expect(calendarIsDue(dying, calendar, now, mail)).rejects.toThrow("no answer");
    expect(await read(documents)).toMatchObject({ ...is, dueAt: now });
    expect(repainted).toEqual([]);
    await calendarIsDue(documents, calendar, now, mail);
    await isDue(documents, mail, now);
    expect(repainted).toEqual([aMeeting().id]);
    expect(await read(documents)).toMatchObject({ ...is, letters: [] });
  },
);

test.each([
  ["", withChannel()],
  [", also while its network is closed", withChannel({ state: "closed" })],
])(
  "a meeting's cards are painted when it is over, also when the process dies in between%s",
  async (_, network) => {
    const documents = await stored(reminded({ cards, reminders: [] }), network);
    const { mail, repainted } = aMailbox();
    let writes = 0;
    const dying = refusing(documents, () => ++writes > 1);
    const { endsAt } = aMeeting();
    const isClosing = (): boolean => writes > 1;
    const unpainted = { ...mail, isClosing, repaint: () => Promise.reject(new Error("died")) };
    await expect(isDue(dying, unpainted, endsAt)).rejects.toThrow();
    expect(await read(documents)).toMatchObject({ state: "over" });
    for (const at of [after(endsAt, day), after(endsAt, 2 * day)]) await isDue(documents, mail, at);
    expect(repainted).toEqual([aMeeting().id]);
    expect((await read(documents)).letters).toEqual([]);
  },
);

test("at once, when nothing happens in between; not for what no card shows, nor where there is none", async () => {
  const calendar = withCalendar(aCalendar({ actions: [action] }), { settleAt: now }, now);
  const documents = await stored(reminded({ cards }));
  await documents.write("calendar", calendar, calendar);
  const { mail, repainted } = aMailbox();
  await calendarIsDue(documents, calendar, now, mail);
  expect(repainted).toEqual([aMeeting().id]);
  const meeting = reminded({ cards });
  const line = { reminders: [], openActions: [], agenda: [], ended: false };
  expect(settled(meeting, line, now)).toMatchObject({ reminders: [], letters: [] });
  expect(settled(reminded(), { ...line, openActions }, now).letters).toEqual([]);
});

test("a meeting that comes long after its calendar was begun with is left to the clock, so that its claim holds", async () => {
  const calendar = withCalendar(aCalendar({ actions: [action] }), { settleAt: now }, now);
  const documents = await stored(reminded({ cards }));
  await documents.write("calendar", calendar, calendar);
  const { mail, repainted } = aMailbox();
  let spent = 0;
  const slow = refusing(documents, () => ((spent += 2 * minute), false));
  const clock = vi.spyOn(performance, "now").mockImplementation(() => spent);
  await calendarIsDue(slow, calendar, now, mail);
  clock.mockRestore();
  expect(repainted).toEqual([]);
  await isDue(documents, mail, now);
  expect(repainted).toEqual([aMeeting().id]);
});

test("a card that Teams does not take in is painted a few times again, and troubles no operator", async () => {
  const documents = await stored(reminded({ cards, letters: [aLetter("paint")] }));
  const { mail } = aMailbox();
  let tries = 0;
  const failing = { ...mail, repaint: () => Promise.resolve(++tries < 0) };
  for (let at = now, round = 0; round < 30; round++, at = after(at, 2 * minute))
    await isDue(documents, failing, at);
  expect(tries).toBe(parkedAfter);
  const left = await read(documents);
  expect(left.letters).toEqual([]);
  expect(left.plannedBy).toBe(aad("employee"));
});
