import { afterEach, expect, test } from "vitest";
import {
  aPlanningLead,
  inChannel,
  plansOne,
  plansSeries,
  sees,
  storedMeetings,
} from "../meetings/planning-scene.js";
import { aMember, aMeeting, when } from "../meetings/samples.js";
import { closeChats, redelivered } from "../support/chat.js";
import { shownTo } from "../support/shown.js";

afterEach(closeChats);

/** A single meeting on 6 January, in its lead's hands, and another of the network's on the 13th. */
async function aScene() {
  const scene = await aPlanningLead({
    members: [aMember("employee", { duty: "lead" }), aMember("colleague", { duty: "co-lead" })],
  });
  const other = aMeeting({ id: "other", when: { ...when, day: "2027-01-13" } });
  await scene.chat.documents.write("meeting", other, other);
  await plansOne(scene.employee);
  const stored = async () =>
    (await storedMeetings(scene.chat, scene.network)).find(({ id }) => id !== "other");
  return { ...scene, stored };
}

const asked = "Tryk »Gem« igen, hvis mødet skal ligge den dag.";

test("moving to a day the network meets on already is said before anyone hears of it; saved again it counts", async () => {
  const { employee, stored } = await aScene();
  const before = await stored();
  await employee.clicks("Ret tid og sted");
  const press = employee.click("Gem", { day: "2027-01-13", time: "09:30", place: "Biblioteket" });
  await employee.sends(press);
  expect(sees(employee)).toContain(`⚠ Netværket har allerede et møde den dag. Intet er gemt endnu. ${asked}`);
  expect(employee.inputs).toMatchObject({ day: "2027-01-13", time: "09:30", place: "Biblioteket" });
  await employee.sends(redelivered(press));
  expect(await stored()).toEqual(before);
  expect(inChannel(employee)).not.toContain("Biblioteket");
  await employee.clicks("Gem");
  expect(sees(employee)).toContain("✓ Ændringen er gemt. Kanalen får besked nu.");
  expect(await stored()).toMatchObject({ when: { day: "2027-01-13", time: "09:30" }, place: "Biblioteket" });
});

test("a holiday or a weekend is said by name; another such day is said of again", async () => {
  const { employee, stored } = await aScene();
  await employee.clicks("Ret tid og sted");
  await employee.clicks("Gem", { day: "2027-03-25" });
  expect(sees(employee)).toMatch(/⚠ Det er en helligdag: [Ss]kærtorsdag\. Intet er gemt endnu/u);
  await employee.clicks("Gem", { day: "2027-03-20" });
  expect(sees(employee)).toContain("⚠ Det er en lørdag. Intet er gemt endnu.");
  expect(await stored()).toMatchObject({ when: { day: "2027-01-06" } });
  await employee.clicks("Gem", { time: "10:00" });
  expect(await stored()).toMatchObject({ when: { day: "2027-03-20", time: "10:00" } });
  expect(sees(employee)).toContain("⚠ Det er en lørdag.");
});

test("nothing is asked where nothing speaks against the day, or the meeting keeps it", async () => {
  const { employee, stored } = await aScene();
  await employee.clicks("Ret tid og sted");
  await employee.clicks("Gem", { day: "2027-01-14" });
  expect(sees(employee)).toContain("✓ Ændringen er gemt.");
  await employee.clicks("Ret tid og sted");
  await employee.clicks("Gem", { day: "2027-01-13" });
  await employee.clicks("Gem");
  await employee.clicks("Ret tid og sted");
  await employee.clicks("Gem", { time: "15:00" });
  expect(sees(employee)).toContain("✓ Ændringen er gemt.");
  expect(await stored()).toMatchObject({ when: { day: "2027-01-13", time: "15:00" } });
});

/** Both leads with the form before them. */
async function bothMove() {
  const scene = await aScene();
  const meetingId = (await scene.stored())?.id ?? "";
  for (const lead of [scene.employee, scene.colleague]) {
    await lead.says("mine netværk");
    await lead.clicks("Se netværket");
    await lead.clicks("Møder");
    await lead.sends(lead.invoke("meeting.move", { meetingId }, lead.posts.at(-1)));
  }
  return scene;
}

test("what another lead changed meanwhile is said before what speaks against the day", async () => {
  const { employee, colleague, stored } = await bothMove();
  await colleague.clicks("Gem", { place: "Biblioteket" });
  await employee.clicks("Gem", { day: "2027-01-13" });
  expect(shownTo(employee)).toContain("Mødet er ændret imens.");
  const again = await stored();
  await employee.sends(employee.invoke("meeting.move", { meetingId: again?.id }, employee.posts.at(-1)));
  await employee.clicks("Gem", { day: "2027-01-13" });
  expect(sees(employee)).toContain("⚠ Netværket har allerede et møde den dag.");
  expect(await stored()).toMatchObject({ when: { day: "2027-01-06" }, place: "Biblioteket" });
});

test("another lead's change while the warning is read is said too, and the day is not asked about again", async () => {
  const { employee, colleague, stored } = await bothMove();
  await employee.clicks("Gem", { day: "2027-01-13" });
  await colleague.clicks("Gem", { place: "Biblioteket" });
  await employee.clicks("Gem");
  expect(shownTo(employee)).toContain("Mødet er ændret imens.");
  expect(await stored()).toMatchObject({ when: { day: "2027-01-06" }, place: "Biblioteket" });
  await employee.clicks("Gem");
  expect(await stored()).toMatchObject({ when: { day: "2027-01-13" } });
});

test("a card from before it asked says it too, in English as well", async () => {
  const { employee, stored } = await aScene();
  const meeting = await stored();
  const form = employee.posts.at(-1);
  await employee.says("english");
  const old = { meetingId: meeting?.id, version: 0, day: "2027-01-13", time: "13:00", minutes: "120" };
  await employee.sends(employee.invoke("meeting.save-move", old, form));
  expect(employee.reads(form).join(" | ")).toContain("⚠ The network already has a meeting that day.");
  expect(await stored()).toEqual(meeting);
});

test("one of a series moved onto its own next day is warned of that one", async () => {
  const { chat, employee, network } = await aPlanningLead();
  await plansSeries(employee, "hver uge onsdag kl. 10");
  const [first] = await storedMeetings(chat, network);
  await employee.sends(
    employee.invoke("meeting.move", { meetingId: first?.id ?? "" }, employee.posts.at(-1)),
  );
  chat.documents.reset();
  await employee.clicks("Gem", { day: "2026-12-02" });
  expect(sees(employee)).toContain("Netværket har allerede et møde den dag.");
  // One query of the network's meetings ahead, and no write but that the press was heard.
  expect(chat.documents.calls).toMatchObject({ list: 1, write: 1 });
});
