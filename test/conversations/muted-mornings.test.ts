import { afterEach, expect, test } from "vitest";
import { remindersFor } from "../../src/meetings/calendar-time.js";
import { usualLeads } from "../../src/meetings/when.js";
import { after, day, minute } from "../../src/time.js";
import { aMeeting, when } from "../meetings/samples.js";
import { closeChats, type Chat, type Someone } from "../support/chat.js";
import { aFormedNetwork } from "../support/members.js";
import { becomes, heard } from "../support/shown.js";

afterEach(closeChats);

const { startsAt, tenantId } = aMeeting();
/** Of the first meeting, and of the one a week after it. */
const weekBefore = after(startsAt, -7 * day);
const second = { ...when, day: "2027-01-13" };
const secondAsked = startsAt;
/** The day after, 8 o'clock in Denmark. */
const morning = "2027-01-07T07:00:00.000Z";

/** An active network with two meetings, a week apart, and the colleague asked whether they come to the first. */
async function aScene() {
  const scene = await aFormedNetwork({ state: "active" });
  const { chat, employee, colleague } = scene;
  for (const one of [employee, colleague]) await one.says("hej");
  for (const [id, at] of [
    ["meeting-1", when],
    ["meeting-2", second],
  ] as const) {
    const meeting = aMeeting({ id, when: at, reminders: remindersFor(at, usualLeads, chat.now) });
    await chat.documents.write("meeting", meeting, meeting);
  }
  await becomes(chat, weekBefore);
  return scene;
}

const stored = async (chat: Chat, { id }: Someone) =>
  (await chat.documents.read("person", { tenantId, id }))?.value;

test("who mutes a network on the card that asked is not asked again, and finds it next morning on one card", async () => {
  const { chat, employee, colleague } = await aScene();
  await colleague.clicks("Slå netværkets påmindelser fra");
  expect(colleague.transcript.at(-1)).toContain("samler jeg det til næste morgen");

  await becomes(chat, secondAsked);
  expect(heard(employee, "Kommer du til mødet?")).toHaveLength(2);
  // Only the card they muted it on.
  expect(heard(colleague, "Kommer du til mødet?")).toHaveLength(1);
  await becomes(chat, after(morning, -minute));
  expect(heard(colleague, "Mens der var stille")).toHaveLength(0);
  await becomes(chat, morning);
  await becomes(chat, after(morning, day));
  expect(heard(colleague, "Mens der var stille")).toHaveLength(1);
  expect(heard(employee, "Mens der var stille")).toHaveLength(0);
  expect(heard(colleague, "Onsdag den 13. januar")).toHaveLength(1);
  expect(await stored(chat, colleague)).not.toHaveProperty("dueAt");

  await colleague.clicks("Se mødet");
  expect(heard(colleague, "Mens der var stille")).toHaveLength(1);
  await colleague.clicks("Jeg kommer");
  const meeting = await chat.documents.read("meeting", { tenantId, id: "meeting-2" });
  expect(meeting?.value.attendance).toMatchObject([{ memberId: "p-aad-colleague", reply: "yes" }]);
});

test("who does not even want that turns it off among the settings, which the card leads to", async () => {
  const { chat, colleague } = await aScene();
  await colleague.clicks("Slå netværkets påmindelser fra");
  await becomes(chat, secondAsked);
  await becomes(chat, morning);
  await colleague.clicks("Påmindelser");
  expect(colleague.inputs).toMatchObject({ gather: "true", muted: "theme-1" });
  await colleague.clicks("Gem", { gather: "false" });
  expect(colleague.transcript.at(-1)).toContain("✓ Gemt.");
  expect(colleague.inputs).toMatchObject({ gather: "false" });
  expect(await stored(chat, colleague)).toMatchObject({ skipsMorning: true, muted: ["theme-1"] });

  const third = { ...when, day: "2027-01-20" };
  const meeting = aMeeting({
    id: "meeting-3",
    when: third,
    reminders: remindersFor(third, usualLeads, chat.now),
  });
  await chat.documents.write("meeting", meeting, meeting);
  for (const days of [7, 8]) await becomes(chat, after(startsAt, days * day));
  expect(heard(colleague, "Mens der var stille")).toHaveLength(1);
  expect(await stored(chat, colleague)).not.toHaveProperty("missed");
  await colleague.clicks("Gem", { gather: "true", muted: "" });
  expect(await stored(chat, colleague)).not.toHaveProperty("skipsMorning");
});

test("muting then says that nothing comes; a settings card from before there was the question leaves the answer", async () => {
  const { chat, colleague } = await aScene();
  await colleague.says("påmindelser");
  await colleague.clicks("Gem", { gather: "false" });
  await colleague.clicks("Slå netværkets påmindelser fra");
  expect(heard(colleague, "✓ Slået fra. Jeg minder dig ikke mere privat")).toHaveLength(1);
  const old = { quietFrom: "", quietUntil: "", muted: "theme-1", digest: "off", time: "08:00" };
  await colleague.sends(colleague.invoke("quiet.save", old));
  expect(await stored(chat, colleague)).toMatchObject({ skipsMorning: true, muted: ["theme-1"] });
});
