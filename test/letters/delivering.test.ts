import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lease, longestRound, parkedAfter, type Fate } from "../../src/letters/carrying.js";
import { deliverDue } from "../../src/letters/delivering.js";
import { withCalendar, type CalendarLetter } from "../../src/meetings/calendar.js";
import { StoreUnavailable, WriteConflict, type Documents } from "../../src/store/documents.js";
import { openEmbedded } from "../../src/store/embedded.js";
import { after, minute, second, type Instant } from "../../src/time.js";
import { counting } from "../support/counting.js";
import { refusing } from "../support/refusing.js";
import {
  aCalendar,
  at,
  comesBy,
  done,
  inMinutes,
  later,
  now,
  postBy,
  stored,
  writes,
  written,
} from "./a-post.js";

let documents: ReturnType<typeof counting>;
let told: string[];
const tell = ({ id }: CalendarLetter): Fate => (told.push(id), done);

beforeEach(() => {
  documents = counting(openEmbedded(":memory:"));
  told = [];
});
afterEach(() => {
  vi.useRealTimers();
  return documents.close();
});

const begins = async (...ids: string[]) => {
  const calendar = aCalendar(...ids);
  await documents.write("calendar", calendar, calendar);
  documents.reset();
};

test("each letter is told once, in its order; a claim, a write for each, and the last lets go", async () => {
  await begins("a", "b", "c");
  await comesBy(documents, tell);
  await comesBy(documents, tell);
  expect(told).toEqual(["a", "b", "c"]);
  const left = await stored(documents);
  expect(left).toMatchObject({ letters: [], changedAt: now });
  for (const field of ["busyUntil", "dueAt", "parkedSince"]) expect(left).not.toHaveProperty(field);
  expect(documents.calls.write).toBe(4);
});

test("nothing due is one read, and what the rule writes without a letter is not claimed", async () => {
  await begins();
  await comesBy(documents, tell);
  expect(documents.calls).toMatchObject({ read: 1, write: 0 });
  await deliverDue(documents, at, now, (one) => withCalendar(one, { zone: "UTC" }, now), postBy(tell));
  expect(documents.calls.write).toBe(1);
  expect(await stored(documents)).toMatchObject({ zone: "UTC" });
  expect(await stored(documents)).not.toHaveProperty("busyUntil");
});

test("what the rule writes is claimed and told with the same write", async () => {
  await begins();
  await deliverDue(
    documents,
    at,
    now,
    (one) => (one.letters.length ? one : written(one, ["due"])),
    postBy(tell),
  );
  expect(told).toEqual(["due"]);
  expect(documents.calls.write).toBe(2);
});

test("instances that come by at the same time, or while one is at it, tell nothing", async () => {
  await begins("a", "b");
  const others = async (letter: CalendarLetter) => (await comesBy(documents, tell), tell(letter));
  await Promise.all([comesBy(documents, others), comesBy(documents, others), comesBy(documents, others)]);
  expect(told).toEqual(["a", "b"]);
});

test("a letter written anew while it is on its way is told again; another that came is told too", async () => {
  await begins("a");
  await comesBy(documents, async (letter) => {
    if (told.length === 0) await writes(documents, (one) => written(one, ["a", "b"], inMinutes(1)));
    return tell(letter);
  });
  expect(told).toEqual(["a", "a", "b"]);
  expect(await stored(documents)).toMatchObject({ letters: [] });
});

test("an instance that has lost its claim notes how its letter fared and leaves the rest to the other", async () => {
  await begins("a", "b");
  const busyUntil = inMinutes(30);
  await comesBy(documents, async (letter) => {
    await writes(documents, (one) => withCalendar(one, { busyUntil }, now));
    return tell(letter);
  });
  expect(told).toEqual(["a"]);
  expect(await stored(documents)).toMatchObject({ busyUntil, letters: [{ id: "b", tries: 0 }] });
});

test("after a crash the letters wait for the lease to end; what was noted is not told again", async () => {
  await begins("a", "b", "c");
  const dying = new Promise<Fate>(() => undefined);
  void comesBy(documents, (letter) => (told.length === 1 ? (tell(letter), dying) : tell(letter)));
  await expect.poll(() => told).toEqual(["a", "b"]);
  await comesBy(documents, tell, after(now, lease - 1));
  expect(told).toEqual(["a", "b"]);
  expect((await stored(documents)).dueAt).toBe(after(now, lease));
  await comesBy(documents, tell, after(now, lease));
  expect(told).toEqual(["a", "b", "b", "c"]);
});

test("a process that is told to stop begins no letter more, and lets go of what it had claimed", async () => {
  await begins("a", "b");
  let isClosing = false;
  const stopping = (letter: CalendarLetter): Fate => ((isClosing = true), tell(letter));
  const comesByAgain = () => comesBy(documents, stopping, now, () => isClosing);
  await comesByAgain();
  expect(told).toEqual(["a"]);
  const left = await stored(documents);
  expect(left).toMatchObject({ letters: [{ id: "b", tries: 0 }], dueAt: now });
  expect(left).not.toHaveProperty("busyUntil");
  documents.reset();
  await comesByAgain();
  expect(documents.calls).toMatchObject({ read: 0, write: 0 });
});

test("a round ends well before the lease does, with time for the letter under way", () => {
  expect(lease - longestRound).toBeGreaterThanOrEqual(2 * minute);
});

