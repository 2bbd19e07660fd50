import { afterEach, expect, test } from "vitest";
import { closeChats, redelivered } from "../support/chat.js";
import { newTheme } from "../../src/themes/theme.js";
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

test("the lead plans a quarterly series in words, sees its next four dates first, and it is made once", async () => {
  const { chat, employee, network } = await aPlanningLead();
  expect(sees(employee)).toContain("Der er ingen møder endnu");
  await employee.clicks("Planlæg møde");
  await employee.clicks("Se datoerne", {
    saying: "hver første onsdag i kvartalet kl. 13",
    place: "Rådhuset",
  });
  expect(sees(employee)).toContain("Sådan forstod jeg dig: hver første onsdag i kvartalet kl. 13");
  for (const day of ["6. januar 2027", "7. april 2027", "7. juli 2027", "6. oktober 2027"])
    expect(sees(employee)).toContain(`Onsdag den ${day}`);
  expect(await storedMeetings(chat, network)).toEqual([]);
  const press = employee.click("Planlæg");
  await employee.sends(press);
  await employee.sends(redelivered(press));
  const { action } = press["value"] as { action: { verb: string; data: unknown } };
  await employee.sends(employee.invoke(action.verb, action.data));
  expect(shownTo(employee)).toContain("Det er allerede planlagt");
  const meetings = await storedMeetings(chat, network);
  expect(meetings.map(({ slot }) => slot)).toEqual(["2027-01-06", "2027-04-07", "2027-07-07", "2027-10-06"]);
  expect(meetings[1]?.startsAt).toBe("2027-04-07T11:00:00.000Z");
  expect(meetings.map(({ place }) => place)).toEqual(Array(4).fill("Rådhuset"));
  expect((await storedCalendar(chat, network)).series).toHaveLength(1);
  expect(inChannel(employee).match(/Netværket mødes fast/gu)).toHaveLength(1);
  // The first is announced at once, each other when the one before it has ended.
  expect(meetings.map(({ announceAt }) => announceAt)).toEqual([
    undefined,
    meetings[0]?.endsAt,
    meetings[1]?.endsAt,
    meetings[2]?.endsAt,
  ]);
});

test("what is not understood comes back with examples, and the form keeps everything", async () => {
  const { chat, employee, network } = await aPlanningLead();
  await employee.clicks("Planlæg møde");
  const typed = {
    saying: "når det passer",
    day: "2027-01-06",
    time: "09:15",
    minutes: "90",
    repeat: "two-weeks",
  };
  const more = { until: "2027-12-31", place: "Rådhuset", link: "https://example.org/x", agenda: "Et\nTo" };
  await employee.clicks("Se datoerne", { ...typed, ...more });
  expect(sees(employee)).toContain(
    "Det forstod jeg ikke som tid. Prøv »hver første onsdag i kvartalet kl. 13«",
  );
  expect(employee.inputs).toMatchObject({ ...typed, ...more });
  expect(await storedMeetings(chat, network)).toEqual([]);
});

test.each([
  [{ day: "" }, "Jeg mangler dagen"],
  [{ time: "" }, "Jeg mangler klokkeslættet"],
  [{ minutes: "" }, "Vælg, hvor længe"],
  [{ day: "2026-11-01" }, "Tidspunktet er passeret"],
  [{ day: "2207-01-06" }, "mere end ti år ude i fremtiden"],
  [{ repeat: "week", until: "2027-01-01" }, "Møderækken slutter, før den begynder"],
  [{ link: "http://example.org" }, "Linket skal begynde med https://"],
  [{ place: "Hos 010190-1234" }, "CPR"],
  [{ place: "x".repeat(201) }, "200"],
  [{ agenda: Array(21).fill("punkt").join("\n") }, "plads til 20"],
])("a form with %j is refused with everything kept", async (wrong, sentence) => {
  const { chat, employee, network } = await aPlanningLead();
  await employee.clicks("Planlæg møde");
  const typed = { day: "2027-01-06", time: "13:00", place: "Rådhuset", agenda: "Et", ...wrong };
  await employee.clicks("Se datoerne", typed);
  expect(sees(employee)).toContain(sentence);
  expect(employee.inputs).toMatchObject(typed);
  expect(await storedMeetings(chat, network)).toEqual([]);
});

