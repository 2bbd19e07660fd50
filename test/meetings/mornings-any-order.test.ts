import fc from "fast-check";
import { expect, test } from "vitest";
import { dateOf } from "../../src/dates.js";
import { LetterParked } from "../../src/letters/delivering.js";
import { personIsDue } from "../../src/meetings/digest/due.js";
import { nextMorning } from "../../src/meetings/digest/moments.js";
import { toldBy, withMissed } from "../../src/meetings/quiet/missed.js";
import { isUnwanted, quietUntil } from "../../src/meetings/quiet/quiet.js";
import { withMuted, withWishes, withoutQuiet } from "../../src/meetings/quiet/settings.js";
import type { Person, Quiet } from "../../src/people/person.js";
import { StoreUnavailable, type Documents } from "../../src/store/documents.js";
import type { Delivery } from "../../src/teams/mail.js";
import { after, minute, type Instant } from "../../src/time.js";
import { aMailbox } from "../networks/letter-box.js";
import { refusing } from "../support/refusing.js";
import { aPerson, reminded, stored } from "./letter-scene.js";
import { anActiveNetwork, when } from "./samples.js";

type Luck = Delivery | "dies";

const hours: fc.Arbitrary<Quiet | undefined> = fc.constantFrom(
  { from: "20:00", until: "09:30" },
  { from: "07:30", until: "08:15" },
  { from: "22:00", until: "07:00" },
  undefined,
);
const luck = fc.constantFrom<Luck>("sent", "sent", "later", "unclear", "dies");
/** What may happen, in any order: a wish is changed, a meeting is to be reminded of, or time goes by. */
const steps: fc.Arbitrary<(life: Life) => Promise<void>> = fc.oneof(
  fc.boolean().map((isMuted) => (life: Life) => life.is((person) => withMuted(person, "theme-1", isMuted))),
  fc.boolean().map((gathers) => (life: Life) => life.wishes({ gathers })),
  hours.map((quiet) => (life: Life) => life.wishes({ quiet })),
  fc.boolean().map((isTwice) => (life: Life) => life.remind(isTwice)),
  fc.tuple(fc.integer({ min: 1, max: 3_000 }), fc.array(luck, { maxLength: 3 })).map(
    ([minutes, lucks]) =>
      (life: Life) =>
        life.passes(minutes, lucks),
  ),
);

/** One person, with a clock that looks whenever something is due, and Teams that takes cards in or does not. */
class Life {
  now: Instant = "2027-03-26T12:00:00.000Z";
  /** The meetings they missed and want to be told of, with when they did. */
  readonly missed = new Map<string, Instant>();
  readonly told: { readonly meetingId: string; readonly at: Instant }[] = [];
  readonly cards: Instant[] = [];
  /** How many were told though it could not be recorded. */
  repeats = 0;
  readonly documents: Documents;
  #meetings = 0;

  constructor(documents: Documents) {
    this.documents = documents;
  }

  async person(): Promise<Person> {
    const found = await this.documents.read("person", aPerson("colleague"));
    if (!found) throw new Error("gone");
    return found.value;
  }

  async is(rule: (person: Person) => Person): Promise<void> {
    const found = await this.documents.read("person", aPerson("colleague"));
    if (found) await this.documents.write("person", found.value, rule(found.value), found.etag);
  }

  async wishes(wish: { readonly gathers?: boolean; readonly quiet?: Quiet | undefined }): Promise<void> {
    const person = await this.person();
    const quiet = "quiet" in wish ? wish.quiet : person.quiet;
    const gathers = wish.gathers ?? !person.skipsMorning;
    const wishes = { muted: [], listed: [], gathers, weekday: undefined, time: "08:00" };
    const times = { quietFrom: quiet?.from ?? "", quietUntil: quiet?.until ?? "" };
    await this.is((person) =>
      withWishes(quiet ? person : withoutQuiet(person), { ...wishes, ...times }, this.now),
    );
  }

  /** Twice, as when the process dies before the meeting has it recorded. */
  async remind(isTwice: boolean): Promise<void> {
    const meeting = reminded({ id: `m-${++this.#meetings}`, when: { ...when, day: "2027-12-31" } });
    await this.documents.write("meeting", meeting, meeting);
    const person = await this.person();
    if (!isUnwanted(person, "reminder", "theme-1")) return;
    if (!person.skipsMorning) this.missed.set(meeting.id, this.now);
    await this.is((one) => withMissed(one, meeting, this.now));
    if (isTwice) await this.is((one) => withMissed(one, meeting, after(this.now, minute)));
  }

  async passes(minutes: number, lucks: readonly Luck[]): Promise<void> {
    const end = after(this.now, minutes * minute);
    const left = [...lucks];
    for (let { dueAt } = await this.person(); dueAt && dueAt <= end; { dueAt } = await this.person()) {
      if (dueAt > this.now) this.now = dueAt;
      await this.#looks(() => left.shift() ?? "sent");
    }
    this.now = end;
  }

  /** What is never told to who does not want it is not missed. */
  async #looks(luckOf: () => Luck): Promise<void> {
    const before = await this.person();
    const wanted = before.skipsMorning ? [] : toldBy(before, this.now);
    let isDead = false;
    const { mail } = aMailbox((sent): Delivery => {
      const how = luckOf();
      if (how === "later") return how;
      expect(quietUntil(before.quiet, this.now)).toBeUndefined();
      expect([...sent.card.matchAll(/"meetingId"/gu)]).toHaveLength(Math.min(5, wanted.length));
      isDead = how === "dies";
      if (isDead) this.repeats += wanted.length;
      else this.cards.push(this.now);
      this.told.push(...wanted.map(({ meetingId }) => ({ meetingId, at: this.now })));
      return how === "dies" ? "sent" : how;
    });
    const store = refusing(this.documents, () => isDead);
    const dying = { ...mail, isClosing: () => isDead };
    await personIsDue(store, before, this.now, dying).catch((error: unknown) => {
      if (!(error instanceof LetterParked || error instanceof StoreUnavailable)) throw error;
    });
    const { missed = [], skipsMorning } = await this.person();
    if (!skipsMorning) return;
    for (const { meetingId } of before.missed ?? [])
      if (!missed.some((one) => one.meetingId === meetingId)) this.missed.delete(meetingId);
  }
}

test("in whatever order: what is missed is told once unless unwanted, in the morning or later, never in quiet hours", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 25 }), async (doings) => {
      const muted = withMuted(aPerson("colleague"), "theme-1", true);
      const life = new Life(await stored(reminded(), anActiveNetwork(), [muted]));
      for (const doing of doings) await doing(life);
      await life.passes(3 * 24 * 60, []);
      const { told, missed, repeats, cards } = life;
      for (const [id] of missed) expect(told.map(({ meetingId }) => meetingId)).toContain(id);
      expect(told).toHaveLength(missed.size + repeats);
      for (const { meetingId, at } of told) expect(at >= nextMorning(missed.get(meetingId) ?? at)).toBe(true);
      const days = cards.map((at) => dateOf(at));
      expect(new Set(days).size).toBe(days.length);
      for (const field of ["missed", "morningAt", "dueAt", "parkedSince"])
        expect(await life.person()).not.toHaveProperty(field);
      await life.documents.close();
    }),
    { numRuns: 60 },
  );
});
