import { expect, test } from "vitest";
import { personIsDue } from "../../src/meetings/digest/due.js";
import { nextDigest } from "../../src/meetings/digest/moments.js";
import { withCalendar, type Calendar } from "../../src/meetings/calendar.js";
import type { Meeting } from "../../src/meetings/meeting.js";
import { withMissed } from "../../src/meetings/quiet/missed.js";
import { withWishes } from "../../src/meetings/quiet/settings.js";
import type { Person } from "../../src/people/person.js";
import { withNetwork } from "../../src/networks/network.js";
import { change } from "../../src/store/change.js";
import type { Documents } from "../../src/store/documents.js";
import type { Delivery, Mail } from "../../src/teams/mail.js";
import { after, minute, type Instant } from "../../src/time.js";
import { aMailbox } from "../networks/letter-box.js";
import { aPerson, reminded, stored, withChannel } from "./letter-scene.js";
import { aad, aCalendar, aMeeting, aMember, now, when } from "./samples.js";

const digest = { weekday: 1, time: "08:00" } as const;
/** The Monday before the meeting, 8 o'clock in Denmark. */
const monday: Instant = "2027-01-04T07:00:00.000Z";
const nextMonday: Instant = "2027-01-11T07:00:00.000Z";
const subscriber = (fields: Partial<Person> = {}): Person =>
  aPerson("colleague", { digest, digestAt: monday, dueAt: monday, ...fields });

async function aStore(
  person: Person,
  meeting: Meeting = reminded(),
  calendar?: Calendar,
): Promise<Documents> {
  const documents = await stored(meeting, withChannel(), [person]);
  if (calendar) await documents.write("calendar", calendar, calendar);
  return documents;
}

const isDue = (documents: Documents, mail: Mail, at: Instant = monday): Promise<void> =>
  personIsDue(documents, subscriber(), at, mail);
const read = async (documents: Documents): Promise<Person | undefined> =>
  (await documents.read("person", subscriber()))?.value;
const dueAt = async (documents: Documents): Promise<Instant | undefined> => (await read(documents))?.dueAt;

test.each([
  ["a Sunday before", "2027-01-03T12:00:00.000Z", "2027-01-04T07:00:00.000Z"],
  ["the same morning", "2027-01-04T06:59:00.000Z", "2027-01-04T07:00:00.000Z"],
  ["the very moment", "2027-01-04T07:00:00.000Z", "2027-01-11T07:00:00.000Z"],
  ["across summer time", "2027-03-22T07:00:00.000Z", "2027-03-29T06:00:00.000Z"],
])("the next digest after %s", (_what, from, next) => {
  expect(nextDigest(digest, from)).toBe(next);
});

test("it tells of meetings, answers, actions and what waits, once a week, to the person alone", async () => {
  const action = {
    id: "a1",
    words: "Ring til boligforeningen",
    memberId: `p-${aad("colleague")}`,
    ownerName: "c",
  };
  const calendar = withCalendar(
    aCalendar(),
    {
      actions: [
        { ...action, by: "2027-01-08", meetingId: "m" },
        { ...action, id: "a2", words: "Gjort", doneAt: now, meetingId: "m" },
      ],
    },
    now,
  );
  const attendance = [{ memberId: `p-${aad("colleague")}`, reply: "maybe" as const, at: now }];
  const documents = await aStore(subscriber(), reminded({ attendance }), calendar);
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, after(monday, -1));
  expect(sent).toEqual([]);
  await isDue(documents, mail);
  await isDue(documents, mail);
  expect(sent.map(({ how, to }) => `${how} ${to}`)).toEqual([`private ${aad("colleague")}`]);
  for (const words of [
    "Onsdag den 6. januar",
    "Du har svaret måske",
    "Ring til boligforeningen",
    "fredag den 8. januar",
  ])
    expect(sent[0]?.card).toContain(words);
  expect(sent[0]?.card).not.toContain("Gjort");
  expect(await dueAt(documents)).toBe("2027-01-11T07:00:00.000Z");
});

test("minutes to be written or approved are told of, to who is to do it", async () => {
  const minutes = { state: "asked" as const, taker: { personId: aad("colleague"), name: "c" } };
  const rest = { present: [], decisions: [], notes: "", actions: [], next: "" };
  const over = reminded({
    when: { ...when, day: "2026-12-16" },
    state: "over",
    minutes: { ...minutes, ...rest },
  });
  const documents = await aStore(subscriber(), over);
  const { mail, sent } = aMailbox();
  await isDue(documents, mail);
  expect(sent[0]?.card).toContain("Skriv referatet af mødet onsdag den 16. december 2026.");
  expect(sent[0]?.card).toContain(`"verb":"digest.meeting","data":{"meetingId":"${over.id}"}`);
  expect(sent[0]?.card).not.toContain("Godkend");
});

