import { afterEach, expect, test } from "vitest";
import { closeChats, redelivered, someone } from "../support/chat.js";
import { answers, saved } from "../support/saved.js";

afterEach(closeChats);

const toExplorer = ["nyt tema", "Ensomhed", "Undren", "Derfor"];
const toActors = [...toExplorer, "spring over", "spring over"];

test("a form from before the latest answers cannot wipe them unseen", async () => {
  const employee = await someone("nyt tema", "Ensomhed", "udfyld alt");
  const form = employee.posts.at(-1);
  await employee.says("Mange falder igennem", "Alle møder dem");
  await employee.clicks("Gem alt", { dream: "Lys" }, form);
  expect(employee.reads(form)).toContain(
    "⚠ Temaet er ændret, siden skemaet blev åbnet. Intet er gemt endnu. Se det igennem, og tryk »Gem alt« igen.",
  );
  await employee.clicks("Gem alt", {}, form);
  expect(await answers(employee)).toEqual({
    title: "Ensomhed",
    wonder: "Mange falder igennem",
    why: "Alle møder dem",
    dream: "Lys",
  });
});

test("a wrong field on the form is named", async () => {
  const employee = await someone("nyt tema", "Ensomhed", "udfyld alt");
  await employee.clicks("Gem alt", { forEmployee: "x".repeat(4_001) });
  expect(employee.transcript.at(-1)).toContain("⚠ Værdi for medarbejderen: Dit svar er på 4.001 tegn");
});

test("a click that is delivered twice does not jump past the nudge or the guessed kinds", async () => {
  const employee = await someone(...toExplorer);
  const click = employee.click("Næste", { challenge: "Vi skal ansætte en koordinator" });
  await employee.sends(click);
  employee.chat.passes(15_000);
  await employee.sends(redelivered(click));
  expect(employee.transcript.at(-1)).toContain("Det lyder som en løsning.");
});

test("typing to a paused list of actors offers the list with the new one", async () => {
  const employee = await someone(...toActors, "Jobcentret\nSognet", "stop", "Ældre Sagen");
  expect(employee.inputs["actors"]).toBe("Jobcentret\nSognet\nÆldre Sagen");
});

test("a client whose clock runs behind does not glue its answers together", async () => {
  const employee = await someone("nyt tema");
  for (const text of ["Ensomhed", "Mange falder igennem", "Derfor"]) {
    const message = employee.message(text);
    await employee.sends({
      ...message,
      localTimestamp: new Date(Date.parse(employee.chat.now) - 120_000).toISOString(),
    });
  }
  expect(await answers(employee)).toEqual({
    title: "Ensomhed",
    wonder: "Mange falder igennem",
    why: "Derfor",
  });
});

test("an older message that is delivered again with a new id is not put into a later answer", async () => {
  const employee = await someone("nyt tema", "Ensomhed");
  const wonder = employee.message("Mange falder igennem");
  await employee.sends(wonder);
  await employee.says("Derfor");
  await employee.sends(redelivered(wonder));
  expect(await answers(employee)).toEqual({
    title: "Ensomhed",
    wonder: "Mange falder igennem",
    why: "Derfor",
  });
});

test("the reply to a nudge goes to what was nudged", async () => {
  const employee = await someone(...toExplorer, "Vi skal ansætte en koordinator", "Ingen har overblikket");
  expect((await answers(employee))?.["challenge"]).toBe(
    "Vi skal ansætte en koordinator\n\nIngen har overblikket",
  );
});

test("næste in words goes on with what is saved, and asks for an answer when nothing is", async () => {
  const employee = await someone("nyt tema", "Ensomhed", "næste");
  expect(employee.transcript.at(-1)).toContain("Der står ikke noget endnu.");
  await employee.says("Undren", "Derfor", "Svært", "næste");
  expect(employee.transcript.at(-1)).toContain("Spørgsmål 5 af 8");
});

test("the field's own name before a colon says where a message belongs", async () => {
  const employee = await someone(...toActors, "spring over", "Værdi for kommunen: Færre udgifter");
  expect(await answers(employee)).toMatchObject({ forMunicipality: "Færre udgifter" });
});

test.each(["Tilbage", "Spring over", "Hjælp mig videre", "Gem og fortsæt senere"])(
  "text on an old card is not thrown away by %s",
  async (button) => {
    const employee = await someone("nyt tema", "Ensomhed");
    const old = employee.posts.at(-1);
    const late = employee.click(button, { wonder: "En lang tanke" }, old);
    await employee.says("Kort");
    employee.chat.passes(3_600_000);
    await employee.sends(late);
    expect(employee.reads(old)).toContain(
      "Din tekst på det gamle kort er ikke gemt. Den står her, så du kan bruge den.",
    );
    expect((await saved(employee))[0]?.interview.paused).toBe(false);
  },
);

