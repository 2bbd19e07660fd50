import { expect, test } from "vitest";
import type { MeetingLetter } from "../../src/meetings/letters/letter.js";
import { withMeeting, type Meeting } from "../../src/meetings/meeting.js";
import type { Member } from "../../src/networks/members/member.js";
import { after, minute } from "../../src/time.js";
import { aMailbox } from "../networks/letter-box.js";
import { aLetter, aPerson, isDue, read, reminded, stored, withChannel } from "./letter-scene.js";
import { someMinutes } from "./minutes-samples.js";
import { aad, aMeeting, aMember, now } from "./samples.js";

const hour = 60 * minute;
const { endsAt } = aMeeting();
const lead = aad("employee");
const former = aad("colleague");
const stays = [aMember("employee", { duty: "lead" }), aMember("colleague"), aMember("third")];
const left = [aMember("employee", { duty: "lead" }), aMember("colleague", { standing: "left" })];

/** What is told, and to whom, where this waits for `colleague`. */
async function toldOf(letter: MeetingLetter, members: readonly Member[], fields: Partial<Meeting> = {}) {
  const meeting = withMeeting(reminded({ reminders: [], ...fields }), { letters: [letter] }, now);
  const documents = await stored(meeting, withChannel({ members }));
  const { mail, sent } = aMailbox();
  const moment = meeting.state === "over" ? after(endsAt, minute) : now;
  await isDue(documents, mail, moment);
  await isDue(documents, mail, moment);
  expect((await read(documents)).letters).toEqual([]);
  return sent.map(({ to }) => to);
}

const over = (state: "begun" | "ready" | "waived"): Partial<Meeting> => ({
  state: "over",
  minutes: someMinutes({ state }),
});

test.each<[kind: MeetingLetter["kind"], fields: Partial<Meeting>, more?: Partial<MeetingLetter>]>([
  ["missed", {}, { lead: "1d" }],
  ["suggested", {}, { item: "item-2" }],
  ["minutes-ready", over("ready")],
  ["minutes-waived", over("waived")],
  ["minutes-nag", over("ready")],
])("what was for who led the network goes to who leads it now: %s", async (kind, fields, more = {}) => {
  const letter = aLetter(kind, { to: former, ...more });
  expect(await toldOf(letter, stays, fields)).toEqual([lead]);
  expect(await toldOf(letter, left, fields)).toEqual([lead]);
});

test.each(["minutes-ask", "minutes-nag"] as const)(
  "%s goes to the lead where the minute-taker has left, and to the taker alone where they have not",
  async (kind) => {
    const letter = aLetter(kind, { to: former });
    expect(await toldOf(letter, left, over("begun"))).toEqual([lead]);
    expect(await toldOf(letter, stays, over("begun"))).toEqual([former]);
  },
);

test("what is for the lead of something that is gone goes to nobody", async () => {
  const letter = aLetter("suggested", { to: former, item: "item-2" });
  expect(await toldOf(letter, stays, { agenda: [] })).toEqual([]);
  expect(await toldOf(letter, stays, { state: "cancelled" })).toEqual([]);
  expect(await toldOf(aLetter("nudge", { to: former }), left)).toEqual([]);
  expect(await toldOf(aLetter("minutes-ready", { to: former }), stays, over("begun"))).toEqual([]);
});

test("a letter put off till the morning finds who leads by then", async () => {
  const quiet = { from: "07:00", until: "12:00" } as const;
  const letter = aLetter("missed", { to: former, lead: "1d" });
  const before = [aMember("employee"), aMember("colleague", { duty: "lead" })];
  const network = withChannel({ members: before });
  const documents = await stored(reminded({ reminders: [], letters: [letter] }), network, [
    aPerson("colleague", { quiet }),
  ]);
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, now);
  expect(sent).toEqual([]);
  const found = await documents.read("network", network);
  await documents.write("network", network, withChannel({ members: stays }), found?.etag);
  await isDue(documents, mail, after(now, 6 * hour));
  expect(sent.map(({ to }) => to)).toEqual([lead]);
});
