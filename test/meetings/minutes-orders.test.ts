import fc from "fast-check";
import { expect, test } from "vitest";
import { carried } from "../../src/letters/carrying.js";
import type { Calendar } from "../../src/meetings/calendar.js";
import { withMeeting, type Meeting } from "../../src/meetings/meeting.js";
import {
  addActions,
  changeAction,
  putActionBack,
  removeAction,
} from "../../src/meetings/minutes/actions-taken.js";
import { askForMinutes } from "../../src/meetings/minutes/asking.js";
import { editionOf } from "../../src/meetings/minutes/blank.js";
import { follow, mark } from "../../src/meetings/minutes/following.js";
import type { Action, Minutes } from "../../src/meetings/minutes/minutes.js";
import { approve, handTo, send, takeUpAgain, waive } from "../../src/meetings/minutes/passing.js";
import { mayWrite, type Pen } from "../../src/meetings/minutes/rights.js";
import { savePart, timesSaved } from "../../src/meetings/minutes/saving.js";
import { Refusal } from "../../src/refusal.js";
import { after, minute } from "../../src/time.js";
import { aad, aCalendar, aMeeting, aMember, anActiveNetwork } from "./samples.js";

const network = anActiveNetwork({
  members: [aMember("employee", { duty: "lead" }), aMember("colleague"), aMember("third")],
});
const start = "2027-01-06T14:30:00.000Z";
const nagAt = "2027-01-11T14:30:00.000Z";
const ownerId = `p-${aad("third")}`;

const who = fc.oneof(
  { weight: 3, arbitrary: fc.constant("employee") },
  fc.constantFrom("colleague", "third"),
);
const words = fc.constantFrom("Et", "To", "Tre", "Fire");
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("save" as const),
      who,
      words,
      part: fc.constantFrom("decisions" as const, "notes" as const, "next" as const),
      stale: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("add" as const), who, words, owned: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("change" as const),
      who,
      words,
      nth: fc.nat(4),
      stale: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom("remove" as const, "put-back" as const),
      who,
      nth: fc.nat(4),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("approve" as const), who, stale: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom("send" as const, "waive" as const, "take-up" as const, "hand" as const),
      who,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("deliver" as const), dies: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("mark" as const), nth: fc.nat(4), isDone: fc.boolean() }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const approved: Step[] = [
  { do: "take-up", who: "employee" },
  { do: "add", who: "employee", words: "Et", owned: true },
  { do: "approve", who: "employee", stale: false },
];
/** Any steps, and often the lead's approval in the midst of them. */
const orders = fc
  .tuple(fc.array(step, { maxLength: 20 }), fc.boolean(), fc.array(step, { maxLength: 30 }))
  .map(([first, isApproved, then]) => [...first, ...(isApproved ? approved : []), ...then]);

/** What people have saved, as they remember it themselves. */
interface Memory {
  decisions: string;
  notes: string;
  next: string;
  actions: { id: string; words: string }[];
  done: Set<string>;
  posted: number;
}

class Desk {
  meeting: Meeting = askForMinutes(aMeeting(), network, undefined, start);
  calendar: Calendar = aCalendar();
  readonly memory: Memory = { decisions: "", notes: "", next: "", actions: [], done: new Set(), posted: 0 };
  /** How often the channel heard of them. */
  posts = 0;
  #now = start;
  #made = 0;

  get minutes(): Minutes {
    if (!this.meeting.minutes) throw new Error("There are no minutes.");
    return this.meeting.minutes;
  }

