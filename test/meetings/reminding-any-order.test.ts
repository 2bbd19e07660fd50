import fc from "fast-check";
import { expect, test } from "vitest";
import { nextLetter, parkedAfter } from "../../src/letters/carrying.js";
import { LetterParked } from "../../src/letters/delivering.js";
import { remindersFor, spanOf } from "../../src/meetings/calendar-time.js";
import { withMeeting, type Meeting, type Told } from "../../src/meetings/meeting.js";
import { cancel, move, rehouse, revive } from "../../src/meetings/planning/plan.js";
import type { MeetingLetter } from "../../src/meetings/letters/letter.js";
import { isOtherwise, toldOf } from "../../src/meetings/letters/reasons.js";
import { usualLeads } from "../../src/meetings/when.js";
import { withNetwork } from "../../src/networks/network.js";
import { Refusal } from "../../src/refusal.js";
import { change } from "../../src/store/change.js";
import type { Documents } from "../../src/store/documents.js";
import type { Delivery } from "../../src/teams/mail.js";
import { after, minute, type Instant } from "../../src/time.js";
import { aMailbox } from "../networks/letter-box.js";
import { isDue, read, reminded, stored, withChannel } from "./letter-scene.js";
import { aad, aMeeting, when } from "./samples.js";

const leadTimes: readonly ("7d" | "1d" | "1h")[] = [...(usualLeads as readonly ("7d" | "1d")[]), "1h"];
const days = ["2027-01-06", "2027-01-07", "2027-01-13", "2027-01-20"];

type Deed =
  | { readonly do: "pass"; readonly minutes: number }
  | { readonly do: "sweep" }
  | { readonly do: "move"; readonly day: string }
  | { readonly do: "house"; readonly place: string }
  | { readonly do: "cancel" | "revive" | "close" | "open" }
  | { readonly do: "answer"; readonly who: string }
  | { readonly do: "teams"; readonly fate: Delivery };

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("pass" as const),
      minutes: fc.constantFrom(1, 20, 600, 1_440, 5_000, 9_000),
    }),
  },
  { weight: 6, arbitrary: fc.constant({ do: "sweep" as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("move" as const), day: fc.constantFrom(...days) }) },
  fc.record({ do: fc.constant("house" as const), place: fc.constantFrom("Rådhuset", "Biblioteket") }),
  fc.record({ do: fc.constantFrom("cancel" as const, "revive" as const, "close" as const, "open" as const) }),
  fc.record({ do: fc.constant("answer" as const), who: fc.constantFrom("employee", "colleague") }),
  fc.record({
    do: fc.constant("teams" as const),
    fate: fc.constantFrom("sent" as const, "later" as const, "unclear" as const),
  }),
);

/** One meeting through anything that may happen, with what was heard of it, checked as it is heard. */
class Course {
  at: Instant = "2026-12-28T08:00:00.000Z";
  readonly #documents: Documents;
  #fate: Delivery = "sent";
  /** Each reminder that went out: which, and of what moment. */
  readonly reminders: string[] = [];
  readonly asked: string[] = [];
  announcements = 0;
  wasClosed = false;
  /** How often it was moved to another day. */
  #days = 0;
  #known: Told | undefined;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async #change(rule: (meeting: Meeting) => Meeting): Promise<void> {
    try {
      await change(this.#documents, "meeting", aMeeting(), (meeting = reminded()) => rule(meeting));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  async does(deed: Deed): Promise<void> {
    if (deed.do === "pass") this.at = after(this.at, deed.minutes * minute);
    if (deed.do === "teams") this.#fate = deed.fate;
    if (deed.do === "sweep") await this.#sweeps();
    if (deed.do === "move") await this.#moves(deed.day);
    if (deed.do === "house")
      await this.#change((meeting) => rehouse(meeting, { place: deed.place, link: "" }, this.at));
    if (deed.do === "cancel") await this.#change((meeting) => cancel(meeting, this.at));
    if (deed.do === "revive")
      await this.#change((meeting) =>
        revive(meeting, remindersFor(meeting.when, leadTimes, this.at), this.at),
      );
    if (deed.do === "answer") await this.#change((meeting) => answered(meeting, deed.who, this.at));
    if (deed.do === "close" || deed.do === "open")
      await this.#stands(deed.do === "open" ? "active" : "closed");
  }

