import { expect, test } from "vitest";
import { withCalendar, type CalendarLetter } from "../../src/meetings/calendar.js";
import { remindersFor, spanOf } from "../../src/meetings/calendar-time.js";
import type { Meeting, MeetingCard, MeetingState } from "../../src/meetings/meeting.js";
import { minutesDesk } from "../../src/meetings/minutes/desk-card.js";
import { minutesLetterCard } from "../../src/meetings/minutes/letter-cards.js";
import type { MinutesState } from "../../src/meetings/minutes/minutes.js";
import { paintedMeeting } from "../../src/meetings/painting.js";
import { move } from "../../src/meetings/planning/plan.js";
import { calendarIsDue } from "../../src/meetings/planning/settle.js";
import { usualLeads, type When } from "../../src/meetings/when.js";
import { withNetwork } from "../../src/networks/network.js";
import type { Documents } from "../../src/store/documents.js";
import type { Mail } from "../../src/teams/mail.js";
import { texts } from "../../src/text/text.js";
import { after, day, minute, type Instant } from "../../src/time.js";
import { aMailbox, channel } from "../networks/letter-box.js";
import { wordsOf } from "../support/cards.js";
import { aSeries } from "./planning-samples.js";
import { aLetter, aPerson, isDue, read, reminded, stored, withChannel } from "./letter-scene.js";
import { aad, aCalendar, aMeeting, aMember, anActiveNetwork, now, when } from "./samples.js";

const { startsAt, endsAt } = aMeeting();
const weekBefore = after(startsAt, -7 * day);
const hour = 60 * minute;
const thread = { conversationId: `${channel.channelId};messageid=1`, activityId: "first" };
const card: MeetingCard = { ...thread, serviceUrl: channel.serviceUrl };
const elsewhen: When = { ...when, day: "2027-01-20" };
const moved = (meeting: Meeting, at: Instant): Meeting => {
  const reminders = remindersFor(elsewhen, usualLeads, at);
  return move(meeting, { when: elsewhen, span: spanOf(elsewhen), reminders }, at);
};
const becomes = async (documents: Documents, state: "active" | "closed"): Promise<void> => {
  const found = await documents.read("network", withChannel());
  const next = withNetwork(found?.value ?? withChannel(), { state }, now);
  await documents.write("network", next, next, found?.etag);
};

test("a change that waits while its network is closed is told when the network goes on", async () => {
  const documents = await stored(
    moved(reminded(), now),
    withNetwork(withChannel(), { state: "closed" }, now),
  );
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, now);
  expect(await read(documents)).toMatchObject({
    dueAt: after(now, hour),
    letters: [{ kind: "change", tries: 0 }],
  });
  await becomes(documents, "active");
  await isDue(documents, mail, after(now, hour));
  expect(sent.map(({ card: words }) => words.includes("20. januar"))).toEqual([true]);
  expect(await read(documents)).toMatchObject({ letters: [], told: { when: elsewhen } });
});

test("a change of a meeting that is over while its network is closed is told to nobody", async () => {
  const documents = await stored(
    moved(reminded(), now),
    withNetwork(withChannel(), { state: "closed" }, now),
  );
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, now);
  await isDue(documents, mail, spanOf(elsewhen).endsAt);
  await becomes(documents, "active");
  await isDue(documents, mail, after(spanOf(elsewhen).endsAt, hour));
  expect(sent).toEqual([]);
  expect(await read(documents)).toMatchObject({ state: "over", letters: [] });
});

/** A letter box that notes in which order cards are painted and put. */
function anOrder() {
  const done: string[] = [];
  const { mail } = aMailbox(({ how }) => {
    done.push(how);
    return "sent";
  });
  const noting: Mail = {
    ...mail,
    repaint: async () => {
      done.push("painted");
      return true;
    },
  };
  return { mail: noting, done };
}

test("the older cards are painted before a change comes beside them, for their painter may have died", async () => {
  for (const [meeting, at, order] of [
    [moved(reminded({ thread, cards: [card], nudgedAt: now }), now), now, ["painted", "channel"]],
    // A reminder costs one message: nothing on the older cards has changed for its sake.
    [reminded({ thread, cards: [card], nudgedAt: now }), weekBefore, ["channel"]],
  ] as const) {
    const documents = await stored(meeting);
    const { mail, done } = anOrder();
    await isDue(documents, mail, at);
    expect(done).toEqual(order);
  }
});

