import { expect, test } from "vitest";
import type { Meeting } from "../../src/meetings/meeting.js";
import { nagAt } from "../../src/meetings/minutes/asking.js";
import { handTo, takeUpAgain, waive } from "../../src/meetings/minutes/passing.js";
import type { Pen } from "../../src/meetings/minutes/rights.js";
import type { Documents } from "../../src/store/documents.js";
import type { Delivery } from "../../src/teams/mail.js";
import { after, minute } from "../../src/time.js";
import { aMailbox } from "../networks/letter-box.js";
import { isDue, read, reminded, stored, withChannel } from "./letter-scene.js";
import { aad, aCalendar, aMeeting, aMember } from "./samples.js";

const network = withChannel({ members: [aMember("employee", { duty: "lead" }), aMember("colleague")] });
const { startsAt, endsAt } = aMeeting();
const during = after(startsAt, 10 * minute);
const lead: Pen = { network, by: { personId: aad("employee"), name: "employee" }, now: during };

const keep = async (documents: Documents, rule: (meeting: Meeting) => Meeting): Promise<void> => {
  const found = await documents.read("meeting", aMeeting());
  if (found) await documents.write("meeting", found.value, rule(found.value), found.etag);
};

/** The colleague is chosen while the meeting goes on, and Teams does so with what they are sent first. */
async function chosenDuring(first: Delivery) {
  const documents = await stored(reminded({ reminders: [] }), network);
  const fates = [first];
  const { mail, sent } = aMailbox(() => fates.shift() ?? "sent");
  await keep(documents, (meeting) => handTo(meeting, lead, aad("colleague"), endsAt));
  await isDue(documents, mail, during);
  const asked = () => sent.filter(({ card }) => card.includes("Vil du skrive referatet")).map(({ to }) => to);
  return { documents, mail, asked };
}

test("one who is chosen while the meeting goes on and writes nothing is asked once", async () => {
  const { documents, mail, asked } = await chosenDuring("sent");
  expect(asked()).toEqual([aad("colleague")]);
  await isDue(documents, mail, endsAt);
  expect(asked()).toEqual([aad("colleague")]);
  expect(await read(documents)).toMatchObject({ state: "over", letters: [] });
});

test.each(["later", "unclear"] as const)(
  "whom the question may not have reached (%s) has it when the meeting ends",
  async (first) => {
    const { documents, mail, asked } = await chosenDuring(first);
    expect(asked()).toEqual([]);
    await isDue(documents, mail, endsAt);
    expect(asked()).toEqual([aad("colleague")]);
    expect(await read(documents)).toMatchObject({ letters: [] });
  },
);

test("the lead is asked once in the stead of one who cannot be reached", async () => {
  const { documents, mail, asked } = await chosenDuring("gone");
  await isDue(documents, mail, endsAt);
  expect(asked()).toEqual([aad("employee")]);
});

test("minutes that were waived and taken up again before the end are asked for: nobody was yet", async () => {
  const taker = { personId: aad("colleague"), name: "colleague" };
  const documents = await stored(reminded({ reminders: [] }), network);
  const calendar = aCalendar({ taker });
  await documents.write("calendar", calendar, calendar);
  const { mail, sent } = aMailbox();
  await keep(documents, (meeting) => takeUpAgain(waive(meeting, { ...lead, calendar }), lead, nagAt(endsAt)));
  await isDue(documents, mail, endsAt);
  expect(sent.map(({ to }) => to)).toEqual([aad("colleague")]);
});
