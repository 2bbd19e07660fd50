import { beforeEach, expect, test } from "vitest";
import { personIsDue } from "../../src/meetings/digest/due.js";
import { busy, handled, withFallenDue } from "../../src/meetings/digest/falling-due.js";
import { nextMorning } from "../../src/meetings/digest/moments.js";
import { meetingIsDue } from "../../src/meetings/due.js";
import { cancel } from "../../src/meetings/planning/plan.js";
import type { Meeting } from "../../src/meetings/meeting.js";
import { mostMissed, withMissed } from "../../src/meetings/quiet/missed.js";
import { withMuted, withWishes, type Wishes } from "../../src/meetings/quiet/settings.js";
import type { Person } from "../../src/people/person.js";
import { carriedOut, orderIn } from "../../src/operator/orders.js";
import { withNetwork, type Network } from "../../src/networks/network.js";
import type { Documents } from "../../src/store/documents.js";
import { after, day, minute, type Instant } from "../../src/time.js";
import { aMailbox, channel } from "../networks/letter-box.js";
import { refusing } from "../support/refusing.js";
import { aPerson, isDue, read, reminded, stored } from "./letter-scene.js";
import { aad, aMember, aMeeting, anActiveNetwork, now, when } from "./samples.js";

/** The Wednesday before the meeting, when it is first reminded of. */
const weekBefore = after(aMeeting().startsAt, -7 * day);
/** Thursday, 8 o'clock in Denmark. */
const morning: Instant = "2026-12-31T07:00:00.000Z";
const muted = (fields: Partial<Person> = {}): Person =>
  aPerson("colleague", { muted: ["theme-1"], ...fields });
const thing = { networkId: "theme-1", meetingId: "meeting-1", startsAt: aMeeting().startsAt };
const noted = (fields: Partial<Person> = {}): Person => withMissed(muted(fields), aMeeting(), weekBefore);

let documents: Documents;
let box: ReturnType<typeof aMailbox>;
beforeEach(() => (box = aMailbox()));

const personNow = async (): Promise<Person | undefined> => (await documents.read("person", muted()))?.value;
const looks = (at: Instant, store = documents): Promise<void> => personIsDue(store, muted(), at, box.mail);
const privately = (): string[] =>
  box.sent.filter(({ how, to }) => how === "private" && to === aad("colleague")).map(({ card }) => card);
/** The meetings a card leads to, in its order. */
const tellsOf = (card = ""): string[] =>
  [...card.matchAll(/"meetingId":"([^"]+)"/gu)].map(([, id]) => id ?? "");
const write = async <K extends "meeting" | "network">(
  kind: K,
  value: K extends "meeting" ? Meeting : Network,
) => {
  const found = await documents.read(kind, value);
  await documents.write(kind, value, value as never, found?.etag);
};

test.each([
  ["in the evening", "2026-12-30T21:00:00.000Z", morning],
  ["at night", "2026-12-31T03:00:00.000Z", morning],
  ["at eight", morning, "2027-01-01T07:00:00.000Z"],
  ["the evening before summer time", "2027-03-27T20:00:00.000Z", "2027-03-28T06:00:00.000Z"],
])("what is missed %s comes the next morning", (_, from, then) => {
  expect(nextMorning(from)).toBe(then);
});

test("a meeting is noted once, with the morning it is told of, and the person keeps their place in lists", () => {
  const once = noted();
  expect(once).toMatchObject({
    changedAt: now,
    missed: [{ ...thing, from: morning }],
    morningAt: morning,
    dueAt: morning,
  });
  expect(withMissed(once, aMeeting(), after(weekBefore, minute))).toBe(once);
  expect(withMissed(once, { ...aMeeting(), startsAt: now }, after(weekBefore, minute))).toBe(once);
  const other = withMissed(once, aMeeting({ id: "meeting-2" }), after(morning, minute));
  expect(other).toMatchObject({
    missed: [{ from: morning }, { meetingId: "meeting-2", from: after(morning, day) }],
    dueAt: morning,
  });
});

test("who does not want it gathered has nothing noted; of very much only the newest is kept", () => {
  const skipping = muted({ skipsMorning: true });
  expect(withMissed(skipping, aMeeting(), weekBefore)).toBe(skipping);
  let person = muted();
  for (let n = 0; n <= mostMissed; n++) person = withMissed(person, aMeeting({ id: `m-${n}` }), weekBefore);
  expect(person.missed).toHaveLength(mostMissed);
  expect(person.missed?.at(-1)?.meetingId).toBe(`m-${mostMissed}`);
});

