import { afterEach, expect, test } from "vitest";
import { aChat, closeChats } from "../support/chat.js";
import { saved } from "../support/saved.js";

afterEach(closeChats);

test("a person has several drafts, and continues the one they choose", async () => {
  const employee = (await aChat()).with("employee");
  await employee.says("nyt tema", "Ensomhed", "nyt tema", "Unge uden job", "mine temaer");
  expect(employee.transcript.at(-1)).toMatch(/^Mine temaer \| Unge uden job .*\| Ensomhed/);
  const list = employee.posts.at(-1);
  const resume = employee.click("Fortsæt", {}, list);
  const other = (await saved(employee)).find(({ interview }) => interview.answers["title"] === "Ensomhed");
  await employee.sends({
    ...resume,
    value: employee.invoke("interview.resume", { themeId: other?.id }).value,
  });
  await employee.says("Mange falder igennem");
  expect((await saved(employee))[0]?.interview.answers).toEqual({
    title: "Ensomhed",
    wonder: "Mange falder igennem",
  });
  expect(employee.posts.filter((post) => employee.buttons(post).includes("Næste"))).toHaveLength(1);
});

test("a theme is renamed in the list, and an empty name is asked for again", async () => {
  const employee = (await aChat()).with("employee");
  await employee.says("nyt tema", "Ensomhed", "mine temaer");
  await employee.clicks("Omdøb");
  await employee.clicks("Gem", { title: " " });
  expect(employee.transcript.at(-1)).toContain("⚠ Der står ikke noget navn.");
  await employee.clicks("Gem", { title: "Sorg" });
  expect(employee.transcript.at(-1)).toMatch(/^Mine temaer \| ✓ Temaet har fået nyt navn. \| Sorg/);
});

test("a theme is deleted with undo on the card, its open question closes, and fortryd works as well", async () => {
  const employee = (await aChat()).with("employee");
  await employee.says("nyt tema", "Ensomhed");
  const open = employee.posts.at(-1);
  await employee.says("mine temaer");
  await employee.clicks("Slet");
  expect(employee.reads(open)).toEqual(["Temaet er slettet."]);
  expect(await saved(employee)).toEqual([]);
  await employee.clicks("Fortryd");
  expect(employee.transcript.at(-1)).toContain("✓ Temaet er tilbage. | Ensomhed");
  await employee.clicks("Slet");
  await employee.says("fortryd");
  expect(employee.transcript.at(-1)).toContain("✓ Temaet er tilbage.");
  expect(employee.transcript.at(-1)).toContain("Spørgsmål 2 af 8");
  expect(await saved(employee)).toHaveLength(1);
});

test("a deleted theme is gone for good after thirty days, and not before", async () => {
  const chat = await aChat();
  const employee = chat.with("employee");
  await employee.says("nyt tema", "Ensomhed", "mine temaer");
  await employee.clicks("Slet");
  chat.passes(29 * 86_400_000);
  await chat.sweep();
  expect(await saved(employee, "deleted")).toHaveLength(1);
  chat.passes(2 * 86_400_000);
  await chat.sweep();
  expect(await saved(employee, "deleted")).toEqual([]);
});

test("many themes are shown a page at a time", async () => {
  const employee = (await aChat()).with("employee");
  for (let i = 1; i <= 7; i++) await employee.says("nyt tema", `Tema ${i}`);
  await employee.says("mine temaer");
  expect(employee.transcript.at(-1)).toMatch(/Tema 7.*Tema 3/);
  await employee.clicks("Vis ældre");
  expect(employee.transcript.at(-1)).toMatch(/^Mine temaer \| Tema 2 .*Tema 1/);
  expect(employee.buttons()).not.toContain("Vis ældre");
  await employee.clicks("Vis nyere");
  expect(employee.transcript.at(-1)).toMatch(/Tema 7/);
});
