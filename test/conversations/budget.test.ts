import { afterEach, expect, test } from "vitest";
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
  expect(chat.documents.calls).toEqual({ read: 2, write: 2, list: 0, sum: 0, due: 0, remove: 0 });
  chat.documents.reset();
  await employee.says("Alle møder dem");
  expect(chat.documents.calls).toEqual({ read: 2, write: 2, list: 0, sum: 0, due: 0, remove: 0 });
});