test("what a card was told for stands on it when it is painted anew", async () => {
  const documents = await stored(reminded({ thread, cards: [card], nudgedAt: now }));
  const { mail } = aMailbox();
  const painted = async () =>
    (await paintedMeeting(documents, aMeeting(), weekBefore)).map(
      (one) => /Påmindelse|Mødet er ændret/u.exec(JSON.stringify(one.card))?.[0],
    );
  await isDue(documents, mail, weekBefore);
  expect(await painted()).toEqual([undefined, "Påmindelse"]);
  const found = await documents.read("meeting", aMeeting());
  const next = moved(found?.value ?? aMeeting(), weekBefore);
  await documents.write("meeting", next, next, found?.etag);
  await isDue(documents, mail, weekBefore);
  expect(await painted()).toEqual([undefined, "Mødet er ændret"]);
});

test("a meeting that is over is painted so although a letter of it failed", async () => {
  const letters = [aLetter("suggested", { to: aad("employee"), item: "item-1", tries: 4 })];
  const documents = await stored(reminded({ reminders: [], cards: [card], letters }));
  const { mail, repainted } = aMailbox(() => {
    throw new Error("broken");
  });
  await expect(isDue(documents, mail, endsAt)).rejects.toThrow("broken");
  expect(await read(documents)).toMatchObject({ state: "over" });
  expect(repainted).toEqual([aMeeting().id]);
});

test.each([
  ["begins", "series", {}, 0],
  ["has ended", "series-ended", { endedAt: now }, 1],
] as const)("in quiet hours: a series that %s", async (_what, kind, fields, atOnce) => {
  const quiet = { from: "20:00", until: "07:30" };
  const network = anActiveNetwork({ members: [aMember("employee", { duty: "lead" })] });
  const documents = await stored(aMeeting(), network, [aPerson("employee", { quiet })]);
  const to = aad("employee");
  const letter: CalendarLetter = {
    id: `series series-1 ${to}`,
    kind,
    seriesId: "series-1",
    to,
    nth: 1,
    tries: 0,
    dueAt: now,
  };
  const calendar = withCalendar(aCalendar(), { series: [aSeries(fields)], letters: [letter] }, now);
  await documents.write("calendar", calendar, calendar);
  const { mail, sent } = aMailbox();
  const [night, morning] = ["2026-12-01T21:00:00.000Z", "2026-12-02T06:30:00.000Z"] as const;
  await calendarIsDue(documents, calendar, night, mail);
  expect(sent).toHaveLength(atOnce);
  await calendarIsDue(documents, calendar, morning, mail);
  expect(sent).toHaveLength(1);
  expect((await documents.read("calendar", calendar))?.value.letters).toEqual([]);
});

const held = (state: MeetingState, minutes: MinutesState): Meeting => {
  const taker = { personId: aad("employee"), name: "employee" };
  const blank = { taker, present: [], decisions: ["Vi mødes oftere."], notes: "", actions: [], next: "" };
  return aMeeting({ state, minutes: { state: minutes, ...blank } });
};

test.each([
  ["a channel", withChannel(), "også i kanalen"],
  ["no channel", anActiveNetwork(), "sendt til deltagerne"],
])("where a correction of posted minutes is seen is said as it is, with %s", (_what, network, words) => {
  const meet = { meeting: held("over", "posted"), network };
  const said = wordsOf(minutesDesk(meet, aad("employee"), texts.da, endsAt)).join(" ");
  expect(said).toContain(words);
  expect(said.includes("kanalen")).toBe(network.channel !== undefined);
});

test.each([
  ["planned", false],
  ["over", true],
] as const)("who is asked for minutes of a meeting that is %s hears that it is over: %s", (state, isOver) => {
  const meet = { meeting: held(state, "asked"), network: withChannel() };
  const asked = minutesLetterCard(meet, aLetter("minutes-ask", { to: aad("employee") }), texts.da, startsAt);
  expect(JSON.stringify(asked)).toContain("Vil du skrive referatet");
  expect(JSON.stringify(asked).includes("Mødet er slut")).toBe(isOver);
});