test.each([
  ["the store that does not answer", new StoreUnavailable("no")],
  ["a conflict without end", new WriteConflict("no")],
])("%s ends the round and lets go at once, so that the letters wait no lease", async (_, fault) => {
  await begins("a", "b");
  const reading = async (letter: CalendarLetter) => {
    if (letter.id === "b") throw fault;
    return tell(letter);
  };
  await expect(comesBy(documents, reading)).rejects.toBe(fault);
  expect(await stored(documents)).toMatchObject({ letters: [{ id: "b", tries: 0, dueAt: now }] });
  await comesBy(documents, tell);
  expect(told).toEqual(["a", "b"]);
});

/** The store answers in its own time, which is not the one of the test. */
async function beginsToTell(): Promise<void> {
  while (told.length === 0) await new Promise((next) => setImmediate(next));
}

test("what Teams took in is noted when the store is back, and is not told again", async () => {
  await begins("a", "b");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  let isDown = false;
  const failing = refusing(documents, () => isDown);
  const coming = comesBy(failing, (letter) => ((isDown = letter.id === "a"), tell(letter)));
  await beginsToTell();
  await vi.advanceTimersByTimeAsync(minute);
  expect(told).toEqual(["a"]);
  isDown = false;
  await vi.advanceTimersByTimeAsync(second);
  await coming;
  // The round's time is over, so the next one tells the rest at once.
  expect(await stored(documents)).toMatchObject({ letters: [{ id: "b", tries: 0 }] });
  await comesBy(documents, tell);
  expect(told).toEqual(["a", "b"]);
});

test("a store that is away for longer than the claim holds is waited for no longer", async () => {
  await begins("a", "b");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  let isDown = false;
  const failing = refusing(documents, () => isDown);
  const coming = expect(comesBy(failing, (letter) => ((isDown = true), tell(letter)))).rejects.toThrow(
    StoreUnavailable,
  );
  await beginsToTell();
  await vi.advanceTimersByTimeAsync(lease + second);
  await coming;
});

test("what Teams took in but was not noted before the process ended is told again: the one repeat there is", async () => {
  await begins("a", "b");
  let isDown = false;
  const failing = refusing(documents, () => isDown);
  const reported = comesBy(
    failing,
    (letter) => ((isDown = letter.id === "b"), tell(letter)),
    now,
    () => isDown,
  );
  await expect(reported).rejects.toThrow(StoreUnavailable);
  await comesBy(documents, tell, after(now, lease));
  expect(told).toEqual(["a", "b", "b"]);
});

test("a letter Teams refuses holds up no other, and is parked and reported from its fifth try on", async () => {
  await begins("a", "b");
  const refused = ({ id }: CalendarLetter) => (id === "a" ? later : tell({ id } as CalendarLetter));
  let moment = now;
  for (let tries = 1; tries < parkedAfter; tries++) {
    await comesBy(documents, refused, moment);
    const left = await stored(documents);
    expect(left).not.toHaveProperty("parkedSince");
    moment = left.dueAt ?? "";
  }
  await expect(comesBy(documents, refused, moment)).rejects.toMatchObject({
    name: "LetterParked",
    code: "series",
  });
  expect(told).toEqual(["b"]);
  expect(await stored(documents)).toMatchObject({ parkedSince: moment, letters: [{ tries: parkedAfter }] });
  expect(await documents.parked(10)).toEqual([{ kind: "calendar", ...at, parkedSince: moment }]);
  await comesBy(documents, tell, (await stored(documents)).dueAt);
  expect(await documents.parked(10)).toEqual([]);
});

test("a fault of ours in one letter is reported, holds up no other and is tried again", async () => {
  await begins("a", "b");
  const broken = (letter: CalendarLetter) => {
    if (letter.id === "a") throw new TypeError("ours");
    return tell(letter);
  };
  await expect(comesBy(documents, broken)).rejects.toThrow(TypeError);
  expect(told).toEqual(["b"]);
  expect((await stored(documents)).letters).toMatchObject([{ id: "a", tries: 1 }]);
});

const luck = fc.constantFrom("sent", "refused", "our fault", "dies before", "dies after", "not noted");

/** An instance whose luck with each letter is given; what it dies over it never comes back from. */
async function unlucky(luckOf: () => string, moment: Instant, at: { dead: boolean }): Promise<void> {
  let isDown = false;
  const store: Documents = refusing(documents, () => isDown || at.dead);
  const outcome = (letter: CalendarLetter): Fate => {
    const what = luckOf();
    if (what === "refused") return later;
    if (what === "our fault") throw new TypeError("ours");
    if (what === "dies before" || what === "dies after") at.dead = true;
    if (what === "not noted") isDown = true;
    return what === "dies before" ? later : tell(letter);
  };
  await comesBy(store, outcome, moment, () => isDown || at.dead).catch(() => undefined);
}

test("whatever goes wrong, every letter is told, and told again only when it could not be noted", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(luck, { maxLength: 15 }), async (fortunes) => {
      const ids = ["a", "b", "c"];
      documents = counting(openEmbedded(":memory:"));
      told = [];
      await begins(...ids);
      let moment = now;
      const left = [...fortunes];
      for (let rounds = 0; (await stored(documents)).letters.length > 0 && rounds < 60; rounds++) {
        await unlucky(() => left.shift() ?? "sent", moment, { dead: false });
        moment = (await stored(documents)).dueAt ?? moment;
      }
      expect(new Set(told)).toEqual(new Set(ids));
      const unnoted = fortunes
        .slice(0, fortunes.length - left.length)
        .filter((one) => /dies after|not noted/.test(one));
      expect(told).toHaveLength(ids.length + unnoted.length);
      await documents.close();
    }),
    { numRuns: 60 },
  );
});
