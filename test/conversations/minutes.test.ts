import { afterEach, expect, test } from "vitest";
import { minute } from "../../src/time.js";
import {
  aHeldMeeting,
  clicksOn,
  inTheChannel,
  storedCalendar,
  storedMinutes,
} from "../meetings/minutes-scene.js";
import { closeChats } from "../support/chat.js";
import { shownTo } from "../support/shown.js";

afterEach(closeChats);

const day = 24 * 60 * minute;
const taker = { personId: "aad-colleague", name: "colleague" };

test("the taker writes piece by piece, the lead approves, the channel hears once, and the actions are followed", async () => {
  const { chat, employee, colleague, third, meeting } = await aHeldMeeting({ calendar: { taker } });
  await chat.sweep();
  expect(colleague.transcript.at(-1)).toContain("Vil du skrive referatet?");
  expect(colleague.transcript.at(-1)).toContain("2 var med, 2 var ikke med");
  expect(employee.posts).toEqual([]);

  await colleague.clicks("Ret");
  expect(colleague.inputs["present"]).toBe("p-aad-employee,p-aad-colleague");
  await colleague.clicks("Gem", { present: "p-aad-employee,p-aad-colleague,guest-1" });
  expect(colleague.transcript.at(-1)).toContain("Gemt.");
  await colleague.sends(
    colleague.invoke("minutes.edit", { meetingId: meeting.id, field: "decisions" }, colleague.posts.at(-1)),
  );
  await colleague.clicks("Gem", { words: "- Vi åbner hver tirsdag\n2. Anne styrer kaffen" });
  await colleague.sends(
    colleague.invoke("minutes.actions", { meetingId: meeting.id }, colleague.posts.at(-1)),
  );
  await colleague.clicks("Tilføj opgave");
  await colleague.clicks("Gem", {
    words: "Ring til præsten\nLav en plakat",
    owner: "p-aad-third",
    by: "2027-02-01",
  });
  expect(colleague.transcript.at(-1)).toContain("2 opgaver er føjet til");
  await colleague.clicks("Tilbage til referatet");
  expect(colleague.buttons()).not.toContain("Godkend og del i kanalen");
  await colleague.clicks("Send til godkendelse");
  expect(colleague.transcript.at(-1)).toContain("sendt til netværkslederen");

  expect(employee.transcript.at(-1)).toContain("Referatet er klar");
  expect(employee.transcript.at(-1)).toContain("Anne styrer kaffen");
  expect(inTheChannel(employee)).toEqual([]);
  await employee.clicks("Godkend og del i kanalen");
  expect(employee.transcript.at(-1)).toContain("Referatet er godkendt");
  const [posted] = inTheChannel(employee);
  expect(posted).toContain("3 var med, 1 var ikke med");
  expect(posted).toContain("• Vi åbner hver tirsdag");
  expect(posted).toContain("third · Senest mandag den 1. februar");
  expect(posted).not.toContain("Sognepræsten");
  expect(third.transcript.filter((said) => said.includes("Du har fået en opgave"))).toHaveLength(2);
  expect((await storedCalendar(chat, meeting))?.actions).toMatchObject([
    { words: "Ring til præsten", memberId: "p-aad-third", by: "2027-02-01", meetingId: meeting.id },
    { words: "Lav en plakat" },
  ]);

  chat.passes(30 * day);
  await chat.sweep();
  expect(inTheChannel(employee)).toHaveLength(1);
  expect(colleague.transcript.join()).not.toContain("Vi mangler referatet");
});

