import fc from "fast-check";
import { expect, test } from "vitest";
import { answer, giveReason, reasonLimit, type Press } from "../../src/meetings/answering/answer.js";
import { answerOf, figuresOf } from "../../src/meetings/answering/coming.js";
import { addGuest, mark, removeGuest } from "../../src/meetings/answering/guests.js";
import { suggest, takeBack } from "../../src/meetings/answering/suggest.js";
import { remindersFor, spanOf } from "../../src/meetings/calendar-time.js";
import { guestLimit, itemLimit, replies, type Meeting, type Reply } from "../../src/meetings/meeting.js";
import { cancel, move, revive } from "../../src/meetings/planning/plan.js";
import { Refusal } from "../../src/refusal.js";
import { after, minute, second, type Instant } from "../../src/time.js";
import { outside } from "./card-samples.js";
import { aad, aMeeting, aMember, anActiveNetwork, now, when } from "./samples.js";

let presses = 0;
const press = (name: string, fields: Partial<Press> = {}): Press => ({
  personId: aad(name),
  sentAt: now,
  marks: [`press-${++presses}`],
  now,
  ...fields,
});
const network = anActiveNetwork();
const own = (meeting: Meeting, name: string) => answerOf(meeting, `p-${aad(name)}`);
const refusalOf = (run: () => unknown): string => {
  try {
    run();
    return "none";
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error.code, error.values["field"]].filter(Boolean).join(":");
  }
};

test("the last click counts, whatever order they arrive in; a repeated delivery changes nothing", () => {
  const [early, late] = [press("colleague"), press("colleague", { sentAt: after(now, second) })];
  const yes = answer(aMeeting(), network, "yes", early);
  expect(own(yes, "colleague")).toMatchObject({ reply: "yes", at: now });
  const no = answer(yes, network, "no", late);
  expect(own(no, "colleague")?.reply).toBe("no");
  expect(answer(no, network, "yes", early)).toBe(no);
  expect(
    own(answer(answer(aMeeting(), network, "no", late), network, "yes", early), "colleague")?.reply,
  ).toBe("no");
  const again = { ...early, sentAt: after(now, minute) };
  expect(answer(no, network, "yes", again)).toBe(no);
  expect(no.attendance).toHaveLength(1);
});

test("answers are taken from members who are in, of the meeting's own network, until it ends", () => {
  const meeting = aMeeting();
  for (const [fields, said] of [
    [{}, "not-taking-part"],
    [
      { members: [aMember("employee", { duty: "lead" }), aMember("stranger", { standing: "invited" })] },
      "not-taking-part",
    ],
    [
      { members: [aMember("employee", { duty: "lead" }), aMember("stranger")], state: "closed" },
      "not-active",
    ],
    [
      { id: "another", members: [aMember("employee", { duty: "lead" }), aMember("stranger")] },
      "no-such-meeting",
    ],
  ] as const)
    expect(refusalOf(() => answer(meeting, anActiveNetwork(fields), "yes", press("stranger")))).toBe(said);
  const at = (moment: Instant, fields: Partial<Meeting> = {}) =>
    refusalOf(() => answer(aMeeting(fields), network, "no", press("colleague", { now: moment })));
  expect(at(after(meeting.endsAt, -second))).toBe("none");
  expect(at(meeting.endsAt)).toBe("meeting-over");
  expect(at(now, { state: "over" })).toBe("meeting-over");
  expect(at(now, { state: "cancelled" })).toBe("meeting-cancelled");
});

test("a reason belongs to a no: it is kept when no is said again, and goes with another answer", () => {
  const later = (seconds: number) => press("colleague", { sentAt: after(now, seconds * second) });
  const no = giveReason(answer(aMeeting(), network, "no", later(0)), network, "Ferie", later(1));
  expect(own(no, "colleague")).toMatchObject({ reply: "no", reason: "Ferie" });
  expect(own(answer(no, network, "no", later(2)), "colleague")?.reason).toBe("Ferie");
  expect(own(answer(no, network, "yes", later(2)), "colleague")).not.toHaveProperty("reason");
  expect(own(giveReason(no, network, "", later(2)), "colleague")).toMatchObject({ reply: "no" });
  expect(own(giveReason(no, network, "", later(2)), "colleague")).not.toHaveProperty("reason");
  expect(refusalOf(() => giveReason(no, network, "Mor er 010190-1234", later(2)))).toBe("cpr:reason");
  expect(refusalOf(() => giveReason(no, network, "x".repeat(reasonLimit + 1), later(2)))).toBe(
    "too-long:reason",
  );
});

const by = (name: string) => ({ personId: aad(name), name, now });

