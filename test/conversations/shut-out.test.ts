import { afterEach, expect, test } from "vitest";
import { remindersFor } from "../../src/meetings/calendar-time.js";
import { withMeeting, type Meeting } from "../../src/meetings/meeting.js";
import { cancel } from "../../src/meetings/planning/plan.js";
import { usualLeads } from "../../src/meetings/when.js";
import type { Network } from "../../src/networks/network.js";
import { change } from "../../src/store/change.js";
import { after, day, minute } from "../../src/time.js";
import { aMeeting, when } from "../meetings/samples.js";
import { closeChats, general, tenant, type Chat, type Someone } from "../support/chat.js";
import type { Received } from "../support/connector.js";
import { aFormedNetwork } from "../support/members.js";
import { becomes, heard } from "../support/shown.js";

afterEach(closeChats);

const { startsAt, endsAt } = aMeeting();
const weekBefore = after(startsAt, -7 * day);
const dayBefore = after(startsAt, -day);

const meetingOf = (now: string, fields: Partial<Meeting> = {}): Meeting =>
  withMeeting(
    aMeeting({ reminders: remindersFor(fields.when ?? when, usualLeads, now), ...fields }),
    {},
    now,
  );

/** Another meeting of the same network, the day after. */
const aDayLater = (now: string): Meeting =>
  meetingOf(now, {
    id: "meeting-2",
    when: { ...when, day: "2027-01-07" },
    startsAt: after(startsAt, day),
    endsAt: after(endsAt, day),
  });

/** An active network with a meeting everyone knows of, and people the bot has spoken with. */
async function aScene() {
  const scene = await aFormedNetwork({ state: "active" });
  const { chat, employee, colleague } = scene;
  for (const one of [employee, colleague]) await one.says("hej");
  await keep(chat, meetingOf(chat.now));
  return scene;
}

/** The same where the network has no channel, so that each is written to. */
async function withoutChannel() {
  const scene = await aScene();
  const { chat, network } = scene;
  await change(chat.documents, "network", network, (current) => {
    const { channel, ...rest } = current ?? network;
    return rest;
  });
  return scene;
}

const keep = (chat: Chat, meeting: Meeting) => chat.documents.write("meeting", meeting, meeting);

/** The meeting is cancelled, which each member hears of at once. */
async function isCancelled(chat: Chat, id: string = aMeeting().id): Promise<void> {
  await change(chat.documents, "meeting", { tenantId: tenant, id }, (current) =>
    cancel(current ?? aMeeting(), chat.now),
  );
  await chat.sweep();
}

const isTo =
  ({ account }: Someone) =>
  ({ method, path }: Received): boolean =>
    method === "POST" && decodeURIComponent(path).includes(`private-${account}`);
const asked = (chat: Chat, which: (call: Received) => boolean): number =>
  chat.teams.calls.filter(which).length;
const shutSince = async ({ chat, id }: Someone) =>
  (await chat.documents.read("person", { tenantId: tenant, id }))?.value.shutSince;

test.each([403, 404])(
  "a private chat that answers %i is left alone until its person writes, who hears of it and is reached again",
  async (status) => {
    const { chat, employee, colleague } = await withoutChannel();
    const before = asked(chat, isTo(colleague));
    chat.teams.fail({ how: { status }, when: isTo(colleague) });
    await becomes(chat, weekBefore);
    expect(asked(chat, isTo(colleague))).toBe(before + 1);
    expect(await shutSince(colleague)).toBe(weekBefore);
    await becomes(chat, dayBefore);
    expect(asked(chat, isTo(colleague))).toBe(before + 1);
    expect(heard(employee, "Påmindelse")).toHaveLength(2);

    await employee.clicks("Hvem kommer");
    expect(employee.transcript.at(-1)).toContain(
      "Får ikke mine private beskeder, så sig det på en anden måde.",
    );

    const message = colleague.message("hej");
    for (let time = 0; time < 2; time++) await colleague.sends({ ...message, id: `in-${time}` });
    await colleague.says("hej");
    expect(
      heard(colleague, "Siden onsdag den 30. december 2026 har mine private beskeder ikke kunnet nå dig."),
    ).toHaveLength(1);
    expect(await shutSince(colleague)).toBeUndefined();
    await isCancelled(chat);
    expect(heard(colleague, "Mødet er aflyst")).toHaveLength(1);
  },
);