test("nothing to tell is not told: no network, a closed one, or a meeting far away", async () => {
  const far = reminded({ when: { ...when, day: "2027-01-19" } });
  const documents = await aStore(subscriber(), far);
  const { mail, sent } = aMailbox();
  await isDue(documents, mail);
  const network = await documents.read("network", withChannel());
  const closed = withNetwork(withChannel(), { state: "closed" }, now);
  await documents.write("network", closed, closed, network?.etag);
  await isDue(documents, mail, "2027-01-11T07:00:00.000Z");
  expect(sent).toEqual([]);
  expect(await dueAt(documents)).toBe("2027-01-18T07:00:00.000Z");
});

test("several instances at once: only one sends", async () => {
  const documents = await aStore(subscriber());
  const { mail, sent } = aMailbox();
  await Promise.all([isDue(documents, mail), isDue(documents, mail), isDue(documents, mail)]);
  expect(sent).toHaveLength(1);
});

test("a process that dies between sending and recording leaves it to be sent again, once its claim has run out", async () => {
  const documents = await aStore(subscriber());
  const { mail, sent } = aMailbox();
  const dying: Documents = Object.assign(Object.create(documents) as Documents, {
    read: documents.read.bind(documents),
    list: documents.list.bind(documents),
    write: (...given: Parameters<Documents["write"]>) =>
      sent.length > 0 ? Promise.reject(new Error("killed")) : documents.write(...given),
  });
  await expect(isDue(dying, mail)).rejects.toThrow("killed");
  await isDue(documents, mail, after(monday, 2 * minute));
  expect(sent).toHaveLength(1);
  await isDue(documents, mail, after(monday, 3 * minute));
  await isDue(documents, mail, after(monday, 6 * minute));
  expect(sent).toHaveLength(2);
});

test("a digest that is due together with what was missed: both come, each once", async () => {
  const documents = await aStore(withMissed(subscriber(), reminded(), after(monday, -60 * minute)));
  const { mail, sent } = aMailbox();
  await isDue(documents, mail);
  await isDue(documents, mail);
  expect(sent.map(({ card }) => /Ugens overblik|Mens der var stille/u.exec(card)?.[0])).toEqual([
    "Ugens overblik",
    "Mens der var stille",
  ]);
  expect(await dueAt(documents)).toBe(nextMonday);
});

test.each(["gone", "unclear"] as const)("%s: the next is next week's", async (fate: Delivery) => {
  const documents = await aStore(subscriber());
  await isDue(documents, aMailbox(() => fate).mail);
  expect(await dueAt(documents)).toBe("2027-01-11T07:00:00.000Z");
});

test("quiet hours put it off till they are over", async () => {
  const documents = await aStore(subscriber({ quiet: { from: "22:00", until: "09:15" } }));
  const { mail, sent } = aMailbox();
  await isDue(documents, mail);
  expect(sent).toEqual([]);
  expect(await dueAt(documents)).toBe("2027-01-04T08:15:00.000Z");
  await isDue(documents, mail, "2027-01-04T08:15:00.000Z");
  expect(sent).toHaveLength(1);
});

test("one that was turned off meanwhile is not sent, and what was chosen meanwhile stays", async () => {
  const { digest: chosen, digestAt, ...without } = subscriber();
  const documents = await aStore(without);
  const { mail, sent } = aMailbox();
  await isDue(documents, mail);
  expect(sent).toEqual([]);
  expect(await dueAt(documents)).toBeUndefined();

  const changing = await aStore(subscriber());
  const wishes = { quietFrom: "", quietUntil: "", muted: [], listed: [], gathers: true };
  const { mail: slow } = aMailbox(async (): Promise<Delivery> => {
    await change(changing, "person", subscriber(), (person = subscriber()) =>
      withWishes(person, { ...wishes, weekday: 3, time: "10:00" }, monday),
    );
    return "later";
  });
  await isDue(changing, slow);
  const next = await read(changing);
  expect(next).toMatchObject({
    digest: { weekday: 3, time: "10:00" },
    dueAt: "2027-01-06T09:00:00.000Z",
    letters: [],
  });
  expect(next).not.toHaveProperty("busyUntil");
  expect(chosen).toEqual(digest);
  expect(aMeeting().state).toBe("planned");
});

test("who takes part in no network, but is awaited by one, is told of that", async () => {
  const network = withChannel({
    members: [aMember("employee", { duty: "lead" }), aMember("colleague", { standing: "invited" })],
  });
  const documents = await stored(reminded(), withNetwork(network, {}, now), [subscriber()]);
  const { mail, sent } = aMailbox();
  await isDue(documents, mail);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.card).toContain("Én ting i dine netværk venter på dit svar.");
});
