import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarFile } from "../../src/meetings/calendar-file.js";
import { spanOf } from "../../src/meetings/calendar-time.js";
import type { Meeting } from "../../src/meetings/meeting.js";
import { texts } from "../../src/text/text.js";
import { readCalendar, valueOf } from "./calendar-entry.js";
import { aMeeting, anActiveNetwork, when } from "./samples.js";

/** A server that stands elsewhere writes the same. */
process.env.TZ = "Asia/Tokyo";

const fileOf = (fields: Partial<Meeting> = {}, title = "Lyset i vinduet", language: "da" | "en" = "da") =>
  calendarFile(
    { meeting: aMeeting(fields), network: anActiveNetwork({ texts: { title } }) },
    texts[language],
  );
const textOf = (fields?: Partial<Meeting>, title?: string, language?: "da" | "en"): string =>
  new TextDecoder("utf-8", { fatal: true }).decode(fileOf(fields, title, language).bytes);
const entry = (fields?: Partial<Meeting>, title?: string, language?: "da" | "en") => {
  const properties = readCalendar(textOf(fields, title, language));
  return (name: string) => valueOf(properties, name);
};

test("a planned meeting as a calendar reads it", () => {
  const read = entry({
    link: "https://teams.microsoft.com/l/meetup-join/19%3ameeting?context=%7b%7d",
    sequence: 2,
  });
  expect(read("METHOD")).toBe("PUBLISH");
  expect(read("STATUS")).toBe("CONFIRMED");
  expect(read("SEQUENCE")).toBe("2");
  expect(read("SUMMARY")).toBe("Netværksmøde: Lyset i vinduet");
  expect(read("LOCATION")).toBe("Rådhuset, lokale 2.14");
  expect(read("URL")).toBe("https://teams.microsoft.com/l/meetup-join/19%3ameeting?context=%7b%7d");
  expect(read("DTSTART")).toBe("20270106T120000Z");
  expect(read("DTEND")).toBe("20270106T140000Z");
  // When it was last changed, not when it was fetched: the same file twice is the same file.
  expect(read("DTSTAMP")).toBe("20261123T080000Z");
  expect(read("DESCRIPTION")).toBe(
    "Mødet er online her: https://teams.microsoft.com/l/meetup-join/19%3ameeting?context=%7b%7d\n\n" +
      "Dagsorden:\n1. Siden sidst\n2. Hvad ved hjemmeplejen, som vi andre ikke ved? (Anne)",
  );
});

test("the file's name says when and what, and its kind is a calendar's", () => {
  expect(fileOf()).toMatchObject({
    name: "2027-01-06 Lyset i vinduet.ics",
    type: "text/calendar; charset=utf-8",
  });
  expect(fileOf({}, "a/b:c* ".repeat(40)).name).toMatch(/^2027-01-06 a b c .{1,70}\.ics$/u);
});

test("moved, it is the same meeting with a higher sequence: it moves in the calendar", () => {
  const moved = { ...when, day: "2027-07-07" };
  const [before, after] = [entry(), entry({ when: moved, ...spanOf(moved), sequence: 1 })];
  expect(after("UID")).toBe(before("UID"));
  expect([before("SEQUENCE"), after("SEQUENCE")]).toEqual(["0", "1"]);
  expect(after("DTSTART")).toBe("20270707T110000Z");
});

test("two meetings, and the same id in two tenants, are two entries", () => {
  const uids = [entry()("UID"), entry({ id: "meeting-2" })("UID"), entry({ tenantId: "another" })("UID")];
  expect(new Set(uids).size).toBe(3);
});

test("cancelled, it says so to the calendar and to people", () => {
  const read = entry({ state: "cancelled", sequence: 1 });
  expect([read("METHOD"), read("STATUS"), read("SEQUENCE")]).toEqual(["CANCEL", "CANCELLED", "1"]);
  expect(read("SUMMARY")).toBe("Aflyst: Netværksmøde: Lyset i vinduet");
});