  async #moves(to: string): Promise<void> {
    const before = await read(this.#documents);
    await this.#change((meeting) => moved(meeting, to, this.at));
    if ((await read(this.#documents)).when.day !== before.when.day) this.#days++;
  }

  async #stands(state: "active" | "closed"): Promise<void> {
    await change(this.#documents, "network", withChannel(), (network = withChannel()) =>
      network.state === state ? network : withNetwork(network, { state }, this.at),
    );
  }

  async #sweeps(): Promise<void> {
    const { mail } = aMailbox(async (): Promise<Delivery> => {
      if (this.#fate !== "later") this.#hears(await read(this.#documents));
      return this.#fate;
    });
    try {
      await isDue(this.#documents, mail, this.at);
    } catch (error) {
      await this.#isParked(error);
    }
  }

  /** The one fault a look may end in: what Teams has refused too often is parked, where an operator finds it. */
  async #isParked(error: unknown): Promise<void> {
    if (!(error instanceof LetterParked)) throw error;
    expect(this.#fate, "parked is only what Teams does not take in").toBe("later");
    const { letters } = await read(this.#documents);
    expect(
      letters.filter(({ tries, parkedSince }) => tries >= parkedAfter && parkedSince !== undefined),
      "found by an operator",
    ).not.toEqual([]);
  }

  #hears(meeting: Meeting): void {
    const letter = nextLetter(meeting, this.at);
    if (letter?.kind === "nudge") this.#isAsked(meeting, letter);
    if (letter?.kind === "reminder") this.#isReminded(meeting, letter);
    if (letter?.kind !== "change" && letter?.kind !== "announce") return;
    if (letter.kind === "announce") this.announcements++;
    else expect(this.#known && isOtherwise(this.#known, meeting), "a change is news").toBe(true);
    this.#known = toldOf(meeting);
  }

  #isAsked({ attendance }: Meeting, { to = "" }: MeetingLetter): void {
    expect(
      attendance.map(({ memberId }) => memberId),
      "who answered is not asked",
    ).not.toContain(`p-${to}`);
    this.asked.push(`${to} ${this.#days}`);
  }

  #isReminded(meeting: Meeting, letter: MeetingLetter): void {
    expect(meeting.state, "no reminder of what is cancelled").toBe("planned");
    expect(meeting.startsAt > this.at, "no reminder of what has begun").toBe(true);
    const own = remindersFor(meeting.when, leadTimes, "2000-01-01T00:00:00.000Z");
    expect(
      own.some(({ lead, at }) => lead === letter.lead && at === letter.at),
      "of the time it now has",
    ).toBe(true);
    expect((letter.at ?? "9") <= this.at, "not before its moment").toBe(true);
    this.reminders.push(`${letter.lead ?? ""} ${letter.at ?? ""}`);
    this.#known ??= toldOf(meeting);
  }

  /** When all is quiet and Teams takes everything in, people know the meeting as it is. */
  async ends(): Promise<void> {
    this.#fate = "sent";
    await this.#stands("active");
    for (let look = 0; look < 3; look++) {
      await this.#sweeps();
      this.at = after(this.at, 7 * 60 * minute);
    }
    // What the last of these told may have outdated a card, which is closed five minutes later.
    await this.#sweeps();
    this.at = after(this.at, 6 * minute);
    await this.#sweeps();
    const meeting = await read(this.#documents);
    const isToCome = meeting.endsAt > this.at && meeting.state !== "over";
    // What changed while the network was closed is not told when it opens again.
    if (isToCome && this.#known && !this.wasClosed) expect(isOtherwise(this.#known, meeting)).toBe(false);
    const waits = ({ kind, dueAt }: MeetingLetter): boolean => kind === "fold" && dueAt > this.at;
    expect(meeting.letters.filter((one) => one.to === undefined && !waits(one))).toEqual([]);
    expect(new Set(this.reminders).size, "each reminder once").toBe(this.reminders.length);
    expect(new Set(this.asked).size, "each is asked once about each day").toBe(this.asked.length);
    expect(this.announcements).toBeLessThanOrEqual(1);
  }
}

const moved = (meeting: Meeting, on: string, at: Instant): Meeting => {
  const to = { ...when, day: on };
  return move(meeting, { when: to, span: spanOf(to), reminders: remindersFor(to, leadTimes, at) }, at);
};

const answered = (meeting: Meeting, who: string, at: Instant): Meeting =>
  withMeeting(
    meeting,
    { attendance: [...meeting.attendance, { memberId: `p-${aad(who)}`, reply: "yes", at }] },
    at,
  );

test("whatever happens, no reminder is stale, late for the meeting or sent twice, and each change is told once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deeds, { minLength: 5, maxLength: 40 }), async (course) => {
      const { told, ...untold } = reminded({ announceAt: "2026-12-28T09:00:00.000Z" }, leadTimes);
      const documents = await stored(withMeeting(untold, {}, untold.changedAt));
      const one = new Course(documents);
      one.wasClosed = course.some((deed) => deed.do === "close");
      for (const deed of course) await one.does(deed);
      await one.ends();
      await documents.close();
    }),
    { numRuns: 150 },
  );
}, 120_000);
