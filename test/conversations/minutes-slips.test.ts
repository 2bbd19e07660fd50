import { afterEach, expect, test } from "vitest";
import type { Network } from "../../src/networks/network.js";
import { minute } from "../../src/time.js";
import {
  aHeldMeeting,
  clicksOn,
  inTheChannel,
  storedCalendar,
  storedMinutes,
} from "../meetings/minutes-scene.js";
import { closeChats, type Chat } from "../support/chat.js";
import { heard, seen, shownTo } from "../support/shown.js";

afterEach(closeChats);

const day = 24 * 60 * minute;
const taker = { personId: "aad-colleague", name: "colleague" };
const nagged = "Vi mangler referatet";

async function becomes(chat: Chat, network: Network, change: Partial<Network>): Promise<void> {
  const found = await chat.documents.read("network", network);
  if (!found) throw new Error("The network is gone.");
  await chat.documents.write("network", network, { ...found.value, ...change }, found.etag);
}

const leaves = (chat: Chat, network: Network, personId: string): Promise<void> =>
  becomes(chat, network, {
    members: network.members.map((one) =>
      one.personId === personId ? { ...one, standing: "left", since: chat.now } : one,
    ),
  });

test("who took back Intet referat is reminded all the same, three working days after that, once", async () => {
  const { chat, colleague, meeting } = await aHeldMeeting({ calendar: { taker } });
  await chat.sweep();
  expect(seen(colleague)).toContain("Skrives af");
  await colleague.clicks("Intet referat");
  expect(seen(colleague)).not.toContain("Skrives af");
  chat.passes(20 * day);
  await chat.sweep();
  expect(heard(colleague, nagged)).toEqual([]);
  await clicksOn(colleague, meeting, "minutes.write-anyway");
  expect(shownTo(colleague)).toContain("Så skrives referatet alligevel.");
  expect(shownTo(colleague)).not.toContain("Referenten får besked");
  chat.passes(day);
  await chat.sweep();
  expect(heard(colleague, nagged)).toEqual([]);
  chat.passes(6 * day);
  await chat.sweep();
  chat.passes(20 * day);
  await chat.sweep();
  expect(heard(colleague, nagged)).toHaveLength(1);
});

test("who was reminded is not reminded again because they took back Intet referat", async () => {
  const { chat, colleague } = await aHeldMeeting({ calendar: { taker } });
  await chat.sweep();
  chat.passes(6 * day);
  await chat.sweep();
  await colleague.clicks("Intet referat");
  await colleague.clicks("Skriv referat alligevel");
  chat.passes(20 * day);
  await chat.sweep();
  expect(colleague.transcript).toHaveLength(2);
});

test("when the lead wants minutes after all, who is to write them is asked", async () => {
  const { chat, employee, colleague, meeting } = await aHeldMeeting({ calendar: { taker } });
  await chat.sweep();
  await colleague.clicks("Intet referat");
  await clicksOn(employee, meeting, "minutes.write-anyway");
  expect(shownTo(employee)).toContain("Referenten får besked");
  expect(colleague.posts).toHaveLength(2);
  expect(seen(colleague)).toContain("Vil du skrive referatet?");
});

test("an old card says how the minutes stand, not that it did again what was done long ago", async () => {
  const { employee, meeting } = await aHeldMeeting();
  await clicksOn(employee, meeting, "minutes.save", { field: "notes", version: 0, words: "Noter" });
  await clicksOn(employee, meeting, "minutes.approve", { version: 1 });
  for (const verb of ["minutes.approve", "minutes.write-anyway"]) {
    await clicksOn(employee, meeting, verb, { version: 1 });
    expect(shownTo(employee), verb).toContain("Referatet er godkendt og delt");
    expect(shownTo(employee), verb).not.toContain("✓");
  }
  expect(inTheChannel(employee)).toHaveLength(1);
});

test("a lead who takes the writing over is told so, and not asked by a letter", async () => {
  const { chat, employee, meeting } = await aHeldMeeting({ calendar: { taker } });
  await chat.sweep();
  await clicksOn(employee, meeting, "minutes.hand-over", { person: employee.id });
  expect(shownTo(employee)).toContain("Nu er det dig, der skriver referatet");
  await clicksOn(employee, meeting, "minutes.hand-over", { person: employee.id });
  expect(shownTo(employee)).not.toContain("✓");
  expect(employee.posts).toEqual([]);
});