test("it falls due in the morning and not before, as one letter; told, nothing is left of it", () => {
  const person = noted();
  expect(withFallenDue(person, after(morning, -1))).toBe(person);
  const due = withFallenDue(person, morning);
  expect(due.letters).toMatchObject([{ id: "morning", kind: "morning", to: aad("colleague"), tries: 0 }]);
  expect(due).not.toHaveProperty("morningAt");
  const [letter] = due.letters ?? [];
  if (!letter) throw new Error("no letter");
  const claimed = busy(due, after(morning, 3 * minute));
  expect(claimed.dueAt).toBe(after(morning, 3 * minute));
  // The second by an instance whose look began before eight.
  const meanwhile = [morning, after(morning, -1)].reduce(
    (one, at, n) => withMissed(one, aMeeting({ id: `meeting-${n + 2}` }), at),
    claimed,
  );
  const how = { fate: "done", told: claimed.missed ?? [] } as const;
  const told = handled(meanwhile, letter, how, morning);
  expect(told).toMatchObject({
    letters: [],
    missed: [{ meetingId: "meeting-2" }, { meetingId: "meeting-3", from: morning }],
    morningAt: after(morning, day),
  });
  expect(handled(meanwhile, letter, { fate: "later" }, morning).missed).toHaveLength(3);
  const alone = busy(handled(claimed, letter, how, morning), undefined);
  for (const field of ["missed", "morningAt", "dueAt", "busyUntil"]) expect(alone).not.toHaveProperty(field);
});

test("the wish not to have it gathered is kept as the exception alone", () => {
  const wishes: Wishes = {
    quietFrom: "",
    quietUntil: "",
    muted: [],
    listed: [],
    gathers: false,
    weekday: undefined,
    time: "08:00",
  };
  const skipping = withWishes(noted(), wishes, now);
  expect(skipping).toMatchObject({ skipsMorning: true, morningAt: morning, dueAt: morning });
  const back = withWishes(skipping, { ...wishes, gathers: true }, now);
  expect(back).not.toHaveProperty("skipsMorning");
  expect(back).toMatchObject({ missed: noted().missed, dueAt: morning });
  expect(withWishes(muted(), { ...wishes, gathers: true }, now)).not.toHaveProperty("skipsMorning");
});

test("unmuting leaves what is gathered to come as planned", async () => {
  documents = await stored(reminded(), anActiveNetwork({ channel }), [withMuted(noted(), "theme-1", false)]);
  await looks(morning);
  expect(privately()).toHaveLength(1);
});

test("a question of a muted network comes next morning, with all else that was missed, on one card", async () => {
  documents = await stored(reminded(), anActiveNetwork({ channel }), [muted()]);
  const later = reminded({ id: "meeting-2", when: { ...when, time: "15:00" } });
  await write("meeting", later);
  await isDue(documents, box.mail, weekBefore);
  await meetingIsDue(documents, later, after(weekBefore, 2 * 60 * minute), box.mail);
  await looks(after(morning, -1));
  expect(privately()).toEqual([]);
  expect((await personNow())?.missed).toHaveLength(2);
  await looks(morning);
  await looks(morning);
  const [card, ...more] = privately();
  expect(more).toEqual([]);
  expect(card).toContain("Mens der var stille");
  expect(tellsOf(card)).toEqual(["meeting-1", "meeting-2"]);
  expect(card).toContain("Du har ikke svaret");
  expect(await personNow()).not.toHaveProperty("dueAt");
  // The next reminder finds the question asked; in a channel nothing more is private.
  await isDue(documents, box.mail, after(aMeeting().startsAt, -day));
  expect(await personNow()).not.toHaveProperty("missed");
});

test("what lies ahead comes first, the soonest of it, and then what is over", async () => {
  const meetings = [
    reminded({ id: "over", when: { ...when, day: "2026-12-30" }, state: "over" }),
    reminded({ id: "later", when: { ...when, day: "2027-01-07" } }),
    reminded(),
  ];
  let person = muted();
  for (const meeting of meetings) person = withMissed(person, meeting, weekBefore);
  documents = await stored(reminded(), anActiveNetwork({ channel }), [person]);
  for (const meeting of meetings) await write("meeting", meeting);
  await looks(morning);
  expect(tellsOf(privately()[0])).toEqual(["meeting-1", "later", "over"]);
});

test("where each is reminded privately, every reminder of a muted network waits for its morning", async () => {
  documents = await stored(reminded(), anActiveNetwork(), [muted()]);
  for (const at of [weekBefore, after(aMeeting().startsAt, -day)]) {
    await isDue(documents, box.mail, at);
    await looks(nextMorning(at));
  }
  expect(privately()).toHaveLength(2);
  expect(box.sent.filter(({ to }) => to === aad("employee"))).toHaveLength(2);
});

test("quiet hours that last longer put the card off, and what is missed meanwhile waits for the next", async () => {
  const quiet = { from: "20:00", until: "09:30" } as const;
  documents = await stored(reminded(), anActiveNetwork({ channel }), [noted({ quiet })]);
  await looks(morning);
  const until = "2026-12-31T08:30:00.000Z";
  expect((await personNow())?.dueAt).toBe(until);
  const found = await documents.read("person", muted());
  if (!found) throw new Error("gone");
  const other = reminded({ id: "meeting-2", when: { ...when, time: "15:00" } });
  await write("meeting", other);
  await documents.write(
    "person",
    muted(),
    withMissed(found.value, other, after(morning, minute)),
    found.etag,
  );
  await looks(after(until, -1));
  expect(privately()).toEqual([]);
  await looks(until);
  expect(privately().map(tellsOf)).toEqual([["meeting-1"]]);
  expect(await personNow()).toMatchObject({
    missed: [{ meetingId: "meeting-2" }],
    dueAt: after(morning, day),
  });
});

