import fc from "fast-check";
import { expect, test } from "vitest";
import {
  carried,
  isClaimed,
  nextLetter,
  parkedAfter,
  waitAfter,
  withNotes,
} from "../../src/letters/carrying.js";
import type { CalendarLetter } from "../../src/meetings/calendar.js";
import { after, minute } from "../../src/time.js";
import { aCalendar, done, inMinutes, later, note, now, written } from "./a-post.js";

const id = fc.string({ maxLength: 60 });
const hours = 60 * minute;

test("the wait doubles from a minute up to the fourth try, then it is six hours, and up to a quarter is added", () => {
  fc.assert(
    fc.property(id, fc.integer({ min: 1, max: 30 }), (name, tries) => {
      const plain = tries < parkedAfter ? minute * 2 ** (tries - 1) : 6 * hours;
      const wait = waitAfter(tries, name);
      expect(wait).toBeGreaterThanOrEqual(plain);
      expect(wait).toBeLessThanOrEqual(plain * 1.25);
      expect(waitAfter(tries, name)).toBe(wait);
      expect(waitAfter(tries + 1, name)).toBeGreaterThanOrEqual(wait);
    }),
  );
});

test("those refused together do not come back together", () => {
  const ids = Array.from({ length: 200 }, (_, n) => `reminder 1 person-${n}`);
  const quarters = ids.map((name) => Math.floor((4 * (waitAfter(1, name) - minute)) / (minute / 4)));
  for (const quarter of [0, 1, 2, 3])
    expect(quarters.filter((one) => one === quarter).length).toBeGreaterThan(20);
});

test("a letter written anew takes the place of the one that waits, and begins afresh", () => {
  const waiting = carried(aCalendar("a", "b").letters, letterOf("a"), later, now);
  expect(waiting[0]).toMatchObject({ id: "a", nth: 1, tries: 1 });
  const again = withNotes(waiting, [note("a")], inMinutes(1));
  expect(again).toEqual([
    { ...note("b"), nth: 1, tries: 0, dueAt: now },
    { ...note("a"), nth: 2, tries: 0, dueAt: inMinutes(1) },
  ]);
});

const letterOf = (name: string): CalendarLetter => ({ ...note(name), nth: 1, tries: 0, dueAt: now });

test("what is written anew while it is on its way stays, however the first one fared", () => {
  for (const how of [done, later]) {
    const [first] = aCalendar("a").letters;
    const anew = written(aCalendar("a"), ["a"], inMinutes(1)).letters;
    expect(carried(anew, first ?? letterOf("a"), how, inMinutes(2))).toEqual(anew);
  }
});

test("a letter is parked from its fifth failure on, and keeps since when", () => {
  let letters: readonly CalendarLetter[] = aCalendar("a").letters;
  const since: unknown[] = [];
  for (let n = 0; n < 8; n++) {
    letters = carried(letters, letters[0] ?? letterOf("a"), later, inMinutes(n));
    since.push(letters[0]?.parkedSince);
  }
  expect(since).toEqual([...Array<undefined>(4).fill(undefined), ...Array<string>(4).fill(inMinutes(4))]);
});

test("letters come in the order they were written; who waits for another try lets the others go first", () => {
  const { letters } = aCalendar("a", "b", "c");
  expect(nextLetter({ letters }, now)?.id).toBe("a");
  const tried = carried(letters, letterOf("a"), later, now);
  expect(nextLetter({ letters: tried }, now)?.id).toBe("b");
  expect(nextLetter({ letters: tried }, inMinutes(2))?.id).toBe("a");
});

test("a clock that is behind delivers what was never tried all the same", () => {
  expect(nextLetter({ letters: aCalendar("a").letters }, inMinutes(-5))?.id).toBe("a");
});

test("a claim holds until its time is up", () => {
  const letters: CalendarLetter[] = [];
  expect(isClaimed({ letters }, now)).toBe(false);
  expect(isClaimed({ letters, busyUntil: inMinutes(1) }, now)).toBe(true);
  expect(isClaimed({ letters, busyUntil: now }, now)).toBe(false);
});

const step = fc.oneof(
  fc.record({ do: fc.constant("write" as const), ids: fc.uniqueArray(fc.constantFrom("a", "b", "c")) }),
  fc.record({ do: fc.constantFrom("take", "deliver", "refuse") }),
);

test("whatever is written while letters are carried, each writing is followed by a delivery, and no id waits twice", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let moment = now;
      let { letters }: { letters: readonly CalendarLetter[] } = aCalendar();
      let underWay: CalendarLetter | undefined;
      const owed = new Set<string>();
      const ends = (how: typeof done) => {
        if (!underWay) return;
        letters = carried(letters, underWay, how, moment);
        const isAnew = letters.some((one) => one.id === underWay?.id);
        if (how === done && !isAnew) owed.delete(underWay.id);
        underWay = undefined;
      };
      const takes = () => (underWay ??= nextLetter({ letters }, moment));
      for (const one of steps) {
        moment = after(moment, minute);
        if ("ids" in one) {
          letters = withNotes(letters, one.ids.map(note), moment);
          for (const name of one.ids) owed.add(name);
        } else if (one.do === "take") takes();
        else ends(one.do === "deliver" ? done : later);
        expect(new Set(letters.map((letter) => letter.id))).toEqual(owed);
        expect(new Set(owed).size).toBe(letters.length);
      }
      // When Teams takes in what is tried, everything gets through in the end.
      for (let left = 0; left < 20; left++) {
        moment = after(moment, 8 * hours);
        takes();
        ends(done);
      }
      expect(letters).toEqual([]);
    }),
  );
});
