import { expect, test } from "vitest";
import { daysOf } from "../../src/meetings/repeating.js";
import type { Day, Pattern } from "../../src/meetings/when.js";

const next = (pattern: Pattern, from: Day, most = 4): readonly Day[] => daysOf(pattern, from, { most });
const wednesday = 3;

test.each<readonly [string, Pattern, Day, readonly Day[]]>([
  [
    "every Tuesday, from a Wednesday",
    { every: "week", interval: 1, weekday: 2 },
    "2027-01-06",
    ["2027-01-12", "2027-01-19", "2027-01-26", "2027-02-02"],
  ],
  [
    "every second Tuesday: the first is the next Tuesday, also from a Wednesday",
    { every: "week", interval: 2, weekday: 2 },
    "2027-01-06",
    ["2027-01-12", "2027-01-26", "2027-02-09", "2027-02-23"],
  ],
  [
    "every second Monday over both changes of summer time",
    { every: "week", interval: 2, weekday: 1 },
    "2027-03-15",
    ["2027-03-15", "2027-03-29", "2027-04-12", "2027-04-26"],
  ],
  [
    "every second Sunday, the day the clocks change itself among them",
    { every: "week", interval: 2, weekday: 7 },
    "2027-10-17",
    ["2027-10-17", "2027-10-31", "2027-11-14", "2027-11-28"],
  ],
  [
    "the first Wednesday of the month, its own first day counted",
    { every: "month", interval: 1, nth: 1, weekday: wednesday },
    "2026-12-02",
    ["2026-12-02", "2027-01-06", "2027-02-03", "2027-03-03"],
  ],
  [
    "the first Wednesday of the quarter, from inside one",
    { every: "month", interval: 3, nth: 1, weekday: wednesday },
    "2026-11-23",
    ["2027-01-06", "2027-04-07", "2027-07-07", "2027-10-06"],
  ],
  [
    "the first Wednesday of the quarter, from before it in its first month",
    { every: "month", interval: 3, nth: 1, weekday: wednesday },
    "2026-10-01",
    ["2026-10-07", "2027-01-06", "2027-04-07", "2027-07-07"],
  ],
  [
    "the last Friday of the quarter is in its last month",
    { every: "month", interval: 3, nth: -1, weekday: 5 },
    "2026-11-23",
    ["2026-12-25", "2027-03-26", "2027-06-25", "2027-09-24"],
  ],
  [
    "the first Monday of the half-year",
    { every: "month", interval: 6, nth: 1, weekday: 1 },
    "2026-11-23",
    ["2027-01-04", "2027-07-05", "2028-01-03", "2028-07-03"],
  ],
  [
    "the last Monday of the year",
    { every: "month", interval: 12, nth: -1, weekday: 1 },
    "2026-12-01",
    ["2026-12-28", "2027-12-27", "2028-12-25", "2029-12-31"],
  ],
  [
    "the first Wednesday in March, every year: the month is that of its first day",
    { every: "month", interval: 12, nth: 1, weekday: wednesday },
    "2027-02-10",
    ["2027-03-03", "2028-03-01", "2029-03-07", "2030-03-06"],
  ],
  [
    "the first Wednesday in March, every second year",
    { every: "month", interval: 24, nth: 1, weekday: wednesday },
    "2027-02-10",
    ["2027-03-03", "2029-03-07", "2031-03-05", "2033-03-02"],
  ],
  [
    "the second Tuesday of every second month, from the first that fits",
    { every: "month", interval: 2, nth: 2, weekday: 2 },
    "2026-11-23",
    ["2026-12-08", "2027-02-09", "2027-04-13", "2027-06-08"],
  ],
  [
    "the 31st, or the month's last day",
    { every: "month", interval: 1, date: 31 },
    "2027-12-31",
    ["2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31"],
  ],
  [
    "the 29th where February has none",
    { every: "month", interval: 1, date: 29 },
    "2027-01-30",
    ["2027-02-28", "2027-03-29", "2027-04-29", "2027-05-29"],
  ],
  [
    "the 30th of every third month, from the first that fits",
    { every: "month", interval: 3, date: 30 },
    "2026-11-30",
    ["2026-11-30", "2027-02-28", "2027-05-30", "2027-08-30"],
  ],
  [
    "the 15th of every second month, past the 15th",
    { every: "month", interval: 2, date: 15 },
    "2026-11-16",
    ["2026-12-15", "2027-02-15", "2027-04-15", "2027-06-15"],
  ],
])("%s", (_, pattern, from, days) => {
  expect(next(pattern, from)).toEqual(days);
});

const fortnightly: Pattern = { every: "week", interval: 2, weekday: 2 };

test("the last day there may be one on counts itself", () => {
  expect(daysOf(fortnightly, "2027-01-06", { until: "2027-01-26", most: 10 })).toEqual([
    "2027-01-12",
    "2027-01-26",
  ]);
  expect(daysOf(fortnightly, "2027-01-06", { until: "2027-01-25", most: 10 })).toEqual(["2027-01-12"]);
  expect(daysOf(fortnightly, "2027-01-06", { until: "2027-01-01", most: 10 })).toEqual([]);
});

test("leaving out days changes nothing in which week comes next", () => {
  expect(daysOf(fortnightly, "2027-01-06", { after: "2027-01-19", most: 2 })).toEqual([
    "2027-01-26",
    "2027-02-09",
  ]);
  expect(daysOf(fortnightly, "2027-01-06", { after: "2027-01-26", most: 1 })).toEqual(["2027-02-09"]);
});

test("none are made when none are asked for", () => {
  expect(next(fortnightly, "2027-01-06", 0)).toEqual([]);
});

test("a series that began long ago still says its next days", () => {
  expect(daysOf(fortnightly, "2007-01-02", { after: "2027-01-06", most: 2 })).toEqual([
    "2027-01-19",
    "2027-02-02",
  ]);
});
