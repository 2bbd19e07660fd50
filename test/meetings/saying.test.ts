import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayAfter } from "../../src/meetings/calendar-time.js";
import { patternInWords } from "../../src/meetings/pattern-words.js";
import { daysOf } from "../../src/meetings/repeating.js";
import { readSaying } from "../../src/meetings/saying.js";
import type { Day, Pattern, Weekday } from "../../src/meetings/when.js";
import { texts } from "../../src/text/text.js";

/** A Monday. */
const today = "2026-11-23";
const read = (words: string) => readSaying(words, today);

const week = (interval: number, weekday: Weekday): Pattern => ({ every: "week", interval, weekday });
const month = (interval: number, nth: 1 | 2 | 3 | 4 | -1, weekday: Weekday): Pattern => ({
  every: "month",
  interval,
  nth,
  weekday,
});
const date = (interval: number, day: number): Pattern => ({ every: "month", interval, date: day });

describe("how something repeats", () => {
  test.each<readonly [string, object]>([
    ["hver første onsdag i kvartalet kl. 13", { pattern: month(3, 1, 3), time: "13:00" }],
    ["Vi mødes hver første onsdag i kvartalet klokken 13.", { pattern: month(3, 1, 3), time: "13:00" }],
    ["kvartalsvis den første onsdag kl. 13-15", { pattern: month(3, 1, 3), time: "13:00", minutes: 120 }],
    ["sidste fredag i hvert kvartal", { pattern: month(3, -1, 5) }],
    ["hvert halve år den første mandag", { pattern: month(6, 1, 1) }],
    ["hver anden tirsdag", { pattern: week(2, 2) }],
    ["Hver anden tirsdag i måneden", { pattern: month(1, 2, 2) }],
    ["den anden tirsdag i hver måned", { pattern: month(1, 2, 2) }],
    ["2. tirsdag hver måned", { pattern: month(1, 2, 2) }],
    ["hver 2. tirsdag", { pattern: week(2, 2) }],
    ["hveranden tirsdag", { pattern: week(2, 2) }],
    ["tirsdag hver anden uge", { pattern: week(2, 2) }],
    ["hver anden uge på tirsdage", { pattern: week(2, 2) }],
    ["hver 14. dag om tirsdagen kl. 9", { pattern: week(2, 2), time: "09:00" }],
    ["hver tredje torsdag", { pattern: week(3, 4) }],
    ["hver tredje torsdag i måneden", { pattern: month(1, 3, 4) }],
    ["hver mandag kl. 9-10.30", { pattern: week(1, 1), time: "09:00", minutes: 90 }],
    ["hver mandag fra kl. 9 til 10.30", { pattern: week(1, 1), time: "09:00", minutes: 90 }],
    ["mandage kl 09:00", { pattern: week(1, 1), time: "09:00" }],
    ["alle mandage", { pattern: week(1, 1) }],
    ["ugentligt om mandagen", { pattern: week(1, 1) }],
    ["hver uge mandag", { pattern: week(1, 1) }],
    ["den 15. hver måned", { pattern: date(1, 15) }],
    ["den 15. i hver måned kl. 10", { pattern: date(1, 15), time: "10:00" }],
    ["månedligt den 15.", { pattern: date(1, 15) }],
    ["den 2. hver anden måned", { pattern: date(2, 2) }],
    ["den 15 hver måned", { pattern: date(1, 15) }],
    ["mandage hver uge", { pattern: week(1, 1) }],
    ["den sidste dag i måneden", { pattern: date(1, 31) }],
    ["sidste fredag i måneden", { pattern: month(1, -1, 5) }],
    ["hver sidste fredag", { pattern: month(1, -1, 5) }],
    ["hver første onsdag", { pattern: month(1, 1, 3) }],
    ["første onsdag hver anden måned", { pattern: month(2, 1, 3) }],
    ["hver anden måned den første onsdag", { pattern: month(2, 1, 3) }],
    ["every first Wednesday of the quarter at 13", { pattern: month(3, 1, 3), time: "13:00" }],
    ["every other Tuesday", { pattern: week(2, 2) }],
    ["every second Tuesday", { pattern: week(2, 2) }],
    ["the second Tuesday of the month", { pattern: month(1, 2, 2) }],
    ["every 2 weeks on Tuesday at 1 pm", { pattern: week(2, 2), time: "13:00" }],
    ["fortnightly on Tuesdays", { pattern: week(2, 2) }],
    ["Mondays 9-10:30", { pattern: week(1, 1), time: "09:00", minutes: 90 }],
    ["weekly on Monday at 9 for an hour and a half", { pattern: week(1, 1), time: "09:00", minutes: 90 }],
    ["the last Friday of every month", { pattern: month(1, -1, 5) }],
    ["on the 15th of every month", { pattern: date(1, 15) }],
    ["monthly on the 1st", { pattern: date(1, 1) }],
    ["the last day of the month", { pattern: date(1, 31) }],
    ["every other month on the first Wednesday", { pattern: month(2, 1, 3) }],
    ["every three months on the first Wednesday", { pattern: month(3, 1, 3) }],
    // By years it begins in the month that was said.
    ["hvert år den 6. januar kl. 13", { pattern: date(12, 6), from: "2027-01-06", time: "13:00" }],
    ["den 6. januar hvert år", { pattern: date(12, 6), from: "2027-01-06" }],
    ["årligt den 23. november", { pattern: date(12, 23), from: "2026-11-23" }],
    ["hvert andet år den 22. november", { pattern: date(24, 22), from: "2027-11-22" }],
    ["hvert år den første onsdag i marts", { pattern: month(12, 1, 3), from: "2027-03-03" }],
    ["hver første onsdag i januar", { pattern: month(12, 1, 3), from: "2027-01-06" }],
    ["hver første onsdag i året", { pattern: month(12, 1, 3), from: "2027-01-06" }],
    ["sidste fredag hvert år", { pattern: month(12, -1, 5), from: "2026-12-25" }],
    ["hvert år den sidste dag i februar", { pattern: date(12, 31), from: "2027-02-28" }],
    [
      "hvert tredje år den anden tirsdag i maj fra 1. juni 2027",
      { pattern: month(36, 2, 2), from: "2028-05-09" },
    ],
    ["every year on 6 January at 1 pm", { pattern: date(12, 6), from: "2027-01-06", time: "13:00" }],
    ["yearly on January 6th", { pattern: date(12, 6), from: "2027-01-06" }],
    ["every two years on the first Monday in May", { pattern: month(24, 1, 1), from: "2027-05-03" }],
    ["the last Friday of December every other year", { pattern: month(24, -1, 5), from: "2026-12-25" }],
    // What was not said is filled in, and marked.
    ["kvartalsvis", { pattern: month(3, 1, 1), isGuessed: true }],
    ["hvert kvartal kl. 13", { pattern: month(3, 1, 1), isGuessed: true, time: "13:00" }],
    ["kvartalsvis onsdag", { pattern: month(3, 1, 3), isGuessed: true }],
    ["quarterly", { pattern: month(3, 1, 1), isGuessed: true }],
    ["månedligt", { pattern: month(1, 1, 1), isGuessed: true }],
    // Where it begins and ends.
    [
      "hver anden tirsdag fra den 6. januar til 30. juni kl. 13 i to timer",
      { pattern: week(2, 2), from: "2027-01-06", until: "2027-06-30", time: "13:00", minutes: 120 },
    ],
    ["hver mandag kl. 9 til 1. juli", { pattern: week(1, 1), time: "09:00", until: "2027-07-01" }],
    [
      "every Monday from 1/2 until 2027-06-30",
      { pattern: week(1, 1), from: "2027-02-01", until: "2027-06-30" },
    ],
    ["hver mandag fra i morgen", { pattern: week(1, 1), from: "2026-11-24" }],
  ])("%s", (words, saying) => {
    expect(read(words)).toEqual(saying);
  });
});

