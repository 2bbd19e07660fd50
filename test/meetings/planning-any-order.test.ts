import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Calendar, Series } from "../../src/meetings/calendar.js";
import { dayAfter, spanOf } from "../../src/meetings/calendar-time.js";
import type { Meeting } from "../../src/meetings/meeting.js";
import { cancel, move, revive } from "../../src/meetings/planning/plan.js";
import {
  endSeries,
  planSeries,
  resumeSeries,
  settleNow,
  withDraft,
  withSettings,
  settingsOf,
} from "../../src/meetings/planning/series.js";
import { calendarIsDue } from "../../src/meetings/planning/settle.js";
import { timesOf } from "../../src/meetings/planning/times.js";
import { daysOf } from "../../src/meetings/repeating.js";
import { Refusal } from "../../src/refusal.js";
import { change } from "../../src/store/change.js";
import { openEmbedded } from "../../src/store/embedded.js";
import type { Mail } from "../../src/teams/mail.js";
import { after, day, type Instant } from "../../src/time.js";
import { danishZone } from "../../src/zone.js";
import { aDraft, aPlan, patterns } from "./planning-samples.js";
import { aCalendar, anActiveNetwork, now as begin } from "./samples.js";

const documents = openEmbedded(":memory:");
afterAll(() => documents.close());

const mail: Mail = {
  send: () => Promise.resolve("sent"),
  sendPrivately: () => Promise.resolve("sent"),
  putPrivately: () => Promise.resolve({ delivery: "sent" }),
  putInChannel: () => Promise.resolve({ delivery: "sent" }),
  update: () => Promise.resolve("sent"),
  repaint: () => Promise.resolve(true),
};

type Deed =
  | { readonly deed: "plan"; readonly pattern: number }
  | { readonly deed: "end" | "resume" | "leads" }
  | { readonly deed: "settle" }
  | { readonly deed: "move" | "cancel" | "revive"; readonly nth: number; readonly days: number }
  | { readonly deed: "wait"; readonly days: number };

const deeds = fc.array(
  fc.oneof(
    fc.record({ deed: fc.constant("plan" as const), pattern: fc.nat(patterns.length - 1) }),
    {
      weight: 2,
      arbitrary: fc.record({ deed: fc.constantFrom("end" as const, "resume" as const, "leads" as const) }),
    },
    { weight: 3, arbitrary: fc.record({ deed: fc.constant("settle" as const) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        deed: fc.constantFrom("move" as const, "cancel" as const, "revive" as const),
        nth: fc.nat(7),
        days: fc.integer({ min: -20, max: 40 }),
      }),
    },
    fc.record({ deed: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 60 }) }),
  ),
  // Without it the courses are too short for an end that is undone, or one of an ended series that is held after all.
  { minLength: 8, maxLength: 24, size: "max" },
);

/** One network in the store, and what is done to its meetings by the rules and the clock themselves. */
class World {
  readonly at: { readonly tenantId: string; readonly id: string };
  now: Instant = begin;
  count = 0;
  /** What the lead last said of single meetings: the day each was put on, and those skipped. */
  readonly days = new Map<string, string>();
  readonly skipped = new Set<string>();

  constructor(id: string) {
    this.at = { tenantId: aCalendar().tenantId, id };
  }

  async begin(): Promise<void> {
    await documents.write("network", this.at, anActiveNetwork({ id: this.at.id }));
    await documents.write("calendar", this.at, aCalendar({ id: this.at.id }));
  }

  async meetings(): Promise<Map<string, Meeting>> {
    const found = new Map<string, Meeting>();
    const { tenantId, id: networkId } = this.at;
    for await (const one of documents.list("meeting", tenantId, { networkId })) found.set(one.id, one);
    return found;
  }

  calendar = (rule: (calendar: Calendar) => Calendar): Promise<Calendar> =>
    change(documents, "calendar", this.at, (current) => rule(current ?? aCalendar({ id: this.at.id })));

  async settle(): Promise<void> {
    await this.calendar((current) => settleNow(current, this.now));
    await calendarIsDue(documents, this.at, this.now, mail);
  }

  /** Does it; says which meeting alone it was done to. A rule's no is a rule's no. */
  async act(one: Deed): Promise<string | undefined> {
    try {
      return await this.#done(one);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return "none";
    }
  }

  async #done(one: Deed): Promise<string | undefined> {
    switch (one.deed) {
      case "plan":
        await this.#plan(one.pattern);
        return "none";
      case "end":
      case "resume":
      case "leads":
        await this.calendar((current) => this.#changed(current, one.deed));
        return "none";
      case "settle":
        await this.settle();
        return undefined;
      case "wait":
        this.now = after(this.now, one.days * day);
        return "none";
      case "move":
      case "cancel":
      case "revive":
        return this.#changeOne(one.deed, one.nth, one.days);
    }
  }