test.each([
  ["before summer time begins", "2027-03-27", "13:00", "20270327T120000Z"],
  ["after it began", "2027-03-28", "13:00", "20270328T110000Z"],
  ["before it ends", "2027-10-30", "13:00", "20271030T110000Z"],
  ["after it ended", "2027-10-31", "13:00", "20271031T120000Z"],
  ["in the hour it takes", "2027-03-28", "02:30", "20270328T013000Z"],
  ["on a leap day", "2028-02-29", "00:30", "20280228T233000Z"],
])("the hour is right %s", (_, day, time, start) => {
  const then = { ...when, day, time };
  expect(entry({ when: then, ...spanOf(then) })("DTSTART")).toBe(start);
});

describe("words", () => {
  const nasty = 'Komma, semikolon; bagstreg \\ kolon: "citat" 👩‍🔬🇩🇰 æøå ÆØÅ \\n \\, BEGIN:VEVENT '
    .repeat(3)
    .trim();

  test("commas, semicolons, backslashes, emoji and æøå come back as they were, in lines that are folded", () => {
    const read = entry({ place: nasty, agenda: [{ id: "1", words: nasty, preparedBy: nasty }] });
    expect(read("LOCATION")).toBe(nasty);
    expect(read("DESCRIPTION")).toBe(`Dagsorden:\n1. ${nasty} (${nasty})`);
    expect(
      Math.max(
        ...textOf({ place: nasty })
          .split("\r\n")
          .map((line) => [...new Intl.Segmenter().segment(line)].length),
      ),
    ).toBeLessThanOrEqual(75);
  });

  test("a line break in what people wrote makes no new line of the file, and no new item", () => {
    const broken = "Første\r\nDTSTART:20300101T000000Z\nEND:VEVENT\rX:1\u2028Y:2";
    const read = entry({ place: broken, agenda: [{ id: "1", words: broken }] }, broken);
    expect(read("DTSTART")).toBe("20270106T120000Z");
    expect(read("DESCRIPTION")).toBe(
      "Dagsorden:\n1. Første / DTSTART:20300101T000000Z / END:VEVENT / X:1 / Y:2",
    );
    expect(textOf({ place: broken }, broken)).not.toMatch(/\r(?!\n)|(?<!\r)\n/u);
  });

  test("open actions stand before the agenda, with whose they are where they are someone's", () => {
    const openActions = [
      { id: "a", words: "Ringe til puljen", owner: "Bo" },
      { id: "b", words: "Rydde op", owner: "" },
    ];
    expect(entry({ openActions })("DESCRIPTION")).toMatch(
      /^Opgaver, der er åbne:\n– Ringe til puljen \(Bo\)\n– Rydde op\n\nDagsorden:\n1\. /u,
    );
  });

  test("without agenda, place and link there are no empty lines", () => {
    const read = entry({ agenda: [], place: "", link: "" });
    expect([read("DESCRIPTION"), read("LOCATION"), read("URL")]).toEqual([undefined, undefined, undefined]);
  });

  test("an address that is none to the package is kept in the description", () => {
    const read = entry({ link: "https://MØDE_rum", place: "" });
    expect(read("DESCRIPTION")).toContain("https://MØDE_rum");
    expect(read("LOCATION")).toBe("Online");
  });

  test("in English", () => {
    const read = entry({ link: "https://example.org/x" }, "Light", "en");
    expect(read("SUMMARY")).toBe("Network meeting: Light");
    expect(read("DESCRIPTION")).toContain("Join online here: https://example.org/x");
  });

  test("whatever people write, it comes back and nothing else does", () => {
    const words = fc.string({ unit: "binary", maxLength: 200 });
    fc.assert(
      fc.property(words, words, words, (title, place, item) => {
        const read = entry({ place, agenda: [{ id: "1", words: item }] }, title);
        expect(read("DTSTART")).toBe("20270106T120000Z");
        expect(read("DESCRIPTION")?.startsWith("Dagsorden:\n1. ")).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
