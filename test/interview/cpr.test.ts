import fc from "fast-check";
import { expect, test } from "vitest";
import { holdsCpr } from "../../src/interview/cpr.js";

const found = [
  "010190-1234",
  "0101901234",
  "010190 1234",
  "010190–1234",
  "010190—1234",
  "010190−1234",
  "010190\u20111234",
  "010190 - 1234",
  "010190\u00a01234",
  "010190\t1234",
  "01 01 90-1234",
  "01 01 90 1234",
  "01.01.90-1234",
  "01/01/90-1234",
  "01-01-90-1234",
  "Hun (010190-1234) bor i Vestbyen",
  "cpr:0101901234.",
  "CPR0101901234",
  "Jens 010190-1234, Hanne 020291-2345",
  "010190-1234,020291-2345",
  "320190-1234 eller 010190-1234",
  "Født i 1990 010190-1234",
  "65+ 010190-1234",
  "+45 12345678 010190-1234",
  "Sådan:\n310199-9999\nikke?",
  "010190-1234–Jens",
  "０１０１９０－１２３４",
  "0101\u200b90-1234",
  "010190\u00ad1234",
  "010190.1234",
  "010190/1234",
  "010190_1234",
  "010190:1234",
  "010190--1234",
  "010190 -1234",
  "010190\n1234",
  "010190\r\n1234",
  "0101 90 1234",
  "01.01 90-1234",
  "01 0190 1234",
  "01_01_90_1234",
  "01. 01. 90 1234",
  "010190-12 34",
  "01 01 90 12 34",
  "01011990-1234",
  "01011990 1234",
  "01.01.1990-1234",
  "01 01 1990 1234",
  "01.01.2010: 1234",
  "1/1/90-1234",
  "1/1-90 1234",
  "1.12.1990-1234",
  "Nr. 45 010190-1234",
  "45 0101 9012 34",
  "29.02.2000-1234",
  "12 010190-1234",
  "290200-4000",
  "290296-1234",
  "290264-5123",
];

const notFound = [
  "",
  "Ensomhed blandt ældre",
  "5790001901234",
  "57 0101901234567",
  "1234-0101901234",
  "2024-010190-1234",
  "010190-1234-5",
  "20240101901234",
  "00101901234",
  "01019012345",
  "+45 0101901234",
  "+4501019012",
  "0045 20 30 40 50",
  "12 34 56 78",
  "20304050",
  "DK50 0040 0440 1162 43",
  "2026-11-22T13:00:00.000Z",
  "22.11.2026 kl. 13.00",
  "01.01.1990-31.12.1991",
  "010190-311291",
  "010190",
  "010190-xxxx",
  "010190-123",
  "010190, 1234 borgere",
  "010190\n\n1234",
  "010190, 1234",
  "010190---1234",
  "12.10.25 kl. 14.00",
  "12.10.25 14.00",
  "12.10.25 14:00-15:30",
  "12.10.25 10-12",
  "12.10.25-14.10.25",
  "12.10.2025 - 14.10.2025",
  "12-10-25 - 14-10-25",
  "2010-2012-2014",
  "2010 2012 2014",
  "2010/2011/2012",
  "201012342014",
  "57 90 00 19 01 23 4",
  "5790 0019 01234",
  "+45 01 01 90 12 34",
  "+49 30 1234 5678",
  "0049 30 1234 5678",
  "20 10 40 50\n30 11 22 33",
  "20 10 40 50 30 11 22 33",
  "20104050 30112233",
  "20104050/30112233",
  "DK50 3040 0410 1162 43",
  "29.02.1999-1234",
  "29.02.1900-4123",
  "1.13.90-1234",
  "121990-1234",
  "320190-1234",
  "000190-1234",
  "011390-1234",
  "010090-1234",
  "310490-1234",
  "300290-1234",
  "290291-1234",
  "290200-0000",
  "290200-3999",
  "6101901234",
  "§ 85, stk. 1, 100 pct., 1.250.000 kr.",
];

