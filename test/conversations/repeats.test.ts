import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { aChat, closeChats, type Someone } from "../support/chat.js";
import { saved } from "../support/saved.js";

afterEach(closeChats);

async function atWhy(): Promise<Someone> {
  const employee = (await aChat()).with("employee");
  await employee.says("nyt tema", "Ensomhed", "Mange falder igennem");
  return employee;
}
const answers = async (employee: Someone) => (await saved(employee))[0]?.interview.answers;
const newId = <T extends object>(activity: T): T => ({ ...activity, id: `again-${randomUUID()}` });

test("a message that comes again, with the same id or a new one, gives one answer in one place", async () => {
  const employee = await atWhy();
  const message = employee.message("Det er interessant, fordi alle møder dem");
  await employee.sends(message);
  const seen = employee.transcript;
  for (const again of [message, newId(message)]) {
    await employee.sends(again);
    expect(employee.transcript).toEqual(seen);
  }
  expect(await answers(employee)).toEqual({
    title: "Ensomhed",
    wonder: "Mange falder igennem",
    why: "Det er interessant, fordi alle møder dem",
  });
});

test("a click that comes again, with the same id or a new one, gives one answer in one place", async () => {
  const employee = await atWhy();
  const click = employee.click("Næste", { why: "Derfor" });
  await employee.sends(click);
  const seen = employee.transcript;
  for (const again of [click, newId(click)]) {
    await employee.sends(again);
    expect(employee.transcript).toEqual(seen);
  }
});

test.each(["Næste", "Spring over", "Tilbage"])(
  "a double click on %s counts once, even when both arrive at once",
  async (button) => {
    const employee = await atWhy();
    const click = employee.click(button, button === "Næste" ? { why: "Derfor" } : {});
    const before = employee.posts.length;
    await Promise.all([employee.chat.deliver(click), employee.chat.deliver(newId(click))]);
    expect(employee.posts.length).toBe(before + 1);
  },
);

test("the same message twice at once gives one answer", async () => {
  const employee = await atWhy();
  const message = employee.message("Fordi alle møder dem i hverdagen");
  const before = employee.posts.length;
  await Promise.all([
    employee.chat.deliver(message),
    employee.chat.deliver(message),
    employee.chat.deliver(newId(message)),
  ]);
  expect(employee.posts.length).toBe(before + 1);
  expect(await answers(employee)).toMatchObject({ why: "Fordi alle møder dem i hverdagen" });
});

test.each([
  ["in order", [0, 1]],
  ["the other way round", [1, 0]],
  ["at once", undefined],
] as const)(
  "a thought in two messages, delivered %s, is one answer in the order written",
  async (_how, order) => {
    const employee = await atWhy();
    const two = [employee.message("Fordi alle møder dem"), employee.message("og ingen har ansvaret")];
    if (order) for (const index of order) await employee.sends(two[index] as (typeof two)[0]);
    else await Promise.all(two.map((message) => employee.chat.deliver(message)));
    expect(await answers(employee)).toEqual({
      title: "Ensomhed",
      wonder: "Mange falder igennem",
      why: "Fordi alle møder dem\n\nog ingen har ansvaret",
    });
    expect(employee.transcript.at(-1)).toBe(
      "Jeg har lagt det til dit svar under »Hvorfor det er interessant«.",
    );
  },
);

test("twenty messages at once lose nothing", async () => {
  const employee = await atWhy();
  const thoughts = Array.from({ length: 20 }, (_, i) => employee.message(`tanke ${i + 10}`));
  await Promise.all(thoughts.map((message) => employee.chat.deliver(message)));
  const why = (await answers(employee))?.["why"];
  expect(why).toBe(Array.from({ length: 20 }, (_, i) => `tanke ${i + 10}`).join("\n\n"));
});

test("an old card that is pressed says so and offers the open question", async () => {
  const employee = await atWhy();
  const old = employee.posts.at(-1);
  const forgotten = employee.click("Næste", {}, old);
  await employee.clicks("Næste", { why: "Derfor" });
  employee.chat.passes(3_600_000);
  await employee.sends({ ...newId(forgotten), value: employee.click("Næste").value });
  employee.chat.passes(3_600_000);
  await employee.sends({
    ...employee.invoke("interview.skip", (forgotten.value as { action: { data: object } }).action.data, old),
  });
  expect(employee.reads(old)).toEqual([
    "Spørgsmålet er ikke åbent mere.",
    "Det, du har gemt, er der stadig.",
  ]);
  await employee.clicks("Gå til det åbne spørgsmål", {}, old);
  expect(employee.buttons(old)).toEqual([]);
  expect(employee.transcript.at(-1)).toContain("Spørgsmål 4 af 8");
});

test("what someone wrote on an old card is kept in sight and can be saved as the answer", async () => {
  const employee = await atWhy();
  const old = employee.posts.at(-1);
  const late = employee.click("Næste", { why: "En bedre grund" }, old);
  await employee.clicks("Næste", { why: "Derfor" });
  employee.chat.passes(3_600_000);
  await employee.sends(late);
  expect(employee.reads(old)).toContain(
    "Din tekst på det gamle kort er ikke gemt. Den står her, så du kan bruge den.",
  );
  expect(await answers(employee)).toMatchObject({ why: "Derfor" });
  await employee.clicks("Gem teksten som mit svar", {}, old);
  expect(await answers(employee)).toMatchObject({ why: "En bedre grund" });
  expect(employee.reads(old)).toContain("En bedre grund");
  await employee.says("fortsæt");
  expect(employee.transcript.at(-1)).toContain("Spørgsmål 4 af 8");
});

test("an answer that was saved when sending failed is not lost, and the next delivery puts the next question", async () => {
  const employee = await atWhy();
  const message = employee.message("Fordi alle møder dem i hverdagen");
  employee.chat.teams.fail({ how: { status: 500 }, when: ({ method }) => method === "POST" });
  const before = employee.posts.length;
  await employee.chat.deliver(message);
  expect(employee.posts.length).toBe(before);
  expect(await answers(employee)).toMatchObject({ why: "Fordi alle møder dem i hverdagen" });
  employee.chat.passes(15_000);
  await employee.chat.deliver(message);
  expect(employee.posts.length).toBe(before + 1);
  expect(employee.transcript.at(-1)).toContain("Spørgsmål 4 af 8");
});

test("nyt tema twice, by a slip or by repeated delivery, leaves one theme and one open card", async () => {
  const employee = (await aChat()).with("employee");
  const message = employee.message("nyt tema");
  await employee.sends(message);
  await employee.sends(message);
  await employee.says("nyt tema");
  expect(await saved(employee)).toHaveLength(1);
  const open = employee.posts.filter((post) => employee.buttons(post).includes("Næste"));
  expect(open).toHaveLength(1);
});
