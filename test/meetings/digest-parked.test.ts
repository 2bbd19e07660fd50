import { expect, test } from "vitest";
import { parkedAfter } from "../../src/letters/carrying.js";
import { LetterParked } from "../../src/letters/delivering.js";
import { personIsDue } from "../../src/meetings/digest/due.js";
import { withMissed } from "../../src/meetings/quiet/missed.js";
import { withWishes, type Wishes } from "../../src/meetings/quiet/settings.js";
import { carriedOut, orderIn } from "../../src/operator/orders.js";
import { resend } from "../../src/operator/parked.js";
import type { Person } from "../../src/people/person.js";
import type { Documents } from "../../src/store/documents.js";
import type { Mail } from "../../src/teams/mail.js";
import { after, day, minute, type Instant } from "../../src/time.js";
import { aMailbox } from "../networks/letter-box.js";
import { aPerson, reminded, stored, withChannel } from "./letter-scene.js";
import { aad, aMeeting, now, when } from "./samples.js";

const digest = { weekday: 1, time: "08:00" } as const;
/** Two Mondays, 8 o'clock in Denmark. */
const monday: Instant = "2027-01-04T07:00:00.000Z";
const nextMonday: Instant = "2027-01-11T07:00:00.000Z";
/** A meeting that the digests of both tell of. */
const inTwoWeeks = reminded({ when: { ...when, day: "2027-01-13" } });
const subscriber = (fields: Partial<Person> = {}): Person =>
  aPerson("colleague", { digest, digestAt: monday, dueAt: monday, ...fields });
const wishes: Wishes = {
  quietFrom: "",
  quietUntil: "",
  muted: [],
  listed: [],
  gathers: true,
  weekday: undefined,
  time: "08:00",
};

const aStore = (person: Person = subscriber()): Promise<Documents> =>
  stored(inTwoWeeks, withChannel(), [person]);
const isDue = (documents: Documents, mail: Mail, at: Instant): Promise<void> =>
  personIsDue(documents, subscriber(), at, mail);
async function read(documents: Documents): Promise<Person> {
  const found = await documents.read("person", subscriber());
  if (!found) throw new Error("gone");
  return found.value;
}

/** Teams takes nothing in till then, however often the clock looks; resolves to when it did. */
async function refusedUntil(documents: Documents, end: Instant): Promise<Instant[]> {
  const { mail } = aMailbox(() => "later");
  const looks: Instant[] = [];
  for (let { dueAt } = await read(documents); dueAt && dueAt < end; { dueAt } = await read(documents)) {
    looks.push(dueAt);
    await isDue(documents, mail, dueAt).catch((error: unknown) => {
      if (!(error instanceof LetterParked)) throw error;
    });
  }
  return looks;
}

test("what Teams does not take in is parked after five tries, and tried on until the next week's takes its place", async () => {
  const documents = await aStore();
  const looks = await refusedUntil(documents, after(monday, day));
  expect(looks.filter((at) => at < after(monday, 20 * minute))).toHaveLength(parkedAfter);
  expect(looks.length).toBeGreaterThanOrEqual(parkedAfter + 3);
  const parkedSince = looks[parkedAfter - 1];
  expect(await read(documents)).toMatchObject({
    digest,
    digestAt: nextMonday,
    parkedSince,
    changedAt: subscriber().changedAt,
    letters: [{ id: "digest", to: aad("colleague"), parkedSince, tries: looks.length }],
  });
  expect(await documents.parked(10)).toMatchObject([{ kind: "person", id: aad("colleague"), parkedSince }]);

  await refusedUntil(documents, nextMonday);
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, nextMonday);
  expect(sent).toHaveLength(1);
  expect(await read(documents)).toMatchObject({ letters: [], dueAt: "2027-01-18T07:00:00.000Z" });
  expect(await documents.parked(10)).toEqual([]);
});

test("an operator lists a parked digest by ids alone and sends it again", async () => {
  const documents = await aStore();
  const at = after(monday, 60 * minute);
  await refusedUntil(documents, at);
  const named = `person/${aad("colleague")}`;
  const lines = await carriedOut(orderIn([]), documents, at);
  expect(lines.slice(0, 2)).toEqual(["1 letter is parked.", `\n${named} (tenant ${subscriber().tenantId})`]);
  expect(lines[2]).toContain(`  digest to ${aad("colleague")}: tried 5 times, parked since 2027-01-04T07:`);

  const said = await carriedOut(orderIn(["resend", named]), documents, at);
  expect(said.join()).toContain("1 letter is due now.");
  expect((await read(documents)).dueAt).toBe(at);
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, at);
  expect(sent).toHaveLength(1);
  expect((await read(documents)).dueAt).toBe(nextMonday);
  expect(await carriedOut(orderIn([]), documents, at)).toEqual(["No letter is parked."]);
});

test("a person without letters has nothing to be sent again", async () => {
  const documents = await aStore();
  const before = await documents.read("person", subscriber());
  await resend(documents, { ...subscriber(), kind: "person", parkedSince: monday }, monday);
  expect((await documents.read("person", subscriber()))?.etag).toBe(before?.etag);
});

test("one that waits is not sent any more once it is turned off, or wanted at another time", async () => {
  const documents = await aStore();
  await refusedUntil(documents, after(monday, 60 * minute));
  const parked = await read(documents);
  const off = withWishes(parked, wishes, monday);
  expect(off).toMatchObject({ letters: [] });
  for (const field of ["digest", "digestAt", "dueAt", "parkedSince"]) expect(off).not.toHaveProperty(field);
  const moved = withWishes(parked, { ...wishes, weekday: 3 }, monday);
  expect(moved).toMatchObject({ letters: [], dueAt: "2027-01-06T07:00:00.000Z" });
  const { letters, parkedSince } = parked;
  expect(parkedSince).toBeDefined();
  const same = withWishes(parked, { ...wishes, weekday: 1 }, monday);
  expect(same).toMatchObject({ letters, parkedSince, digestAt: nextMonday });
});

/** As earlier versions stored it: `dueAt` was the digest's own, and its tries were counted beside its hour. */
function fromBefore(tries: number, dueAt: Instant = monday): Person {
  const { digestAt, ...person } = subscriber({ dueAt });
  return { ...person, digest: Object.assign({ tries }, digest) };
}

test.each([0, 3, 7])(
  "one stored by an earlier version, tried %i times, comes when it was to come",
  async (tries) => {
    const retried = after(monday, tries * minute);
    const documents = await aStore(fromBefore(tries, retried));
    const { mail, sent } = aMailbox();
    await isDue(documents, mail, after(retried, -1));
    expect(sent).toEqual([]);
    await isDue(documents, mail, retried);
    await isDue(documents, mail, retried);
    expect(sent).toHaveLength(1);
    expect(await read(documents)).toMatchObject({ digestAt: nextMonday, dueAt: nextMonday });
    await isDue(documents, mail, nextMonday);
    expect(sent).toHaveLength(2);
  },
);

test("what is changed of one stored by an earlier version leaves its moment as it is", () => {
  const kept = withWishes(fromBefore(2), { ...wishes, weekday: 1 }, now);
  expect(kept).toMatchObject({ digestAt: monday, dueAt: monday });
  expect(withWishes(fromBefore(2), wishes, now)).not.toHaveProperty("dueAt");
  const missing = withMissed(fromBefore(2), aMeeting(), "2027-01-02T12:00:00.000Z");
  const sunday = "2027-01-03T07:00:00.000Z";
  expect(missing).toMatchObject({ digestAt: monday, morningAt: sunday, dueAt: sunday });
});
