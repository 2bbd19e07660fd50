import { afterEach, expect, test } from "vitest";
import { remindersFor } from "../../src/meetings/calendar-time.js";
import { foldedAfter } from "../../src/meetings/letters/folding.js";
import { withMeeting, type Meeting } from "../../src/meetings/meeting.js";
import { usualLeads } from "../../src/meetings/when.js";
import { withNetwork } from "../../src/networks/network.js";
import { after, day, minute } from "../../src/time.js";
import { answeredTo } from "../meetings/meeting-scene.js";
import { aCalendar, aMeeting, when } from "../meetings/samples.js";
import { closeChats, general, type Chat } from "../support/chat.js";
import type { Fault } from "../support/connector.js";
import { aFormedNetwork } from "../support/members.js";
import { becomes, heard } from "../support/shown.js";

afterEach(closeChats);

const { startsAt, endsAt } = aMeeting();
const weekBefore = after(startsAt, -7 * day);
const dayBefore = after(startsAt, -day);

/** An active network in its channel with one meeting, which nobody has heard of. */
async function aScene(fields: Partial<Meeting> = {}) {
  const scene = await aFormedNetwork({ state: "active" });
  const { chat, employee, colleague } = scene;
  for (const one of [employee, colleague]) await one.says("hej");
  const reminders = remindersFor(when, usualLeads, chat.now);
  const { told, ...untold } = aMeeting({ reminders, announceAt: chat.now, ...fields });
  const meeting = withMeeting(untold, {}, chat.now);
  await chat.documents.write("meeting", meeting, meeting);
  return { ...scene, meeting, inChannel: chat.with("passer-by").in() };
}

const stored = async (chat: Chat): Promise<Meeting> => {
  const found = await chat.documents.read("meeting", aMeeting());
  if (!found) throw new Error("gone");
  return found.value;
};

test("a meeting is told of, reminded of and over: in one thread, each once, and who is silent is asked privately", async () => {
  const { chat, employee, colleague, inChannel } = await aScene();
  await chat.sweep();
  await becomes(chat, after(weekBefore, -minute));
  expect(inChannel.posts).toHaveLength(1);
  await inChannel.clicks("Jeg kommer");
  await colleague.in().clicks("Jeg kommer");
  await becomes(chat, weekBefore);
  await becomes(chat, dayBefore);
  expect(inChannel.transcript.map((line) => /Påmindelse|I morgen/u.exec(line)?.[0] ?? "")).toEqual([
    "",
    "Påmindelse",
    "Påmindelse",
  ]);
  expect(heard(inChannel, "I morgen, onsdag den 6. januar kl. 13.00–15.00")).toHaveLength(1);
  const threads = new Set(
    chat.teams.inChannel(general.channelId).map(({ conversationId }) => conversationId),
  );
  expect(threads.size).toBe(1);
  expect(heard(employee, "Kommer du til mødet?")).toHaveLength(1);
  expect(heard(colleague, "Kommer du til mødet?")).toHaveLength(0);
  await becomes(chat, after(dayBefore, foldedAfter));
  await becomes(chat, endsAt);
  expect(await stored(chat)).toMatchObject({ state: "over", minutes: { state: "asked" }, letters: [] });
  expect(inChannel.transcript[0]).not.toContain("Jeg kommer");
});

test("who is asked answers on the card, or turns the questions of the network off and on again", async () => {
  const { chat, colleague } = await aScene();
  await becomes(chat, weekBefore);
  await colleague.clicks("Slå netværkets påmindelser fra");
  expect(colleague.transcript.at(-1)).toContain("✓ Slået fra.");
  expect(
    (await chat.documents.read("person", { tenantId: aMeeting().tenantId, id: colleague.id }))?.value.muted,
  ).toEqual(["theme-1"]);
  await colleague.clicks("Fortryd: slå til igen");
  expect(colleague.transcript.at(-1)).toContain("✓ Slået til.");
  await colleague.clicks("Jeg kommer");
  expect((await stored(chat)).attendance).toMatchObject([{ memberId: "p-aad-colleague", reply: "yes" }]);
});

