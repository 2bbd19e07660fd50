import { afterEach, expect, test } from "vitest";
import { calendarFile } from "../../src/meetings/calendar-file.js";
import { texts } from "../../src/text/text.js";
import { minute } from "../../src/time.js";
import { closeChats, redelivered, type Someone } from "../support/chat.js";
import { answeredTo, aMeetingScene } from "../meetings/meeting-scene.js";
import { outside } from "../meetings/card-samples.js";
import { aad, aMember } from "../meetings/samples.js";

afterEach(closeChats);

const said = (who: Someone): string => who.transcript.at(-1) ?? "";
const on = (who: Someone) => who.posts.find(({ id }) => id === "meeting-card");

test("a member's item stands on the agenda: its words in the channel, the name for those inside, and the lead hears", async () => {
  const { colleague, employee, stored, inChannel, opens } = await aMeetingScene();
  const there = colleague.in();
  await there.clicks("Foreslå punkt");
  const click = there.click("Sæt på dagsordenen", { words: "Puljen\n til næste år" });
  await there.sends(click);
  await there.sends(redelivered(click));
  expect((await stored()).agenda.slice(2)).toMatchObject([
    { words: "Puljen til næste år", suggestedBy: { personId: aad("colleague"), name: "colleague" } },
  ]);
  expect(there.reads(on(there)).join(" | ")).toContain("Puljen til næste år");
  expect(inChannel()).toContain("3.  | Puljen til næste år");
  expect(inChannel()).not.toContain("colleague");
  expect(employee.transcript.filter((line) => line.includes("Puljen til næste år"))).toHaveLength(1);
  expect((await stored()).letters).toEqual([]);
  await opens(employee);
  expect(said(employee)).toContain("(foreslået af colleague)");
});

test("one takes one's own item back, and the words stay in the form", async () => {
  const { colleague, employee, meeting, stored, inChannel, opens } = await aMeetingScene();
  await opens(colleague);
  await colleague.clicks("Foreslå punkt");
  await colleague.clicks("Sæt på dagsordenen", { words: "Puljen" });
  expect(said(colleague)).toContain("✓ Punktet står på dagsordenen");
  const [, , item] = (await stored()).agenda;
  const ids = { meetingId: meeting.id, itemId: item?.id };
  await employee.sends(employee.invoke("meeting.take-back", ids));
  expect((await stored()).agenda).toHaveLength(3);
  await colleague.clicks("Foreslå punkt");
  await colleague.clicks("Tag tilbage");
  expect((await stored()).agenda).toEqual(meeting.agenda);
  expect(inChannel()).not.toContain("Puljen");
  expect(colleague.inputs).toEqual({ words: "Puljen" });
  await colleague.clicks("Sæt på dagsordenen");
  expect((await stored()).agenda).toMatchObject([{}, {}, { words: "Puljen" }]);
  await colleague.clicks("Foreslå punkt");
  await colleague.clicks("Tag tilbage", { words: "Noget helt andet" });
  expect(colleague.inputs).toEqual({ words: "Noget helt andet" });
});

test("what may not stand on an agenda comes back in the form, and stays in the clicker's hands", async () => {
  const { colleague, stored, meeting } = await aMeetingScene();
  const there = colleague.in();
  await there.clicks("Foreslå punkt");
  for (const [words, why] of [
    ["", "⚠"],
    ["Om 010190-1234", "CPR"],
    ["x".repeat(201), "⚠"],
  ] as const) {
    await there.clicks("Sæt på dagsordenen", { words });
    expect(there.reads(on(there)).join(" | "), words).toContain(why);
    expect(answeredTo(there), words).toContain(words);
  }
  await there.clicks("Tilbage til mødet");
  expect(there.reads(on(there)).join(" | ")).toContain("Siden sidst");
  expect(await stored()).toEqual(meeting);
});

const addressIn = (who: Someone): string =>
  /https?:\/\/[^"]+\/files\/[^"]+/.exec(JSON.stringify(who.posts))?.[0] ?? "";

