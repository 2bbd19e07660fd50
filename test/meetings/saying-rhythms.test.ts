import { describe, expect, test } from "vitest";
import { date, month, read, week } from "./sayings.js";

const guess = (interval: number, weekday: 1 | 3 = 1) => ({
  pattern: month(interval, 1, weekday),
  isGuessed: true,
});

describe("so many times a year", () => {
  test.each<readonly [string, object]>([
    ["fire gange om året", guess(3)],
    ["Fire gange årligt", guess(3)],
    ["4 gange om året kl. ni", { ...guess(3), time: "09:00" }],
    ["4 x årligt", guess(3)],
    ["4x pr. år", guess(3)],
    ["fire møder om året", guess(3)],
    ["four times a year", guess(3)],
    ["four times yearly", guess(3)],
    ["fire gange om året den første onsdag kl. 13", { pattern: month(3, 1, 3), time: "13:00" }],
    ["første onsdag fire gange om året", { pattern: month(3, 1, 3) }],
    ["onsdag fire gange om året", guess(3, 3)],
    ["to gange om året", guess(6)],
    ["twice a year", guess(6)],
    ["twice a year on the first Wednesday at noon", { pattern: month(6, 1, 3), time: "12:00" }],
    ["tre gange om året", guess(4)],
    ["seks gange om året", guess(2)],
    ["six times a year on the 1st", { pattern: date(2, 1) }],
    ["hver anden måned", guess(2)],
    ["12 gange om året", guess(1)],
    ["én gang årligt den 3. december", { pattern: date(12, 3), from: "2026-12-03" }],
    ["en gang månedligt den første onsdag", { pattern: month(1, 1, 3) }],
  ])("%s", (words, saying) => {
    expect(read(words)).toEqual(saying);
  });
  test.each(["fem gange om året", "otte gange om året", "0 gange om året", "fire gange i år", "fire gange"])(
    "%s is not read",
    (words) => {
      expect(read(words)).toBeUndefined();
    },
  );
});

describe("what looks like something else", () => {
  test.each<readonly [string, object]>([
    // A habit, not the coming Tuesday.
    ["om tirsdagen kl. 9", { pattern: week(1, 2), time: "09:00" }],
    ["vi mødes fast om tirsdagen", { pattern: week(1, 2) }],
    ["om tirsdagen fra 1/12 til 1/3", { pattern: week(1, 2), from: "2026-12-01", until: "2027-03-01" }],
    ["fast hver anden tirsdag", { pattern: week(2, 2) }],
    ["månedligt om onsdagen", guess(1, 3)],
    ["om mandagen i uge 50", { day: "2026-12-07" }],
    // Which year, not how often.
    ["6. december i år kl. 10", { day: "2026-12-06", time: "10:00" }],
    ["6 December this year", { day: "2026-12-06" }],
    ["6. november i år", { day: "2026-11-06" }],
    ["onsdag den 6. januar næste år", { day: "2027-01-06" }],
    ["hver mandag fra 1. februar til 1. juni næste år", { from: "2027-02-01", until: "2027-06-01" }],
    // A figure after "den" is a date, also where no dot says so.
    ["den 15 kl. 9", { day: "2026-12-15", time: "09:00" }],
    ["d 3. december kl. 9", { day: "2026-12-03", time: "09:00" }],
    ["den 15 i måneden", { pattern: date(1, 15) }],
    ["every Monday between 1 December and 1 March", { from: "2026-12-01", until: "2027-03-01" }],
    ["hver onsdag fra 6. januar og indtil 30. juni", { from: "2027-01-06", until: "2027-06-30" }],
    ["alle mandage", { pattern: week(1, 1) }],
    ["mandag alle uger", { pattern: week(1, 1) }],
  ])("%s", (words, saying) => {
    expect(read(words)).toMatchObject(saying);
  });
  test.each([
    // Some single Friday, or each year's last.
    "sidste fredag i år",
    "første onsdag i år",
    // Two days, of which one is the other's date.
    "tirsdag og den 8. december",
    // All of them, on one Monday.
    "alle mødes mandag kl. 9",
    // The third of the month, not every third month.
    "hver 3. i måneden",
    "every 6th of the month",
    // No number that stands alone is a date.
    "to møder om måneden",
    "hver måned to-tre timer",
    "hver måned kl. 9 30",
    "hver måned 14",
    "hver første mandag m1",
  ])("%s is not read", (words) => {
    expect(read(words)).toBeUndefined();
  });
});
