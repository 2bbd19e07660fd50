import { describe, expect, test } from "vitest";
import {
  dayAfter,
  dayNearby,
  dayOf,
  isDay,
  isWallTime,
  monthAndDate,
  offsetTime,
  remindersFor,
  spanOf,
  weekdayOf,
  whenInWords,
} from "../../src/meetings/calendar-time.js";
import type { When } from "../../src/meetings/when.js";
import { asRead } from "../support/cards.js";

const at = (day: string, time: string, zone = "Europe/Copenhagen", minutes = 60): When => ({
  day,
  time,
  minutes,
  zone,
});
/** A Monday, 9 o'clock in Denmark. */
const now = "2026-11-23T08:00:00.000Z";

describe("the moments of a meeting", () => {
  test.each([
    ["in winter", at("2027-01-06", "13:00"), "2027-01-06T12:00:00.000Z", "2027-01-06T13:00:00.000Z"],
    ["in summer", at("2027-07-07", "13:00"), "2027-07-07T11:00:00.000Z", "2027-07-07T12:00:00.000Z"],
    [
      "on the Faroes",
      at("2027-07-07", "13:00", "Atlantic/Faroe"),
      "2027-07-07T12:00:00.000Z",
      "2027-07-07T13:00:00.000Z",
    ],
    [
      "in Nuuk",
      at("2027-01-06", "13:00", "America/Nuuk"),
      "2027-01-06T15:00:00.000Z",
      "2027-01-06T16:00:00.000Z",
    ],
    [
      "in the hour that summer time takes: as much later",
      at("2027-03-28", "02:30"),
      "2027-03-28T01:30:00.000Z",
      "2027-03-28T02:30:00.000Z",
    ],
    [
      "in the hour there are two of: the first",
      at("2027-10-31", "02:30"),
      "2027-10-31T00:30:00.000Z",
      "2027-10-31T01:30:00.000Z",
    ],
    [
      "in the hour that is taken in Nuuk, on a Saturday evening",
      at("2027-03-27", "22:30", "America/Nuuk"),
      "2027-03-28T00:30:00.000Z",
      "2027-03-28T01:30:00.000Z",
    ],
    [
      "across the change: it lasts as long as it lasts",
      at("2027-03-28", "01:30", "Europe/Copenhagen", 120),
      "2027-03-28T00:30:00.000Z",
      "2027-03-28T02:30:00.000Z",
    ],
    [
      "over the year's end",
      at("2026-12-31", "23:30", "Europe/Copenhagen", 60),
      "2026-12-31T22:30:00.000Z",
      "2026-12-31T23:30:00.000Z",
    ],
  ])("%s", (_, when, startsAt, endsAt) => {
    expect(spanOf(when)).toEqual({ startsAt, endsAt });
  });
});

describe("reminders", () => {
  test("whole days keep the hour by the clock when summer time begins in between, hours stay hours", () => {
    const reminders = remindersFor(at("2027-03-29", "13:00"), ["1h", "7d", "1d", "4h"], now);
    expect(reminders).toEqual([
      { lead: "7d", at: "2027-03-22T12:00:00.000Z", state: "waits" },
      { lead: "1d", at: "2027-03-28T11:00:00.000Z", state: "waits" },
      { lead: "4h", at: "2027-03-29T07:00:00.000Z", state: "waits" },
      { lead: "1h", at: "2027-03-29T10:00:00.000Z", state: "waits" },
    ]);
  });

  test("and when it ends, also for hours that go over the change", () => {
    const reminders = remindersFor(at("2027-10-31", "04:00"), ["1d", "4h"], now);
    expect(reminders.map((one) => one.at)).toEqual(["2027-10-30T02:00:00.000Z", "2027-10-30T23:00:00.000Z"]);
  });

  test("a reminder in the hour that is taken comes as much later", () => {
    const [reminder] = remindersFor(at("2027-03-29", "02:30"), ["1d"], now);
    expect(reminder?.at).toBe("2027-03-28T01:30:00.000Z");
  });

  test("one whose moment has come is dropped, the very moment counted", () => {
    const when = at("2027-01-06", "13:00");
    const statesAt = (moment: string) => remindersFor(when, ["7d", "1d"], moment).map(({ state }) => state);
    expect(statesAt("2026-12-30T11:59:59.999Z")).toEqual(["waits", "waits"]);
    expect(statesAt("2026-12-30T12:00:00.000Z")).toEqual(["dropped", "waits"]);
    expect(statesAt("2027-01-06T12:00:00.000Z")).toEqual(["dropped", "dropped"]);
  });

  test("a lead time named twice reminds once", () => {
    expect(remindersFor(at("2027-01-06", "13:00"), ["1d", "1d"], now)).toHaveLength(1);
  });
});

