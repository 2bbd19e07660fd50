import fc from "fast-check";
import { expect, test } from "vitest";
import { after, between, day } from "../src/time.js";
import { workingDaysAfter } from "../src/workdays.js";

test.each([
  ["a Monday morning", "2026-11-23T08:00:00.000Z", 3, "2026-11-26T08:00:00.000Z"],
  ["over a weekend", "2026-11-26T08:00:00.000Z", 3, "2026-12-01T08:00:00.000Z"],
  ["on a Saturday", "2026-11-28T08:00:00.000Z", 1, "2026-11-30T08:00:00.000Z"],
  ["over Easter", "2026-03-31T07:00:00.000Z", 2, "2026-04-07T07:00:00.000Z"],
  ["over Grundlovsdag, a Friday", "2026-06-04T07:00:00.000Z", 1, "2026-06-08T07:00:00.000Z"],
  ["over Christmas and New Year", "2026-12-23T09:00:00.000Z", 4, "2027-01-04T09:00:00.000Z"],
  ["over Store Bededag while it was one", "2023-05-04T07:00:00.000Z", 1, "2023-05-08T07:00:00.000Z"],
  ["over the same Friday since it is none", "2024-04-25T07:00:00.000Z", 1, "2024-04-26T07:00:00.000Z"],
  ["over 1 May, which is a day of work", "2026-04-30T07:00:00.000Z", 1, "2026-05-01T07:00:00.000Z"],
  ["into summer time: the same hour by the clock", "2026-03-27T08:00:00.000Z", 1, "2026-03-30T07:00:00.000Z"],
  ["out of summer time", "2026-10-23T07:00:00.000Z", 1, "2026-10-26T08:00:00.000Z"],
  [
    "late in the evening, when it is tomorrow in Denmark",
    "2026-11-26T23:30:00.000Z",
    1,
    "2026-11-29T23:30:00.000Z",
  ],
  [
    "from within the hour that summer time takes, on a later day",
    "2026-03-26T01:30:00.000Z",
    2,
    "2026-03-30T00:30:00.000Z",
  ],
  ["no days at all", "2026-11-28T08:00:00.000Z", 0, "2026-11-28T08:00:00.000Z"],
])("%s", (_, now, days, then) => {
  expect(workingDaysAfter(now, days)).toBe(then);
});

/** Easter Sunday by Gauss's rule, as the other holidays follow from it. */
function easter(year: number): number {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1);
}

const fixed = ["01-01", "06-05", "12-24", "12-25", "12-26", "12-31"];

function isOff(date: number): boolean {
  const [at, since] = [new Date(date), Math.round((date - easter(new Date(date).getUTCFullYear())) / day)];
  const moving = [-3, -2, 0, 1, 39, 49, 50, ...(at.getUTCFullYear() < 2024 ? [26] : [])];
  const isWeekend = at.getUTCDay() === 0 || at.getUTCDay() === 6;
  return isWeekend || fixed.includes(at.toISOString().slice(5, 10)) || moving.includes(since);
}

const local = (moment: string): string =>
  new Date(moment).toLocaleString("sv-SE", { timeZone: "Europe/Copenhagen" });
const dateIn = (moment: string): number => Date.parse(`${local(moment).slice(0, 10)}T00:00:00Z`);

test("as many working days lie after the start, up to and with the end, as were asked for, by a calendar of our own", () => {
  const moment = fc.date({ min: new Date("2022-01-01"), max: new Date("2033-12-01"), noInvalidDate: true });
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 15 }), (start, days) => {
      const end = workingDaysAfter(start.toISOString(), days);
      const [from, to] = [dateIn(start.toISOString()), dateIn(end)];
      const passed = Array.from({ length: (to - from) / day }, (_, n) => from + (n + 1) * day);
      expect(passed.filter((date) => !isOff(date))).toHaveLength(days);
      expect(isOff(to)).toBe(false);
      // Clocks change in the night to a Sunday, so on a working day the hour is always there.
      expect(local(end).slice(11)).toBe(local(start.toISOString()).slice(11));
    }),
    { numRuns: 500 },
  );
});

test("one working day at a time comes to the same as all at once", () => {
  for (let n = 0, at = "2026-01-01T11:00:00.000Z"; n < 365; n++, at = after(at, day)) {
    const stepped = [1, 2, 3].reduce((moment) => workingDaysAfter(moment, 1), at);
    expect(between(stepped, workingDaysAfter(at, 3)), at).toBe(0);
  }
});
