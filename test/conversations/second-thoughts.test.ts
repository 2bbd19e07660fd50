import { afterEach, expect, test } from "vitest";
import { aChat, closeChats, redelivered, someone, type Someone } from "../support/chat.js";
import { refusing } from "../support/refusing.js";
import { answers, saved } from "../support/saved.js";

afterEach(closeChats);

const open = (employee: Someone, button = "Næste") =>
  employee.posts.filter((post) => employee.buttons(post).includes(button));
const toExplorer = ["nyt tema", "Ensomhed", "Undren", "Derfor"];
const toSummary = ["nyt tema", "Ensomhed", ...Array<string>(7).fill("spring over")];

test("a theme too long for one form is saved part by part", async () => {
  const employee = await someone("nyt tema", "Ensomhed", "udfyld alt");
  const long = "ord ".repeat(970);
  const fields = ["wonder", "why", "challenge", "opportunity", "dream"];
  await employee.clicks("Gem alt", Object.fromEntries(fields.map((field) => [field, long])));
  await employee.says("udfyld alt");
  const [first, second] = employee.posts.slice(-2);
  await employee.clicks("Gem alt", { title: "Sorg" }, first);
  await employee.clicks("Gem alt", { meaning: "Fordi" }, second);
  expect(await answers(employee)).toMatchObject({ title: "Sorg", meaning: "Fordi" });
});

test("a click that could not be carried out may be pressed again at once", async () => {
  let down = false;
  const chat = await aChat({ store: (real) => refusing(real, (kind) => down && kind === "theme") });
  const employee = chat.with("employee");
  await employee.says("nyt tema", "Ensomhed", "udfyld alt");
  const save = employee.click("Gem alt", { dream: "Lys" });
  down = true;
  await employee.sends(save);
  expect(employee.lastInvoke?.value).toContain("Jeg kan ikke gemme lige nu");
  down = false;
  await employee.sends(redelivered(save));
  expect(await answers(employee)).toEqual({ title: "Ensomhed", dream: "Lys" });
});

test("an answer saved from an old card is not put back by the card of the same question that is open", async () => {
  const employee = await someone("nyt tema", "Ensomhed");
  const old = employee.posts.at(-1);
  const late = employee.click("Næste", { wonder: "En lang tanke" }, old);
  await employee.says("Kort");
  employee.chat.passes(3_600_000);
  await employee.sends(late);
  await employee.says("tilbage");
  await employee.clicks("Gem teksten som mit svar", {}, old);
  expect(open(employee)).toHaveLength(1);
  await employee.clicks("Næste");
  expect(await answers(employee)).toMatchObject({ wonder: "En lang tanke" });
});

test("a typed reply to a nudge goes to what was nudged on the card, and only while we stay there", async () => {
  const employee = await someone(...toExplorer);
  await employee.clicks("Næste", { opportunity: "Vi skal ansætte en koordinator" });
  await employee.says("Ingen har overblikket");
  expect(await answers(employee)).toMatchObject({
    opportunity: "Vi skal ansætte en koordinator\n\nIngen har overblikket",
  });
  const other = await someone(
    ...toExplorer,
    "Vi skal ansætte en koordinator",
    "spring over",
    "tilbage",
    "Vi møder dem alle",
  );
  expect(await answers(other)).toMatchObject({
    challenge: "Vi skal ansætte en koordinator",
    opportunity: "Vi møder dem alle",
  });
});

test("a late repeat of Næste leaves one open card", async () => {
  const employee = await someone("nyt tema", "Ensomhed");
  const click = employee.click("Næste", { wonder: "Undren" });
  await employee.sends(click);
  await employee.clicks("Tilbage");
  await employee.sends(redelivered(click));
  expect(open(employee)).toHaveLength(1);
});

test("text on a card that was answered this very moment is not thrown away", async () => {
  const employee = await someone("nyt tema", "Ensomhed");
  const card = employee.posts.at(-1);
  const away = { ...employee.click("Tilbage", { wonder: "En lang tanke i feltet" }, card) };
  await employee.says("Kort");
  employee.chat.passes(-4_500);
  await employee.sends(away);
  expect(employee.reads(card)).toContain(
    "Din tekst på det gamle kort er ikke gemt. Den står her, så du kan bruge den.",
  );
});

