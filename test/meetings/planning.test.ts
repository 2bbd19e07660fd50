import { expect, test } from "vitest";
import { spanOf } from "../../src/meetings/calendar-time.js";
import type { Calendar } from "../../src/meetings/calendar.js";
import type { Meeting } from "../../src/meetings/meeting.js";
import { addItem, changeItem, placeItem, removeItem } from "../../src/meetings/planning/agenda.js";
import { blankInputs, checkedPlan, inputsOf, understood } from "../../src/meetings/planning/form.js";
import { cancel, move, rehouse, revive } from "../../src/meetings/planning/plan.js";
import { previewCard } from "../../src/meetings/planning/preview-card.js";
import { keyOf, partsOf, patternOf, ways } from "../../src/meetings/planning/repeat.js";
import {
  endSeries,
  planSeries,
  resumeSeries,
  settingsOf,
  withDraft,
  withSettings,
} from "../../src/meetings/planning/series.js";
import { remindersSince, timesOf, wasListed } from "../../src/meetings/planning/times.js";
import { daysOf } from "../../src/meetings/repeating.js";
import { texts } from "../../src/text/text.js";
import { wordsOf } from "../support/cards.js";
import { aCalendar, aMeeting, anActiveNetwork, now, when } from "./samples.js";
import { aDraft, aPlan, aSeries, patterns } from "./planning-samples.js";

const later = "2026-12-01T08:00:00.000Z";
const moved = timesOf({ ...when, day: "2027-01-13" }, aCalendar(), later);

test("a moved meeting has its new moments and reminders alone, and is told of once, however often it is moved", () => {
  const once = move(aMeeting(), moved, later);
  expect(once).toMatchObject({
    ...spanOf(moved.when),
    sequence: 1,
    letters: [{ id: "change", kind: "change" }],
  });
  expect(once.reminders).toEqual(moved.reminders);
  expect(once.dueAt).toBe(later);
  const back = move(once, timesOf(when, aCalendar(), later), later);
  expect(back.letters).toHaveLength(1);
  expect(back.sequence).toBe(2);
  expect(move(once, moved, later)).toBe(once);
});

test("what was not told of yet is told as it then is: no letter says that it changed", () => {
  const { told, ...untold } = aMeeting();
  expect(move(untold, moved, later).letters).toEqual([]);
  expect(cancel(untold, later).letters).toEqual([]);
});

test("a cancelled meeting comes back while its time has not come, with what became of its reminders", () => {
  const { reminders } = timesOf(when, aCalendar(), later);
  const meeting = aMeeting({
    reminders: reminders.map((one) => (one.lead === "7d" ? { ...one, state: "sent" } : one)),
  });
  const cancelled = cancel(meeting, later);
  expect(cancelled).toMatchObject({ state: "cancelled", sequence: 1 });
  expect(cancel(cancelled, later)).toBe(cancelled);
  const revived = revive(cancelled, timesOf(when, aCalendar(), later).reminders, later);
  expect(revived).toMatchObject({ state: "planned", reminders: [{ state: "sent" }, { state: "waits" }] });
  expect(() => revive(cancelled, [], meeting.startsAt)).toThrow("meeting-over");
  expect(() => move(cancelled, moved, later)).toThrow("meeting-cancelled");
  for (const rule of [move, rehouse, cancel] as ((...given: never[]) => Meeting)[])
    expect(() => rule(aMeeting() as never, moved as never, meeting.startsAt as never)).toThrow();
});