test("a lead who writes approves directly; a correction redraws the card, tells nobody, and says who made it", async () => {
  const { chat, employee, colleague, third, meeting } = await aHeldMeeting();
  await chat.sweep();
  await clicksOn(employee, meeting, "minutes.save", {
    field: "decisions",
    version: 0,
    words: "Vi åbner om tirsdagen",
  });
  await clicksOn(employee, meeting, "minutes.save-new-action", {
    version: 0,
    words: "Køb kaffe",
    owner: "p-aad-colleague",
  });
  await clicksOn(employee, meeting, "minutes.approve", { version: 2 });
  expect(shownTo(employee)).toContain("Referatet er godkendt");
  expect(inTheChannel(employee)[0]).toContain("Vi åbner om tirsdagen");
  const told = colleague.posts.length;
  await clicksOn(employee, meeting, "minutes.save", {
    field: "decisions",
    version: 1,
    words: "Vi åbner om onsdagen",
  });
  expect(shownTo(employee)).toContain("ingen får en ny besked");
  chat.passes(minute);
  await chat.sweep();
  expect(inTheChannel(employee)).toHaveLength(1);
  expect(inTheChannel(employee)[0]).toContain("Vi åbner om onsdagen");
  expect(inTheChannel(employee)[0]).toContain("Rettet af");
  expect(colleague.posts).toHaveLength(told);

  const { actions } = await storedMinutes(chat, meeting);
  const at = { actionId: actions[0]?.id };
  await clicksOn(employee, meeting, "minutes.save-action", {
    ...at,
    version: 0,
    words: "Køb te",
    owner: "p-aad-third",
  });
  await clicksOn(employee, meeting, "minutes.save-new-action", {
    version: 2,
    words: "Ryd op",
    owner: "",
    ownerName: "Præsten",
  });
  expect((await storedCalendar(chat, meeting))?.actions).toMatchObject([
    { ...{ id: at.actionId }, words: "Køb te", ownerName: "third" },
    { words: "Ryd op", ownerName: "Præsten" },
  ]);
  expect(third.transcript.at(-1)).toContain("Køb te");
  await clicksOn(employee, meeting, "minutes.remove-action", at);
  expect((await storedCalendar(chat, meeting))?.actions).toHaveLength(1);
  await clicksOn(employee, meeting, "minutes.put-action-back", at);
  expect((await storedCalendar(chat, meeting))?.actions).toHaveLength(2);
});

test("the owner marks an action done and takes it back, the lead may too, others may not", async () => {
  const { chat, employee, colleague, third, network, meeting } = await aHeldMeeting();
  await clicksOn(employee, meeting, "minutes.save-new-action", {
    version: 0,
    words: "Køb kaffe",
    owner: "p-aad-colleague",
    by: "2027-01-08",
  });
  await clicksOn(employee, meeting, "minutes.approve", { version: 1 });
  await colleague.clicks("Udført");
  expect(colleague.transcript.at(-1)).toContain("Opgaven er udført");
  expect(colleague.transcript.at(-1)).toContain("Udført af  | colleague  | den 6. januar 2027");
  await colleague.clicks("Ikke udført");
  expect(colleague.transcript.at(-1)).toContain("Opgaven er åben igen");
  chat.passes(4 * day);
  await colleague.says("mine opgaver");
  expect(colleague.transcript.at(-1)).toContain("Mine opgaver (1 åben)");
  expect(colleague.transcript.at(-1)).toContain("Skulle være gjort senest fredag den 8. januar");
  await employee.sends(employee.invoke("actions.open", { networkId: network.id }));
  expect(shownTo(employee)).toContain("Køb kaffe");
  const actionId = (await storedCalendar(chat, meeting))?.actions[0]?.id;
  await third.sends(third.invoke("actions.done", { networkId: network.id, actionId }));
  expect(shownTo(third)).toContain("Kun den, der har opgaven");
  await employee.sends(employee.invoke("actions.done", { networkId: network.id, actionId }));
  expect(shownTo(employee)).toContain("Udført af");
  expect((await storedCalendar(chat, meeting))?.actions[0]?.doneBy?.name).toBe("employee");
});

test("two who write the same part are shown each other's words, and nothing is lost", async () => {
  const { chat, employee, colleague, meeting } = await aHeldMeeting({ calendar: { taker } });
  await chat.sweep();
  const save = { field: "notes", version: 0 };
  await clicksOn(colleague, meeting, "minutes.save", { ...save, words: "Referentens noter" });
  await clicksOn(employee, meeting, "minutes.save", { ...save, words: "Lederens noter" });
  expect(shownTo(employee)).toContain("En anden har rettet det samme");
  expect(shownTo(employee)).toContain("Referentens noter");
  expect(shownTo(employee)).toContain("Lederens noter");
  expect((await storedMinutes(chat, meeting)).notes).toBe("Referentens noter");
  await clicksOn(employee, meeting, "minutes.save", { field: "notes", version: 1, words: "Begges noter" });
  expect((await storedMinutes(chat, meeting)).notes).toBe("Begges noter");
  await clicksOn(colleague, meeting, "minutes.save", { field: "next", version: 0, words: "I marts" });
  expect(await storedMinutes(chat, meeting)).toMatchObject({ notes: "Begges noter", next: "I marts" });
});

