import { expect, test } from "vitest";
import { withMeeting, type Meeting } from "../../src/meetings/meeting.js";
import { addActions, putActionBack, removeAction } from "../../src/meetings/minutes/actions-taken.js";
import { askForMinutes, nagForMinutes } from "../../src/meetings/minutes/asking.js";
import { editionOf, minutesOf } from "../../src/meetings/minutes/blank.js";
import { follow, keptDone, keptOpen, mark } from "../../src/meetings/minutes/following.js";
import { approve, send, waive } from "../../src/meetings/minutes/passing.js";
import type { Pen } from "../../src/meetings/minutes/rights.js";
import { decisionsIn, savePart } from "../../src/meetings/minutes/saving.js";
import { presentIn } from "../../src/meetings/minutes/wording.js";
import { aad, aCalendar, aMeeting, aMember, anActiveNetwork } from "./samples.js";

const network = anActiveNetwork({
  members: [aMember("employee", { duty: "lead" }), aMember("colleague"), aMember("third")],
});
const ended = "2027-01-06T14:00:00.000Z";
const later = "2027-01-06T14:30:00.000Z";
const nagAt = "2027-01-11T14:30:00.000Z";
const pen = (name: string, now = later): Pen => ({ network, by: { personId: aad(name), name }, now });
const lead = pen("employee");
const yes = (name: string) => ({ memberId: `p-${aad(name)}`, reply: "yes" as const, at: later });

const withActions = (count: number, meeting: Meeting = aMeeting()): Meeting => {
  const given = {
    words: Array.from({ length: count }, (_, n) => `Opgave ${n}`).join("\n"),
    memberId: "",
    ownerName: "",
    by: "",
  };
  return addActions(meeting, lead, given, (words) => words);
};
const approved = (meeting: Meeting): Meeting =>
  approve(meeting, lead, editionOf(minutesOf(meeting, network)));
const told = (meeting: Meeting): Meeting => withMeeting(meeting, { letters: [] }, meeting.changedAt);

test("at its end the calendar's taker is asked, else the lead, and who is not in any more is not", () => {
  const asked = (calendar = aCalendar(), given = aMeeting()) =>
    askForMinutes(given, network, calendar, ended);
  expect(asked()).toMatchObject({ state: "over", letters: [{ kind: "minutes-ask", to: aad("employee") }] });
  const taker = { personId: aad("third"), name: "third" };
  expect(asked(aCalendar({ taker })).letters).toMatchObject([{ to: aad("third") }]);
  const gone = { personId: aad("nobody"), name: "nobody" };
  expect(asked(aCalendar({ taker: gone })).letters).toMatchObject([{ to: aad("employee") }]);
  // Wednesday the 6th and three working days.
  expect(asked().minutes?.dueAt).toBe("2027-01-11T14:00:00.000Z");
  const before = aMeeting();
  expect(askForMinutes(before, network, undefined, "2027-01-06T13:59:00.000Z")).toBe(before);
  const once = asked();
  expect(askForMinutes(once, network, undefined, later)).toBe(once);
});

test("who wrote while it went on is not asked, and posted or waived minutes are never asked for", () => {
  const during = "2027-01-06T13:00:00.000Z";
  const save = (given: Meeting) =>
    savePart(given, pen("employee", during), { part: "notes", words: "Undervejs" }, 0);
  const begun = askForMinutes(save(aMeeting()), network, undefined, ended);
  expect(begun).toMatchObject({
    state: "over",
    letters: [],
    minutes: { state: "begun", notes: "Undervejs" },
  });
  expect(begun.minutes?.dueAt).toBe("2027-01-11T14:00:00.000Z");
  for (const rule of [approved, (given: Meeting) => waive(given, lead)]) {
    const done = askForMinutes(told(rule(save(aMeeting()))), network, undefined, ended);
    expect(done).toMatchObject({ state: "over", letters: [] });
    expect(done.dueAt).toBeUndefined();
    expect(nagForMinutes(done, network, "2027-03-01T00:00:00.000Z")).toBe(done);
  }
});

test("what was approved, or is not to be, waits for nobody", () => {
  const asked = askForMinutes(aMeeting(), network, undefined, ended);
  const written = savePart(asked, lead, { part: "notes", words: "Noter" }, 0);
  for (const done of [approved(written), waive(written, lead)]) {
    expect(written.minutes).toHaveProperty("dueAt");
    expect(told(done).dueAt).toBeUndefined();
    expect(done.letters.filter(({ kind }) => kind === "minutes-ask")).toEqual([]);
  }
});

test("the taker is reminded once, and once they have sent them, the lead is", () => {
  const calendar = aCalendar({ taker: { personId: aad("third"), name: "third" } });
  const asked = askForMinutes(aMeeting(), network, calendar, ended);
  expect(nagForMinutes(asked, network, "2027-01-11T13:59:00.000Z")).toBe(asked);
  const nagged = nagForMinutes(told(asked), network, nagAt);
  expect(nagged.letters).toMatchObject([{ kind: "minutes-nag", to: aad("third") }]);
  expect(nagForMinutes(nagged, network, "2027-02-11T13:59:00.000Z")).toBe(nagged);
  const written = savePart(told(asked), pen("third"), { part: "notes", words: "Noter" }, 0);
  const sent = send(written, pen("third"), nagAt);
  expect(nagForMinutes(told(sent), network, nagAt).letters).toMatchObject([{ to: aad("employee") }]);
});

