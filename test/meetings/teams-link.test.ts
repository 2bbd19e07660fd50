import { expect, test } from "vitest";
import { newOnlineMeeting } from "../../src/meetings/teams-link.js";
import { when } from "./samples.js";

const link = (subject: string, agenda: readonly string[]) => newOnlineMeeting({ subject, when, agenda });

test("Teams' own form is opened with subject, times and agenda filled in, and nobody invited", () => {
  const address = link("Netværksmøde: Lyset i vinduet", ["Siden sidst", "Hvad nu? & hvornår = snart"]);
  const { origin, pathname, searchParams } = new URL(address);
  expect(origin + pathname).toBe("https://teams.microsoft.com/l/meeting/new");
  expect([...searchParams]).toEqual([
    ["subject", "Netværksmøde: Lyset i vinduet"],
    ["startTime", "2027-01-06T13:00:00+01:00"],
    ["endTime", "2027-01-06T15:00:00+01:00"],
    ["content", "Siden sidst\nHvad nu? & hvornår = snart"],
  ]);
  // Teams reads a plus as a plus, and shows it.
  expect(address).not.toContain("+");
});

test("without an agenda there is no empty field", () => {
  expect(link("Møde", [])).not.toContain("content");
});

test("a long agenda in letters that take much room is cut after a whole word, and the address stays short", () => {
  for (const words of ["æøå ".repeat(500), "👩‍🔬 ".repeat(500), "x".repeat(5000)]) {
    const address = link("Åbne spørgsmål", [words]);
    expect(address.length).toBeLessThanOrEqual(2000);
    expect(address.length).toBeGreaterThan(1500);
    expect(new URL(address).searchParams.get("content")).toMatch(/…$/u);
  }
});

test("a long subject is cut, and a broken character cannot break it", () => {
  expect(link("å".repeat(3000), ["Siden sidst"]).length).toBeLessThanOrEqual(2000);
  expect(new URL(link("Møde \uD83D", ["\uDE00"])).searchParams.get("subject")).toBe("Møde ");
});