test("a member's item stands on the agenda with their name, and the lead has a letter; the lead's own has neither", () => {
  const meeting = suggest(aMeeting(), network, { id: "i1", words: "Puljen" }, by("colleague"));
  expect(meeting.agenda.at(-1)).toEqual({
    id: "i1",
    words: "Puljen",
    suggestedBy: { personId: aad("colleague"), name: "colleague" },
  });
  expect(meeting.letters).toMatchObject([{ kind: "suggested", to: aad("employee"), item: "i1" }]);
  expect(meeting.dueAt).toBe(now);
  expect(suggest(meeting, network, { id: "i2", words: " puljen" }, by("colleague"))).toBe(meeting);
  const led = suggest(aMeeting(), network, { id: "i1", words: "Puljen" }, by("employee"));
  expect(led.agenda.at(-1)).toEqual({ id: "i1", words: "Puljen" });
  expect(led.letters).toEqual([]);
});

test("what is not allowed on an agenda is refused where it was typed", () => {
  const full = aMeeting({
    agenda: Array.from({ length: itemLimit }, (_, n) => ({ id: `x${n}`, words: `${n}` })),
  });
  const tried = (meeting: Meeting, words: string, name = "colleague") =>
    refusalOf(() => suggest(meeting, network, { id: "i1", words }, by(name)));
  expect(tried(aMeeting(), "")).toBe("no-item-words:words");
  expect(tried(aMeeting(), "x".repeat(201))).toBe("too-long:words");
  expect(tried(aMeeting(), "010190-1234")).toBe("cpr:words");
  expect(tried(full, "Puljen")).toBe("too-many-items:words");
  expect(tried(aMeeting({ state: "cancelled" }), "Puljen")).toBe("meeting-cancelled");
  expect(tried(aMeeting(), "Puljen", "stranger")).toBe("not-taking-part");
});

test("one takes back one's own item alone, and a lead who has not heard of it need not", () => {
  const meeting = suggest(aMeeting(), network, { id: "i1", words: "Puljen" }, by("colleague"));
  expect(takeBack(meeting, network, "i1", aad("employee"), now)).toBe(meeting);
  expect(takeBack(meeting, network, "item-1", aad("colleague"), now)).toBe(meeting);
  const gone = takeBack(meeting, network, "i1", aad("colleague"), now);
  expect(gone.agenda).toEqual(aMeeting().agenda);
  expect(gone.letters).toEqual([]);
  expect(takeBack(gone, network, "i1", aad("colleague"), now)).toBe(gone);
});

test("the lead answers for guests and for members without Teams, and for nobody else", () => {
  const members = [...network.members, outside("external", "Eva")];
  const wide = anActiveNetwork({ members });
  const guest = addGuest(aMeeting(), { id: "g1", name: "Gæst" }, press("employee"));
  expect(guest.guests).toEqual([{ id: "g1", name: "Gæst" }]);
  expect(answerOf(guest, "g1")).toMatchObject({ reply: "yes", markedBy: aad("employee") });
  expect(addGuest(guest, { id: "g2", name: "gæst" }, press("employee"))).toBe(guest);
  const marked = mark(guest, wide, "external", "maybe", press("employee"));
  expect(answerOf(marked, "external")?.reply).toBe("maybe");
  expect(mark(marked, wide, "external", "maybe", press("employee"))).toBe(marked);
  for (const id of [`p-${aad("colleague")}`, "nobody"])
    expect(refusalOf(() => mark(guest, wide, id, "yes", press("employee")))).toBe("guest-gone");
  const without = removeGuest(guest, "g1", press("employee"));
  expect([without.guests, without.attendance]).toEqual([[], []]);
  expect(removeGuest(without, "g1", press("employee"))).toBe(without);
});

test("a guest needs a name that may be stored, and there is an end to how many come", () => {
  const tried = (name: string, meeting = aMeeting()) =>
    refusalOf(() => addGuest(meeting, { id: "g", name }, press("employee")));
  const guests = Array.from({ length: guestLimit }, (_, n) => ({ id: `g${n}`, name: `Gæst ${n}` }));
  expect(tried("")).toBe("no-guest-name:name");
  expect(tried("010190-1234")).toBe("cpr:name");
  expect(tried("x".repeat(121))).toBe("too-long:name");
  expect(tried("Ny", aMeeting({ guests }))).toBe("too-many-guests:name");
  expect(tried("Ny", aMeeting({ state: "over" }))).toBe("meeting-over");
});