test("attendance follows the answers until it is saved, and then stays", () => {
  const asked = askForMinutes(aMeeting({ attendance: [yes("employee")] }), network, undefined, ended);
  const answered = withMeeting(asked, { attendance: [yes("employee"), yes("third")] }, later);
  expect(minutesOf(answered, network).present).toEqual([`p-${aad("employee")}`, `p-${aad("third")}`]);
  const saved = savePart(answered, lead, { part: "present", ids: [`p-${aad("third")}`], others: "" }, 0);
  const again = withMeeting(saved, { attendance: [yes("employee")] }, later);
  expect(minutesOf(again, network).present).toEqual([`p-${aad("third")}`]);
  expect(() => savePart(saved, lead, { part: "present", ids: ["p-forged"], others: "" }, 1)).toThrow(
    "unknown-click",
  );
});

test("who said yes and left before the meeting began was not there; who left after it was", () => {
  const left = (since: string) => aMember("third", { standing: "left", since });
  const meeting = aMeeting({ attendance: [yes("employee"), yes("third")] });
  const presentWith = (third: ReturnType<typeof left>) => {
    const members = network.members.map((one) => (one.id === third.id ? third : one));
    return minutesOf(meeting, { ...network, members }).present;
  };
  expect(presentWith(left("2026-12-20T08:00:00.000Z"))).toEqual([`p-${aad("employee")}`]);
  expect(presentWith(left("2027-01-07T08:00:00.000Z"))).toEqual([
    `p-${aad("employee")}`,
    `p-${aad("third")}`,
  ]);
});

test("who came into the network after the meeting was neither there nor missing", () => {
  const newcomer = aMember("newcomer", { since: "2027-02-01T08:00:00.000Z" });
  const meet = { network: { ...network, members: [...network.members, newcomer] }, meeting: aMeeting() };
  const { there, notThere } = presentIn(meet, {
    ...minutesOf(meet.meeting, network),
    present: [`p-${aad("third")}`],
  });
  expect([there, notThere]).toEqual([["third"], ["employee", "colleague"]]);
});

test("an action that is taken off and put back after it was followed is followed again, once", () => {
  const posted = told(approved(withActions(2)));
  const first = follow(aCalendar(), posted, later);
  const off = removeAction(posted, lead, "Opgave 0");
  const without = follow(first, off, later);
  expect(without.actions.map(({ id }) => id)).toEqual(["Opgave 1"]);
  const back = putActionBack(told(off), lead, "Opgave 0");
  const again = follow(without, back, later);
  expect(again.actions.map(({ id }) => id)).toEqual(["Opgave 1", "Opgave 0"]);
  expect(follow(again, back, later)).toBe(again);
  expect(again.settleAt).toBe(later);
});

test("what was taken off before the approval does not come back after it, unheard of by its owner", () => {
  const posted = approved(removeAction(withActions(2), lead, "Opgave 0"));
  expect(() => putActionBack(posted, lead, "Opgave 0")).toThrow("action-gone");
});

test("an action that was added and taken off does not come back by the first press delivered again", () => {
  const off = removeAction(withActions(1), lead, "Opgave 0");
  expect(withActions(1, off)).toBe(off);
});

test("what was done long ago and is kept no longer does not come back by a correction", () => {
  const posted = told(approved(withActions(2)));
  const others = Array.from({ length: keptDone }, (_, n) => ({
    id: `other-${n}`,
    words: "x",
    ownerName: "",
    meetingId: "meeting-0",
    doneAt: "2027-05-01T08:00:00.000Z",
  }));
  const by = { personId: aad("employee"), name: "employee" };
  const followed = follow(aCalendar({ actions: others }), posted, later);
  const marked = mark(followed, network, "Opgave 0", true, by, "2027-04-01T08:00:00.000Z");
  expect(marked.actions.some(({ id }) => id === "Opgave 0")).toBe(false);
  const corrected = withActions(3, posted);
  const after = follow(marked, corrected, later);
  expect(after.actions.filter(({ meetingId }) => meetingId === "meeting-1").map(({ id }) => id)).toEqual([
    "Opgave 1",
    "Opgave 2",
  ]);
});

test("the calendar holds so many open actions at most: the oldest go, and what is done is counted for itself", () => {
  const before = Array.from({ length: keptOpen }, (_, n) => ({
    id: `old-${n}`,
    words: "x",
    ownerName: "",
    meetingId: "meeting-0",
    ...(n === 5 ? { doneAt: "2027-01-01T08:00:00.000Z" } : {}),
  }));
  const posted = told(approved(withActions(2)));
  const followed = follow(aCalendar({ actions: before }), posted, later);
  expect(followed.actions.map(({ id }) => id)).toEqual([
    ...before.slice(1).map(({ id }) => id),
    "Opgave 0",
    "Opgave 1",
  ]);
  expect(follow(followed, posted, later)).toBe(followed);
});

test("a decision is a line, whatever people set before it", () => {
  expect(decisionsIn("- Et\n• To\n\n3. Tre\n 4) Fire\n2027 er året")).toEqual([
    "Et",
    "To",
    "Tre",
    "Fire",
    "2027 er året",
  ]);
});

test("nothing is written of a meeting that has not begun, was cancelled, or whose network has ended", () => {
  const piece = { part: "notes", words: "x" } as const;
  expect(() => savePart(aMeeting(), pen("employee", "2027-01-06T11:59:00.000Z"), piece, 0)).toThrow(
    "minutes-too-early",
  );
  expect(() => savePart(aMeeting({ state: "cancelled" }), lead, piece, 0)).toThrow("meeting-cancelled");
  const closed = { ...lead, network: { ...network, state: "closed" as const } };
  expect(() => savePart(aMeeting(), closed, piece, 0)).toThrow("not-active");
});