test("who has left the network since is shown nothing of the meeting by the card that asked them", async () => {
  const { chat, colleague } = await aScene();
  await becomes(chat, weekBefore);
  const [mutes, at] = [colleague.click("Slå netværkets påmindelser fra"), aMeeting()];
  const found = await chat.documents.read("network", { tenantId: at.tenantId, id: at.networkId });
  if (!found) throw new Error("gone");
  const members = found.value.members.map((one) =>
    one.personId === colleague.id ? { ...one, standing: "left" as const } : one,
  );
  const next = withNetwork(found.value, { members }, chat.now);
  await chat.documents.write("network", next, next, found.etag);
  const before = colleague.transcript.at(-1);
  await colleague.sends(mutes);
  expect(answeredTo(colleague)).toContain("Mødet findes ikke, eller det er ikke for dig.");
  expect(colleague.transcript.at(-1)).toBe(before);
});

test("settings: what is wrong comes back as it was typed; what is right is kept, and can be turned off", async () => {
  const { chat, colleague } = await aScene();
  const person = async () =>
    (await chat.documents.read("person", { tenantId: aMeeting().tenantId, id: colleague.id }))?.value;
  await colleague.says("stille timer");
  expect(colleague.inputs).toMatchObject({ quietFrom: "", digest: "off", muted: "" });
  await colleague.clicks("Gem", { quietFrom: "20:00", digest: "3", time: "10:00", muted: "theme-1" });
  expect(colleague.transcript.at(-1)).toContain("⚠ Stille timer skal have både en begyndelse og en slutning");
  expect(colleague.inputs).toMatchObject({
    quietFrom: "20:00",
    digest: "3",
    time: "10:00",
    muted: "theme-1",
  });
  expect(await person()).not.toHaveProperty("digest");
  await colleague.clicks("Gem", { quietUntil: "07:30" });
  expect(await person()).toMatchObject({
    quiet: { from: "20:00", until: "07:30" },
    muted: ["theme-1"],
    digest: { weekday: 3, time: "10:00" },
    dueAt: "2026-11-25T09:00:00.000Z",
  });
  await colleague.clicks("Slå stille timer fra");
  expect(await person()).not.toHaveProperty("quiet");
  await colleague.clicks("Gem", { digest: "off", muted: "" });
  expect(await person()).toMatchObject({ muted: [] });
  expect(await person()).not.toHaveProperty("dueAt");
});

test("the week's digest comes to who asked for it, leads to each meeting, and costs talking nothing", async () => {
  const { chat, colleague } = await aScene();
  await colleague.says("påmindelser");
  await colleague.clicks("Gem", { digest: "1" });
  await becomes(chat, "2026-12-28T07:00:00.000Z");
  expect(heard(colleague, "Ugens overblik")).toHaveLength(1);
  expect(heard(colleague, "Onsdag den 6. januar 2027")).toHaveLength(1);
  await colleague.clicks("Se mødet");
  expect(heard(colleague, "Ugens overblik")).toHaveLength(1);
  expect(colleague.buttons()).toContain("Jeg kommer");
  await colleague.says("nyt tema", "Ensomhed");
  chat.documents.reset();
  await colleague.clicks("Næste", { wonder: "Mange falder igennem" });
  expect(chat.documents.calls).toMatchObject({ read: 2, write: 2, list: 0 });
  expect(
    (await chat.documents.read("person", { tenantId: aMeeting().tenantId, id: colleague.id }))?.value,
  ).toMatchObject({
    digest: { weekday: 1, time: "08:00" },
    dueAt: "2027-01-04T07:00:00.000Z",
  });
});