test("from the channel the calendar file goes to the private chat, as it is when it is fetched", async () => {
  const { chat, colleague, network, becomes, stored } = await aMeetingScene();
  const there = colleague.in();
  await there.clicks("Til min kalender");
  expect(there.lastInvoke?.value).toBe("Du finder kalenderfilen i din private chat med mig.");
  expect(JSON.stringify(there.posts)).not.toContain("/files/");
  expect(said(colleague)).toContain("Mødet er klar til din kalender | Lyset i vinduet");
  await becomes({ place: "Biblioteket", sequence: 1 });
  const response = await fetch(addressIn(colleague));
  expect(response.headers.get("content-type")).toMatch(/^text\/calendar/);
  expect(response.headers.get("content-disposition")).toMatch(/^attachment; .*\.ics/);
  const file = await response.text();
  const { bytes } = calendarFile({ meeting: await stored(), network }, texts.da);
  expect(file).toBe(Buffer.from(bytes).toString());
  expect(file).toContain("DTSTART:20270106T120000Z");
  expect(file).toContain("Biblioteket");
  chat.passes(11 * minute);
  expect((await fetch(addressIn(colleague))).status).toBe(404);
});

test("who has left the network since gets no file by the address they were given", async () => {
  const { chat, colleague, network, opens } = await aMeetingScene();
  await opens(colleague);
  await colleague.clicks("Til min kalender");
  const found = await chat.documents.read("network", network);
  const members = [aMember("employee", { duty: "lead" })];
  if (found) await chat.documents.write("network", network, { ...found.value, members }, found.etag);
  expect((await fetch(addressIn(colleague))).status).toBe(404);
});

test("one who cannot be reached privately is told how to get the file", async () => {
  const { chat, meeting } = await aMeetingScene(
    {},
    { members: [aMember("employee", { duty: "lead" }), aMember("new")] },
  );
  chat.teams.fail({ how: { status: 403 }, when: ({ path }) => path === "/v3/conversations" });
  const there = chat.with("new").in();
  await there.sends(there.invoke("meeting.calendar", { meetingId: meeting.id }, on(there)));
  expect(there.lastInvoke?.value).toContain(
    "Kalenderfilen kommer i din private chat med mig, og dér kan jeg ikke",
  );
});

const withExternal = {
  members: [aMember("employee", { duty: "lead" }), aMember("colleague"), outside("ext-1", "Eva Ekstern")],
};

test("the lead sees who comes by name, answers for one without Teams, and adds and removes guests", async () => {
  const { employee, stored, inChannel, opens } = await aMeetingScene({}, withExternal);
  await opens(employee);
  await employee.clicks("Hvem kommer");
  expect(said(employee)).toContain("Har ikke svaret | colleague | employee | Eva Ekstern |  (uden Teams)");
  await employee.clicks("Ret");
  await employee.clicks("Kommer");
  expect(said(employee)).toContain("Kommer | Eva Ekstern");
  expect(inChannel()).toContain("1 kommer · 2 har ikke svaret");
  await employee.clicks("Tilføj gæst");
  await employee.clicks("Tilføj", { name: "Mor 010190-1234" });
  expect(said(employee)).toMatch(/⚠ .*CPR/);
  await employee.clicks("Tilføj", { name: "Gunnar Gæst" });
  expect(said(employee)).toContain("✓ Gæsten er tilføjet");
  expect(said(employee)).toContain("Gunnar Gæst |  (gæst)");
  expect(inChannel()).toContain("2 kommer · 2 har ikke svaret");
  const [guest] = (await stored()).guests;
  expect(guest?.name).toBe("Gunnar Gæst");
  const ids = { meetingId: "meeting-1", memberId: guest?.id };
  const card = employee.posts.at(-1);
  await employee.sends(employee.invoke("meeting.mark-no", ids, card));
  expect(inChannel()).toContain("1 kommer · 1 kan ikke · 2 har ikke svaret");
  await employee.sends(employee.invoke("meeting.remove-guest", ids, card));
  expect(said(employee)).toContain("✓ Gæsten er fjernet.");
  expect(employee.inputs).toEqual({ name: "Gunnar Gæst" });
  expect(inChannel()).toContain("1 kommer · 2 har ikke svaret");
  await employee.sends(employee.invoke("meeting.mark-no", ids, card));
  expect(said(employee)).toContain("Gæsten eller deltageren er ikke på listen mere");
  expect((await stored()).guests).toEqual([]);
});

test("a member who does not lead sees no list, and a lead answers for nobody who can answer themselves", async () => {
  const { colleague, employee, meeting, stored } = await aMeetingScene({}, withExternal);
  await colleague.sends(colleague.invoke("meeting.who", { meetingId: meeting.id, page: 0 }));
  expect(answeredTo(colleague)).toContain("Kun netværkslederen");
  const ids = { meetingId: meeting.id, memberId: `p-${aad("colleague")}` };
  await employee.sends(employee.invoke("meeting.mark-yes", ids));
  expect((await stored()).attendance).toEqual([]);
});
