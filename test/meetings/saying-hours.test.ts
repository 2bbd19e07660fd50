import { describe, expect, test } from "vitest";
import { read } from "./sayings.js";

const tuesday = "2026-11-24";
const danish = "tolv et to tre fire fem seks syv otte ni ti elleve".split(" ");
const english = "twelve one two three four five six seven eight nine ten eleven".split(" ");
const from = 7;

/** Every quarter of an hour that people meet at, as it is said in one language. */
const quarters = (
  names: readonly string[],
  say: (hour: string, next: string) => readonly string[],
): readonly (readonly [string, string])[] =>
  Array.from({ length: 12 }, (_, n) => n + from).flatMap((hour) =>
    say(names[hour % 12] ?? "", names[(hour + 1) % 12] ?? "").map(
      (words, n) => [words, `${String(hour).padStart(2, "0")}:${["00", "15", "30", "45"][n % 4]}`] as const,
    ),
  );

describe("every quarter of an hour from seven to seven, in words", () => {
  test.each(
    quarters(danish, (hour, next) => [
      ...[`klokken ${hour}`, `kvart over ${hour}`, `halv ${next}`, `kvart i ${next}`],
      ...[`kl. ${hour}`, `kl. ${hour} femten`, `kl. ${hour} tredive`, `kl. ${hour} femogfyrre`],
    ]),
  )("%s is %s", (words, time) => {
    expect(read(`i morgen ${words}`)).toEqual({ day: tuesday, time });
    expect(read(`${words} i morgen i to timer`)).toEqual({ day: tuesday, time, minutes: 120 });
  });
  test.each(
    quarters(english, (hour, next) => [
      ...[`at ${hour}`, `quarter past ${hour}`, `half past ${hour}`, `quarter to ${next}`],
      ...[`${hour} o’clock`, `at ${hour} fifteen`, `at ${hour} thirty`, `at a quarter to ${next}`],
    ]),
  )("%s is %s", (words, time) => {
    expect(read(`tomorrow ${words}`)).toEqual({ day: tuesday, time });
    expect(read(`${words} tomorrow for two hours`)).toEqual({ day: tuesday, time, minutes: 120 });
  });
});

test.each<readonly [string, object]>([
  ["kl.  halv  10", { time: "09:30" }],
  ["kvart over 2", { time: "14:15" }],
  ["half past 9", { time: "09:30" }],
  ["at 2 o'clock", { time: "14:00" }],
  ["klokken fjorten tredive", { time: "14:30" }],
  ["halv fjorten", { time: "13:30" }],
  ["et kvarter i to", { time: "13:45" }],
  ["Klokken Ni.", { time: "09:00" }],
  ["at noon", { time: "12:00" }],
  ["at 12 noon", { time: "12:00" }],
  // Which half of the day is said.
  ["klokken ni om aftenen", { time: "21:00" }],
  ["halv otte om aftenen", { time: "19:30" }],
  ["to om eftermiddagen", { time: "14:00" }],
  ["at ten am", { time: "10:00" }],
  ["two p.m.", { time: "14:00" }],
  ["seven o'clock in the evening", { time: "19:00" }],
  ["at 9 in the morning", { time: "09:00" }],
  // How long.
  ["kl. ti i to timer", { time: "10:00", minutes: 120 }],
  ["kl. ni to timer", { time: "09:00", minutes: 120 }],
  ["kl. ti i halvanden time", { time: "10:00", minutes: 90 }],
  ["at two for half an hour", { time: "14:00", minutes: 30 }],
  ["fra ni til elleve", { time: "09:00", minutes: 120 }],
  ["fra to til fire", { time: "14:00", minutes: 120 }],
  ["fra elleve til et", { time: "11:00", minutes: 120 }],
  ["fra fem til syv", { time: "17:00", minutes: 120 }],
  ["kl. ni-elleve", { time: "09:00", minutes: 120 }],
  ["fra kl. ni til kl. elleve", { time: "09:00", minutes: 120 }],
  ["mellem ni og elleve", { time: "09:00", minutes: 120 }],
  ["mellem kl. 9 og 11", { time: "09:00", minutes: 120 }],
  ["halv ni til halv elleve", { time: "08:30", minutes: 120 }],
  ["halv 2 til 3", { time: "13:30", minutes: 90 }],
  ["19 til halv otte", { time: "19:00", minutes: 30 }],
  ["kl. 9 til halv elleve", { time: "09:00", minutes: 90 }],
  ["from nine to eleven", { time: "09:00", minutes: 120 }],
  ["from nine to eleven pm", { time: "21:00", minutes: 120 }],
  ["from ten to eleven", { time: "10:00", minutes: 60 }],
  ["at nine to eleven", { time: "09:00", minutes: 120 }],
  ["from 10 until noon", { time: "10:00", minutes: 120 }],
  ["from noon to one", { time: "12:00", minutes: 60 }],
  ["between two and three", { time: "14:00", minutes: 60 }],
  ["9 am to half past two", { time: "09:00", minutes: 330 }],
])("%s", (words, saying) => {
  expect(read(`i morgen ${words}`)).toEqual({ day: tuesday, ...saying });
  expect(read(`hver tirsdag ${words}`)).toMatchObject({ pattern: { every: "week", interval: 1 }, ...saying });
});