test("from the digest one comes to one's actions and to the minutes one is to write, and the digest stays", async () => {
  const { chat, colleague } = await aScene();
  const me = { personId: colleague.id, name: "colleague" };
  const parts = { present: [], decisions: [], notes: "", actions: [], next: "" };
  const minutes = { state: "asked", taker: me, ...parts } as const;
  const held = aMeeting({ id: "held", when: { ...when, day: "2026-12-16" }, state: "over", minutes });
  await chat.documents.write("meeting", held, held);
  const action = { id: "a", words: "Ring", memberId: "p-aad-colleague", ownerName: "c", meetingId: "held" };
  const calendar = aCalendar({ actions: [action] });
  await chat.documents.write("calendar", calendar, calendar);
  await colleague.says("påmindelser");
  await colleague.clicks("Gem", { digest: "1" });
  await becomes(chat, "2026-12-28T07:00:00.000Z");
  const digest = colleague.posts.at(-1);
  await colleague.sends(colleague.invoke("digest.actions", {}, digest));
  expect(colleague.transcript.at(-1)).toContain("Mine opgaver (1 åben)");
  await colleague.sends(colleague.invoke("digest.meeting", { meetingId: "held" }, digest));
  expect(colleague.buttons()).toContain("Skriv referatet");
  expect(heard(colleague, "Ugens overblik")).toHaveLength(1);
  expect(colleague.buttons(digest)).toEqual(
    expect.arrayContaining(["Se mødet", "Mine opgaver", "Påmindelser"]),
  );
});

const inTheChannel: Fault["when"] = ({ method, path, body }) =>
  method === "POST" &&
  (path.includes("19%3A") || path.includes("19:") || JSON.stringify(body).includes(general.channelId));

test.each([
  ["429", { how: { status: 429, retryAfter: 1 } }],
  ["a 503 that came after it was taken in", { how: { status: 503 }, afterAccepting: true }],
  ["a line that is cut after it was taken in", { how: "reset", afterAccepting: true }],
] as const)("a reminder that meets %s arrives once", { timeout: 30_000 }, async (_name, fault) => {
  const { chat, inChannel } = await aScene({ announceAt: weekBefore });
  chat.teams.fail({ ...fault, when: inTheChannel });
  await becomes(chat, weekBefore);
  for (let look = 0; look < 4; look++) await becomes(chat, after(chat.now, 2 * minute));
  expect(inChannel.posts).toHaveLength(1);
  expect((await stored(chat)).letters).toEqual([]);
});

test.each([403, 404])(
  "a channel that answers %i: each member hears it privately, and the lead why",
  async (status) => {
    const { chat, employee, colleague, inChannel } = await aScene({ announceAt: weekBefore });
    chat.teams.fail({ how: { status }, times: 99, when: inTheChannel });
    await becomes(chat, weekBefore);
    await becomes(chat, dayBefore);
    expect(inChannel.posts).toEqual([]);
    for (const one of [employee, colleague]) expect(heard(one, "Påmindelse |")).toHaveLength(2);
    expect(heard(employee, "Jeg kan ikke skrive i jeres kanal")).toHaveLength(1);
    expect(heard(colleague, "Jeg kan ikke skrive i jeres kanal")).toHaveLength(0);
  },
);

test("a bot that dies after sending leaves the rest to the next, which sends nothing that was recorded", async () => {
  const { chat, employee, colleague, inChannel } = await aScene({ announceAt: weekBefore });
  let writes = 0;
  const write = chat.documents.write;
  chat.now = weekBefore;
  Object.assign(chat.documents, {
    // The claim and the reminder's record get through; then the process is as good as dead.
    write: (...given: Parameters<typeof write>) =>
      given[0] === "meeting" && ++writes > 2 ? Promise.reject(new Error("killed")) : write(...given),
  });
  await chat.sweep();
  Object.assign(chat.documents, { write });
  await chat.restart();
  await becomes(chat, after(weekBefore, 3 * minute));
  expect(inChannel.posts).toHaveLength(1);
  // The first question was accepted but not recorded: the one repeat there may be.
  expect(heard(employee, "Kommer du til mødet?")).toHaveLength(2);
  expect(heard(colleague, "Kommer du til mødet?")).toHaveLength(1);
});
