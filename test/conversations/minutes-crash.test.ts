import { afterEach, expect, test } from "vitest";
import { StoreUnavailable } from "../../src/store/documents.js";
import { minute } from "../../src/time.js";
import {
  aHeldMeeting,
  clicksOn,
  inTheChannel,
  storedCalendar,
  storedMeeting,
} from "../meetings/minutes-scene.js";
import { aMeeting } from "../meetings/samples.js";
import { closeChats } from "../support/chat.js";

afterEach(closeChats);

const day = 24 * 60 * minute;

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "where the store is gone from write %i on after the approval, a new start brings every action to the calendar, once",
  async (nth) => {
    const { chat, employee, meeting } = await aHeldMeeting();
    await clicksOn(employee, meeting, "minutes.save-new-action", {
      version: 0,
      words: "Et\nTo\nTre",
      owner: "p-aad-third",
    });
    const { write } = chat.documents;
    let left = nth;
    // The approval itself is stored; what follows it is not.
    chat.documents.write = (kind, at, value, etag) => {
      const isApproved = kind !== "person" && JSON.stringify(value).includes('"posted"');
      if (isApproved && left-- <= 0) return Promise.reject(new Error("killed"));
      if (kind === "calendar" && left <= 0) return Promise.reject(new Error("killed"));
      return write(kind, at, value, etag);
    };
    await clicksOn(employee, meeting, "minutes.approve", { version: 1 });
    chat.documents.write = write;
    await chat.restart();
    for (let round = 0; round < 4; round++) {
      chat.passes(10 * minute);
      await chat.sweep();
    }
    const { actions } = (await storedCalendar(chat, meeting)) ?? { actions: [] };
    expect(actions.map(({ words }) => words)).toEqual(["Et", "To", "Tre"]);
    expect((await storedMeeting(chat, meeting)).letters).toEqual([]);
    expect(inTheChannel(employee).length).toBeGreaterThanOrEqual(1);
    expect(inTheChannel(employee).length).toBeLessThanOrEqual(2);
  },
);

test("where the process dies right after posted minutes are corrected, the channel has the correction all the same", async () => {
  const { chat, employee, meeting } = await aHeldMeeting();
  const decides = (version: number, words: string) =>
    clicksOn(employee, meeting, "minutes.save", { field: "decisions", version, words });
  await decides(0, "Vi åbner om tirsdagen");
  await clicksOn(employee, meeting, "minutes.approve", { version: 1 });
  const { read, write } = chat.documents;
  const gone = () => Promise.reject(new StoreUnavailable("The store is gone."));
  chat.documents.write = async (kind, at, value, etag) => {
    const written = await write(kind, at, value, etag);
    if (kind === "meeting") Object.assign(chat.documents, { read: gone, write: gone });
    return written;
  };
  await decides(1, "Vi åbner om onsdagen");
  await chat.restart();
  Object.assign(chat.documents, { read, write });
  expect(inTheChannel(employee).join()).toContain("Vi åbner om tirsdagen");
  chat.passes(minute);
  await chat.sweep();
  expect(inTheChannel(employee)).toEqual([expect.stringContaining("Vi åbner om onsdagen")]);
  expect((await storedMeeting(chat, meeting)).letters).toEqual([]);
});

test("the next meeting's agenda opens with what is open, and no longer with what is done", async () => {
  const { chat, employee, meeting } = await aHeldMeeting();
  const day2 = { day: "2027-02-10", time: "13:00", minutes: 120, zone: "Europe/Copenhagen" };
  const next = aMeeting({ tenantId: meeting.tenantId, id: "meeting-2", when: day2 });
  await chat.documents.write("meeting", next, next);
  await clicksOn(employee, meeting, "minutes.save-new-action", {
    version: 0,
    words: "Køb kaffe",
    owner: "p-aad-third",
  });
  await clicksOn(employee, meeting, "minutes.approve", { version: 1 });
  chat.passes(minute);
  await chat.sweep();
  expect((await storedMeeting(chat, next)).openActions).toMatchObject([
    { words: "Køb kaffe", owner: "third" },
  ]);
  const actionId = (await storedCalendar(chat, meeting))?.actions[0]?.id;
  await employee.sends(employee.invoke("actions.done", { networkId: meeting.networkId, actionId }));
  chat.passes(day);
  await chat.sweep();
  expect((await storedMeeting(chat, next)).openActions).toEqual([]);
});
