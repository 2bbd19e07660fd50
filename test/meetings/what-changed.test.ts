import { expect, test } from "vitest";
import { remindersFor, spanOf, whenInWords } from "../../src/meetings/calendar-time.js";
import type { Meeting } from "../../src/meetings/meeting.js";
import { paintedMeeting } from "../../src/meetings/painting.js";
import { cancel, move, rehouse, revive } from "../../src/meetings/planning/plan.js";
import { usualLeads, type When } from "../../src/meetings/when.js";
import type { Network } from "../../src/networks/network.js";
import type { Documents } from "../../src/store/documents.js";
import { aMailbox } from "../networks/letter-box.js";
import { isDue, reminded, stored, withChannel } from "./letter-scene.js";
import { aMeeting, anActiveNetwork, now, when } from "./samples.js";

const was = whenInWords(when, "da", now);
const link = "https://teams.example/1";
const to = (meeting: Meeting, day: string): Meeting => {
  const elsewhen: When = { ...when, day };
  const reminders = remindersFor(elsewhen, usualLeads, now);
  return move(meeting, { when: elsewhen, span: spanOf(elsewhen), reminders }, now);
};

async function change(documents: Documents, rule: (meeting: Meeting) => Meeting): Promise<void> {
  const found = await documents.read("meeting", aMeeting());
  const next = rule(found?.value ?? aMeeting());
  await documents.write("meeting", next, next, found?.etag);
}

/** What is told after a change, to the channel or to a member. */
async function toldOf(rule: (meeting: Meeting) => Meeting, network: Network = withChannel()) {
  const documents = await stored(rule(reminded({ nudgedAt: now })), network);
  const { mail, sent } = aMailbox();
  const tell = async () => {
    await isDue(documents, mail, now);
    return sent.at(-1)?.card ?? "";
  };
  return { documents, tell };
}

test.each<[string, (meeting: Meeting) => Meeting, string]>([
  ["the day", (one) => to(one, "2027-01-20"), `Før: ${was}"`],
  [
    "the place",
    (one) => rehouse(one, { place: "Biblioteket", link: "" }, now),
    `Før: Rådhuset, lokale 2.14"`,
  ],
  [
    "both",
    (one) => rehouse(to(one, "2027-01-20"), { place: "", link: "" }, now),
    `Før: ${was}, Rådhuset, lokale 2.14"`,
  ],
  ["the address", (one) => rehouse(one, { ...one, link }, now), `"Linket er nyt"`],
  ["moved twice before it was told", (one) => to(to(one, "2027-01-20"), "2027-02-03"), `Før: ${was}"`],
])("news of a change says what it was before: %s", async (_, rule, words) => {
  for (const network of [withChannel(), anActiveNetwork()]) {
    const { tell } = await toldOf(rule, network);
    const card = await tell();
    expect(card).toContain("Mødet er ændret");
    expect(card).toContain(words);
  }
});

test("a meeting that is held after all says so", async () => {
  const { tell, documents } = await toldOf((meeting) => cancel(meeting, now));
  expect(await tell()).not.toContain("Før:");
  await change(documents, (meeting) => revive(meeting, [], now));
  const card = await tell();
  expect(card).toContain("Mødet holdes alligevel");
  expect(card).not.toContain("Før:");
});

test("what it was before stays on the card when answers are painted on it, and the next change has its own", async () => {
  const { documents, tell } = await toldOf((meeting) => to(meeting, "2027-01-20"));
  const painted = async () => JSON.stringify((await paintedMeeting(documents, aMeeting(), now)).at(-1)?.card);
  await tell();
  expect(await painted()).toContain(`Før: ${was}`);
  await change(documents, (meeting) => rehouse(meeting, { place: "Biblioteket", link: "" }, now));
  const card = await tell();
  expect(card).toContain("Før: Rådhuset, lokale 2.14");
  expect(card).not.toContain(was);
});
