import { afterEach, expect, test } from "vitest";
import { minute } from "../../src/time.js";
import {
  aHeldMeeting,
  clicksOn,
  inTheChannel,
  storedCalendar,
  storedMeeting,
  storedMinutes,
} from "../meetings/minutes-scene.js";
import { aMeeting } from "../meetings/samples.js";
import { closeChats } from "../support/chat.js";
import { presses, storedNetwork } from "../support/members.js";
import { heard, seen, shownTo } from "../support/shown.js";

afterEach(closeChats);

const day = 24 * 60 * minute;
const taker = { personId: "aad-colleague", name: "colleague" };
const nagged = "Vi mangler referatet";

/** A Wednesday in another month, at the same hour. */
const on = (date: string) => ({ day: date, time: "13:00", minutes: 120, zone: "Europe/Copenhagen" });

test("the last minutes are written, approved and posted in a closed network, and their actions done", async () => {
  const { chat, employee, colleague, third, network, meeting } = await aHeldMeeting({ calendar: { taker } });
  await chat.sweep();
  await presses(employee, network, "network.close");
  expect(shownTo(employee)).toContain(
    "Mødet onsdag den 6. januar har ikke fået et referat endnu, og det kan stadig skrives og godkendes under »Møder«.",
  );
  await employee.sends(employee.invoke("meetings.open", { networkId: network.id }));
  expect(shownTo(employee)).toContain("Mødet er holdt");
  await clicksOn(colleague, meeting, "meeting.open");
  expect(shownTo(colleague)).toContain('"minutes.open"');

  await clicksOn(colleague, meeting, "minutes.save", {
    field: "decisions",
    version: 0,
    words: "Vi slutter her",
  });
  const action = { version: 0, words: "Aflever nøglen", owner: "p-aad-third" };
  await clicksOn(colleague, meeting, "minutes.save-new-action", action);
  await clicksOn(colleague, meeting, "minutes.send");
  expect(seen(employee)).toContain("Referatet er klar");
  await clicksOn(employee, meeting, "minutes.approve", { version: 2 });
  expect(inTheChannel(employee)).toEqual([expect.stringContaining("Vi slutter her")]);
  expect(seen(third)).toContain("Aflever nøglen");
  expect((await storedMeeting(chat, meeting)).letters).toEqual([]);

  await third.clicks("Mine opgaver");
  expect(seen(third)).toContain("Mine opgaver (1 åben)");
  await third.clicks("Udført");
  expect(seen(third)).toContain("Trykkede du forkert");
  expect((await storedCalendar(chat, meeting))?.actions).toMatchObject([{ doneBy: { name: "third" } }]);
  expect(await storedNetwork(chat, network)).toMatchObject({ state: "closed" });
});

test("a closed network plans no next meeting: its minutes do not ask for one, and what was agreed can be corrected", async () => {
  const { employee, network, meeting } = await aHeldMeeting();
  await clicksOn(employee, meeting, "minutes.open");
  expect(shownTo(employee)).toContain("Skriv: Næste møde");
  await presses(employee, network, "network.close");
  await clicksOn(employee, meeting, "minutes.open");
  expect(shownTo(employee)).toContain("Netværket er afsluttet, så der er ikke noget næste møde.");
  expect(shownTo(employee)).not.toContain("Skriv: Næste møde");
  expect(shownTo(employee)).toContain("Skriv: Noter");
  // The form was open when the network was closed: what was typed in it is not lost.
  await clicksOn(employee, meeting, "minutes.save", { field: "next", version: 0, words: "Den 3. marts" });
  expect(shownTo(employee)).toContain("Ret teksten, hvis den ikke passer længere.");
  expect(shownTo(employee)).toContain("Ret: Næste møde");
});

test("a network that is closed while it meets is asked for the minutes when the meeting is over, and reminded once", async () => {
  const { chat, employee, colleague, network, meeting } = await aHeldMeeting({ calendar: { taker } });
  chat.now = "2027-01-06T13:00:00.000Z";
  await presses(employee, network, "network.close");
  expect(shownTo(employee)).toContain("Mødet onsdag den 6. januar har ikke fået et referat");
  await clicksOn(colleague, meeting, "meeting.open");
  expect(shownTo(colleague)).toContain("Mødet er i gang");
  expect(shownTo(colleague)).toContain('"minutes.open"');
  expect(shownTo(colleague)).not.toContain('"meeting.no"');
  await clicksOn(colleague, meeting, "meeting.yes", { networkId: network.id });
  expect(shownTo(colleague)).toContain("Netværket er ikke i gang");
  expect(colleague.posts).toEqual([]);
  chat.now = "2027-01-06T14:00:00.000Z";
  await chat.sweep();
  expect(seen(colleague)).toContain("Mødet er slut. Vil du skrive referatet?");
  for (let days = 0; days < 30; days += 2) {
    chat.passes(2 * day);
    await chat.sweep();
  }
  expect(heard(colleague, nagged)).toHaveLength(1);
  expect(inTheChannel(employee)).toEqual([]);
  await colleague.clicks("Skriv referatet");
  expect(seen(colleague)).toContain("Intet er skrevet endnu");
});