test("minutes are signed by who wrote them: the lead, where the one who was asked has left", async () => {
  const { chat, employee, network, meeting } = await aHeldMeeting({ calendar: { taker } });
  await chat.sweep();
  await leaves(chat, network, taker.personId);
  await clicksOn(employee, meeting, "minutes.open");
  expect(shownTo(employee)).toMatch(/Skrives af.{1,80}employee/);
  await clicksOn(employee, meeting, "minutes.save", { field: "notes", version: 0, words: "Noter" });
  await clicksOn(employee, meeting, "minutes.approve", { version: 1 });
  expect((await storedMinutes(chat, meeting)).taker.name).toBe("employee");
});

test("one who is chosen to write gets the draft as Word before anything is written", async () => {
  const { colleague, third, meeting } = await aHeldMeeting({ calendar: { taker } });
  await clicksOn(colleague, meeting, "minutes.word");
  expect(shownTo(colleague)).not.toContain("ikke godkendt endnu");
  await clicksOn(third, meeting, "minutes.word");
  expect(shownTo(third)).toContain("ikke godkendt endnu");
});

test("one who is chosen to write may begin while the meeting goes on, from the meeting's own card", async () => {
  const { chat, colleague, third, meeting } = await aHeldMeeting({ calendar: { taker } });
  chat.now = "2027-01-06T13:00:00.000Z";
  await clicksOn(colleague, meeting, "meeting.open");
  expect(shownTo(colleague)).toContain('"minutes.open"');
  await clicksOn(third, meeting, "meeting.open");
  expect(shownTo(third)).not.toContain('"minutes.open"');
  await clicksOn(colleague, meeting, "minutes.save", { field: "notes", version: 0, words: "Undervejs" });
  await clicksOn(colleague, meeting, "meeting.open");
  expect(shownTo(colleague)).toContain('"minutes.open"');
});

test("an open action that nobody has is listed without an empty name", async () => {
  const openActions = [{ id: "a", words: "Ryd op", owner: "" }];
  const { chat, employee, meeting } = await aHeldMeeting({ meeting: { openActions } });
  chat.now = "2027-01-05T13:00:00.000Z";
  await clicksOn(employee, meeting, "meeting.desk");
  expect(shownTo(employee)).toContain("Ryd op");
  expect(shownTo(employee)).not.toContain("Ryd op (");
});

test("after the network is over its minutes are read and corrected, and its actions marked", async () => {
  const { chat, employee, colleague, network, meeting } = await aHeldMeeting();
  const action = { version: 0, words: "Køb kaffe", owner: "p-aad-colleague" };
  await clicksOn(employee, meeting, "minutes.save-new-action", action);
  await clicksOn(employee, meeting, "minutes.approve", { version: 1 });
  await clicksOn(employee, meeting, "minutes.read");
  await becomes(chat, network, { state: "closed" });
  await clicksOn(employee, meeting, "minutes.read");
  expect(shownTo(employee)).toContain("Køb kaffe");
  expect(shownTo(employee)).toContain("Ret referatet");
  await clicksOn(employee, meeting, "minutes.open");
  expect(shownTo(employee)).toContain('"minutes.edit"');
  await clicksOn(employee, meeting, "minutes.save", {
    field: "notes",
    version: 0,
    words: "Glemt i skyndingen",
  });
  expect(inTheChannel(employee)).toHaveLength(1);
  expect((await storedMinutes(chat, meeting)).notes).toBe("Glemt i skyndingen");
  await colleague.clicks("Udført");
  expect(seen(colleague)).toContain("Trykkede du forkert");
  await colleague.clicks("Ikke udført");
  expect((await storedCalendar(chat, meeting))?.actions[0]?.doneAt).toBeUndefined();
});