test.each([
  ["400", { status: 400 }],
  ["429", { status: 429, retryAfter: 1 }],
  ["401", { status: 401 }],
  ["500", { status: 500 }],
  ["a cut line", "reset"],
] as const)("%s shuts nobody out: the next letter is sent", async (_, how) => {
  const { chat, colleague } = await withoutChannel();
  chat.teams.fail({ how, when: isTo(colleague) });
  await becomes(chat, weekBefore);
  expect(await shutSince(colleague)).toBeUndefined();
  await isCancelled(chat);
  expect(heard(colleague, "Mødet er aflyst")).toHaveLength(1);
});

test("who acts in a channel is not tried privately again that day; the day after they are, and hear why", async () => {
  const { chat, colleague } = await aScene();
  const there = colleague.in();
  const before = asked(chat, isTo(colleague));
  chat.teams.fail({ how: { status: 403 }, when: isTo(colleague) });
  await there.says("hej");
  expect(await shutSince(colleague)).toBe(chat.now);
  await there.says("hej igen");
  expect(asked(chat, isTo(colleague))).toBe(before + 1);
  expect(heard(there, "Jeg kan ikke skrive til dig først")).toHaveLength(2);
  chat.passes(day);
  await there.says("hej i dag");
  expect(heard(there, "Jeg har skrevet til dig dér.")).toHaveLength(1);
  expect(heard(colleague, "har mine private beskeder ikke kunnet nå dig")).toHaveLength(1);
  expect(await shutSince(colleague)).toBeUndefined();
});

test("the bot that is installed for someone it could not write to says so, once", async () => {
  const { chat, colleague } = await withoutChannel();
  chat.teams.fail({ how: { status: 403 }, when: isTo(colleague) });
  await becomes(chat, weekBefore);
  for (let time = 0; time < 2; time++)
    await colleague.sends(colleague.activity({ type: "installationUpdate", action: "add" }));
  expect(heard(colleague, "har mine private beskeder ikke kunnet nå dig")).toHaveLength(1);
});

const inTheChannel = ({ method, path, body }: Received): boolean =>
  method === "POST" &&
  (decodeURIComponent(path).includes(general.channelId) || JSON.stringify(body).includes(general.channelId));

test.each([403, 404])(
  "a channel that answers %i is left alone by every meeting until something comes from it; the lead hears it once",
  async (status) => {
    const { chat, employee, colleague } = await aScene();
    await keep(chat, aDayLater(chat.now));
    chat.teams.fail({ how: { status }, when: inTheChannel });
    for (const moment of [weekBefore, after(weekBefore, day), dayBefore, startsAt])
      await becomes(chat, moment);
    expect(asked(chat, inTheChannel)).toBe(1);
    for (const one of [employee, colleague]) expect(heard(one, "Påmindelse |")).toHaveLength(4);
    expect(heard(employee, "Jeg kan ikke skrive i jeres kanal")).toHaveLength(1);
    expect(heard(colleague, "Jeg kan ikke skrive i jeres kanal")).toHaveLength(0);

    await colleague.in().says("hej");
    await isCancelled(chat, "meeting-2");
    expect(heard(employee.in(), "Mødet er aflyst")).toHaveLength(1);
    expect(heard(colleague, "Mødet er aflyst")).toHaveLength(0);
  },
);

test("a channel the bot comes to again is written in again", async () => {
  const { chat, employee } = await aScene();
  chat.teams.fail({ how: { status: 403 }, when: inTheChannel });
  await becomes(chat, weekBefore);
  const there = employee.in();
  await there.sends(there.activity({ type: "installationUpdate", action: "add" }));
  await becomes(chat, dayBefore);
  expect(heard(there, "Påmindelse")).toHaveLength(1);
});

test("a member who cannot be written to is marked on the list of members, for those who lead alone", async () => {
  const { chat, employee, colleague, third, network } = await withoutChannel();
  const shown = "Får ikke mine private beskeder";
  chat.teams.fail({ how: { status: 403 }, when: isTo(colleague) });
  await becomes(chat, weekBefore);
  await opens(employee, network);
  expect(employee.transcript.at(-1)).toContain(shown);
  await opens(third, network);
  await opens(colleague, network);
  for (const one of [third, colleague]) expect(heard(one, shown)).toHaveLength(0);
});

async function opens(who: Someone, network: Network): Promise<void> {
  await who.says("mine netværk");
  chatPasses(who);
  await who.sends(who.invoke("members.list", { networkId: network.id }, who.posts.at(-1)));
}

const chatPasses = ({ chat }: Someone): void => chat.passes(minute);
