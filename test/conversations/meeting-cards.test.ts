import { afterEach, expect, test } from "vitest";
import { remindersFor } from "../../src/meetings/calendar-time.js";
import { foldedAfter } from "../../src/meetings/letters/folding.js";
import { withMeeting } from "../../src/meetings/meeting.js";
import { cancel, rehouse } from "../../src/meetings/planning/plan.js";
import { usualLeads } from "../../src/meetings/when.js";
import { change } from "../../src/store/change.js";
import { after, day } from "../../src/time.js";
import { aMeeting, when } from "../meetings/samples.js";
import { closeChats, type Chat } from "../support/chat.js";
import { aFormedNetwork } from "../support/members.js";

afterEach(closeChats);

const { startsAt } = aMeeting();
const [weekBefore, dayBefore] = [after(startsAt, -7 * day), after(startsAt, -day)];

/** An active network in its channel, with one meeting whose first card has just landed there. */
async function aScene() {
  const scene = await aFormedNetwork({ state: "active" });
  const { chat, employee, colleague } = scene;
  for (const one of [employee, colleague]) await one.says("hej");
  const reminders = remindersFor(when, usualLeads, chat.now);
  const { told, ...untold } = aMeeting({ reminders, announceAt: chat.now });
  const meeting = withMeeting(untold, {}, chat.now);
  await chat.documents.write("meeting", meeting, meeting);
  await chat.sweep();
  return { ...scene, inChannel: chat.with("passer-by").in() };
}

async function becomes(chat: Chat, at: string): Promise<void> {
  chat.now = at;
  await chat.sweep();
}

const drawnAnew = (chat: Chat): (string | undefined)[] =>
  chat.teams.calls.filter(({ method }) => method === "PUT").map(({ activityId }) => activityId);
const stored = async (chat: Chat) => (await chat.documents.read("meeting", aMeeting()))?.value;

test("between a thread's first card and its newest there are closed ones, and an answer is painted on those two", async () => {
  const { chat, colleague, inChannel } = await aScene();
  await becomes(chat, weekBefore);
  const leftover = colleague.in().click("Jeg kommer", {}, inChannel.posts[1]);
  await becomes(chat, dayBefore);
  expect(inChannel.posts.map((post) => inChannel.buttons(post).includes("Jeg kommer"))).toEqual([
    true,
    true,
    true,
  ]);
  await chat.restart();
  const before = chat.teams.calls.length;
  await becomes(chat, after(dayBefore, foldedAfter));
  const ids = inChannel.posts.map(({ id }) => id);
  expect(chat.teams.calls.slice(before)).toMatchObject([{ method: "PUT", activityId: ids[1], status: 200 }]);
  expect(inChannel.transcript[1]).toBe(
    "Tidligere påmindelse om mødet: onsdag den 6. januar kl. 13.00–15.00 | Lyset i vinduet | " +
      "Der står et nyere kort om mødet længere nede i tråden. Svar dér.",
  );
  expect(inChannel.posts.map((post) => inChannel.buttons(post).length > 0)).toEqual([true, false, true]);
  // An old client still shows the card as it was.
  await colleague.sends({ ...leftover, timestamp: chat.now });
  expect((await stored(chat))?.attendance).toMatchObject([{ reply: "yes" }]);
  expect(JSON.stringify(colleague.lastInvoke?.value)).toContain("Dit svar er gemt: Du kommer.");
  expect(drawnAnew(chat)).toEqual([ids[1], ids[0], ids[2]]);
  expect(inChannel.transcript[1]).toContain("længere nede i tråden");
});

test("however often a meeting is moved, an answer is painted on two cards, and what is cancelled asks for none", async () => {
  const { chat, employee, inChannel } = await aScene();
  for (const place of ["Biblioteket", "Kulturhuset", "Skolen"]) {
    await change(chat.documents, "meeting", aMeeting(), (meeting = aMeeting()) =>
      rehouse(meeting, { place, link: "" }, chat.now),
    );
    for (const wait of [0, foldedAfter]) await becomes(chat, after(chat.now, wait));
  }
  const before = drawnAnew(chat).length;
  await employee.in().clicks("Jeg kommer");
  expect(drawnAnew(chat).slice(before)).toEqual([inChannel.posts[0]?.id, inChannel.posts[3]?.id]);
  await change(chat.documents, "meeting", aMeeting(), (meeting = aMeeting()) => cancel(meeting, chat.now));
  for (const wait of [0, foldedAfter]) await becomes(chat, after(chat.now, wait));
  expect(inChannel.transcript.slice(1, 4)).toEqual([
    expect.stringMatching(/^Tidligere ændring af mødet: .* længere nede i tråden\. Svar dér\.$/u),
    expect.stringMatching(/^Tidligere ændring af mødet: .* længere nede i tråden\. Svar dér\.$/u),
    expect.stringMatching(/^Tidligere ændring af mødet: .* længere nede i tråden\.$/u),
  ]);
});

test("a card on which someone fills in a form is closed when the form is gone", async () => {
  const { chat, colleague, inChannel } = await aScene();
  await becomes(chat, weekBefore);
  await becomes(chat, dayBefore);
  const there = colleague.in();
  await there.clicks("Foreslå punkt", {}, there.posts[1]);
  const landed = dayBefore;
  await becomes(chat, after(landed, foldedAfter));
  expect(inChannel.transcript[1]).toContain("Påmindelse |");
  await there.clicks("Sæt på dagsordenen", { words: "Hvem taler med Anne?" }, there.posts[1]);
  expect((await stored(chat))?.agenda.at(-1)?.words).toBe("Hvem taler med Anne?");
  await becomes(chat, after(landed, 2 * foldedAfter));
  expect(inChannel.transcript[1]).toContain("Tidligere påmindelse");
});
