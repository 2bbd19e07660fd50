import { expect, test } from "vitest";
import { answer } from "../../src/meetings/answering/answer.js";
import { mark } from "../../src/meetings/answering/guests.js";
import { meetingCard } from "../../src/meetings/card.js";
import { spanOf } from "../../src/meetings/calendar-time.js";
import type { Attendance, Meeting } from "../../src/meetings/meeting.js";
import { answerInWords, comingFor } from "../../src/meetings/answering/own-answer.js";
import { move } from "../../src/meetings/planning/plan.js";
import { timesOf } from "../../src/meetings/planning/times.js";
import type { When } from "../../src/meetings/when.js";
import { texts } from "../../src/text/text.js";
import { after, day, type Instant } from "../../src/time.js";
import { aMailbox } from "../networks/letter-box.js";
import { buttonsOf, wordsOf } from "../support/cards.js";
import { isDue, read, reminded, stored, withChannel } from "./letter-scene.js";
import { aad, aCalendar, aMember, now, when } from "./samples.js";

const network = withChannel({
  members: [aMember("employee", { duty: "lead" }), aMember("colleague"), aMember("third")],
});
const later: When = { ...when, day: "2027-01-20" };
const hourLater: When = { ...when, time: "14:00" };
const longer: When = { ...when, minutes: 180 };
const said = (name: string): Attendance => ({ memberId: `p-${aad(name)}`, reply: "yes", at: now });
const answered = (fields: Partial<Meeting> = {}): Meeting =>
  reminded({ attendance: [said("colleague")], ...fields });
const moved = (meeting: Meeting, to: When, at: Instant = now): Meeting =>
  move(meeting, timesOf(to, aCalendar(), at), at);
const press = (name: string) => ({ personId: aad(name), sentAt: now, marks: ["m-1"], now });

const own = "Dit svar: Jeg kommer";
const earlier = `${own}. Det svarede du, før mødet blev flyttet. Svar igen, hvis det har ændret sig.`;
const hint = "Ét svar er givet, før mødet blev flyttet. Svar igen, hvis dit har ændret sig.";
const wordsFor = (meeting: Meeting, viewer: "channel" | { personId: string }): string =>
  wordsOf(meetingCard({ meeting, network }, viewer, texts.da, now)).join("\n");
const colleague = { personId: aad("colleague") };

test.each([
  ["another day", later],
  ["another hour", hourLater],
])("an answer stays when the meeting is moved to %s, and is said to be for the old time", (_, to) => {
  const meeting = moved(answered(), to);
  expect(wordsFor(meeting, "channel")).toContain("1 kommer");
  expect(wordsFor(meeting, "channel")).toContain(hint);
  expect(wordsFor(meeting, colleague)).toContain(earlier);
  expect(wordsFor(meeting, colleague)).not.toContain(hint);
  const card = meetingCard({ meeting, network }, colleague, texts.da, now);
  expect(buttonsOf(card).map(({ title }) => title)).toContain("Jeg kommer");
});

test("answered again it is for the new time, and moved back the old answers hold", () => {
  const again = answer(moved(answered(), later), network, "yes", press("colleague"));
  expect(wordsFor(again, "channel")).not.toContain("givet, før mødet");
  expect(wordsFor(again, colleague)).toContain(own);
  expect(wordsFor(again, colleague)).not.toContain(earlier);
  const back = moved(moved(answered(), later), when);
  expect(wordsFor(back, "channel")).not.toContain("givet, før mødet");
  expect(wordsFor(moved(again, when), colleague)).toContain(earlier);
});

test("in what is gathered it is said to be for the old time as well", () => {
  const lineOf = (meeting: Meeting): string =>
    answerInWords(comingFor({ meeting, network }, colleague.personId), texts.da);
  expect(lineOf(answered())).toBe("Du kommer");
  expect(lineOf(moved(answered(), later))).toBe("Du kommer (det svarede du, før mødet blev flyttet)");
  expect(lineOf(moved(answered({ attendance: [] }), later))).toBe("Du har ikke svaret");
});

test("longer or elsewhere is the same time", () => {
  expect(wordsFor(moved(answered(), longer), "channel")).not.toContain("givet, før mødet");
});

test("the lead marks a guest anew for the new time, with the same answer", () => {
  const guest = { id: "guest-1", name: "Sognepræsten" };
  const yes: Attendance = { memberId: guest.id, reply: "yes", at: now, markedBy: aad("employee") };
  const meeting = moved(answered({ guests: [guest], attendance: [yes] }), later);
  const marked = mark(meeting, network, guest.id, "yes", press("employee"));
  expect(marked.attendance).toEqual([yes]);
  expect(mark(marked, network, guest.id, "yes", press("employee"))).toBe(marked);
});

const { startsAt } = spanOf(when);
const weekBefore = (start: Instant) => after(start, -7 * day);

/** Who is asked privately in the end, when the meeting is moved after the first question. */
async function askedAfter(to: When, at: Instant): Promise<readonly string[]> {
  const documents = await stored(answered(), network);
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, weekBefore(startsAt));
  const before = sent.filter(({ how }) => how === "private").length;
  expect(before).toBe(2);
  const found = await documents.read("meeting", answered());
  const next = moved(found?.value ?? answered(), to, at);
  await documents.write("meeting", next, next, found?.etag);
  await isDue(documents, mail, at);
  for (const { at: moment } of (await read(documents)).reminders) await isDue(documents, mail, moment);
  return sent
    .filter(({ how }) => how === "private")
    .slice(before)
    .map(({ to: who }) => who);
}

test("who has never answered is asked once more about another day, with its first reminder", async () => {
  const asked = await askedAfter(later, after(startsAt, -6 * day));
  expect(asked).toEqual([aad("employee"), aad("third")]);
});

test.each([
  ["another hour of the same day", hourLater, after(startsAt, -6 * day)],
  [
    "a day so near that its first reminder has passed",
    { ...when, day: "2027-01-08" },
    after(startsAt, -4 * day),
  ],
])("nobody is asked again about %s: the change itself told them", async (_, to, at) => {
  expect(await askedAfter(to, at)).toEqual([]);
});

test("a question that has not gone out before the meeting is moved is not asked twice", () => {
  const asking = { id: "nudge x", kind: "nudge", to: aad("third"), nth: 1, tries: 1, dueAt: now } as const;
  const meeting = moved(answered({ nudgedAt: now, letters: [asking] }), later);
  expect(meeting).not.toHaveProperty("nudgedAt");
  expect(meeting.letters.map(({ kind }) => kind)).toEqual(["change"]);
});