describe("one day", () => {
  test.each<readonly [string, object]>([
    ["onsdag den 6. januar kl. 13 i to timer", { day: "2027-01-06", time: "13:00", minutes: 120 }],
    ["6. januar 2027 kl. 13.15", { day: "2027-01-06", time: "13:15" }],
    ["6.januar", { day: "2027-01-06" }],
    ["ons. 6. jan. kl. 13", { day: "2027-01-06", time: "13:00" }],
    ["6/1 kl. 13-15", { day: "2027-01-06", time: "13:00", minutes: 120 }],
    ["6/1-2027 13.00-15.00", { day: "2027-01-06", time: "13:00", minutes: 120 }],
    ["6/1 13-15", { day: "2027-01-06", time: "13:00", minutes: 120 }],
    ["6/1 2027 kl. 13", { day: "2027-01-06", time: "13:00" }],
    ["6/1-27 kl.13", { day: "2027-01-06", time: "13:00" }],
    ["onsdag d. 6. januar", { day: "2027-01-06" }],
    ["d.6/1 kl. 13", { day: "2027-01-06", time: "13:00" }],
    ["6/1 9-10", { day: "2027-01-06", time: "09:00", minutes: 60 }],
    ["6.1.2027", { day: "2027-01-06" }],
    ["06-01-2027 kl. 8", { day: "2027-01-06", time: "08:00" }],
    ["2027-01-06 13:00", { day: "2027-01-06", time: "13:00" }],
    ["23/11", { day: "2026-11-23" }],
    ["22/11", { day: "2027-11-22" }],
    ["i dag kl. 14.30", { day: "2026-11-23", time: "14:30" }],
    ["i morgen kl. 10", { day: "2026-11-24", time: "10:00" }],
    ["i morgen tirsdag kl. 10", { day: "2026-11-24", time: "10:00" }],
    ["i overmorgen kl. 10 i halvanden time", { day: "2026-11-25", time: "10:00", minutes: 90 }],
    ["på tirsdag", { day: "2026-11-24" }],
    ["mandag", { day: "2026-11-30" }],
    ["tirsdag i næste uge", { day: "2026-12-01" }],
    ["næste uge tirsdag kl. 9", { day: "2026-12-01", time: "09:00" }],
    ["næste mandag", { day: "2026-11-30" }],
    ["onsdag i denne uge", { day: "2026-11-25" }],
    ["onsdag i uge 1", { day: "2027-01-06" }],
    ["uge 53 torsdag", { day: "2026-12-31" }],
    ["om 14 dage", { day: "2026-12-07" }],
    ["om en uge kl. 10", { day: "2026-11-30", time: "10:00" }],
    ["den 15. kl. 13", { day: "2026-12-15", time: "13:00" }],
    ["den 30.", { day: "2026-11-30" }],
    ["tirsdag kl. 2 om eftermiddagen", { day: "2026-11-24", time: "14:00" }],
    ["Wednesday 6 January at 1 pm for two hours", { day: "2027-01-06", time: "13:00", minutes: 120 }],
    ["January 6th 1-3pm", { day: "2027-01-06", time: "13:00", minutes: 120 }],
    ["the 6th of January 11-1 pm", { day: "2027-01-06", time: "11:00", minutes: 120 }],
    ["6 January at 12 am", { day: "2027-01-06", time: "00:00" }],
    ["6 January from 10 to 12 pm", { day: "2027-01-06", time: "10:00", minutes: 120 }],
    ["tomorrow at 10", { day: "2026-11-24", time: "10:00" }],
    ["the day after tomorrow at 10", { day: "2026-11-25", time: "10:00" }],
    ["Tuesday next week at 9.30", { day: "2026-12-01", time: "09:30" }],
    ["in two weeks", { day: "2026-12-07" }],
    ["i morgen kl. 9 i 2 timer og 30 minutter", { day: "2026-11-24", time: "09:00", minutes: 150 }],
    ["i morgen kl. 9 i 45 min", { day: "2026-11-24", time: "09:00", minutes: 45 }],
    ["i morgen kl. 9 i tre kvarter", { day: "2026-11-24", time: "09:00", minutes: 45 }],
    ["i morgen kl. 9 i 1,5 time", { day: "2026-11-24", time: "09:00", minutes: 90 }],
    ["i morgen kl. 9-11 i to timer", { day: "2026-11-24", time: "09:00", minutes: 120 }],
    ["i morgen kl. 03.30", { day: "2026-11-24", time: "03:30" }],
  ])("%s", (words, saying) => {
    expect(read(words)).toEqual(saying);
  });
});