  pen(name: string): Pen {
    this.#now = after(this.#now, minute);
    return { network, by: { personId: aad(name), name }, now: this.#now };
  }

  /** Carries a rule out, and says whether it was let through. */
  tries(rule: () => Meeting): boolean {
    try {
      this.meeting = rule();
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }

  take(one: Step): void {
    const { minutes, memory } = this;
    if (one.do === "deliver") return this.deliver(one.dies);
    if (one.do === "mark") return this.mark(one.nth, one.isDone);
    const pen = this.pen(one.who);
    if (one.do === "save") {
      const seen = timesSaved(minutes, one.part) + (one.stale ? 1 : 0);
      const stands = memory[one.part];
      const took = this.tries(() => savePart(this.meeting, pen, { part: one.part, words: one.words }, seen));
      if (one.stale && stands !== one.words) expect(took).toBe(false);
      if (took) memory[one.part] = one.words;
    }
    if (one.do === "add") {
      const id = `action-${++this.#made}`;
      const given = { words: one.words, memberId: one.owned ? ownerId : "", ownerName: "", by: "" };
      if (this.tries(() => addActions(this.meeting, pen, given, () => id)))
        memory.actions.push({ id, words: one.words });
    }
    if (one.do === "change") this.change(pen, one.nth, one.words, one.stale);
    if (one.do === "remove") this.remove(pen, one.nth);
    if (one.do === "put-back") this.putBack(pen);
    if (one.do === "send") this.tries(() => send(this.meeting, pen, nagAt));
    if (one.do === "waive") this.tries(() => waive(this.meeting, pen));
    if (one.do === "take-up") this.tries(() => takeUpAgain(this.meeting, pen, nagAt));
    if (one.do === "hand") this.tries(() => handTo(this.meeting, pen, aad("colleague"), nagAt));
    if (one.do === "approve") this.approve(pen, one.stale);
  }

  approve(pen: Pen, stale: boolean): void {
    const before = this.minutes.state;
    this.tries(() => approve(this.meeting, pen, editionOf(this.minutes) + (stale ? 1 : 0)));
    if (before === "posted" || this.minutes.state !== "posted") return;
    expect(stale).toBe(false);
    expect(pen.by.personId).toBe(aad("employee"));
    this.memory.posted++;
  }

  change(pen: Pen, nth: number, words: string, stale: boolean): void {
    const action = this.minutes.actions[nth];
    if (!action) return;
    const { id, memberId = "", edition = 0, words: stands } = action;
    const given = { words, memberId, ownerName: "", by: "" };
    const took = this.tries(() => changeAction(this.meeting, pen, id, given, edition + (stale ? 1 : 0)));
    if (stale && stands !== words) expect(took).toBe(false);
    const known = this.memory.actions.find((one) => one.id === id);
    if (took && known) known.words = words;
  }

  remove(pen: Pen, nth: number): void {
    const id = this.minutes.actions[nth]?.id ?? "none";
    if (!this.tries(() => removeAction(this.meeting, pen, id))) return;
    this.memory.actions = this.memory.actions.filter((one) => one.id !== id);
  }

  putBack(pen: Pen): void {
    const { removed } = this.minutes;
    if (removed && this.tries(() => putActionBack(this.meeting, pen, removed.id)))
      this.memory.actions.push({ id: removed.id, words: removed.words });
  }

  /** Tells the calendar; where the process dies, the letter stays and is carried out again. */
  deliver(dies: boolean): void {
    for (const letter of this.meeting.letters) {
      if (letter.kind === "follow") this.calendar = follow(this.calendar, this.meeting, this.#now);
      if (dies) continue;
      if (letter.kind === "minutes") this.posts++;
      const letters = carried(this.meeting.letters, letter, { fate: "done" }, this.#now);
      this.meeting = withMeeting(this.meeting, { letters }, this.meeting.changedAt);
    }
    const followed = new Set(this.calendar.actions.map(({ id }) => id));
    for (const id of this.memory.done) if (!followed.has(id)) this.memory.done.delete(id);
  }

  mark(nth: number, isDone: boolean): void {
    const id = this.calendar.actions[nth]?.id;
    if (id === undefined) return;
    const { by, now } = this.pen("employee");
    this.calendar = mark(this.calendar, network, id, isDone, by, now);
    if (isDone) this.memory.done.add(id);
    else this.memory.done.delete(id);
  }
}

const said = ({ id, words: text }: Action | { id: string; words: string }) => ({ id, words: text });

test("in any order of saving, sending, approving and correcting, what is posted is what was saved last, and its actions are followed once", () => {
  fc.assert(
    fc.property(orders, (steps) => {
      const desk = new Desk();
      for (const one of steps) desk.take(one);
      const { minutes, memory } = desk;
      expect(minutes.decisions.join("\n")).toBe(memory.decisions);
      expect(minutes).toMatchObject({ notes: memory.notes, next: memory.next });
      expect(minutes.actions.map(said)).toEqual(memory.actions.map(said));
      expect(memory.posted).toBeLessThanOrEqual(1);
      desk.deliver(true);
      desk.deliver(false);
      expect(desk.posts).toBe(memory.posted);
      const expected = memory.posted > 0 ? memory.actions.map(said) : [];
      const followed = desk.calendar.actions.map(said);
      expect([...followed].sort((a, b) => a.id.localeCompare(b.id))).toEqual(
        [...expected].sort((a, b) => a.id.localeCompare(b.id)),
      );
      for (const action of desk.calendar.actions)
        expect(action.doneAt !== undefined, action.id).toBe(memory.done.has(action.id));
    }),
    { numRuns: 500 },
  );
});

test("whoever may not write changes nothing, at any time", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const desk = new Desk();
      for (const one of steps) {
        const before = desk.meeting;
        desk.take(one);
        if ("who" in one && !mayWrite(before, { network, by: { personId: aad(one.who), name: "" } }))
          expect(desk.meeting).toBe(before);
      }
    }),
    { numRuns: 200 },
  );
});