test("a single meeting: warned of a holiday by name, corrected without losing a word, planned, told of", async () => {
  const { chat, employee, network } = await aPlanningLead();
  await employee.clicks("Planlæg møde");
  const typed = { time: "09:30", minutes: "90", place: "Rådhuset", agenda: "Et punkt\nEt til" };
  await employee.clicks("Se datoerne", { day: "2027-03-25", ...typed });
  expect(sees(employee)).toMatch(/Torsdag den 25\. marts 2027 kl\. 09\.30–11\.00.*⚠.*[Ss]kærtorsdag/u);
  await employee.clicks("Ret");
  expect(employee.inputs).toMatchObject({ day: "2027-03-25", ...typed, repeat: "once" });
  await employee.clicks("Se datoerne", { day: "2027-03-17" });
  expect(sees(employee)).not.toContain("⚠");
  const press = employee.click("Planlæg");
  await employee.sends(press);
  const { action } = press["value"] as { action: { verb: string; data: unknown } };
  await employee.sends(employee.invoke(action.verb, action.data));
  expect(shownTo(employee)).toContain("Det er allerede planlagt");
  const [meeting, ...others] = await storedMeetings(chat, network);
  expect(others).toEqual([]);
  expect(meeting).toMatchObject({
    startsAt: "2027-03-17T08:30:00.000Z",
    endsAt: "2027-03-17T10:00:00.000Z",
    agenda: [{ words: "Et punkt" }, { words: "Et til" }],
    reminders: [{ lead: "7d" }, { lead: "1d" }],
  });
  expect(inChannel(employee)).toContain("Et punkt");
});

test("after planning, Teams' own meeting form is a press away, and the agenda says who prepares what", async () => {
  const { chat, employee, network } = await aPlanningLead();
  await plansOne(employee, { agenda: "Siden sidst" });
  expect(sees(employee)).toContain("✓ Mødet er planlagt. Kanalen får besked nu.");
  const desk = employee.cardOf(employee.posts.at(-1) ?? (undefined as never));
  expect(JSON.stringify(desk?.actions)).toContain("https://teams.microsoft.com/l/meeting/new?");
  await employee.clicks("Tilføj punkt");
  await employee.clicks("Gem", { words: "", preparedBy: "Anne" });
  expect(sees(employee)).toContain("Punktet er tomt");
  expect(employee.inputs).toMatchObject({ preparedBy: "Anne" });
  await employee.clicks("Gem", { words: "Penge til projekter", preparedBy: "Anne" });
  expect(sees(employee)).toContain("Forberedes af Anne");
  await employee.clicks("Ret");
  await employee.clicks("Flyt ned", { words: "Siden 010203-1234" });
  expect(employee.inputs).toMatchObject({ words: "Siden 010203-1234" });
  // What was written in the form goes with the item it was written on.
  await employee.clicks("Flyt ned", { words: "Siden sidst, kort" });
  const agenda = async () => (await storedMeetings(chat, network))[0]?.agenda.map(({ words }) => words);
  expect(await agenda()).toEqual(["Penge til projekter", "Siden sidst, kort"]);
  await employee.clicks("Ret");
  await employee.clicks("Gem", { words: "Puljer", preparedBy: "" });
  expect(await agenda()).toEqual(["Puljer", "Siden sidst, kort"]);
  expect(inChannel(employee)).toContain("Puljer");
  await employee.clicks("Ret");
  await employee.clicks("Fjern punktet");
  expect(await agenda()).toEqual(["Siden sidst, kort"]);
  // A slip of the finger: the words are in the form still.
  await employee.clicks("Gem");
  expect(await agenda()).toEqual(["Siden sidst, kort", "Puljer"]);
});

test("moving, skipping and reviving one of a series keeps the others, and each is told once", async () => {
  const { chat, employee, network } = await aPlanningLead();
  await plansSeries(employee);
  const before = await storedMeetings(chat, network);
  await employee.clicks("Tilbage til netværket");
  await employee.clicks("Møder");
  await employee.clicks("Ret mødet");
  await employee.clicks("Ret tid og sted");
  await employee.clicks("Gem", { day: "2027-01-13", place: "Biblioteket" });
  expect(sees(employee)).toContain("✓ Ændringen er gemt. Kanalen får besked nu.");
  let [moved, ...others] = await storedMeetings(chat, network);
  expect(moved).toMatchObject({
    slot: "2027-01-06",
    when: { day: "2027-01-13" },
    place: "Biblioteket",
    sequence: 2,
  });
  expect(moved?.reminders.map(({ at }) => at)).toEqual([
    "2027-01-06T12:00:00.000Z",
    "2027-01-12T12:00:00.000Z",
  ]);
  expect(moved?.told).toMatchObject({ when: { day: "2027-01-13" }, place: "Biblioteket" });
  expect(others).toEqual(before.slice(1));
  await employee.clicks("Spring mødet over");
  expect(sees(employee)).toContain("De andre møder i rækken holdes");
  [moved, ...others] = await storedMeetings(chat, network);
  expect(moved).toMatchObject({ state: "cancelled" });
  expect(others.map(({ state }) => state)).toEqual(["planned", "planned", "planned"]);
  await chat.sweep();
  expect((await storedMeetings(chat, network)).filter(({ slot }) => slot === "2027-01-06")).toHaveLength(1);
  await employee.clicks("Hold mødet alligevel");
  expect(sees(employee)).toContain("✓ Mødet holdes alligevel");
  expect((await storedMeetings(chat, network))[0]).toMatchObject({
    state: "planned",
    when: { day: "2027-01-13" },
  });
});