describe("not understood, or it can mean two things", () => {
  test.each([
    "",
    "når I har tid",
    "kl. 13",
    "hver onsdag undtagen i juli",
    "hver anden",
    "hver uge",
    "hver femte onsdag i måneden",
    "femte onsdag i måneden",
    "første onsdag",
    "hver første måned",
    "første onsdag i januar",
    "hver mandag og onsdag",
    "mandag i lige uger",
    "den sidste dag i kvartalet",
    "den 15. i kvartalet",
    "hver 60. uge mandag",
    "hver 60. mandag",
    "hver 0. mandag",
    "hver onsdag i måneden",
    "6/1 13",
    "hver mandag hver anden uge og fredag",
    // Tuesday is tomorrow: some mean that, some the one after it.
    "næste tirsdag",
    "next Tuesday",
    // 6 January 2027 is a Wednesday.
    "torsdag den 6. januar",
    "31/2",
    "29/2",
    "6/13",
    "den 32.",
    "uge 54 mandag",
    "mandag i denne uge før frokost",
    "i morgen kl. 3",
    "i morgen kl. 3.30",
    "i morgen kl. 25",
    "i morgen kl. 13.75",
    "i morgen kl. 15-13",
    "i morgen kl. 13 pm 14",
    "i morgen kl. 10 eller kl. 11",
    "i morgen kl. 9-11 i 3 timer",
    "i morgen kl. 9 i 0 timer",
    "i morgen 10.10",
    "i morgen kl. halv to",
    "om 0 dage",
    "om 1000 dage",
    "biweekly on Monday",
    "6. januar fra 1. februar",
    "hver mandag fra engang til jul",
    "hver mandag ".repeat(30),
    "🎄",
  ])("%s", (words) => {
    expect(read(words)).toBeUndefined();
  });
});

