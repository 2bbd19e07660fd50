import fc from "fast-check";
import { expect, test } from "vitest";
import { madeAhead } from "../../src/meetings/meeting.js";
import { newMeeting } from "../../src/meetings/planning/plan.js";
import { timesOf } from "../../src/meetings/planning/times.js";
import { daysOf } from "../../src/meetings/repeating.js";
import { leads, type Pattern, type Weekday, type When } from "../../src/meetings/when.js";
import { Lived, Reckoned, type Step } from "./living.js";
import { dayAway, walkedDays } from "./reckoning.js";
import { aCalendar } from "./samples.js";

/**
 * The proof that reminders can be trusted: 10,000 schedules, lived through from the first plan to the last meeting with
 * the rules the bot runs by, and every reminder that went out held against a reckoning that shares nothing with them.
 */
const schedules = 10_000;

/** Days on which something is odd: summer time comes and goes, 29 February, the year's end. */
const oddDays = [
  ...["2026-10-25", "2027-03-28", "2027-10-31", "2028-02-29", "2028-03-26", "2028-10-29", "2026-12-31"],
  ...["2027-02-28", "2027-12-31", "2029-01-01", "2032-02-29", "2035-03-25", "2035-10-28"],
];
const zones = ["Europe/Copenhagen", "Atlantic/Faroe", "America/Nuuk"];
/** The hours that are taken or given twice in one of the zones stand among them. */
const oddTimes = [
  "00:00",
  "00:30",
  "01:00",
  "01:30",
  "02:00",
  "02:30",
  "03:00",
  "22:00",
  "22:30",
  "23:00",
  "23:30",
];

const weekday = fc.constantFrom<Weekday[]>(1, 2, 3, 4, 5, 6, 7);
const pattern: fc.Arbitrary<Pattern> = fc.oneof(
  fc.record({ every: fc.constant("week" as const), interval: fc.integer({ min: 1, max: 8 }), weekday }),
  fc.record({
    every: fc.constant("month" as const),
    interval: fc.constantFrom(1, 2, 3, 4, 6, 12, 24),
    nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, -1 as const),
    weekday,
  }),
  fc.record({
    every: fc.constant("month" as const),
    interval: fc.integer({ min: 1, max: 6 }),
    date: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constantFrom(28, 29, 30, 31)),
  }),
);
const day = fc
  .tuple(fc.constantFrom(...oddDays), fc.integer({ min: -60, max: 3 }))
  .map(([odd, away]) => dayAway(odd, away));
const time = fc.oneof(fc.constantFrom(...oddTimes), fc.constantFrom("09:00", "13:00", "15:45"));
const someLeads = fc.subarray([...leads]);

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...(["move", "move", "cancel", "revive", "leads"] as const)),
  waits: fc.oneof(fc.integer({ min: 1, max: 3 * 24 * 60 }), fc.integer({ min: 1, max: 30 * 24 * 60 })),
  days: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -40, max: 40 })),
  time,
  leads: someLeads,
});

const most = madeAhead;
const schedule = fc.record({
  pattern,
  zone: fc.constantFrom(...zones),
  from: day,
  time,
  minutes: fc.constantFrom(30, 60, 120, 300),
  chosen: someLeads,
  /** How many minutes before the first day begins it is planned. */
  early: fc.integer({ min: 0, max: 30 * 24 * 60 }),
  /** What is done to its first meeting, and to the last of those made ahead, on the far side of what is odd. */
  first: fc.array(step, { maxLength: 5 }),
  last: fc.array(step, { maxLength: 5 }),
});
type Schedule = typeof schedule extends fc.Arbitrary<infer One> ? One : never;

const minute = 60_000;
const isoOf = (moment: number): string => new Date(moment).toISOString();

/** Both reckonings of one meeting, from the moment it is planned. */
function planned({ zone, time: hour, minutes, chosen, from, early }: Schedule, on: string) {
  const now = Date.parse(`${from}T00:00:00Z`) - early * minute;
  const when: When = { day: on, time: hour, minutes, zone };
  const calendar = aCalendar({ leads: chosen });
  const given = {
    id: "m",
    network: { tenantId: "t", id: "n" },
    calendar,
    place: "",
    link: "",
    agenda: [],
    by: "p",
  };
  const meeting = newMeeting({ ...given, ...timesOf(when, calendar, isoOf(now)) }, isoOf(now));
  return { now, lived: new Lived(meeting, chosen), reckoned: new Reckoned(when, chosen, now) };
}

/** When it is, which reminders wait, and which went out: the same by both. */
function mustAgree({ lived, reckoned }: ReturnType<typeof planned>, minutes: number): void {
  const { startsAt, endsAt } = lived.meeting;
  const { startsAt: start } = reckoned;
  const wanted = [isoOf(start), isoOf(start + minutes * minute), reckoned.waiting(), reckoned.sent];
  const found = [startsAt, endsAt, lived.waiting(), lived.sent];
  if (JSON.stringify(found) !== JSON.stringify(wanted)) expect(found).toEqual(wanted);
}

/** Lives through a meeting until it begins; what is done to it is done in its last two months, where the reminders are. */
function mustAgreeToTheEnd(
  both: ReturnType<typeof planned>,
  steps: readonly Step[],
  minutes: number,
): number {
  const { lived, reckoned } = both;
  let now = Math.max(both.now, reckoned.startsAt - 60 * 24 * 60 * minute);
  for (const step of steps) {
    now += step.waits * minute;
    lived.runTo(isoOf(now));
    reckoned.runTo(now);
    lived.do(step, isoOf(now));
    reckoned.do(step, now);
    mustAgree(both, minutes);
  }
  const end = Math.max(now, reckoned.startsAt);
  lived.runTo(isoOf(end));
  reckoned.runTo(end);
  mustAgree(both, minutes);
  return lived.sent.length;
}

test(
  `of ${schedules} schedules no reminder is stale, missing or off by an hour`,
  { timeout: 300_000 },
  () => {
    let sent = 0;
    fc.assert(
      fc.property(schedule, (one) => {
        const days = daysOf(one.pattern, one.from, { most });
        expect(days).toEqual(walkedDays(one.pattern, one.from, most));
        const meetings = days.map((on) => planned(one, on));
        for (const meeting of meetings) mustAgree(meeting, one.minutes);
        for (const [place, steps] of [[0, one.first] as const, [most - 1, one.last] as const]) {
          const meeting = meetings[place];
          if (meeting) sent += mustAgreeToTheEnd(meeting, steps, one.minutes);
        }
      }),
      { numRuns: schedules, seed: 20_270_106 },
    );
    expect(sent, "the proof is about reminders that went out").toBeGreaterThan(2 * schedules);
  },
);