test("a series is ended and told once; its meetings are cancelled, and the end can be undone", async () => {
  const { chat, employee, network } = await aPlanningLead();
  await plansSeries(employee);
  await employee.clicks("Tilbage til netværket");
  await employee.clicks("Møder");
  expect(sees(employee)).toContain("Hver første onsdag i kvartalet kl. 13");
  await employee.clicks("Slut rækken");
  const states = async () => (await storedMeetings(chat, network)).map(({ state }) => state);
  expect(await states()).toEqual(Array(4).fill("cancelled"));
  expect(inChannel(employee).match(/Den faste møderække er sluttet/gu)).toHaveLength(1);
  expect((await storedMeetings(chat, network)).flatMap(({ letters }) => letters)).toEqual([]);
  await chat.sweep();
  expect(await states()).toEqual(Array(4).fill("cancelled"));
  await employee.clicks("Lad rækken fortsætte");
  expect(await states()).toEqual(Array(4).fill("planned"));
});

test("a change of lead times reaches all coming meetings, and the standing agenda the next ones", async () => {
  const { chat, employee, network } = await aPlanningLead();
  await plansSeries(employee);
  await employee.clicks("Tilbage til netværket");
  await employee.clicks("Møder");
  await employee.clicks("Indstillinger for møder");
  expect(employee.inputs).toMatchObject({
    leads: "7d,1d",
    zone: "Europe/Copenhagen",
    standing: "",
    taker: "",
  });
  await employee.clicks("Brug sædvanlige punkter", { standing: "Kaffe", leads: "14d,1h" });
  expect(employee.inputs["standing"]).toBe(
    "Kaffe\nSiden sidst: hvor står vi?\nNyt fra hver af os\nHvad har vi lært om målgruppen?\nPenge til projekter",
  );
  expect(employee.inputs["leads"]).toBe("14d,1h");
  await employee.clicks("Gem", { taker: "aad-colleague" });
  expect(await storedCalendar(chat, network)).toMatchObject({
    leads: ["14d", "1h"],
    taker: { personId: "aad-colleague", name: "colleague" },
  });
  for (const { reminders } of await storedMeetings(chat, network))
    expect(reminders.map(({ lead }) => lead)).toEqual(["14d", "1h"]);
  await employee.clicks("Planlæg møde");
  expect(employee.inputs["agenda"]).toContain("Kaffe\nSiden sidst");
});

test("what the theme left open can be ticked for the agenda, and stays ticked on the way back", async () => {
  const { chat, employee, network } = await aPlanningLead();
  const theme = newTheme(network.tenantId, network.id, employee.id, chat.now);
  await chat.documents.write("theme", theme, theme);
  await employee.clicks("Planlæg møde");
  await employee.clicks("Se datoerne", {
    day: "2027-01-06",
    agenda: "Siden sidst",
    fromTheme: "q-effect,q-nope",
  });
  expect(sees(employee)).toContain("1. Siden sidst | 2. Hvilken værdi kan det skabe?");
  await employee.clicks("Ret");
  expect(employee.inputs).toMatchObject({ agenda: "Siden sidst", fromTheme: "q-effect" });
  await employee.clicks("Se datoerne");
  await employee.clicks("Planlæg");
  const [meeting] = await storedMeetings(chat, network);
  expect(meeting?.agenda.map(({ words }) => words)).toEqual(["Siden sidst", "Hvilken værdi kan det skabe?"]);
});

test("a plan that was left waits in the form; begun anew, it can be fetched until another takes its place", async () => {
  const { chat, employee, network } = await aPlanningLead();
  await employee.clicks("Planlæg møde");
  await employee.clicks("Se datoerne", { day: "2027-01-06", place: "Biblioteket" });
  await employee.clicks("Tilbage til møderne");
  await employee.clicks("Planlæg møde");
  expect(employee.inputs).toMatchObject({ day: "2027-01-06", place: "Biblioteket" });
  await employee.clicks("Begynd forfra");
  expect(employee.inputs).toMatchObject({ day: "", place: "" });
  await employee.clicks("Hent mit udkast");
  expect(employee.inputs).toMatchObject({ day: "2027-01-06", place: "Biblioteket" });
  await employee.clicks("Begynd forfra");
  await employee.clicks("Se datoerne", { day: "2027-02-03", place: "Rådhuset" });
  expect((await storedCalendar(chat, network)).drafts).toMatchObject([{ words: { place: "Rådhuset" } }]);
});
