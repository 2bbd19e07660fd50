import { afterEach, expect, test } from "vitest";
import { closeChats, redelivered } from "../support/chat.js";
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

afterEach(closeChats);

test("where words leave the day open, the preview says that it is a suggestion", async () => {
  const { employee } = await aPlanningLead();
  await employee.clicks("Planlæg møde");
  await employee.clicks("Se datoerne", { saying: "kvartalsvis" });
  expect(sees(employee)).toContain(
    "Du nævnte ikke en bestemt dag. Mit forslag er hver første fredag i kvartalet",
  );
  await employee.clicks("Ret");
  await employee.clicks("Se datoerne", { saying: "hver første mandag i kvartalet" });
  expect(sees(employee)).toContain("Sådan forstod jeg dig: hver første mandag i kvartalet");
});

test("an hour in words is shown in figures before anything is planned", async () => {
  const { employee } = await aPlanningLead();
  await employee.clicks("Planlæg møde");
  await employee.clicks("Se datoerne", { saying: "fire gange om året den første onsdag kvart over to" });
  expect(sees(employee)).toContain("Sådan forstod jeg dig: hver første onsdag i kvartalet kl. 14.15");
  expect(sees(employee)).toContain("Onsdag den 6. januar 2027 kl. 14.15–16.15");
});

test("what no series can follow is said so, with what to write instead, and the form keeps what was typed", async () => {
  const { employee } = await aPlanningLead();
  await employee.clicks("Planlæg møde");
  await employee.clicks("Se datoerne", { saying: "hver tirsdag i lige uger", place: "Rådhuset" });
  expect(sees(employee)).toContain("De bytter plads efter et år med 53 uger. Skriv fx »hver anden tirsdag");
  expect(employee.inputs).toMatchObject({ saying: "hver tirsdag i lige uger", place: "Rådhuset" });
});

test("a series with a last day says it on the list, and leaves the list when it has run out", async () => {
  const { chat, employee, network } = await aPlanningLead();
  await plansSeries(employee, "hver anden tirsdag kl. 10 fra 1/12 til 30/12");
  const openList = async () => {
    await employee.says("mine netværk");
    await employee.clicks("Se netværket");
    await employee.clicks("Møder");
  };
  await openList();
  expect(sees(employee)).toContain("Møderække, senest til onsdag den 30. december.");
  expect(await storedMeetings(chat, network)).toHaveLength(3);
  chat.now = "2027-01-02T09:00:00.000Z";
  await chat.sweep();
  await openList();
  expect(sees(employee)).not.toContain("Møderække");
});

test.each([
  ["hver anden tirsdag kl. 10 fra 1/12 til 3/12 2027", "hver anden tirsdag kl. 10, til 3. december 2027"],
  ["hver anden tirsdag kl. 10", "hver anden tirsdag kl. 10"],
])("the card of a series planned by »%s« says »%s«", async (saying, said) => {
  const { employee } = await aPlanningLead();
  await plansSeries(employee, saying);
  expect(inChannel(employee)).toMatch(new RegExp(`Netværket mødes fast \\| [^|]* \\| ${said} \\|`, "iu"));
  await employee.clicks("Slut rækken");
  expect(inChannel(employee)).toMatch(
    /Den faste møderække er sluttet \| [^|]* \| hver anden tirsdag kl\. 10 \|/iu,
  );
});

test("a day that stood on the card of a series that went on is skipped: the channel hears of it", async () => {
  const { chat, employee, network } = await aPlanningLead();
  await plansSeries(employee);
  chat.now = "2027-02-01T09:00:00.000Z";
  await chat.sweep();
  await employee.says("mine netværk");
  await employee.clicks("Se netværket");
  await employee.clicks("Møder");
  await employee.clicks("Slut rækken");
  await employee.clicks("Lad rækken fortsætte");
  expect(inChannel(employee)).toContain("Onsdag den 5. januar 2028");
  const last = (await storedMeetings(chat, network)).at(-1);
  expect(last?.slot).toBe("2028-01-05");
  const list = employee.posts.at(-1);
  await employee.sends(employee.invoke("meeting.desk", { meetingId: last?.id ?? "" }, list));
  await employee.clicks("Spring mødet over");
  expect(sees(employee)).toContain("Kanalen får besked nu.");
  expect(inChannel(employee)).toMatch(/Mødet er aflyst \| Onsdag den 5\. januar 2028/u);
});

test("settings without a reminder say that nobody is reminded", async () => {
  const { chat, employee, network } = await aPlanningLead();
  await employee.clicks("Indstillinger for møder");
  await employee.clicks("Gem", { leads: "" });
  expect(sees(employee)).toContain("Ingen påmindelse er valgt, så ingen bliver mindet om møderne.");
  expect((await storedCalendar(chat, network)).leads).toEqual([]);
  await employee.clicks("Indstillinger for møder");
  await employee.clicks("Gem", { leads: "1h" });
  expect(sees(employee)).toContain("Kommende møder følger de nye påmindelser");
});