  async #plan(n: number): Promise<void> {
    const pattern = patterns[n] ?? { every: "week", interval: 1, weekday: 1 };
    const words = aPlan({ pattern, day: dayAfter(this.now.slice(0, 10), 3) });
    const draft = { ...aDraft(words), id: `${this.at.id}-s${this.count++}` };
    await this.calendar((current) => withDraft(current, draft, this.now));
    await this.calendar((current) => planSeries(current, draft, "channel", this.now));
  }

  #changed(calendar: Calendar, deed: "end" | "resume" | "leads"): Calendar {
    const id = calendar.series.at(-1)?.id ?? "none";
    if (deed === "end") return endSeries(calendar, id, "channel", this.now);
    if (deed === "resume") return resumeSeries(calendar, id, "channel", this.now);
    const leads = calendar.leads.length === 2 ? (["14d", "3d", "1h"] as const) : (["7d", "1d"] as const);
    return withSettings(calendar, { ...settingsOf(calendar), leads }, this.now);
  }

  async #changeOne(deed: "move" | "cancel" | "revive", nth: number, days: number): Promise<string> {
    const all = [...(await this.meetings()).values()];
    const one = all.sort((a, b) => a.id.localeCompare(b.id))[nth % Math.max(1, all.length)];
    if (!one) return "none";
    const when = { ...one.when, day: dayAfter(one.when.day, days) };
    const calendar = await this.calendar((same) => same);
    const to = timesOf(deed === "move" ? when : one.when, calendar, this.now);
    const isOver = calendar.series.some(({ id, endedAt }) => id === one.seriesId && endedAt !== undefined);
    const next = await change(documents, "meeting", one, (current = one) => {
      if (deed === "move") return move(current, to, this.now);
      return deed === "cancel" ? cancel(current, this.now) : revive(current, to.reminders, this.now, isOver);
    });
    if (deed === "move") this.days.set(one.id, next.when.day);
    if (deed === "cancel" && !next.endedWithSeries) this.skipped.add(one.id);
    if (deed === "revive") this.skipped.delete(one.id);
    return one.id;
  }
}

const others = (all: Map<string, Meeting>, but: string) =>
  [...all.entries()].filter(([id]) => id !== but).sort();

let worlds = 0;

test("in any order of planning, moving, skipping, ending and settling: one meeting a slot, the others untouched, settled twice is once", async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      const world = new World(`world-${worlds++}`);
      await world.begin();
      await world.act({ deed: "plan", pattern: 2 });
      await world.settle();
      for (const one of all) {
        const before = await world.meetings();
        const touched = await world.act(one);
        const then = await world.meetings();
        if (touched !== undefined) expect(others(then, touched)).toEqual(others(before, touched));
        if (one.deed === "settle") await staysSettled(world, then);
        if (one.deed === "revive" && before.get(touched ?? "")?.state === "cancelled")
          await staysRevived(world, touched ?? "");
        inOrder(then, world.now);
        asSaid(world, then);
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);

/** Settling what is settled changes nothing; of each running series the meetings ahead are there. */
async function staysSettled(world: World, then: Map<string, Meeting>): Promise<void> {
  await world.settle();
  expect([...(await world.meetings())].sort()).toEqual([...then].sort());
  const calendar = await world.calendar((same) => same);
  for (const series of calendar.series) {
    const own = [...then.values()].filter((one) => one.seriesId === series.id && one.startsAt > world.now);
    if (series.endedAt) expect(own.filter(({ state }) => state === "planned")).toEqual([]);
    else expect(own.filter((one) => one.endedWithSeries)).toEqual([]);
    if (!series.endedAt) expect([...then.keys()]).toEqual(expect.arrayContaining(nextIds(series, world.now)));
  }
  const leads = [...then.values()].filter((one) => one.state === "planned" && one.startsAt > world.now);
  for (const { reminders } of leads)
    expect(reminders.map(({ lead }) => lead).sort()).toEqual([...calendar.leads].sort());
}

/** The next four of a series, whatever became of them. */
function nextIds({ id, pattern, from, time }: Series, now: Instant): string[] {
  const days = daysOf(pattern, from, { after: dayAfter(now.slice(0, 10), -1), most: 5 });
  const isAhead = (on: string) => spanOf({ day: on, time, minutes: 1, zone: danishZone }).startsAt > now;
  return days
    .filter(isAhead)
    .slice(0, 4 - (days.some((on) => !isAhead(on)) ? 1 : 0))
    .map((on) => `${id}-${on}`);
}

/** What the lead was told takes place after all is not cancelled again behind their back. */
async function staysRevived(world: World, id: string): Promise<void> {
  await world.settle();
  expect((await world.meetings()).get(id)).toMatchObject({ state: "planned" });
}

/** What a lead says of one meeting stands, whatever its series does. */
function asSaid({ days, skipped }: World, meetings: Map<string, Meeting>): void {
  for (const [id, on] of days) expect(meetings.get(id)?.when.day).toBe(on);
  for (const id of skipped) expect(meetings.get(id)).toMatchObject({ state: "cancelled" });
}

function inOrder(meetings: Map<string, Meeting>, now: Instant): void {
  const ofSeries = [...meetings.values()].filter(({ seriesId }) => seriesId !== undefined);
  const slots = ofSeries.map(({ seriesId, slot }) => `${seriesId} ${slot}`);
  expect(new Set(slots).size).toBe(slots.length);
  for (const { state, startsAt, reminders, dueAt } of meetings.values()) {
    if (state !== "planned" || startsAt <= now) continue;
    for (const reminder of reminders.filter((one) => one.state === "waits"))
      expect(dueAt !== undefined && dueAt <= reminder.at && reminder.at < startsAt).toBe(true);
  }
}
