import { afterEach, expect, test } from "vitest";
import { after, day } from "../../src/time.js";
import { closeChats } from "../support/chat.js";
import {
  aPlanningLead,
  inChannel,
  plansSeries,
  sees,
  storedCalendar,
  storedMeetings,
} from "../meetings/planning-scene.js";

afterEach(closeChats);

/** A lead before the list, who has planned a quarterly series. */
async function aSeriesLead() {
  const scene = await aPlanningLead();
  const { chat, employee, network } = scene;
  await plansSeries(employee);
  await employee.clicks("Tilbage til netværket");
  await employee.clicks("Møder");
  return {
    ...scene,
    meetings: () => storedMeetings(chat, network),
    states: async () => (await storedMeetings(chat, network)).map(({ state }) => state),
  };
}

test("one meeting of a series that has ended is held after all: it stays so, stands alone, and is told of", async () => {
  const { chat, employee, network, meetings, states } = await aSeriesLead();
  await employee.clicks("Slut rækken");
  await employee.clicks("Ret mødet");
  await employee.clicks("Hold mødet alligevel");
  expect(sees(employee)).toContain("✓ Mødet holdes alligevel. Kanalen får besked nu.");
  expect(() => employee.click("Aflys mødet")).not.toThrow();
  await chat.sweep();
  expect(await states()).toEqual(["planned", "cancelled", "cancelled", "cancelled"]);
  const [revived] = await meetings();
  expect(revived?.told?.state).toBe("planned");
  const { series } = await storedCalendar(chat, network);
  await employee.sends(
    employee.invoke("series.resume", { networkId: network.id, seriesId: series[0]?.id ?? "" }),
  );
  expect(await states()).toEqual(Array(4).fill("planned"));
});

test("an end that is undone brings back a meeting too that was moved away from its day", async () => {
  const { chat, employee, network, meetings, states } = await aSeriesLead();
  await employee.clicks("Ret mødet");
  await employee.clicks("Ret tid og sted");
  await employee.clicks("Gem", { day: "2027-01-27" });
  chat.now = "2027-01-10T09:00:00.000Z";
  await employee.says("mine netværk");
  await employee.clicks("Se netværket");
  await employee.clicks("Møder");
  await employee.clicks("Slut rækken");
  expect(await states()).toEqual(Array(4).fill("cancelled"));
  await employee.clicks("Lad rækken fortsætte");
  const planned = (await meetings()).filter(({ state }) => state === "planned");
  expect(planned.map(({ when }) => when.day)).toContain("2027-01-27");
  expect(planned.every((one) => one.endedWithSeries === undefined)).toBe(true);
  expect(network.id).toBe(planned[0]?.networkId);
});

test("a meeting that is moved in front of its first word is told of at once, as it now is", async () => {
  const { chat, employee, meetings } = await aSeriesLead();
  const [first, second] = await meetings();
  expect(second?.announceAt).toBe(first?.endsAt);
  const list = employee.posts.at(-1);
  await employee.sends(employee.invoke("meeting.desk", { meetingId: second?.id ?? "" }, list));
  await employee.clicks("Ret tid og sted");
  await employee.clicks("Gem", { day: "2026-11-24" });
  expect(sees(employee)).toContain("✓ Ændringen er gemt. Kanalen får besked nu.");
  expect((await meetings())[0]).toMatchObject({ id: second?.id, told: { when: { day: "2026-11-24" } } });
  expect(inChannel(employee)).toContain("Tirsdag den 24. november kl.");
  chat.now = after(chat.now, day);
  await chat.sweep();
  expect(inChannel(employee).match(/Tirsdag den 24\. november kl\./gu)).toHaveLength(1);
});

test("a day that stood on the series' card is skipped before its own first word: the channel hears of it, once", async () => {
  const { chat, employee, meetings } = await aSeriesLead();
  const third = (await meetings())[2];
  const list = employee.posts.at(-1);
  await employee.sends(employee.invoke("meeting.desk", { meetingId: third?.id ?? "" }, list));
  await employee.clicks("Spring mødet over");
  expect(sees(employee)).toContain(
    "De andre møder i rækken holdes. Fortryder du, så tryk »Hold mødet alligevel«. Kanalen får besked nu.",
  );
  await chat.sweep();
  expect(inChannel(employee).match(/Mødet er aflyst \| Onsdag den 7\. juli 2027/gu)).toHaveLength(1);
  await employee.clicks("Hold mødet alligevel");
  await chat.sweep();
  const after = (await meetings())[2];
  expect(after).toMatchObject({ state: "planned", told: { state: "planned" }, letters: [] });
  expect(after?.reminders.map(({ state }) => state)).toEqual(["waits", "waits"]);
});

test("the card of a series that goes on lists the days it will be held, moved ones as they are, skipped ones not", async () => {
  const { employee, meetings } = await aSeriesLead();
  const list = employee.posts.at(-1);
  const [, second, third] = await meetings();
  await employee.sends(employee.invoke("meeting.desk", { meetingId: second?.id ?? "" }, list));
  await employee.clicks("Spring mødet over");
  await employee.sends(employee.invoke("meeting.desk", { meetingId: third?.id ?? "" }, list));
  await employee.clicks("Ret tid og sted");
  await employee.clicks("Gem", { day: "2027-07-14" });
  await employee.clicks("Tilbage til møderne");
  await employee.clicks("Slut rækken");
  await employee.clicks("Lad rækken fortsætte");
  const card = employee.in().transcript.at(-1) ?? "";
  expect(card.match(/den \d+\. \p{L}+/gu)).toEqual(["den 6. januar", "den 14. juli", "den 6. oktober"]);
});