/** Something someone may do; refused or not, the figures must come out right. */
const steps = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant("answer" as const),
      who: fc.nat(3),
      reply: fc.constantFrom(...replies),
      sent: fc.nat(30),
    }),
    fc.record({ do: fc.constant("reason" as const), who: fc.nat(3), sent: fc.nat(30) }),
    fc.record({ do: fc.constant("mark" as const), reply: fc.constantFrom(...replies), sent: fc.nat(30) }),
    fc.record({
      do: fc.constantFrom(
        "guest" as const,
        "ungust" as const,
        "move" as const,
        "cancel" as const,
        "revive" as const,
      ),
    }),
    fc.record({ do: fc.constant("again" as const), nth: fc.nat(10) }),
  ),
  { maxLength: 40 },
);

const people = ["employee", "a", "b", "c"];
const crowd = anActiveNetwork({
  members: [
    aMember("employee", { duty: "lead" }),
    aMember("a"),
    aMember("b"),
    aMember("c"),
    outside("external", "Eva"),
  ],
});

test("over any order of answers, moves, cancellations and repeated deliveries, the figures are the last answers", () => {
  fc.assert(
    fc.property(steps, (all) => {
      let meeting = aMeeting();
      /** What was sent last by each, among the clicks that were taken. */
      const last = new Map<string, { at: Instant; reply: Reply; day?: string }>();
      const clicks: { who: string; reply: Reply; press: Press }[] = [];
      const take = (who: string, reply: Reply, by: Press, isNew: boolean) => {
        const before = meeting;
        if (refusalOf(() => (meeting = answer(meeting, crowd, reply, by))) !== "none") return;
        if (!isNew) return void expect(meeting).toBe(before);
        const known = last.get(who);
        if (!known || by.sentAt >= known.at) last.set(who, { at: by.sentAt, reply });
      };
      for (const step of all) {
        const sentAt = "sent" in step ? after(now, step.sent * second) : now;
        if (step.do === "answer") {
          const who = people[step.who] ?? "a";
          const by = press(who, { sentAt });
          take(`p-${aad(who)}`, step.reply, by, true);
          if (meeting.state === "planned") clicks.push({ who, reply: step.reply, press: by });
        } else if (step.do === "again") {
          const click = clicks.at(-1 - (step.nth % 2));
          // Within a few clicks, as Teams repeats itself.
          const isRecent = click && own(meeting, click.who)?.heard?.includes(click.press.marks[0] ?? "");
          if (click && isRecent)
            take(click.who, click.reply, { ...click.press, sentAt: after(now, minute) }, false);
        } else if (step.do === "reason") {
          const who = people[step.who] ?? "a";
          const by = press(who, { sentAt });
          if (refusalOf(() => (meeting = giveReason(meeting, crowd, "Ferie", by))) !== "none") continue;
          const known = last.get(`p-${aad(who)}`);
          if (!known || sentAt >= known.at) last.set(`p-${aad(who)}`, { at: sentAt, reply: "no" });
        } else if (step.do === "mark") {
          const known = last.get("external");
          const by = press("employee", { sentAt });
          if (refusalOf(() => (meeting = mark(meeting, crowd, "external", step.reply, by))) !== "none")
            continue;
          const { day } = meeting.when;
          const isSame = known?.reply === step.reply && known.day === day;
          if (!known || (sentAt >= known.at && !isSame))
            last.set("external", { at: sentAt, reply: step.reply, day });
        } else if (step.do === "guest") {
          if (
            refusalOf(() => (meeting = addGuest(meeting, { id: "g1", name: "G" }, press("employee")))) ===
            "none"
          )
            last.set("g1", last.get("g1") ?? { at: now, reply: "yes" });
        } else if (step.do === "ungust") {
          if (refusalOf(() => (meeting = removeGuest(meeting, "g1", press("employee")))) === "none")
            last.delete("g1");
        } else if (step.do === "move") {
          const next = { ...when, day: meeting.when.day === when.day ? "2027-01-13" : when.day };
          const times = { when: next, span: spanOf(next), reminders: remindersFor(next, ["1d"], now) };
          refusalOf(() => (meeting = move(meeting, times, now)));
        } else if (step.do === "cancel") meeting = cancel(meeting, now);
        else refusalOf(() => (meeting = revive(meeting, remindersFor(meeting.when, ["1d"], now), now)));
        const expected = { yes: 0, maybe: 0, no: 0, none: 0 };
        const invited = [...crowd.members.map(({ id }) => id), ...meeting.guests.map(({ id }) => id)];
        for (const id of invited) expected[last.get(id)?.reply ?? "none"]++;
        expect(figuresOf(meeting, crowd)).toEqual(expected);
      }
    }),
    { numRuns: 500 },
  );
});
