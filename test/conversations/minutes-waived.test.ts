import { afterEach, expect, test } from "vitest";
import { minute } from "../../src/time.js";
import { aHeldMeeting, clicksOn, storedMeeting, storedMinutes } from "../meetings/minutes-scene.js";
import { aMember } from "../networks/samples.js";
import { closeChats, redelivered, type Chat, type Someone } from "../support/chat.js";
import { presses } from "../support/members.js";
import { heard, seen, shownTo } from "../support/shown.js";

afterEach(closeChats);

const taker = { personId: "aad-colleague", name: "colleague" };
const none = "Mødet får ikke noget referat";
const again = "Mødet får et referat alligevel";

async function sleeps(chat: Chat, who: Someone): Promise<void> {
  const at = { tenantId: who.tenantId, id: who.id };
  const found = await chat.documents.read("person", at);
  const person = { ...at, name: who.name, changedAt: chat.now, ...found?.value };
  await chat.documents.write(
    "person",
    at,
    { ...person, quiet: { from: "14:00", until: "07:00" } },
    found?.etag,
  );
}

test("the lead is told, once, that the taker wants no minutes, and takes it back from the same card", async () => {
  const { chat, employee, colleague, meeting } = await aHeldMeeting({ calendar: { taker } });
  await chat.sweep();
  const click = colleague.invoke("minutes.waive", { meetingId: meeting.id });
  await colleague.sends(click);
  await colleague.sends(redelivered(click));
  await clicksOn(colleague, meeting, "minutes.waive");
  chat.passes(30 * minute);
  await chat.sweep();
  expect(heard(employee, none)).toHaveLength(1);
  expect(seen(employee)).toContain("Valgt af  | colleague");
  expect(employee.buttons()).toEqual(["Skriv referat alligevel", "Se mødet"]);
  const card = employee.posts.at(-1);
  await employee.clicks("Skriv referat alligevel");
  expect(seen(employee)).toContain("Så skrives referatet alligevel. Referenten får besked.");
  expect(seen(colleague)).toContain("Vil du skrive referatet?");
  expect(employee.posts).toHaveLength(1);
  // The card as it was, pressed again: it says how they stand, not that it was done anew.
  await clicksOn(colleague, meeting, "minutes.save", { field: "notes", version: 0, words: "Noter" });
  await employee.sends(employee.invoke("minutes.write-anyway", { meetingId: meeting.id }, card));
  expect(seen(employee)).toContain("Referatet er i gang");
  expect(seen(employee)).not.toContain("✓");
  expect(await storedMeeting(chat, meeting)).toMatchObject({ letters: [] });
});

test("the lead sees the meeting from the news, in English, and what is written stays", async () => {
  const { employee, colleague, meeting } = await aHeldMeeting({ calendar: { taker } });
  await employee.says("english");
  await clicksOn(colleague, meeting, "minutes.save", { field: "notes", version: 0, words: "Noter" });
  await clicksOn(colleague, meeting, "minutes.waive");
  expect(shownTo(colleague)).toContain("netværkslederen får besked");
  expect(seen(employee)).toContain("There will be no minutes of the meeting");
  await employee.clicks("See the meeting");
  expect(seen(employee)).toContain("The meeting has been held");
});

test("a taker who takes it back says so to a lead who has heard; one who has not heard is told nothing", async () => {
  const { chat, employee, colleague, meeting } = await aHeldMeeting({ calendar: { taker } });
  await chat.sweep();
  await clicksOn(colleague, meeting, "minutes.waive");
  await clicksOn(colleague, meeting, "minutes.write-anyway");
  expect(shownTo(colleague)).toContain("Så skrives referatet alligevel. Netværkslederen får besked.");
  expect(heard(employee, again)).toHaveLength(1);
  expect(employee.posts).toHaveLength(2);

  await employee.says("hej");
  const posts = employee.posts.length;
  await sleeps(chat, employee);
  await clicksOn(colleague, meeting, "minutes.waive");
  await clicksOn(colleague, meeting, "minutes.write-anyway");
  expect(shownTo(colleague)).toContain("Så skrives referatet alligevel.");
  expect(shownTo(colleague)).not.toContain("Netværkslederen får besked");
  chat.passes(24 * 60 * minute);
  await chat.sweep();
  expect(employee.posts).toHaveLength(posts);
  expect((await storedMeeting(chat, meeting)).letters).toEqual([]);
});

test("the lead's own Intet referat tells nobody; the taker who writes all the same tells the lead", async () => {
  const { chat, employee, colleague, meeting } = await aHeldMeeting({ calendar: { taker } });
  await chat.sweep();
  const posts = colleague.posts.length;
  await clicksOn(employee, meeting, "minutes.waive");
  expect(shownTo(employee)).not.toContain("netværkslederen får besked");
  chat.passes(30 * minute);
  await chat.sweep();
  expect(employee.posts).toEqual([]);
  expect(colleague.posts).toHaveLength(posts);
  await clicksOn(colleague, meeting, "minutes.write-anyway");
  expect(seen(employee)).toContain(again);
  await clicksOn(employee, meeting, "minutes.waive");
  await clicksOn(employee, meeting, "minutes.write-anyway");
  expect(employee.posts).toHaveLength(1);
});

test("a co-lead who wants no minutes tells the lead, also once the network is closed", async () => {
  const members = [
    aMember("employee", { duty: "lead" }),
    aMember("colleague", { duty: "co-lead" }),
    aMember("third"),
  ];
  const { chat, employee, colleague, network, meeting } = await aHeldMeeting({ network: { members } });
  await chat.sweep();
  await presses(colleague, network, "network.close");
  await clicksOn(colleague, meeting, "minutes.waive");
  expect(seen(employee)).toContain(none);
  expect((await storedMinutes(chat, meeting)).leadKnowsWaived).toBe(true);
});

// The first write is of the click itself.
test.each([2, 3, 4])("where the store is gone from write %i on, the lead hears all the same", async (nth) => {
  const { chat, employee, colleague, meeting } = await aHeldMeeting({ calendar: { taker } });
  await chat.sweep();
  const { write } = chat.documents;
  let left = nth;
  chat.documents.write = (...given) =>
    left-- > 0 ? write(...given) : Promise.reject(new Error("The store is gone."));
  await clicksOn(colleague, meeting, "minutes.waive");
  chat.documents.write = write;
  await chat.restart();
  for (let round = 0; round < 2; round++) {
    chat.passes(10 * minute);
    await chat.sweep();
  }
  expect(heard(employee, none).length).toBeGreaterThanOrEqual(1);
  expect(await storedMeeting(chat, meeting)).toMatchObject({
    letters: [],
    minutes: { leadKnowsWaived: true },
  });
});
