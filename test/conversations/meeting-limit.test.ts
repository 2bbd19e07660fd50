import { afterEach, expect, test } from "vitest";
import { change } from "../../src/store/change.js";
import { withCalendar } from "../../src/meetings/calendar.js";
import type { Meeting } from "../../src/meetings/meeting.js";
import { endedWithSeries, mostComing } from "../../src/meetings/planning/lists.js";
import type { Network } from "../../src/networks/network.js";
import { aCalendar, aMeeting } from "../meetings/samples.js";
import { aPlanningLead, plansOne, sees, storedCalendar, storedMeetings } from "../meetings/planning-scene.js";
import { shownTo } from "../support/shown.js";
import { closeChats, type Chat } from "../support/chat.js";

afterEach(closeChats);

const longAgo = "2026-01-07T08:00:00.000Z";

const comes = async (chat: Chat, count: number, fields: Partial<Meeting> = {}): Promise<void> => {
  for (let n = 0; n < count; n++) {
    const meeting = aMeeting({ id: `${fields.state ?? "planned"}-${n}`, ...fields });
    await chat.documents.write("meeting", meeting, meeting);
  }
};
const states = async (chat: Chat, network: Network): Promise<number> =>
  (await storedMeetings(chat, network)).filter(({ state }) => state === "planned").length;

test("where a hundred meetings lie ahead none is planned or revived, and what was typed is kept", async () => {
  const { chat, employee, network } = await aPlanningLead();
  await comes(chat, mostComing);
  await comes(chat, 1, { state: "cancelled" });
  await plansOne(employee, { place: "Biblioteket" });
  expect(shownTo(employee)).toContain("Netværket har allerede 100 møder foran sig. Intet er ændret.");
  expect((await storedCalendar(chat, network)).drafts).toMatchObject([{ words: { place: "Biblioteket" } }]);
  await employee.sends(employee.invoke("meeting.revive", { meetingId: "cancelled-0" }));
  expect(shownTo(employee)).toContain("Netværket har allerede 100 møder foran sig. Intet er ændret.");
  expect(await states(chat, network)).toBe(mostComing);
});

test("what a network's series make comes on top, and all that lies ahead is brought in line", async () => {
  const { chat, network } = await aPlanningLead();
  await comes(chat, mostComing + 40);
  const { tenantId, id } = network;
  await change(chat.documents, "calendar", { tenantId, id }, (calendar = aCalendar()) =>
    withCalendar(calendar, { leads: ["14d"], settleAt: chat.now }, chat.now),
  );
  await chat.sweep();
  const meetings = await storedMeetings(chat, network);
  expect(meetings.filter(({ reminders }) => reminders[0]?.lead === "14d")).toHaveLength(mostComing + 40);
});

test("a meeting planned long ago is on the list, whatever has been held and changed since", async () => {
  const { chat, employee } = await aPlanningLead();
  await comes(chat, 2 * mostComing, { state: "over" });
  const early = aMeeting({ id: "early", changedAt: longAgo, place: "Biblioteket" });
  await chat.documents.write("meeting", early, early);
  chat.documents.reset();
  await employee.clicks("Tilbage til netværket");
  await employee.clicks("Møder");
  expect(sees(employee)).toContain("Biblioteket");
  expect(chat.documents.calls.list).toBe(2);
});

test("what ended with its series is found again behind all that was cancelled since", async () => {
  const { chat, network } = await aPlanningLead();
  await comes(chat, 2 * mostComing, { state: "cancelled" });
  const ended = aMeeting({ id: "ended", state: "cancelled", endedWithSeries: true, changedAt: longAgo });
  await chat.documents.write("meeting", ended, ended);
  expect(await endedWithSeries(chat.documents, network.tenantId, network.id)).toEqual([ended]);
});