test("Tilbage and fortryd in the middle of a correction keep the way back", async () => {
  const employee = await someone(...toSummary);
  await employee.clicks("Svar", {});
  await employee.clicks("Tilbage");
  await employee.clicks("Næste");
  expect(employee.transcript.at(-1)).toContain("Mangler endnu");
  const other = await someone(...toExplorer, "vis tema");
  await other.clicks("Ret");
  await other.clicks("Næste", { title: "Sorg" });
  await other.says("fortryd");
  await other.clicks("Næste");
  expect(other.transcript.at(-1)).toContain("Spørgsmål 4 af 8");
});

test("taking back a new name of another theme does not make that theme the open one", async () => {
  const employee = await someone("nyt tema", "Ensomhed", "nyt tema", "Unge", "mine temaer");
  const other = (await saved(employee)).find(({ interview }) => interview.answers["title"] === "Ensomhed");
  await employee.sends(
    employee.invoke("theme.save-name", { themeId: other?.id, title: "Sorg" }, employee.posts.at(-1)),
  );
  await employee.says("fortryd");
  expect(employee.transcript.at(-1)).toBe("✓ Jeg har taget den seneste ændring tilbage. | Ensomhed");
  await employee.says("Unge falder ud");
  const active = (await saved(employee)).find(({ interview }) => interview.answers["title"] === "Unge");
  expect(active?.interview.answers).toMatchObject({ wonder: "Unge falder ud" });
});

test.each([
  ["at the summary", toSummary, "Hov"],
  ["to a paused theme", ["nyt tema", "Ensomhed", "stop"], "En tanke"],
  ["of one emoji", ["nyt tema", "Ensomhed"], "👍"],
  ["that is too long", ["nyt tema", "Ensomhed"], "x".repeat(4_001)],
  ["with a CPR number", ["nyt tema", "Ensomhed"], "010190-1234"],
  ["with nothing open", ["hej"], "En tanke"],
])("a message %s that is delivered twice is answered once", async (_what, before, text) => {
  const employee = await someone(...before);
  const message = employee.message(text);
  await employee.sends(message);
  const seen = employee.transcript;
  for (const again of [message, redelivered(message)]) await employee.sends(again);
  expect(employee.transcript).toEqual(seen);
});

test("a page that no longer has any themes gives way to the last one that has", async () => {
  const employee = (await aChat()).with("employee");
  for (let i = 1; i <= 6; i++) await employee.says("nyt tema", `Tema ${i}`);
  await employee.says("mine temaer");
  const list = employee.posts.at(-1);
  await employee.says("mine temaer");
  await employee.clicks("Slet");
  await employee.clicks("Vis ældre", {}, list);
  expect(employee.reads(list).join(" ")).toMatch(/Tema \d/);
});

test("a summary of several cards closes as a whole", async () => {
  const employee = await someone("nyt tema", "Ensomhed", "udfyld alt");
  const long = "ord ".repeat(970);
  const fields = ["wonder", "why", "challenge", "opportunity", "dream", "citizens", "meaning"];
  await employee.clicks("Gem alt", Object.fromEntries(fields.map((field) => [field, long])));
  expect(open(employee, "Ret").length).toBeGreaterThan(1);
  await employee.clicks("Ret");
  expect(open(employee, "Ret")).toHaveLength(0);
});

test.each([1, 2, 3, 4, 5])(
  "two different commands at the very same moment leave one open card (round %i)",
  async () => {
    const employee = await someone("nyt tema", "Ensomhed");
    const [one, two] = [employee.message("spring over"), employee.message("spring over")];
    await Promise.all([employee.chat.deliver(one), employee.chat.deliver(two)]);
    const question = (await saved(employee))[0]?.interview.open;
    expect(open(employee)).toHaveLength(1);
    const shown = employee.reads(open(employee)[0]).join(" ");
    expect(shown).toContain(question === "explore" ? "Spørgsmål 4 af 8" : "Spørgsmål 3 af 8");
  },
);
