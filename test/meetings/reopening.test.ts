import { expect, test } from "vitest";
import { withCalendar, type CalendarLetter, type Series } from "../../src/meetings/calendar.js";
import { spanOf } from "../../src/meetings/calendar-time.js";
import { withFallenDue } from "../../src/meetings/letters/falling-due.js";
import { withMeeting } from "../../src/meetings/meeting.js";
import type { Minutes } from "../../src/meetings/minutes/minutes.js";
import { calendarIsDue } from "../../src/meetings/planning/settle.js";
import { withNetwork } from "../../src/networks/network.js";
import type { Documents } from "../../src/store/documents.js";
import { after, day, minute, type Instant } from "../../src/time.js";
import { aMailbox } from "../networks/letter-box.js";
import { aLetter, isDue, read, reminded, stored, withChannel } from "./letter-scene.js";
import { aSeries } from "./planning-samples.js";
import { aad, aCalendar, aMeeting, aMember, now, when } from "./samples.js";

const becomes = async (documents: Documents, state: "active" | "closed"): Promise<void> => {
  const found = await documents.read("network", withChannel());
  const next = withNetwork(found?.value ?? withChannel(), { state }, now);
  await documents.write("network", next, next, found?.etag);
};

test("a first word that falls due while the network is closed is said once it is open again", async () => {
  const { told, ...untold } = reminded({ announceAt: now });
  const closed = withNetwork(withChannel(), { state: "closed" }, now);
  const documents = await stored(withMeeting(untold, {}, now), closed);
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, now);
  expect(sent).toEqual([]);
  const next = after(now, day);
  expect(await read(documents)).toMatchObject({ announceAt: next, dueAt: next });
  await isDue(documents, mail, next);
  await becomes(documents, "active");
  await isDue(documents, mail, after(next, day));
  await isDue(documents, mail, after(next, 2 * day));
  expect(sent.map(({ how }) => how)).toEqual(["channel"]);
  expect(await read(documents)).toMatchObject({ told: { when: untold.when } });
});

test("a first word that nobody was there for is not put off beyond the meeting's beginning", () => {
  const { told, ...untold } = reminded({ announceAt: now });
  const closed = withNetwork(withChannel(), { state: "closed" }, now);
  const late = after(untold.startsAt, -day);
  const due = withFallenDue(withMeeting(untold, {}, now), { network: closed, calendar: undefined }, late);
  expect(due).not.toHaveProperty("announceAt");
});

test("what was approved while the network was active is told although it closed right after", async () => {
  const members = [aMember("employee", { duty: "lead" }), aMember("colleague")];
  const action = {
    id: "a-1",
    words: "Ring til hjemmeplejen",
    memberId: `p-${aad("colleague")}`,
    ownerName: "colleague",
    meetingId: aMeeting().id,
  };
  const minutes: Minutes = {
    state: "posted",
    taker: { personId: aad("employee"), name: "employee" },
    present: [],
    decisions: ["Vi mødes oftere."],
    notes: "",
    actions: [action],
    next: "",
  };
  const letters = [aLetter("minutes"), aLetter("action", { to: aad("colleague"), action: action.id })];
  const { endsAt } = aMeeting();
  const closed = withNetwork(withChannel({ members }), { state: "closed" }, now);
  const documents = await stored(aMeeting({ state: "over", minutes, letters }), closed);
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, endsAt);
  expect(sent.map(({ how }) => how)).toEqual(["channel", "private"]);
  expect(sent[0]?.card).toContain("Vi mødes oftere.");
  expect(sent[1]?.card).toContain("Ring til hjemmeplejen");
  expect(await read(documents)).toMatchObject({ letters: [] });
});

const ofSeries = (kind: CalendarLetter["kind"]): CalendarLetter => ({
  id: "series series-1",
  kind,
  seriesId: "series-1",
  nth: 1,
  tries: 0,
  dueAt: now,
});

/** A closed network whose calendar has one letter of one series. */
async function aClosedCalendar(series: Series, kind: CalendarLetter["kind"]) {
  const documents = await stored(aMeeting(), withNetwork(withChannel(), { state: "closed" }, now));
  const calendar = withCalendar(aCalendar(), { series: [series], letters: [ofSeries(kind)] }, now);
  await documents.write("calendar", calendar, calendar);
  const { mail, sent } = aMailbox();
  const isDueAt = (at: Instant) => calendarIsDue(documents, calendar, at, mail);
  const letters = async () => (await documents.read("calendar", calendar))?.value.letters;
  return { documents, isDueAt, letters, sent };
}

test.each([
  ["begins", "series", {}, day],
  ["has ended", "series-ended", { endedAt: now }, 60 * minute],
] as const)(
  "that a series %s waits while the network is closed, and is told when it is opened",
  async (_, kind, fields, wait) => {
    const { documents, isDueAt, letters, sent } = await aClosedCalendar(aSeries(fields), kind);
    await isDueAt(now);
    expect(await letters()).toMatchObject([{ kind, tries: 0, dueAt: after(now, wait) }]);
    await becomes(documents, "active");
    await isDueAt(after(now, wait));
    await isDueAt(after(now, 2 * wait));
    expect(sent.filter(({ card }) => card.includes("onsdag i kvartalet"))).toHaveLength(1);
    expect(await letters()).toEqual([]);
  },
);

test("nothing waits to be told of a series whose days have all gone by", async () => {
  const { isDueAt, letters } = await aClosedCalendar(aSeries({ until: when.day }), "series");
  const { endsAt } = spanOf(when);
  await isDueAt(after(endsAt, -minute));
  expect(await letters()).toHaveLength(1);
  await isDueAt(after(endsAt, day));
  expect(await letters()).toEqual([]);
});