test.each(found)("finds the CPR number in %j", (text) => {
  expect(holdsCpr(text)).toBe(true);
});

test.each(notFound)("finds no CPR number in %j", (text) => {
  expect(holdsCpr(text)).toBe(false);
});

const two = (number: number) => String(number).padStart(2, "0");
const joints = ["", " ", ".", "/", "-", "_", ". "];
const gaps = ["", "-", " ", "–", "−", " - ", "--", ".", "/", "_", ":", "\n"];
const written = (day: number, month: number, year: number, last: string, joint: string, gap: string) =>
  [two(day), two(month), two(year % 100)].join(joint) + gap + last;

/** The seventh digits that may stand with a birth year, taken from the official table row by row. */
function seventhOf(year: number): number[] {
  if (year < 1900) return [5, 6, 7, 8];
  if (year < 1937) return [0, 1, 2, 3];
  if (year < 2000) return [0, 1, 2, 3, 4, 9];
  return year < 2037 ? [4, 5, 6, 7, 8, 9] : [5, 6, 7, 8];
}

const birthday = fc
  .date({ min: new Date("1858-01-01T00:00:00Z"), max: new Date("2057-12-31T00:00:00Z"), noInvalidDate: true })
  .chain((date) =>
    fc.record({
      date: fc.constant(date),
      seventh: fc.constantFrom(...seventhOf(date.getUTCFullYear())),
      rest: fc.integer({ min: 0, max: 999 }).map((n) => String(n).padStart(3, "0")),
    }),
  );
const around = fc.constantFrom("", "Borgeren ", " (", "x", ", ", "\n");

test("every date that exists is found with any four digits, in every written form", () => {
  fc.assert(
    fc.property(
      birthday,
      fc.constantFrom(...joints),
      fc.constantFrom(...gaps),
      around,
      around,
      ({ date, seventh, rest }, joint, gap, before, behind) => {
        const last = `${seventh}${rest}`;
        const number = written(
          date.getUTCDate(),
          date.getUTCMonth() + 1,
          date.getUTCFullYear(),
          last,
          joint,
          gap,
        );
        expect(holdsCpr(before + number + behind)).toBe(true);
      },
    ),
    { numRuns: 5_000 },
  );
});

test("a date that does not exist is not found, in any written form", () => {
  const impossible = fc.oneof(
    fc.record({ day: fc.integer({ min: 32, max: 99 }), month: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ day: fc.integer({ min: 1, max: 31 }), month: fc.integer({ min: 13, max: 99 }) }),
    fc.record({ day: fc.constant(31), month: fc.constantFrom(2, 4, 6, 9, 11) }),
    fc.constantFrom({ day: 0, month: 1 }, { day: 1, month: 0 }, { day: 30, month: 2 }),
  );
  fc.assert(
    fc.property(
      impossible,
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 0, max: 9999 }).map((n) => String(n).padStart(4, "0")),
      fc.constantFrom(...joints),
      fc.constantFrom(...gaps),
      ({ day, month }, year, last, joint, gap) => {
        expect(holdsCpr(written(day, month, year, last, joint, gap))).toBe(false);
      },
    ),
    { numRuns: 5_000 },
  );
});

test("29 February follows the century that the seventh digit tells", () => {
  const leap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  for (let year = 1858; year <= 2057; year++) {
    for (const seventh of seventhOf(year)) {
      expect(holdsCpr(`2902${two(year % 100)}-${seventh}123`), `${year} ${seventh}`).toBe(leap(year));
    }
  }
});

test("a number inside a longer run of digits is not found", () => {
  const digits = fc.stringMatching(/^\d{1,8}$/);
  fc.assert(
    fc.property(birthday, digits, fc.boolean(), ({ date, seventh, rest }, more, before) => {
      const number = written(
        date.getUTCDate(),
        date.getUTCMonth() + 1,
        date.getUTCFullYear(),
        `${seventh}${rest}`,
        "",
        "",
      );
      expect(holdsCpr(before ? more + number : number + more)).toBe(false);
    }),
  );
});
