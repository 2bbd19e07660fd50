import { expect, test } from "vitest";
import { cancel } from "../../src/meetings/planning/plan.js";
import { withMeeting, type Meeting } from "../../src/meetings/meeting.js";
import { withNetwork, type Network } from "../../src/networks/network.js";
import type { Documents } from "../../src/store/documents.js";
import type { Delivery } from "../../src/teams/mail.js";
import { after, day, minute } from "../../src/time.js";
import { aMailbox, channel, type Sent } from "../networks/letter-box.js";
import { aLetter, aPerson, isDue, read, reminded, stored, withChannel } from "./letter-scene.js";
import { aad, aCalendar, aMeeting, anActiveNetwork, now, when } from "./samples.js";

const { startsAt, endsAt } = aMeeting();
const weekBefore = after(startsAt, -7 * day);
const dayBefore = after(startsAt, -day);
const thread = { conversationId: `${channel.channelId};messageid=1`, activityId: "first" };
const where = (sent: readonly Sent[]): string[] => sent.map(({ how, to }) => `${how} ${to}`);
const everyone = [`private ${aad("employee")}`, `private ${aad("colleague")}`];

test("where the network has no channel each member is told, and the reminder is the question", async () => {
  const documents = await stored(reminded(), anActiveNetwork());
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, weekBefore);
  await isDue(documents, mail, dayBefore);
  expect(where(sent)).toEqual([...everyone, ...everyone]);
  expect(sent[0]?.card).toContain("Påmindelse");
  expect(await read(documents)).toMatchObject({ letters: [], nudgedAt: dayBefore });
});

test("a change is told to each once where there is no channel, also by another instance after a crash", async () => {
  const documents = await stored(cancel(reminded(), now), anActiveNetwork());
  const { mail, sent } = aMailbox();
  const dying: Documents = Object.assign(Object.create(documents) as Documents, {
    read: documents.read.bind(documents),
    write: (...given: Parameters<Documents["write"]>) =>
      sent.length > 0 ? Promise.reject(new Error("killed")) : documents.write(...given),
  });
  await expect(isDue(dying, mail, now)).rejects.toThrow("killed");
  await isDue(documents, mail, after(now, minute));
  expect(where(sent)).toEqual([everyone[0]]);
  await isDue(documents, mail, after(now, 3 * minute));
  // The one that was accepted but not recorded comes twice, which is all that may.
  expect(where(sent)).toEqual([everyone[0], ...everyone]);
  expect((await read(documents)).told?.state).toBe("cancelled");
});

test("a channel that shuts the bot out: each is told instead, the lead hears it once, and it is not tried again", async () => {
  const documents = await stored(reminded({ thread }));
  const tried: string[] = [];
  const { mail, sent } = aMailbox(({ how, to }): Delivery => {
    if (how === "channel") tried.push(to);
    return how === "channel" ? "gone" : "sent";
  });
  await isDue(documents, mail, weekBefore);
  expect(tried).toEqual([thread.conversationId, channel.channelId]);
  expect(where(sent)).toEqual([...everyone, `private ${aad("employee")}`]);
  expect(sent.at(-1)?.card).toContain("Jeg kan ikke skrive i jeres kanal");
  await isDue(documents, mail, dayBefore);
  expect(tried).toHaveLength(2);
  expect(where(sent).slice(3)).toEqual(everyone);
});

test("a channel chosen afterwards is told, in a thread of its own", async () => {
  const documents = await stored(reminded({ thread }));
  const other = { ...channel, channelId: "19:other@thread.tacv2" };
  await chooses(documents, { channel: other });
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, weekBefore);
  expect(where(sent)[0]).toBe("channel 19:other@thread.tacv2");
  expect((await read(documents)).thread?.conversationId).toBe("19:other@thread.tacv2;messageid=1");
});

async function chooses(documents: Documents, fields: Partial<Network>): Promise<void> {
  const found = await documents.read("network", withChannel());
  const next = withNetwork(found?.value ?? withChannel(), fields, now);
  await documents.write("network", next, next, found?.etag);
}