test.each([
  ["2027-01-06", true],
  ["2028-02-29", true],
  ["2027-02-29", false],
  ["2100-02-29", false],
  ["2027-13-01", false],
  ["2027-00-10", false],
  ["2027-01-00", false],
  ["2027-1-6", false],
  ["2027-01-06T13:00", false],
  ["+002027-01-06", false],
  ["", false],
])("%s is a day: %s", (text, is) => {
  expect(isDay(text)).toBe(is);
});

test.each([
  ["00:00", true],
  ["23:59", true],
  ["24:00", false],
  ["9:30", false],
  ["09.30", false],
  ["09:60", false],
  ["09:30:00", false],
])("%s is a time: %s", (text, is) => {
  expect(isWallTime(text)).toBe(is);
});

test("the day is the one where people are", () => {
  expect(dayOf("2026-12-31T23:30:00.000Z", "Europe/Copenhagen")).toBe("2027-01-01");
  expect(dayOf("2026-12-31T23:30:00.000Z", "America/Nuuk")).toBe("2026-12-31");
});

test("days after and before, and weekdays", () => {
  expect(dayAfter("2028-02-28", 1)).toBe("2028-02-29");
  expect(dayAfter("2027-01-01", -1)).toBe("2026-12-31");
  expect([weekdayOf("2026-11-23"), weekdayOf("2026-11-29")]).toEqual([1, 7]);
});

test("a moment with what its zone is ahead of UTC", () => {
  expect(offsetTime("2027-01-06T12:00:00.000Z", "Europe/Copenhagen")).toBe("2027-01-06T13:00:00+01:00");
  expect(offsetTime("2027-07-07T12:00:00.000Z", "America/Nuuk")).toBe("2027-07-07T11:00:00-01:00");
});

describe("in words", () => {
  test.each([
    [
      at("2026-12-04", "13:00", undefined, 120),
      "fredag den 4. december kl. 13.00–15.00",
      "Friday 4 December, 13:00–15:00",
    ],
    [
      at("2027-01-06", "09:30"),
      "onsdag den 6. januar 2027 kl. 09.30–10.30",
      "Wednesday 6 January 2027, 09:30–10:30",
    ],
    [
      at("2026-12-04", "22:00", undefined, 180),
      "fredag den 4. december kl. 22.00 til lørdag den 5. december kl. 01.00",
      "Friday 4 December, 22:00 to Saturday 5 December, 01:00",
    ],
    [
      at("2026-12-04", "13:00", "America/Nuuk"),
      "fredag den 4. december kl. 13.00–14.00",
      "Friday 4 December, 13:00–14:00",
    ],
  ])("%#", (when, danish, english) => {
    expect(asRead(whenInWords(when, "da", now))).toBe(danish);
    expect(asRead(whenInWords(when, "en", now))).toBe(english);
  });

  test("no line is broken within the time", () => {
    expect(whenInWords(at("2026-12-04", "13:00"), "da", now)).toMatch(
      / kl\.\u00a013\.00\u2060–\u206014\.00$/u,
    );
    expect(whenInWords(at("2026-12-04", "13:00"), "en", now)).toMatch(/ 13:00\u2060–\u206014:00$/u);
  });

  test("an hour there is not is shown as the one it becomes", () => {
    expect(asRead(whenInWords(at("2027-03-28", "02:30"), "da", "2027-01-01T12:00:00.000Z"))).toBe(
      "søndag den 28. marts kl. 03.30–04.30",
    );
  });
});

test("today and tomorrow are counted where the meeting is", () => {
  const near = (day: string, moment: string, zone?: string) => dayNearby(at(day, "13:00", zone), moment);
  expect(near("2026-11-23", now)).toBe("today");
  expect(near("2026-11-24", now)).toBe("tomorrow");
  expect(near("2026-11-25", now)).toBeUndefined();
  expect(near("2026-11-22", now)).toBeUndefined();
  expect(near("2026-11-24", "2026-11-23T23:30:00.000Z")).toBe("today");
  expect(near("2026-11-24", "2026-11-23T23:30:00.000Z", "America/Nuuk")).toBe("tomorrow");
});

test("the date block has the month in three letters", () => {
  const months = (language: "da" | "en") =>
    Array.from({ length: 12 }, (_, n) => {
      const day = `2027-${String(n + 1).padStart(2, "0")}-06`;
      return monthAndDate(at(day, "13:00"), language).month;
    }).join(" ");
  expect(months("da")).toBe("JAN FEB MAR APR MAJ JUN JUL AUG SEP OKT NOV DEC");
  expect(months("en")).toBe("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC");
  expect(monthAndDate(at("2027-01-06", "13:00"), "da").date).toBe("6");
});