test("a date after the hour is no hour", () => {
  const ends = { time: "09:00", until: "2027-07-01" };
  expect(read("hver tirsdag kl. ni til 1. juli")).toMatchObject(ends);
  expect(read("every Tuesday at nine until 1 July")).toMatchObject(ends);
  expect(read("every Tuesday at nine to 1 July")).toMatchObject(ends);
  expect(read("hver tirsdag halv ti til 11. december")).toMatchObject({ time: "09:30", until: "2026-12-11" });
});

describe("not an hour, or not one for certain", () => {
  test.each([
    "i morgen ni",
    "i morgen ni til elleve",
    "tomorrow nine to eleven",
    // Ten minutes before, or from the one to the other.
    "tomorrow at ten to eleven",
    "tomorrow at five to nine",
    "i morgen kl. fem i to",
    "hver måned kl. fem i to",
    "i morgen kl. ti minutter over ni",
    "i morgen 10 minutter i halv ti",
    "i morgen ved ni-tiden",
    "i morgen middag",
    "i morgen kl. tolv om aftenen",
    "i morgen fra ti til ni",
    "i morgen kl. 9 og halv elleve",
    "every quarter to nine",
    "every first Monday of the quarter to nine",
  ])("%s", (words) => {
    expect(read(words)).toBeUndefined();
  });
});

test("the sign of an hour may stand before both ends", () => {
  const meant = { day: "2026-11-26", time: "14:00", minutes: 120 };
  for (const words of [
    "kl. fra 14 til 16",
    "klokken fra to til fire",
    "kl. mellem 14 og 16",
    "fra kl. 14 til kl. 16",
  ])
    expect(read(`om 3 dage ${words}`), words).toEqual(meant);
});

test("days in figures are not taken for hours", () => {
  for (const words of [
    "hver tirsdag fra 10.11 til 15.12",
    "hver mandag 10.12-12.12",
    "hver mandag 9-10.12",
    "hver mandag 10.12-13",
    "hver mandag kl. 9 til 20.06",
    "hver mandag klokken ni til 20.06",
    "every Monday at 9 until 11.12",
  ])
    expect(read(words), words).toBeUndefined();
  expect(read("hver mandag fra kl. 9 til 10.10")).toMatchObject({ time: "09:00", minutes: 70 });
  expect(read("hver mandag kl. 9-10.05")).toMatchObject({ time: "09:00", minutes: 65 });
  expect(read("hver mandag 10.15-11.10")).toBeUndefined();
  expect(read("hver mandag 10.10-11.30")).toMatchObject({ time: "10:10", minutes: 80 });
});