test.each([
  "fortryd",
  "tilbage",
  "hjælp",
  "mine temaer",
  "fortsæt",
  "vis tema",
  "eksempel",
  "hjælp mig videre",
  "udfyld alt",
  "hej",
  "tak",
  "stop",
  "sprog",
])("»%s« that is delivered twice is carried out once", async (words) => {
  const employee = await someone("nyt tema", "Ensomhed", "Undren", "Derfor");
  const message = employee.message(words);
  await employee.sends(message);
  const seen = [employee.transcript, await saved(employee)];
  for (const again of [message, redelivered(message)]) {
    await employee.sends(again);
    expect([employee.transcript, await saved(employee)]).toEqual(seen);
  }
});

test("Slet that is delivered again after Fortryd deletes nothing", async () => {
  const employee = await someone("nyt tema", "Ensomhed", "mine temaer");
  const remove = employee.click("Slet");
  await employee.sends(remove);
  await employee.clicks("Fortryd");
  await employee.sends(redelivered(remove));
  expect(await saved(employee)).toHaveLength(1);
});

test("a double click on Nyt tema makes one theme", async () => {
  const employee = await someone("hej");
  const one = employee.click("Nyt tema");
  const two = { ...redelivered(one), timestamp: new Date(Date.parse(employee.chat.now) + 80).toISOString() };
  await Promise.all([employee.chat.deliver(one), employee.chat.deliver(two)]);
  expect(await saved(employee)).toHaveLength(1);
});

test("a correction halfway goes back to where the person was", async () => {
  const employee = await someone(...toExplorer, "vis tema");
  await employee.clicks("Ret");
  await employee.clicks("Næste", { title: "Sorg" });
  expect(employee.transcript.at(-1)).toContain("Spørgsmål 4 af 8");
});

test.each(["Tilbage", "Hjælp mig videre", "Gem og fortsæt senere"])(
  "a corrected kind of actor is kept by %s",
  async (button) => {
    const employee = await someone(...toActors, "Sognet");
    await employee.clicks(button, { "kind:sognet": "volunteers" });
    expect((await saved(employee))[0]?.actorKinds).toEqual({ sognet: "volunteers" });
  },
);

test("fortryd takes back a corrected kind of actor, and the list stays", async () => {
  const employee = await someone(...toActors, "Sognet");
  await employee.clicks("Næste", { "kind:sognet": "volunteers" });
  await employee.says("fortryd");
  expect((await saved(employee))[0]).toMatchObject({
    actorKinds: {},
    interview: { open: "actors", answers: { actors: "Sognet" } },
  });
  await employee.says("fortryd");
  expect((await answers(employee))?.["actors"]).toBeUndefined();
});

test("fortryd takes back the newest change, in whichever theme it was", async () => {
  const employee = await someone("nyt tema", "Ensomhed", "nyt tema", "Unge", "mine temaer");
  const older = (await saved(employee)).find(({ interview }) => interview.answers["title"] === "Ensomhed");
  await employee.sends(
    employee.invoke("theme.save-name", { themeId: older?.id, title: "Sorg" }, employee.posts.at(-1)),
  );
  await employee.says("fortryd");
  expect((await saved(employee)).map(({ interview }) => interview.answers["title"]).sort()).toEqual([
    "Ensomhed",
    "Unge",
  ]);
});

test("a message of invisible signs deletes nothing", async () => {
  const employee = await someone("nyt tema", "Ensomhed", "Undren", "tilbage", "\u3164");
  expect(await answers(employee)).toEqual({ title: "Ensomhed", wonder: "Undren" });
});

test.each(["constructor", "__proto__", "toString"])("an actor may be called %s", async (name) => {
  const employee = await someone(...toActors, name);
  await employee.clicks("Næste");
  await employee.says("vis tema");
  expect(employee.transcript.at(-1)).toContain(`${name} (andet)`);
});

test("after the active theme is deleted, words are not said to be saved, and no other theme is touched", async () => {
  const employee = await someone("nyt tema", "Ensomhed", "nyt tema", "Unge", "mine temaer");
  await employee.clicks("Slet");
  const before = await saved(employee);
  await employee.says("En ny tanke");
  expect(employee.transcript.at(-1)).toContain("din besked er ikke gemt som svar");
  await employee.says("spring over");
  expect(await saved(employee)).toEqual(before);
});

test("a paused theme stays paused when the language is changed", async () => {
  const employee = await someone("nyt tema", "Ensomhed", "stop", "sprog engelsk");
  expect(employee.transcript.at(-1)).toBe("From now on I write in English.");
});

test("however often a person writes to a paused or finished theme, one card is open", async () => {
  const employee = await someone("nyt tema", "Ensomhed", "stop", "En tanke", "En tanke mere");
  expect(employee.posts.filter((post) => employee.buttons(post).includes("Næste"))).toHaveLength(1);
  await employee.says("fortsæt", ...Array<string>(7).fill("spring over"), "Hov", "Og hov");
  expect(employee.posts.filter((post) => employee.buttons(post).includes("Ret"))).toHaveLength(1);
  await employee.says("stop", "fortsæt");
  expect(employee.posts.filter((post) => employee.buttons(post).includes("Fortsæt"))).toHaveLength(0);
});
