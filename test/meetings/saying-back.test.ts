import fc from "fast-check";
import { expect, test } from "vitest";
import { dayAfter } from "../../src/meetings/calendar-time.js";
import { patternInWords, seriesInWords } from "../../src/meetings/pattern-words.js";
import { daysOf } from "../../src/meetings/repeating.js";
import type { Day, Pattern, Weekday } from "../../src/meetings/when.js";
import { texts } from "../../src/text/text.js";
import { aSeries } from "./planning-samples.js";
import { date, month, read, today, week } from "./sayings.js";

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

test.each([
  ["da", "hver første onsdag i kvartalet kl.\u00a013, til 3. december 2027"],
  ["en", "the first Wednesday of every quarter at 13:00, until 3 December 2027"],
] as const)("a series with a last day is shown with it in %s, and can be typed back", (language, said) => {
  const series = aSeries({ until: "2027-12-03" });
  expect(seriesInWords(series, texts[language])).toBe(said);
  expect(read(said)).toMatchObject({ pattern: series.pattern, time: "13:00", until: "2027-12-03" });
});

const anyDay = fc.integer({ min: 0, max: 1460 }).map((days) => dayAfter(today, days));

test.each(["da", "en"] as const)("so can a series with its last day, in %s", (language) => {
  fc.assert(
    fc.property(pattern, time, anyDay, (shown, at, until) => {
      const series = aSeries({ pattern: shown, time: at, from: today, until });
      expect(read(seriesInWords(series, texts[language]))).toEqual({ pattern: shown, time: at, until });
    }),
    { numRuns: 1000 },
  );
});

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
      ..."halv kvart over ni fem at quarter past to o'clock mellem og gange om året i år tirsdagen noon".split(
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