test("a thread that was deleted is followed by a new one in the same channel", async () => {
  const documents = await stored(reminded({ thread, nudgedAt: now }));
  const { mail, sent } = aMailbox(({ to }) => (to === thread.conversationId ? "gone" : "sent"));
  await isDue(documents, mail, weekBefore);
  expect(where(sent)).toEqual([`channel ${channel.channelId}`]);
  expect((await read(documents)).thread?.conversationId).toBe(`${channel.channelId};messageid=1`);
});

test("what may have arrived is not repeated, and counts as told", async () => {
  const documents = await stored(cancel(reminded(), now));
  const { mail } = aMailbox(() => "unclear");
  await isDue(documents, mail, now);
  expect(await read(documents)).toMatchObject({ letters: [], told: { state: "cancelled" }, cards: [] });
});

test("each is written to in their own language, the channel in the network's", async () => {
  const people = [aPerson("colleague", { language: "en" })];
  const documents = await stored(reminded(), withChannel(), people);
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, weekBefore);
  expect(sent.map(({ card }) => /"lang":"(..)"/u.exec(card)?.[1])).toEqual(["da", "da", "en"]);
});

test("the lead hears of a suggested item while it stands on the agenda of a meeting to come", async () => {
  const letters = [aLetter("suggested", { to: aad("employee"), item: "item-2" })];
  const isTold = async (meeting: Meeting): Promise<boolean> => {
    const { mail, sent } = aMailbox();
    await isDue(await stored(meeting), mail, now);
    return sent.length === 1;
  };
  expect(await isTold(reminded({ letters }))).toBe(true);
  expect(await isTold(reminded({ letters, agenda: [] }))).toBe(false);
  expect(await isTold(reminded({ letters, state: "cancelled" }))).toBe(false);
});

test("when who is to write the minutes cannot be reached the lead is asked, and nobody else", async () => {
  const taker = { personId: aad("colleague"), name: "colleague" };
  const documents = await stored(reminded({ reminders: [] }));
  const calendar = aCalendar({ taker });
  await documents.write("calendar", calendar, calendar);
  const { mail, sent } = aMailbox(({ to }) => (to === taker.personId ? "gone" : "sent"));
  await isDue(documents, mail, endsAt);
  await isDue(documents, mail, endsAt);
  expect(where(sent)).toEqual([`private ${aad("employee")}`]);
  expect((await read(documents)).letters).toEqual([]);
  await isDue(documents, mail, after(endsAt, 7 * day));
  expect(where(sent)).toEqual([`private ${aad("employee")}`, `private ${aad("employee")}`]);
  expect(sent.at(-1)?.card).toContain("Vi mangler referatet");
});

test("quiet hours hold back a reminder told privately, but no change; a muted network's changes come too", async () => {
  const people = [
    aPerson("employee", { quiet: { from: "12:00", until: "15:00" } }),
    aPerson("colleague", { muted: ["theme-1"] }),
  ];
  const moved = reminded({ letters: [aLetter("change")], place: "Biblioteket", nudgedAt: now });
  const documents = await stored(
    withMeeting(moved, { told: { ...toldOld } }, now),
    anActiveNetwork(),
    people,
  );
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, weekBefore);
  expect(sent.map(({ to, card }) => `${to} ${card.includes("Mødet er ændret")}`)).toEqual([
    `${aad("employee")} true`,
    `${aad("colleague")} true`,
  ]);
  await isDue(documents, mail, after(weekBefore, 2 * 60 * minute));
  expect(sent.slice(2).map(({ to }) => to)).toEqual([aad("employee")]);
  // It came when its reader wanted it.
  expect(sent[2]?.card).toContain("Påmindelse");
  expect(sent[2]?.card).not.toContain("senere end planlagt");
});

const toldOld = { when, place: "Rådhuset", link: "", state: "planned" } as const;