test("the agenda: added, corrected, ordered, removed, and the same press twice is one", () => {
  let meeting = addItem(aMeeting(), "new", { words: "Penge", preparedBy: "" }, later);
  expect(addItem(meeting, "new", { words: "Penge", preparedBy: "" }, later)).toBe(meeting);
  meeting = changeItem(meeting, "new", { words: "Puljer", preparedBy: "Søren" }, later);
  meeting = placeItem(meeting, "new", 0, later);
  expect(placeItem(meeting, "new", 0, later)).toBe(meeting);
  expect(meeting.agenda.map(({ id }) => id)).toEqual(["new", "item-1", "item-2"]);
  expect(meeting.agenda[0]).toMatchObject({ words: "Puljer", preparedBy: "Søren" });
  const without = removeItem(meeting, "new", later);
  expect(without.agenda.map(({ id }) => id)).toEqual(["item-1", "item-2"]);
  expect(() => changeItem(without, "new", { words: "x", preparedBy: "" }, later)).toThrow("item-gone");
  expect(() => addItem(without, "x", { words: "", preparedBy: "" }, later)).toThrow("no-item-words");
  expect(() => addItem(without, "x", { words: "010190-1234", preparedBy: "" }, later)).toThrow("cpr");
});

test("every way to repeat begins on the day it was chosen for", () => {
  for (let n = 0; n < 800; n++) {
    const day = new Date(Date.UTC(2026, 10, 23 + n)).toISOString().slice(0, 10);
    for (const way of ways) {
      const pattern = patternOf(way, partsOf(day));
      if (!pattern) continue;
      expect(daysOf(pattern, day, { most: 1 }), `${way} ${day}`).toEqual([day]);
      expect(patternOf(keyOf(pattern), partsOf(day))).toEqual(pattern);
    }
  }
});

test.each([
  "",
  "week",
  "week:0:1",
  "week:1:8",
  "nth:1:5:1",
  "date:1:32",
  "date:99:1",
  "nth:3:1",
  "x:1:1",
  "date:1:1.5",
])("a forged choice %j is no pattern", (choice) => {
  if (choice === "week") expect(patternOf(choice, partsOf("2027-01-06"))).toBeTruthy();
  else expect(patternOf(choice, partsOf("2027-01-06"))).toBe(false);
});

test("what is said in words fills the form, and what it does not say stays", () => {
  const blank = { ...blankInputs(aCalendar()), place: "Rådhuset", time: "09:00" };
  const zone = "Europe/Copenhagen";
  const said = (saying: string) => understood({ ...blank, saying }, zone, now).inputs;
  expect(said("hver første onsdag i kvartalet kl. 13")).toMatchObject({
    ...{ day: "2027-01-06", time: "13:00", repeat: "quarter-weekday", place: "Rådhuset", saying: "" },
  });
  expect(said("hver anden tirsdag")).toMatchObject({ day: "2026-11-24", time: "09:00", repeat: "two-weeks" });
  // Monday, nine in the morning, when nine has passed: the first is next week's.
  const { inputs } = understood({ ...blank, saying: "hver mandag" }, zone, "2026-11-23T12:00:00.000Z");
  expect(inputs.day).toBe("2026-11-30");
  expect(() => said("når det passer")).toThrow("saying-unclear");
});

test("a plan stands in the form again as it was", () => {
  for (const pattern of [undefined, ...patterns]) {
    const [day = ""] = pattern ? daysOf(pattern, "2027-01-06", { most: 1 }) : ["2027-01-06"];
    const words = aPlan({ day, ...(pattern ? { pattern } : {}), fromTheme: ["Hvad ved vi?"] });
    const questions = [{ key: "q-1", words: "Hvad ved vi?" }];
    const inputs = inputsOf(words, questions);
    expect(inputs.fromTheme).toBe("q-1");
    expect(checkedPlan(inputs, ["Hvad ved vi?"], "Europe/Copenhagen", now)).toEqual(words);
    expect(inputsOf(words, []).agenda).toContain("Hvad ved vi?");
  }
});

const drafted = (id: string, calendar = aCalendar()): Calendar =>
  withDraft(calendar, { ...aDraft(aPlan({ pattern: aSeries().pattern })), id }, now);