test("the reminder of missing minutes comes although the network was closed meanwhile, once, also over a reopening", async () => {
  const { chat, employee, colleague, network, meeting } = await aHeldMeeting({ calendar: { taker } });
  await chat.sweep();
  await presses(employee, network, "network.close");
  chat.passes(6 * day);
  await chat.sweep();
  expect(heard(colleague, nagged)).toHaveLength(1);
  await presses(employee, network, "network.reopen");
  chat.passes(20 * day);
  await chat.sweep();
  expect(heard(colleague, nagged)).toHaveLength(1);
  await colleague.clicks("Skriv referatet");
  await clicksOn(colleague, meeting, "minutes.save", { field: "notes", version: 0, words: "Endelig" });
  await presses(employee, network, "network.close");
  expect(shownTo(employee)).toContain("har ikke fået et referat");
  expect((await storedMinutes(chat, meeting)).notes).toBe("Endelig");
});

test("what was not held has no minutes: a meeting whose time comes while the network is closed, also after it was closed twice", async () => {
  const { chat, employee, network, meeting } = await aHeldMeeting();
  const next = aMeeting({ tenantId: meeting.tenantId, id: "meeting-2", when: on("2027-02-03") });
  await chat.documents.write("meeting", next, next);
  await chat.sweep();
  await clicksOn(employee, meeting, "minutes.waive");
  const posts = employee.posts.length;
  await presses(employee, network, "network.close");
  expect(shownTo(employee)).not.toContain("ikke fået et referat");
  chat.now = "2027-02-03T13:00:00.000Z";
  await clicksOn(employee, next, "minutes.open");
  expect(shownTo(employee)).toContain("Netværket er ikke i gang");
  chat.now = "2027-02-03T14:00:00.000Z";
  await chat.sweep();
  expect(employee.posts).toHaveLength(posts);
  await presses(employee, network, "network.reopen");
  await presses(employee, network, "network.close");
  expect(shownTo(employee)).not.toContain("ikke fået et referat");
  await clicksOn(employee, next, "minutes.save", { field: "notes", version: 0, words: "Forfalsket" });
  expect(shownTo(employee)).toContain("Netværket er ikke i gang");
  expect((await storedMeeting(chat, next)).minutes).toBeUndefined();
  await employee.sends(employee.invoke("meetings.open", { networkId: network.id }));
  expect(shownTo(employee)).toContain("Mødet holdes ikke");
});

test("closing names up to three meetings that lack minutes, and counts more; one query, whatever there is elsewhere", async () => {
  const { chat, employee, network, meeting } = await aHeldMeeting();
  await employee.says("english");
  const dates = ["2026-12-02", "2026-12-09", "2026-12-16"];
  const held = dates.map((date, n) =>
    aMeeting({ tenantId: meeting.tenantId, id: `held-${n}`, when: on(date), ...{ state: "planned" } }),
  );
  for (const one of held.slice(0, 2)) await chat.documents.write("meeting", one, one);
  await presses(employee, network, "network.close");
  chat.documents.reset();
  await presses(employee, network, "network.reopen");
  const others = { ...chat.documents.calls };
  chat.documents.reset();
  await presses(employee, network, "network.close");
  expect(chat.documents.calls).toEqual({ ...others, list: 1 });
  expect(shownTo(employee)).toContain(
    "The meetings on Wednesday 2 December 2026, Wednesday 9 December 2026 and Wednesday 6 January have no minutes yet",
  );
  for (const one of held.slice(2)) await chat.documents.write("meeting", one, one);
  // The same press delivered again says what is still missing.
  await presses(employee, network, "network.close");
  expect(shownTo(employee)).toContain("4 meetings have no minutes yet");
});

test("in a closed network as before nobody writes but those who may, and meetings are neither moved nor planned", async () => {
  const { chat, employee, third, network, meeting } = await aHeldMeeting({ calendar: { taker } });
  await chat.sweep();
  await presses(employee, network, "network.close");
  await clicksOn(third, meeting, "minutes.save", { field: "notes", version: 0, words: "Forfalsket" });
  expect(shownTo(third)).toContain("En anden skriver referatet");
  await clicksOn(employee, meeting, "meeting.desk");
  expect(shownTo(employee)).toContain("Netværket er ikke i gang");
  await employee.sends(employee.invoke("meetings.plan", { networkId: network.id }));
  expect(shownTo(employee)).toContain("Netværket er ikke i gang");
  await clicksOn(employee, meeting, "minutes.hand-over", { person: third.id });
  expect(seen(third)).toContain("Vil du skrive referatet?");
  await clicksOn(third, meeting, "minutes.save", { field: "notes", version: 0, words: "Nu må jeg" });
  expect((await storedMinutes(chat, meeting)).notes).toBe("Nu må jeg");
});
