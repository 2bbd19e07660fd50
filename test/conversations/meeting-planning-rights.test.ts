import { afterEach, expect, test } from "vitest";
import { planningVerbs } from "../../src/meetings/planning/actions.js";
import { closeChats } from "../support/chat.js";
import { presses, storedNetwork } from "../support/members.js";
import { shownTo } from "../support/shown.js";
import {
  aPlanningLead,
  inChannel,
  plansOne,
  plansSeries,
  sees,
  storedCalendar,
  storedMeetings,
} from "../meetings/planning-scene.js";
import { aMeeting } from "../meetings/samples.js";
import { change } from "../../src/store/change.js";
import { day } from "../../src/time.js";

afterEach(closeChats);

/** What only reads a list is for everyone inside. */
const reading = ["meetings.open", "meetings.mine-page"];
const changing = Object.keys(planningVerbs).filter((verb) => !reading.includes(verb));

test("a member, an outsider and someone of another tenant plan and change nothing, whatever they send", async () => {
  const { chat, employee, colleague, third, network } = await aPlanningLead();
  await plansSeries(employee);
  const before = [await storedMeetings(chat, network), await storedCalendar(chat, network)];
  const [meeting] = await storedMeetings(chat, network);
  const [series] = (await storedCalendar(chat, network)).series;
  const data = {
    networkId: network.id,
    meetingId: meeting?.id,
    seriesId: series?.id,
    itemId: "i1",
    place: 0,
    day: "2027-02-02",
    time: "10:00",
    minutes: "60",
    repeat: "once",
    words: "Kapret",
    standing: "Kapret",
    zone: "Europe/Copenhagen",
  };
  const foreigner = chat.with("employee", "22222222-2222-4222-8222-222222222222");
  for (const who of [colleague, third, foreigner])
    for (const verb of changing) {
      await who.sends(who.invoke(verb, data));
      expect(shownTo(who), `${who.name} ${verb}`).toMatch(/Kun netværkslederen|findes ikke/u);
    }
  expect([await storedMeetings(chat, network), await storedCalendar(chat, network)]).toEqual(before);
});

test("members see the list of meetings without the lead's buttons; who takes no part does not see it", async () => {
  const { chat, employee, colleague, third, network } = await aPlanningLead();
  await plansOne(employee, { place: "Rådhuset, lokale 2.14" });
  await colleague.says("mine netværk");
  await colleague.clicks("Se netværket");
  await colleague.clicks("Møder");
  expect(sees(colleague)).toContain("Onsdag den 6. januar 2027 kl. 13.00–15.00");
  expect(colleague.buttons()).toEqual(expect.arrayContaining(["Se mødet", "Tilbage til netværket"]));
  for (const own of ["Ret mødet", "Planlæg møde", "Indstillinger for møder"])
    expect(colleague.buttons()).not.toContain(own);
  for (const who of [third, chat.with("employee", "22222222-2222-4222-8222-222222222222")]) {
    await presses(who, network, "meetings.open");
    expect(shownTo(who)).toContain("findes ikke");
    expect(shownTo(who)).not.toContain("Rådhuset");
  }
});

test("»møder« lists what lies ahead in all one's networks, soonest first, and nothing of others'", async () => {
  const { employee, colleague, third } = await aPlanningLead();
  await plansSeries(employee, "hver uge onsdag kl. 10");
  await colleague.says("møder");
  expect(sees(colleague)).toMatch(/Mine møder .*25\. november.*2\. december.*9\. december.*16\. december/u);
  expect(sees(colleague)).toContain("Lyset i vinduet");
  await third.says("mine møder");
  expect(sees(third)).toContain("Du har ingen møder foran dig");
});

test("»møder« says what one has answered oneself, and nothing of others' answers", async () => {
  const { employee, colleague } = await aPlanningLead();
  await plansOne(employee, { place: "Rådhuset" });
  await colleague.says("møder");
  expect(sees(colleague)).toContain("Du har ikke svaret");
  await colleague.clicks("Se mødet");
  await colleague.clicks("Måske");
  await colleague.says("møder");
  expect(sees(colleague)).toContain("Du har svaret måske");
  await employee.says("møder");
  expect(sees(employee)).toContain("Du har ikke svaret");
  expect(sees(employee)).not.toContain("måske");
});