test("a series is made of a draft once; ended and taken up again it says so once more", () => {
  const calendar = drafted("s1");
  const by = aDraft(aPlan()).by;
  const planned = planSeries(calendar, { id: "s1", by }, "channel", now);
  expect(planned).toMatchObject({ drafts: [], settleAt: now, letters: [{ kind: "series", seriesId: "s1" }] });
  expect(planSeries(planned, { id: "s1", by }, "channel", later)).toBe(planned);
  expect(() => planSeries(planned, { id: "s2", by }, "channel", later)).toThrow("draft-gone");
  const ended = endSeries(planned, "s1", "channel", later);
  expect(ended.letters).toMatchObject([{ kind: "series-ended", nth: 2 }]);
  expect(endSeries(ended, "s1", "channel", later)).toBe(ended);
  const again = resumeSeries(ended, "s1", ["a", "b"], later);
  expect(again.series[0]).toEqual({ ...planned.series[0], resumedAt: later });
  expect(again.letters.map(({ to }) => to)).toEqual([undefined, "a", "b"]);
});

test("one draft for each lead: the newer takes the older's place, another's stays", () => {
  const mine = drafted("one");
  const both = withDraft(mine, { ...aDraft(aPlan()), id: "hers", by: "aad-other" }, now);
  const newer = drafted("two", both);
  expect(newer.drafts?.map(({ id }) => id).sort()).toEqual(["hers", "two"]);
});

test("settings: lead times in their order, each once; unchanged is unchanged", () => {
  const calendar = aCalendar();
  expect(withSettings(calendar, settingsOf(calendar), later)).toBe(calendar);
  const changed = withSettings(calendar, { ...settingsOf(calendar), leads: ["1h", "14d", "1h"] }, later);
  expect(changed).toMatchObject({ leads: ["14d", "1h"], settleAt: later, dueAt: later });
  const taken = withSettings(
    calendar,
    { ...settingsOf(calendar), taker: { personId: "p", name: "P" } },
    later,
  );
  expect(withSettings(taken, settingsOf(calendar), later)).not.toHaveProperty("taker");
});

test("before its announcement nobody is reminded of a meeting", () => {
  const reminders = remindersSince(when, aCalendar(), "2027-01-01T12:00:00.000Z", now);
  expect(reminders.map(({ state }) => state)).toEqual(["dropped", "waits"]);
});

test("the preview warns of school holidays as the municipality has set them", () => {
  const draft = aDraft(aPlan({ day: "2027-02-17" }));
  const shown = (schoolHolidays: readonly { readonly from: string; readonly until: string }[]) => {
    const planned = {
      network: anActiveNetwork(),
      calendar: aCalendar(),
      draft,
      settings: { schoolHolidays },
      coming: [],
    };
    return wordsOf(previewCard(planned, texts.da, now)).join(" | ");
  };
  expect(shown([{ from: "2027-02-15", until: "2027-02-19" }])).toMatch(/17\. februar 2027 .*⚠ .*skole/iu);
  expect(shown([{ from: "2027-02-15", until: "2027-02-16" }])).not.toContain("⚠");
});

test("the preview says on which days the network meets already", () => {
  const planned = {
    network: anActiveNetwork(),
    calendar: aCalendar(),
    draft: aDraft(aPlan({ day: "2027-01-06", pattern: { every: "week", interval: 1, weekday: 3 } })),
    settings: { schoolHolidays: [] },
    coming: [aMeeting({ when: { ...when, day: "2027-01-13", time: "09:00" } })],
  };
  const words = wordsOf(previewCard(planned, texts.da, now)).join(" | ");
  expect(words).toMatch(/13\. januar[^⚠]*⚠ Netværket har allerede et møde den dag\. .*20\. januar/u);
  expect(words.split("⚠")).toHaveLength(2);
});

test("the series' card told of its first four days, and of none after", () => {
  const series = aSeries({ pattern: { every: "week", interval: 1, weekday: 3 } });
  const calendar = aCalendar({ series: [series] });
  const days = daysOf(series.pattern, series.from, { most: 5 });
  expect(days.map((slot) => wasListed(calendar, { seriesId: series.id, slot }))).toEqual([
    ...[true, true, true, true],
    false,
  ]);
  expect(wasListed(calendar, aMeeting())).toBe(false);
});
