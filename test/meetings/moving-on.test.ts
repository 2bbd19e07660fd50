import fc from "fast-check";
import { expect, test } from "vitest";
import { personIsDue } from "../../src/meetings/digest/due.js";
import { meetingLetterKinds, type MeetingLetter } from "../../src/meetings/letters/letter.js";
import { meetingStates, withMeeting, type Meeting, type Reminder } from "../../src/meetings/meeting.js";
import { minutesStates } from "../../src/meetings/minutes/minutes.js";
import { calendarIsDue } from "../../src/meetings/planning/settle.js";
import type { Network } from "../../src/networks/network.js";
import type { Delivery } from "../../src/teams/mail.js";
import { after, day, minute, type Instant } from "../../src/time.js";
import { aMailbox, channel } from "../networks/letter-box.js";
import { aLetter, aPerson, isDue, read, stored } from "./letter-scene.js";
import { aSeries } from "./planning-samples.js";
import { aad, aCalendar, aMeeting, anActiveNetwork, now } from "./samples.js";

const { startsAt, endsAt } = aMeeting();
const hour = 60 * minute;
/** Before, at and after all that happens to the sample meeting. */
const moments: readonly Instant[] = [
  now,
  after(startsAt, -7 * day),
  after(startsAt, -day),
  after(startsAt, -minute),
  startsAt,
  after(startsAt, hour),
  endsAt,
  after(endsAt, minute),
  after(endsAt, 5 * day),
];
const moment = fc.constantFrom(...moments);
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const people = ["employee", "colleague", "nobody"].map(aad);

const letters: fc.Arbitrary<MeetingLetter[]> = fc.uniqueArray(
  fc
    .record({
      kind: fc.constantFrom(...meetingLetterKinds),
      to: optional(fc.constantFrom(...people)),
      tries: fc.constantFrom(0, 1, 4, 7),
      dueAt: moment,
      putOff: optional(fc.constant(true as const)),
      lead: optional(fc.constantFrom("7d" as const, "1d" as const)),
      at: optional(moment),
    })
    .map(({ to, putOff, lead, at, ...rest }) =>
      aLetter(rest.kind, {
        ...rest,
        ...(to === undefined ? {} : { to }),
        ...(putOff ? { putOff } : {}),
        ...(lead ? { lead } : {}),
        ...(at ? { at } : {}),
      }),
    ),
  { selector: ({ id }) => id, maxLength: 4 },
);

const reminders: fc.Arbitrary<Reminder[]> = fc.array(
  fc.record({
    lead: fc.constantFrom("7d" as const, "1d" as const),
    at: moment,
    state: fc.constantFrom("waits" as const, "sent" as const, "missed" as const),
  }),
  { maxLength: 2 },
);

const minutes = fc
  .record({ state: fc.constantFrom(...minutesStates), dueAt: optional(moment) })
  .map(({ state, dueAt }) => ({
    ...{ state, taker: { personId: aad("colleague"), name: "c" }, present: [], decisions: ["x"], notes: "" },
    ...{ actions: [], next: "" },
    ...(dueAt ? { dueAt } : {}),
  }));

const meetings: fc.Arbitrary<Meeting> = fc
  .record({
    state: fc.constantFrom(...meetingStates),
    place: fc.constantFrom("Rådhuset, lokale 2.14", "Biblioteket"),
    announceAt: optional(moment),
    busyUntil: optional(moment),
    nudgedAt: optional(moment),
    minutes: optional(minutes),
    isUntold: fc.boolean(),
    letters,
    reminders,
  })
  .map(({ isUntold, ...fields }) => {
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const { told, ...rest } = aMeeting();
    return withMeeting({ ...rest, ...(isUntold || !told ? {} : { told }), ...given }, {}, now);
  });

const networks: fc.Arbitrary<Network> = fc
  .record({ state: fc.constantFrom("active" as const, "closed" as const), hasChannel: fc.boolean() })
  .map(({ state, hasChannel }) => anActiveNetwork({ state, ...(hasChannel ? { channel } : {}) }));

const fates = fc.constantFrom<Delivery>("sent", "later", "gone", "refused", "unclear");

test("what has fallen due of a meeting is not due any more once it was seen to, whatever state it is in", async () => {
  await fc.assert(
    fc.asyncProperty(meetings, networks, fates, moment, async (meeting, network, fate, at) => {
      const quiet = { from: "20:00", until: "07:30" };
      const documents = await stored(meeting, network, [aPerson("colleague", { quiet })]);
      const { mail } = aMailbox(() => fate);
      // What is parked is told of as a fault.
      await isDue(documents, mail, at).catch(() => undefined);
      const { dueAt } = await read(documents);
      expect(dueAt === undefined || dueAt > at).toBe(true);
      await documents.close();
    }),
    { numRuns: 300 },
  );
});

test("what has fallen due of a calendar is not due any more once it was seen to", async () => {
  const series = fc.record({
    until: optional(fc.constant("2027-01-10")),
    endedAt: optional(fc.constant(now)),
  });
  const given = fc.record({ series: fc.array(series, { maxLength: 2 }), settleAt: optional(moment) });
  await fc.assert(
    fc.asyncProperty(given, networks, fates, moment, async (fields, network, fate, at) => {
      const documents = await stored(aMeeting(), network);
      const { settleAt, series: all } = fields;
      const made = all.map(({ until, endedAt }, n) =>
        aSeries({ id: `series-${n}`, ...(until ? { until } : {}), ...(endedAt ? { endedAt } : {}) }),
      );
      const calendar = aCalendar({ series: made, ...(settleAt ? { settleAt } : {}) });
      await documents.write("calendar", calendar, calendar);
      const { mail } = aMailbox(() => fate);
      await calendarIsDue(documents, calendar, at, mail);
      const { dueAt } = (await documents.read("calendar", calendar))?.value ?? {};
      expect(dueAt === undefined || dueAt > at).toBe(true);
      await documents.close();
    }),
    { numRuns: 100 },
  );
});

test("a person who is due is not due any more once they were seen to", async () => {
  const digest = { weekday: 1, time: "08:00" } as const;
  const tried = fc.constantFrom(undefined, 1, 6, 7);
  const quiet = optional(fc.constant({ from: "22:00", until: "21:00" }));
  await fc.assert(
    fc.asyncProperty(fc.boolean(), tried, quiet, fates, moment, async (wants, tries, hours, fate, at) => {
      const person = aPerson("colleague", {
        ...(wants ? { digest: { ...digest, ...(tries ? { tries } : {}) } } : {}),
        ...(hours ? { quiet: hours } : {}),
        dueAt: now,
      });
      const documents = await stored(aMeeting(), anActiveNetwork({ channel }), [person]);
      await personIsDue(documents, person, at, aMailbox(() => fate).mail);
      const { dueAt } = (await documents.read("person", person))?.value ?? {};
      expect(dueAt === undefined || dueAt > at).toBe(true);
      await documents.close();
    }),
    { numRuns: 60 },
  );
});