test("what is refused comes back as it was typed, and the other parts stay", async () => {
  const { chat, employee, meeting } = await aHeldMeeting();
  await clicksOn(employee, meeting, "minutes.save", { field: "notes", version: 0, words: "Gemt" });
  const refused: [string, object, string][] = [
    ["minutes.save", { field: "decisions", version: 0, words: "Han har 010190-1234" }, "CPR-nummer"],
    ["minutes.save", { field: "next", version: 0, words: "langt ".repeat(100) }, "der er plads til 500"],
    ["minutes.save", { field: "decisions", version: 0, words: "x\n".repeat(21) }, "plads til 20"],
    ["minutes.save-new-action", { version: 0, words: " " }, "Der mangler en opgave"],
    ["minutes.save-new-action", { version: 0, words: "Ring 010190-1234" }, "CPR-nummer"],
    ["minutes.save-new-action", { version: 0, words: "x\n".repeat(21) }, "højst give 20"],
  ];
  for (const [verb, data, why] of refused) {
    await clicksOn(employee, meeting, verb, data);
    expect(shownTo(employee), why).toContain(why);
  }
  expect(shownTo(employee)).toContain("x\\nx");
  expect(await storedMinutes(chat, meeting)).toMatchObject({
    notes: "Gemt",
    decisions: [],
    actions: [],
    next: "",
  });
});

test("one who is late is reminded once after three working days; who wants none is not", async () => {
  const { chat, employee, colleague, meeting } = await aHeldMeeting({ calendar: { taker } });
  await chat.sweep();
  chat.passes(4 * day);
  await chat.sweep();
  expect(colleague.transcript.join()).not.toContain("Vi mangler referatet");
  chat.passes(2 * day);
  await chat.sweep();
  expect(colleague.transcript.at(-1)).toContain("Vi mangler referatet");
  chat.passes(20 * day);
  await chat.sweep();
  expect(colleague.posts).toHaveLength(2);
  expect(employee.posts).toEqual([]);
  await colleague.clicks("Intet referat");
  expect(colleague.transcript.at(-1)).toContain("Mødet får ikke noget referat");
  await colleague.clicks("Skriv referat alligevel");
  expect((await storedMinutes(chat, meeting)).state).toBe("asked");
});

test("the lead lets another write: they are asked, the first is not in the way, and what was written stays", async () => {
  const { chat, employee, colleague, third, meeting } = await aHeldMeeting({ calendar: { taker } });
  await chat.sweep();
  await clicksOn(colleague, meeting, "minutes.save", { field: "notes", version: 0, words: "Godt begyndt" });
  await clicksOn(employee, meeting, "minutes.hand");
  expect(shownTo(employee)).toContain("third");
  await clicksOn(employee, meeting, "minutes.hand-over", { person: "aad-stranger" });
  expect(shownTo(employee)).toContain("skal være med i netværket");
  await clicksOn(employee, meeting, "minutes.hand-over", { person: third.id });
  expect(third.transcript.at(-1)).toContain("Godt begyndt");
  await clicksOn(colleague, meeting, "minutes.save", { field: "notes", version: 1, words: "Mit" });
  expect(shownTo(colleague)).toContain("En anden skriver referatet");
  expect((await storedMinutes(chat, meeting)).notes).toBe("Godt begyndt");
});

test("the lead approves what they have read: a change since is shown first", async () => {
  const { chat, employee, colleague, meeting } = await aHeldMeeting({ calendar: { taker } });
  await chat.sweep();
  await clicksOn(colleague, meeting, "minutes.save", { field: "notes", version: 0, words: "Først" });
  await clicksOn(colleague, meeting, "minutes.send");
  await clicksOn(colleague, meeting, "minutes.save", { field: "notes", version: 1, words: "Siden" });
  await employee.clicks("Godkend og del i kanalen");
  expect(employee.transcript.at(-1)).toContain("Referatet er rettet, siden du fik det vist");
  expect(employee.transcript.at(-1)).toContain("Siden");
  expect(inTheChannel(employee)).toEqual([]);
  await employee.clicks("Godkend og del i kanalen");
  expect(inTheChannel(employee)).toHaveLength(1);
});

test("where there is no channel each member gets the minutes", async () => {
  const { chat, employee, third, meeting, network } = await aHeldMeeting();
  const found = await chat.documents.read("network", network);
  if (!found) throw new Error("The network is gone.");
  const { channel, ...without } = found.value;
  await chat.documents.write("network", network, without, found.etag);
  await clicksOn(employee, meeting, "minutes.save", { field: "notes", version: 0, words: "Til hver især" });
  expect(shownTo(employee)).toContain("Godkend og send ud");
  await clicksOn(employee, meeting, "minutes.approve", { version: 1 });
  expect(third.transcript.at(-1)).toContain("Til hver især");
});