test("what was typed in an action that another takes off meanwhile is not lost: it can be added again", async () => {
  const { chat, employee, colleague, meeting } = await aHeldMeeting({ calendar: { taker } });
  await clicksOn(employee, meeting, "minutes.save-new-action", { version: 0, words: "Køb kaffe" });
  const actionId = (await storedMinutes(chat, meeting)).actions[0]?.id;
  await clicksOn(employee, meeting, "minutes.remove-action", { actionId });
  const typed = { words: "Køb kaffe og te til alle", by: "2027-02-01" };
  await clicksOn(colleague, meeting, "minutes.save-action", { actionId, version: 0, ...typed });
  expect(shownTo(colleague)).toContain("En anden har fjernet opgaven");
  expect(shownTo(colleague)).toContain(typed.words);
  expect(shownTo(colleague)).toContain(typed.by);
  expect(shownTo(colleague)).toContain("minutes.save-new-action");
  expect((await storedMinutes(chat, meeting)).actions).toEqual([]);
});

test("an action has one owner: where two are given nothing is dropped unseen", async () => {
  const { chat, employee, meeting } = await aHeldMeeting();
  const both = { version: 0, words: "Køb kaffe", owner: "p-aad-third", ownerName: "Sognepræsten" };
  await clicksOn(employee, meeting, "minutes.save-new-action", both);
  expect(shownTo(employee)).toContain("både valgt en deltager og skrevet et navn");
  expect(shownTo(employee)).toContain("Sognepræsten");
  await clicksOn(employee, meeting, "minutes.save-new-action", { ...both, ownerName: "" });
  const [action] = (await storedMinutes(chat, meeting)).actions;
  await clicksOn(employee, meeting, "minutes.save-action", { ...both, actionId: action?.id });
  expect(shownTo(employee)).toContain("både valgt en deltager og skrevet et navn");
  expect((await storedMinutes(chat, meeting)).actions).toEqual([action]);
});

test("an owner who has left since the form was opened is named as the reason, and what was typed stays", async () => {
  const { chat, employee, network, meeting } = await aHeldMeeting();
  await leaves(chat, network, "aad-third");
  const action = { version: 0, words: "Køb kaffe til alle", owner: "p-aad-third" };
  await clicksOn(employee, meeting, "minutes.save-new-action", action);
  expect(shownTo(employee)).toContain("ikke længere med i netværket");
  expect(shownTo(employee)).toContain(action.words);
});

test("who presses Gem on posted minutes and changes nothing has corrected nothing", async () => {
  const { chat, employee, meeting } = await aHeldMeeting();
  await clicksOn(employee, meeting, "minutes.save", { field: "notes", version: 0, words: "Noter" });
  await clicksOn(employee, meeting, "minutes.approve", { version: 1 });
  const present = "p-aad-employee,p-aad-colleague";
  await clicksOn(employee, meeting, "minutes.save", { field: "present", version: 0, present });
  expect((await storedMinutes(chat, meeting)).corrected).toBeUndefined();
  expect(inTheChannel(employee).join()).not.toContain("Rettet af");
});

test("an action taken off posted minutes by a slip comes back as it was: done, and no news to its owner", async () => {
  const { chat, employee, third, meeting, network } = await aHeldMeeting();
  const action = { version: 0, words: "Køb kaffe", owner: "p-aad-third" };
  await clicksOn(employee, meeting, "minutes.save-new-action", action);
  await clicksOn(employee, meeting, "minutes.approve", { version: 1 });
  await third.clicks("Udført");
  const followed = (await storedCalendar(chat, meeting))?.actions;
  const actionId = followed?.[0]?.id;
  await clicksOn(employee, meeting, "minutes.remove-action", { actionId });
  expect((await storedCalendar(chat, meeting))?.actions).toEqual([]);
  await clicksOn(employee, meeting, "minutes.put-action-back", { actionId });
  expect((await storedCalendar(chat, meeting))?.actions).toEqual(followed);
  expect(third.posts).toHaveLength(1);
  await third.sends(third.invoke("action.undone", { networkId: network.id, actionId }));
  const correction = { actionId, version: 0, words: "Køb te", owner: "p-aad-third" };
  await clicksOn(employee, meeting, "minutes.save-action", correction);
  expect((await storedCalendar(chat, meeting))?.actions).toMatchObject([{ words: "Køb te" }]);
  expect((await storedCalendar(chat, meeting))?.actions[0]?.doneAt).toBeUndefined();
});