test("the calendar makes a series' next meetings as time goes by, each announced when the one before has ended", async () => {
  const { chat, employee, network } = await aPlanningLead();
  await plansSeries(employee, "hver uge onsdag kl. 10");
  expect((await storedMeetings(chat, network)).map(({ slot }) => slot)).toHaveLength(4);
  for (const [made, isTold, moment] of [
    [4, false, "2026-11-25T10:59:00.000Z"],
    [5, true, "2026-11-25T11:00:30.000Z"],
    [6, true, "2026-12-02T11:00:30.000Z"],
  ] as const) {
    chat.now = moment;
    await chat.sweep();
    await chat.sweep();
    const meetings = await storedMeetings(chat, network);
    expect(meetings, moment).toHaveLength(made);
    const next = meetings.find(({ startsAt }) => startsAt > chat.now);
    expect(next?.announceAt === undefined, moment).toBe(isTold);
  }
});

test("while the network is closed nothing is made or sent; opened again, it goes on", async () => {
  const { chat, employee, network } = await aPlanningLead();
  await plansSeries(employee, "hver uge onsdag kl. 10");
  await presses(employee, network, "network.close");
  const before = await storedMeetings(chat, network);
  const heard = inChannel(employee);
  for (let n = 0; n < 3; n++) {
    chat.passes(day);
    await chat.sweep();
  }
  expect(await storedMeetings(chat, network)).toHaveLength(before.length);
  expect(inChannel(employee)).toBe(heard);
  await presses(employee, network, "meetings.plan");
  expect(shownTo(employee)).toContain("Netværket er ikke i gang");
  await presses(employee, network, "meetings.open");
  expect(shownTo(employee)).toContain("Mødet holdes ikke, for netværket er ikke i gang");
  expect(shownTo(employee)).not.toContain("Mødet er holdt");
  await presses(employee, network, "network.reopen");
  expect(await storedNetwork(chat, network)).toMatchObject({ state: "active" });
  chat.passes(day);
  await chat.sweep();
  const made = await storedMeetings(chat, network);
  expect(made.filter(({ startsAt }) => startsAt > chat.now)).toHaveLength(4);
});

test("a network without a channel: each member hears of the series privately, once", async () => {
  const { chat, employee, colleague, network } = await aPlanningLead();
  const { channel, ...without } = await storedNetwork(chat, network);
  const etag = (await chat.documents.read("network", network))?.etag;
  await chat.documents.write("network", network, without, etag);
  await colleague.says("hej");
  await plansSeries(employee);
  await chat.sweep();
  const heard = colleague.transcript.filter((line) => line.includes("Netværket mødes fast"));
  expect(heard).toHaveLength(1);
});

test("open actions stand on the next meeting's agenda alone, and on the one after when that is cancelled", async () => {
  const { chat, employee, network } = await aPlanningLead();
  await plansSeries(employee);
  const found = await chat.documents.read("calendar", network);
  if (!found) throw new Error("no calendar");
  const action = { id: "a1", words: "Ring til puljen", ownerName: "Anne", meetingId: "m" };
  const changed = { ...found.value, actions: [action], settleAt: chat.now, dueAt: chat.now };
  await chat.documents.write("calendar", network, changed, found.etag);
  const open = async () => (await storedMeetings(chat, network)).map(({ openActions }) => openActions.length);
  await chat.sweep();
  expect(await open()).toEqual([1, 0, 0, 0]);
  await employee.clicks("Tilbage til netværket");
  await employee.clicks("Møder");
  const [meeting] = await storedMeetings(chat, network);
  await employee.sends(employee.invoke("meeting.cancel", { meetingId: meeting?.id }));
  expect(await open()).toEqual([1, 1, 0, 0]);
});

test("a minute-taker who has left is none of the choices: the lead is chosen, and the settings can be saved", async () => {
  const { chat, employee, network } = await aPlanningLead();
  await employee.clicks("Indstillinger for møder");
  await employee.clicks("Gem", { taker: "aad-colleague" });
  await employee.clicks("Indstillinger for møder");
  expect(employee.inputs["taker"]).toBe("aad-colleague");
  await employee.clicks("Tilbage til møderne");
  await change(chat.documents, "network", network, (current = network) => ({
    ...current,
    members: current.members.map((one) =>
      one.personId === "aad-colleague" ? { ...one, standing: "left" as const } : one,
    ),
  }));
  await employee.clicks("Indstillinger for møder");
  expect(employee.inputs["taker"]).toBe("");
  await employee.clicks("Gem", { standing: "Kaffe" });
  expect(await storedCalendar(chat, network)).toMatchObject({ standing: ["Kaffe"] });
});

test("an old preview tells nothing of another network's meeting", async () => {
  const { chat, employee, network } = await aPlanningLead();
  const theirs = aMeeting({ tenantId: network.tenantId, id: "theirs", networkId: "another" });
  await chat.documents.write("meeting", theirs, theirs);
  await employee.sends(employee.invoke("meetings.make", { networkId: network.id, seriesId: theirs.id }));
  expect(shownTo(employee)).toContain("afløst af en nyere eller lagt væk");
});