const elsewhere = { ...when, day: "2027-01-08" };
test.each<[what: string, words: readonly string[], meeting: Meeting]>([
  [
    "answered",
    ["Du kommer"],
    reminded({ attendance: [{ memberId: `p-${aad("colleague")}`, reply: "yes", at: now }] }),
  ],
  ["moved", ["Fredag den 8. januar", "Mødet er flyttet · Du har ikke svaret"], reminded({ when: elsewhere })],
  ["cancelled", ["Mødet er aflyst"], cancel(reminded(), now)],
  ["over", ["Mødet er holdt"], reminded({ state: "over" })],
])("one that was %s since says so", async (_what, words, meeting) => {
  documents = await stored(meeting, anActiveNetwork({ channel }), [noted()]);
  await looks(morning);
  for (const word of words) expect(privately()[0]).toContain(word);
});

const without: Network = withNetwork(
  anActiveNetwork(),
  { members: [aMember("employee", { duty: "lead" })] },
  now,
);
test.each<[what: string, meeting: Meeting, network: Network, fields?: Partial<Person>]>([
  ["whose meeting is gone", reminded({ id: "another" }), anActiveNetwork()],
  ["whose network they have left", reminded(), without],
  ["whose network has closed", reminded(), withNetwork(anActiveNetwork(), { state: "closed" }, now)],
  ["that is not wanted", reminded(), anActiveNetwork(), { skipsMorning: true }],
])("of one %s nothing is told, and nothing is kept", async (_what, meeting, network, fields = {}) => {
  documents = await stored(meeting, network, [{ ...noted(), ...fields }]);
  await looks(morning);
  expect(privately()).toEqual([]);
  const person = await personNow();
  for (const field of ["missed", "morningAt", "dueAt"]) expect(person).not.toHaveProperty(field);
});

test("what Teams does not take in is parked, listed and sent again by an operator", async () => {
  documents = await stored(reminded(), anActiveNetwork({ channel }), [noted()]);
  const open = box;
  box = aMailbox(() => "later");
  for (let tries = 1; tries <= 5; tries++)
    await looks((await personNow())?.dueAt ?? "").catch(() => undefined);
  const at = after(morning, 60 * minute);
  expect((await carriedOut(orderIn([]), documents, at)).join()).toContain(
    `  morning to ${aad("colleague")}: tried 5`,
  );
  await carriedOut(orderIn(["resend", "all"]), documents, at);
  box = open;
  await looks(at);
  expect(privately()).toHaveLength(1);
  expect(await personNow()).not.toHaveProperty("parkedSince");
});

test("a process that dies between noting and recording leaves it to be noted again, and it is told once", async () => {
  documents = await stored(reminded(), anActiveNetwork({ channel }), [muted()]);
  let isDown = false;
  const dying = Object.assign(
    refusing(documents, (kind) => isDown && kind === "meeting"),
    {
      write: (...[kind, ...given]: Parameters<Documents["write"]>) => {
        const refused = isDown && kind === "meeting";
        isDown ||= kind === "person";
        return refused ? Promise.reject(new Error("killed")) : documents.write(kind, ...given);
      },
    },
  );
  await expect(isDue(dying, box.mail, weekBefore)).rejects.toThrow("killed");
  expect((await read(documents)).letters).toContainEqual(
    expect.objectContaining({ kind: "nudge", tries: 0 }),
  );
  const before = await documents.read("person", muted());
  expect(before?.value.missed).toHaveLength(1);
  await isDue(documents, box.mail, after(weekBefore, 3 * minute));
  expect((await documents.read("person", muted()))?.etag).toBe(before?.etag);
  expect((await read(documents)).letters).toEqual([]);
  await looks(morning);
  await looks(after(morning, day));
  expect(privately()).toHaveLength(1);
});

test("a process that dies between sending and recording: the card comes twice, and no more", async () => {
  documents = await stored(reminded(), anActiveNetwork({ channel }), [noted()]);
  const dying = Object.assign(
    refusing(documents, () => false),
    {
      write: (...given: Parameters<Documents["write"]>) =>
        box.sent.length > 0 ? Promise.reject(new Error("killed")) : documents.write(...given),
    },
  );
  await expect(looks(morning, dying)).rejects.toThrow("killed");
  await looks(after(morning, 2 * minute));
  expect(privately()).toHaveLength(1);
  await looks(after(morning, 3 * minute));
  await looks(after(morning, 7 * minute));
  expect(privately()).toHaveLength(2);
});
