import { afterEach, expect, test } from "vitest";
import { aMeetingScene } from "../meetings/meeting-scene.js";
import { aChat, closeChats } from "../support/chat.js";

afterEach(closeChats);

/** The bound on an interview answer: at most two point reads and one write before the person is answered. */
test("an answer costs two point reads and one write, and one small write to note where the next card landed", async () => {
  const chat = await aChat();
  const employee = chat.with("employee");
  await employee.says("nyt tema", "Ensomhed");
  for (let i = 0; i < 30; i++) await chat.with(`other-${i}`).says("nyt tema", "Et andet tema");
  chat.documents.reset();
  await employee.clicks("Næste", { wonder: "Mange falder igennem" });
  expect(chat.documents.calls).toEqual({ read: 2, write: 2, list: 0, sum: 0, due: 0, parked: 0, remove: 0 });
  chat.documents.reset();
  await employee.says("Alle møder dem");
  expect(chat.documents.calls).toEqual({ read: 2, write: 2, list: 0, sum: 0, due: 0, parked: 0, remove: 0 });
});

test("an answer in a network's guide costs the same, and the last one also reads and writes for the first draft", async () => {
  const chat = await aChat();
  const employee = chat.with("employee");
  await employee.says("nyt tema", "udfyld alt");
  await employee.clicks("Gem alt", { title: "Ensomhed", wonder: "Mange", why: "Alle", challenge: "Ingen" });
  await employee.clicks("Dan netværk");
  chat.documents.reset();
  await employee.says("formelt, åben opgave");
  expect(chat.documents.calls).toEqual({ read: 2, write: 2, list: 0, sum: 0, due: 0, parked: 0, remove: 0 });
  await employee.clicks("Tilbage");
  chat.documents.reset();
  await employee.clicks("Næste", { formality: "formal", task: "open" });
  expect(chat.documents.calls).toEqual({ read: 2, write: 2, list: 0, sum: 0, due: 0, parked: 0, remove: 0 });
  await employee.clicks("Næste", { purpose: "Ingen sidder alene" });
  for (let i = 0; i < 5; i++) await employee.clicks("Spring over");
  chat.documents.reset();
  await employee.clicks("Næste", { economy: "Hver betaler sit" });
  expect(employee.transcript.at(-1)).toContain("Guiden er gennemgået");
  expect(chat.documents.calls).toEqual({ read: 4, write: 3, list: 0, sum: 0, due: 0, parked: 0, remove: 0 });
});

test("an answer to a meeting costs two point reads and one write beside the read of the person", async () => {
  const { chat, colleague, meeting, network } = await aMeetingScene({ cards: [] });
  for (const verb of ["yes", "no", "maybe"]) {
    chat.documents.reset();
    const ids = { meetingId: meeting.id, networkId: network.id };
    await colleague.sends(colleague.invoke(`meeting.${verb}`, ids));
    expect(chat.documents.calls).toMatchObject({
      read: 3,
      write: 1,
      list: 0,
      sum: 0,
      due: 0,
      parked: 0,
      remove: 0,
    });
  }
});