const weekday = fc.constantFrom<Weekday[]>(1, 2, 3, 4, 5, 6, 7);
const pattern: fc.Arbitrary<Pattern> = fc.oneof(
  fc.record({ every: fc.constant("week" as const), interval: fc.integer({ min: 1, max: 12 }), weekday }),
  fc.record({
    every: fc.constant("month" as const),
    interval: fc.integer({ min: 1, max: 11 }),
    nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, -1 as const),
    weekday,
  }),
  fc.record({
    every: fc.constant("month" as const),
    interval: fc.integer({ min: 1, max: 11 }),
    date: fc.integer({ min: 1, max: 31 }),
  }),
);
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));

test.each(["da", "en"] as const)(
  "what is shown of a pattern in %s can be typed back as it stands",
  (language) => {
    fc.assert(
      fc.property(pattern, time, (shown, at) => {
        expect(read(patternInWords(shown, at, today, texts[language]))).toEqual({ pattern: shown, time: at });
      }),
      { numRuns: 2000 },
    );
  },
);

const anyDay = fc.integer({ min: 0, max: 1460 }).map((days) => dayAfter(today, days));
const years = fc.constantFrom(12, 24, 36, 48);

test.each(["da", "en"] as const)(
  "so can what repeats by years, which begins in its month, in %s",
  (language) => {
    fc.assert(
      fc.property(pattern, years, anyDay, time, (any, interval, from, at) => {
        fc.pre(any.every === "month");
        const shown: Pattern = { ...any, interval };
        const said = patternInWords(shown, at, from, texts[language]);
        const saying = read(said);
        const [first = ""] = daysOf(shown, from, { most: 1 });
        expect(saying).toMatchObject({ time: at, from: soonest(shown, first) });
        const { pattern: meant = week(1, 1), from: begins = "" } = saying?.pattern ? saying : {};
        expect(patternInWords(meant, at, begins, texts[language])).toBe(said);
        const isFebruarysLast = "date" in shown && shown.date >= 29 && first.slice(5, 7) === "02";
        expect(meant).toEqual(isFebruarysLast ? { ...shown, date: 31 } : shown);
      }),
      { numRuns: 1000 },
    );
  },
);

/** Where it begins when it is said today: the same day of the year in the first year it lies ahead in. */
const soonest = (shown: Pattern, first: Day): Day =>
  daysOf({ ...shown, interval: 1 }, today, { most: 13 }).find(
    (day) => day.slice(5, 7) === first.slice(5, 7),
  ) ?? "";

test.each([
  [date(12, 6), "2027-01-06", "hvert år den 6. januar kl. 13", "every year on 6 January at 13:00"],
  [
    month(12, 1, 3),
    "2027-01-06",
    "hvert år den første onsdag i januar kl. 13",
    "every year on the first Wednesday in January at 13:00",
  ],
  [
    month(24, -1, 5),
    "2026-12-01",
    "hvert andet år den sidste fredag i december kl. 13",
    "every other year on the last Friday in December at 13:00",
  ],
  [
    date(24, 31),
    "2027-04-01",
    "hvert andet år den sidste dag i april kl. 13",
    "every other year on the last day of April at 13:00",
  ],
])("by years: %j from %s", (shown, from, da, en) => {
  // The hour is kept together with what stands before it.
  const said = (language: "da" | "en") =>
    patternInWords(shown, "13:00", from, texts[language]).replace("\u00a0", " ");
  expect([said("da"), said("en")]).toEqual([da, en]);
});

test("whatever is typed, it is read or not, and never takes long or falls over", () => {
  const words = fc.array(
    fc.constantFrom(
      ..."hver anden tirsdag i måneden den 6. januar kl. 13-15 10.30 fra til 6/1 om to uger sidste pm næste".split(
        " ",
      ),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        words.map((some) => some.join(" ")),
        fc.string({ unit: "grapheme", maxLength: 250 }),
      ),
      (said) => {
        expect(() => read(said)).not.toThrow();
      },
    ),
    { numRuns: 3000 },
  );
});
