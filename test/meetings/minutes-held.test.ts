import fc from "fast-check";
import { expect, test } from "vitest";
import { withFallenDue } from "../../src/meetings/letters/falling-due.js";
import { handled } from "../../src/meetings/letters/handled.js";
import { passedOn } from "../../src/meetings/letters/passing-on.js";
import { isNeeded } from "../../src/meetings/letters/reasons.js";
import { withMeeting, type Meeting } from "../../src/meetings/meeting.js";
import { isMetFor, lacksMinutes } from "../../src/meetings/minutes/held.js";
import { minutesStates, type Minutes } from "../../src/meetings/minutes/minutes.js";
import { takeUpAgain, waive } from "../../src/meetings/minutes/passing.js";
import { namesIn } from "../../src/meetings/minutes/saving.js";
import { after, minute } from "../../src/time.js";
import { aLetter, reminded } from "./letter-scene.js";
import { someMinutes } from "./minutes-samples.js";
import { aad, aMeeting, aMember, anActiveNetwork } from "./samples.js";

const { startsAt, endsAt } = aMeeting();
const closedAt = (endedAt: string) => anActiveNetwork({ state: "closed", endedAt });
const early = closedAt(after(startsAt, -minute));
const during = closedAt(after(startsAt, minute));

test("a meeting was held if its network was not closed before it began", () => {
  const over = aMeeting({ state: "over" });
  const [asked, missed, cancelled] = [
    { ...over, minutes: someMinutes() },
    over,
    aMeeting({ state: "cancelled" }),
  ];
  expect([aMeeting(), asked, missed, cancelled].map((one) => isMetFor(one, during))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect([aMeeting(), asked, missed, cancelled].map((one) => isMetFor(one, early))).toEqual([
    false,
    true,
    false,
    false,
  ]);
  expect(isMetFor(missed, anActiveNetwork())).toBe(true);
  expect(isMetFor(asked, anActiveNetwork({ state: "dropped" }))).toBe(false);
});

test("minutes are missing of what has begun, until they are approved or waived", () => {
  const missing = minutesStates.filter((state) =>
    lacksMinutes(aMeeting({ state: "over", minutes: someMinutes({ state }) }), during, endsAt),
  );
  expect(missing).toEqual(["asked", "begun", "ready"]);
  const network = anActiveNetwork();
  expect(lacksMinutes(aMeeting(), network, after(startsAt, -minute))).toBe(false);
  expect(lacksMinutes(aMeeting(), network, startsAt)).toBe(true);
  expect(lacksMinutes(aMeeting({ state: "cancelled" }), network, endsAt)).toBe(false);
});

test("of a meeting that began before its network was closed minutes are asked for, and of no other; nothing falls due for ever", () => {
  for (const network of [early, during]) {
    const around = { network, calendar: undefined };
    const over = withFallenDue(reminded(), around, endsAt);
    const kinds = over.letters.map(({ kind }) => kind);
    expect(kinds).toEqual(network === during ? ["minutes-ask"] : []);
    expect(over).toMatchObject({ state: "over" });
    expect(over.reminders.every(({ state }) => state === "dropped")).toBe(true);
    const later = after(endsAt, 30 * 24 * 60 * minute);
    const nagged = withFallenDue(withMeeting(over, { letters: [] }, endsAt), around, later);
    expect(nagged.letters.map(({ kind }) => kind)).toEqual(network === during ? ["minutes-nag"] : []);
    expect(withMeeting(nagged, { letters: [] }, later)).not.toHaveProperty("dueAt");
  }
});

test("a meeting whose network is gone is over, asks nobody, and rests", () => {
  const begun = aMeeting({ minutes: someMinutes({ dueAt: endsAt }) });
  const over = withFallenDue(begun, { network: undefined, calendar: undefined }, endsAt);
  expect(over).toMatchObject({ state: "over", letters: [] });
  expect(over).not.toHaveProperty("dueAt");
});

test("names stand on a line each or between commas, whatever stands before them, and each once", () => {
  expect(namesIn("- Karen  Holm\n2. Bo; Ida,, \n• karen holm")).toEqual(["Karen Holm", "Bo", "Ida"]);
  expect(namesIn(" \n,")).toEqual([]);
});

test("the news goes to who leads now, and to nobody who has it already", () => {
  const members = [aMember("employee", { duty: "lead" }), aMember("colleague")];
  const led = anActiveNetwork({ members });
  const letter = aLetter("minutes-waived", { to: aad("colleague") });
  const about = (fields: Partial<Minutes>) =>
    passedOn(aMeeting({ state: "over", minutes: someMinutes(fields) }), led, letter, endsAt);
  expect(about({ state: "waived" })).toMatchObject([{ kind: "minutes-waived", to: aad("employee") }]);
  expect(about({ state: "waived", leadKnowsWaived: true })).toEqual([]);
  expect(about({ state: "begun" })).toEqual([]);
  expect(about({ state: "posted", leadKnowsWaived: true })).toEqual([]);
});

const network = anActiveNetwork({
  members: [aMember("employee", { duty: "lead" }), aMember("colleague"), aMember("third")],
});
const pen = (name: string, now: string) => ({ network, by: { personId: aad(name), name }, now });
const steps = fc.array(
  fc.record({
    do: fc.constantFrom("waive" as const, "take-up" as const, "deliver" as const, "race" as const),
    who: fc.constantFrom("employee", "colleague"),
  }),
  { maxLength: 20 },
);

/** What the lead has been told, or did themselves; they hear nothing that they know. */
class Lead {
  meeting: Meeting = aMeeting({
    state: "over",
    minutes: someMinutes({ taker: { personId: aad("colleague"), name: "colleague" } }),
  });
  thinks = false;
  #now = endsAt;

  acts(what: "waive" | "take-up", who: string): void {
    this.#now = after(this.#now, minute);
    const before = this.meeting;
    const by = pen(who, this.#now);
    this.meeting = what === "waive" ? waive(before, by) : takeUpAgain(before, by, this.#now);
    if (this.meeting !== before && who === "employee") this.thinks = what === "waive";
  }

  /** The letter goes out; where somebody was quicker than the record of it, both are written. */
  delivers(race?: () => void): void {
    for (const letter of this.meeting.letters.filter(({ kind }) => kind === "minutes-waived")) {
      const sent = this.meeting;
      const isSent = isNeeded(sent, network, letter, this.#now);
      const saidWaived = sent.minutes?.state === "waived";
      if (isSent) {
        expect(saidWaived).not.toBe(this.thinks);
        this.thinks = saidWaived;
      }
      race?.();
      this.meeting = handled(
        this.meeting,
        letter,
        { fate: "done", ...(isSent ? { saidWaived } : {}) },
        this.#now,
      );
    }
  }
}

test("in any order of Intet referat and taking it back, by the taker and the lead, the lead ends up knowing, and hears nothing twice", () => {
  fc.assert(
    fc.property(steps, (all) => {
      const lead = new Lead();
      for (const one of all) {
        if (one.do === "deliver") lead.delivers();
        else if (one.do === "race") lead.delivers(() => lead.acts("take-up", one.who));
        else lead.acts(one.do, one.who);
      }
      lead.delivers();
      lead.delivers();
      expect(lead.thinks).toBe(lead.meeting.minutes?.state === "waived");
      expect(lead.meeting.letters.filter(({ kind }) => kind === "minutes-waived")).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});
