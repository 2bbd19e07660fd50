import { expect, test } from "vitest";
import { withCalendar, type CalendarLetter } from "../../src/meetings/calendar.js";
import { calendarIsDue } from "../../src/meetings/planning/settle.js";
import type { Documents } from "../../src/store/documents.js";
import { after, day, minute } from "../../src/time.js";
import { aMailbox, channel } from "../networks/letter-box.js";
import { aLetter, isDue, read, reminded, stored, withChannel } from "./letter-scene.js";
import { aSeries } from "./planning-samples.js";
import { aad, aCalendar, aMeeting, now } from "./samples.js";

const weekBefore = after(aMeeting().startsAt, -7 * day);
const thread = { conversationId: `${channel.channelId};messageid=1`, activityId: "first" };
const everyone = [aad("employee"), aad("colleague")];

/** The network's channel is noted, and perhaps shut, of which the lead has heard. */
async function isKnown(documents: Documents, isShut: boolean): Promise<void> {
  const { channelId: id, ...rest } = channel;
  const known = { tenantId: aMeeting().tenantId, id, teamId: id, name: "Netværk", ...rest, changedAt: now };
  const shut = { since: now, told: [withChannel().id] };
  await documents.write("channel", known, isShut ? { ...known, shut } : known);
}

test.each([
  ["in its thread", "sent"],
  ["in a channel that shuts the bot out", "gone"],
] as const)("a reminder %s costs one point read of the channel", async (_, fate) => {
  const documents = await stored(reminded({ thread, nudgedAt: now }));
  const seen: string[] = [];
  const counted = Object.assign(Object.create(documents) as Documents, {
    read: (...given: Parameters<Documents["read"]>) => (seen.push(given[0]), documents.read(...given)),
    write: documents.write.bind(documents),
  });
  await isKnown(documents, fate === "gone");
  const { mail, sent } = aMailbox(({ how }) => (how === "channel" ? fate : "sent"));
  await isDue(counted, mail, weekBefore);
  expect(seen.filter((kind) => kind === "channel")).toHaveLength(1);
  expect(sent.map(({ to }) => to)).toEqual(fate === "gone" ? everyone : [thread.conversationId]);
});

test("a reminder that Teams refuses for its own sake goes to each, and shuts no channel", async () => {
  const documents = await stored(reminded({ thread, nudgedAt: now }));
  const { mail, sent } = aMailbox(({ how }) => (how === "channel" ? "refused" : "sent"));
  await isDue(documents, mail, weekBefore);
  expect(sent.map(({ to }) => to)).toEqual(everyone);
  expect((await read(documents)).letters).toEqual([]);
  expect(
    await documents.read("channel", { tenantId: aMeeting().tenantId, id: channel.channelId }),
  ).toBeUndefined();
});

test.each(["gone", "refused"] as const)(
  "that a series begins is told to each, once, where the channel's answer is %s",
  async (fate) => {
    const documents = await stored(aMeeting());
    const letter: CalendarLetter = {
      ...{ id: "series series-1", kind: "series", seriesId: "series-1" },
      ...{ nth: 1, tries: 0, dueAt: now },
    };
    const calendar = withCalendar(aCalendar(), { series: [aSeries()], letters: [letter] }, now);
    await documents.write("calendar", calendar, calendar);
    const { mail, sent } = aMailbox(({ how }) => (how === "channel" ? fate : "sent"));
    for (const moment of [now, after(now, minute)]) await calendarIsDue(documents, calendar, moment, mail);
    expect(sent.map(({ to }) => to)).toEqual(everyone);
    expect((await documents.read("calendar", calendar))?.value.letters).toEqual([]);
  },
);

test("the lead who could not be told that the channel is shut hears it with the next letter", async () => {
  const documents = await stored(reminded({ thread, nudgedAt: now }));
  let isReached = false;
  const { mail, sent } = aMailbox(({ how, to }) =>
    how === "channel" || (to === aad("employee") && !isReached) ? "gone" : "sent",
  );
  const ofShut = () => sent.filter(({ card }) => card.includes("Jeg kan ikke skrive i jeres kanal")).length;
  await isDue(documents, mail, weekBefore);
  expect(ofShut()).toBe(0);
  isReached = true;
  await isDue(documents, mail, after(weekBefore, 6 * day));
  expect(ofShut()).toBe(1);
});

test.each([true, false])("an outdated card is closed unless its channel is shut: %s", async (isShut) => {
  const outdated = [{ ...thread, serviceUrl: channel.serviceUrl, when: aMeeting().when }];
  const letters = [aLetter("fold", { card: thread.activityId })];
  const documents = await stored(reminded({ thread, outdated, letters, nudgedAt: now }));
  await isKnown(documents, isShut);
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, now);
  expect(sent.map(({ how }) => how)).toEqual(isShut ? [] : ["update"]);
  expect(await read(documents)).toMatchObject({ letters: [], outdated: [] });
});