test("the meeting in its lead's hands says what to do with Teams' link, and while it is on, that it is on", async () => {
  const { chat, employee, network } = await aPlanningLead();
  await plansOne(employee);
  expect(sees(employee)).toContain("så sæt dets link ind under »Ret tid og sted«");
  await employee.clicks("Ret tid og sted");
  await employee.clicks("Gem", { link: "https://teams.microsoft.com/l/meetup-join/x" });
  expect(sees(employee)).not.toContain("sæt dets link ind");
  const [meeting] = await storedMeetings(chat, network);
  chat.now = "2027-01-06T12:30:00.000Z";
  const desk = employee.posts.at(-1);
  await employee.sends(employee.invoke("meeting.desk", { meetingId: meeting?.id ?? "" }, desk));
  expect(sees(employee)).toContain("Mødet er i gang");
  expect(sees(employee)).not.toContain("Mødet er holdt");
});

test("a series that comes to a holiday by itself warns its lead on the list, and nobody else", async () => {
  const { chat, employee, colleague } = await aPlanningLead();
  await plansSeries(employee, "hver torsdag kl. 10");
  expect(sees(employee)).not.toContain("⚠");
  await employee.clicks("Se listen, som den er nu");
  expect(sees(employee)).toContain("Torsdag den 26. november kl. 10.00–12.00");
  expect(sees(employee)).not.toContain("⚠");
  chat.now = "2026-12-04T09:00:00.000Z";
  await chat.sweep();
  const openList = async (someone: typeof employee) => {
    await someone.says("mine netværk");
    await someone.clicks("Se netværket");
    await someone.clicks("Møder");
  };
  await openList(employee);
  expect(sees(employee)).toMatch(/24\. december.*⚠ Det er juleaftensdag\. De fleste har fri\./u);
  await openList(colleague);
  expect(sees(colleague)).toContain("24. december");
  expect(sees(colleague)).not.toContain("⚠");
});

test("a new standing agenda reaches the series' meetings whose agenda nobody has changed, and their cards", async () => {
  const { chat, employee, network } = await aPlanningLead();
  await plansSeries(employee);
  const agendas = async () =>
    (await storedMeetings(chat, network)).map(({ agenda }) => agenda.map(({ words }) => words).join());
  await employee.clicks("Se listen, som den er nu");
  const list = employee.posts.at(-1);
  const second = (await storedMeetings(chat, network))[1];
  await employee.sends(employee.invoke("meeting.desk", { meetingId: second?.id ?? "" }, list));
  await employee.clicks("Tilføj punkt");
  await employee.clicks("Gem", { words: "Kun denne gang" });
  await employee.clicks("Tilbage til møderne");
  await employee.clicks("Indstillinger for møder");
  await employee.clicks("Gem", { standing: "Siden sidst\nPuljer" });
  expect(await agendas()).toEqual([
    "Siden sidst,Puljer",
    "Kun denne gang",
    "Siden sidst,Puljer",
    "Siden sidst,Puljer",
  ]);
  expect(inChannel(employee)).toContain("Puljer");
  const posts = employee.in().posts.length;
  await employee.clicks("Indstillinger for møder");
  await employee.clicks("Gem", { standing: "Siden sidst" });
  expect(await agendas()).toEqual(["Siden sidst", "Kun denne gang", "Siden sidst", "Siden sidst"]);
  // Nobody is written to for it.
  expect(employee.in().posts).toHaveLength(posts);
});

test("a form that was opened before another's change takes nothing back: it says so, and keeps what was typed", async () => {
  const { chat, employee, network } = await aPlanningLead();
  await plansOne(employee);
  const stored = async () => (await storedMeetings(chat, network))[0];
  await employee.clicks("Ret tid og sted");
  const early = employee.click("Gem", { day: "2027-01-13" });
  const press = employee.click("Gem", { place: "Biblioteket" });
  await employee.sends(press);
  await employee.sends(early);
  expect(shownTo(employee)).toContain("Mødet er ændret imens. Øverst står det, som det er nu.");
  expect(await stored()).toMatchObject({ when: { day: "2027-01-06" }, place: "Biblioteket" });
  expect(sees(employee)).toContain("Biblioteket");
  expect(employee.inputs).toMatchObject({ day: "2027-01-13", place: "Rådhuset, lokale 2.14" });
  await employee.clicks("Gem", { place: "Biblioteket" });
  expect(await stored()).toMatchObject({ when: { day: "2027-01-13" }, place: "Biblioteket" });
  // The press before it, delivered again.
  await employee.sends(redelivered(press));
  expect(await stored()).toMatchObject({ when: { day: "2027-01-13" }, place: "Biblioteket" });
});

test("a meeting that is moved while its first word is on its way: the channel hears of it, and the lead is told so", async () => {
  const { chat, employee, network } = await aPlanningLead();
  chat.teams.fail({
    how: { status: 429, retryAfter: 600 },
    when: ({ method, body }) => method === "POST" && JSON.stringify(body).includes("6. januar"),
  });
  await plansOne(employee);
  const [untold] = await storedMeetings(chat, network);
  expect(untold).toMatchObject({ letters: [{ kind: "announce" }] });
  expect(untold?.told).toBeUndefined();
  await employee.clicks("Ret tid og sted");
  await employee.clicks("Gem", { day: "2027-01-07" });
  expect(sees(employee)).toContain("Kanalen får besked nu.");
});
