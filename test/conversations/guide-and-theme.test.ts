import { afterEach, expect, test } from "vitest";
import type { Network } from "../../src/networks/network.js";
import { after, minute } from "../../src/time.js";
import { change } from "../../src/store/change.js";
import { aChat, closeChats, tenant, type Someone } from "../support/chat.js";
import { seen } from "../support/shown.js";

afterEach(closeChats);

const theme = {
  title: "Ensomhed blandt ældre",
  wonder: "Mange falder igennem",
  why: "Alle møder dem",
  challenge: "Det er svært at se i tide",
  dream: "Ingen sidder alene",
  actors: "Sognet",
  forCitizen: "Færre ensomme",
};

/** An employee whose theme is unfolded, at the guide's first question. */
async function atGuide(): Promise<Someone> {
  const employee = (await aChat()).with("employee");
  await employee.says("nyt tema", "udfyld alt på én gang");
  await employee.clicks("Gem alt", theme);
  await employee.clicks("Dan netværk");
  return employee;
}

async function stored({ chat }: Someone): Promise<Network> {
  for await (const network of chat.documents.list("network", tenant)) return network;
  throw new Error("No network");
}

/** The network as if it had come further. */
async function nowIs(employee: Someone, fields: Partial<Network>): Promise<Network> {
  const { id } = await stored(employee);
  return change(employee.chat.documents, "network", { tenantId: tenant, id }, (known) => {
    if (!known) throw new Error("No network");
    return { ...known, ...fields };
  });
}

test("vis tema shows the theme also in the middle of the guide, which goes on with the next answer", async () => {
  const employee = await atGuide();
  await employee.says("vis tema");
  expect(seen(employee)).toContain(theme.wonder);
  await employee.says("opsummering");
  expect(seen(employee)).toContain("Dannelsesguiden");
  await employee.says("formelt, åben opgave");
  expect((await stored(employee)).guide).toMatchObject({ answers: { formality: "formal", task: "open" } });
});

test.each(["awaiting", "dropped"] as const)(
  "once the network is %s, words are no answers to its guide, and what is written is about the theme again",
  async (state) => {
    const employee = await atGuide();
    await nowIs(employee, { state });
    await employee.says("Hvad gør jeg nu?");
    expect(seen(employee)).toContain("ikke gemt");
    expect(seen(employee)).not.toContain("intet er ændret");
    await employee.says("fortsæt");
    expect(seen(employee)).toContain(theme.wonder);
  },
);

test("an old Fortsæt of a network that is with its leaders shows how it stands", async () => {
  const employee = await atGuide();
  await employee.says("stop");
  await nowIs(employee, { state: "awaiting" });
  await employee.clicks("Fortsæt");
  expect(seen(employee)).toContain("Sendt til godkendelse");
});

test("a theme that is deleted while a guide is open comes back by fortryd, and the guide keeps its answer", async () => {
  const employee = await atGuide();
  await employee.says("formelt, åben opgave");
  employee.chat.now = after(employee.chat.now, minute);
  const { id } = await stored(employee);
  await employee.sends(employee.invoke("theme.delete", { themeId: id }));
  await employee.says("fortryd");
  const found = await employee.chat.documents.read("theme", { tenantId: tenant, id });
  expect(found?.value.state).not.toBe("deleted");
  expect((await stored(employee)).guide.answers).toMatchObject({ formality: "formal" });
});

test("fortryd at a guide's first question leaves the theme's last answer alone", async () => {
  const employee = await atGuide();
  await employee.says("fortryd");
  expect(seen(employee)).toContain("ikke noget at fortryde");
});

test("what is written while a choice is still asked for adds to the answer and takes no words away", async () => {
  const employee = await atGuide();
  await employee.says("formelt, åben opgave", "Vi vil finde dem i tide.", "Og de skal selv være med.");
  expect((await stored(employee)).guide.answers["purpose"]).toBe(
    "Vi vil finde dem i tide.\n\nOg de skal selv være med.",
  );
  await employee.says("lære hinanden at kende", "styrkelse på tværs");
  expect((await stored(employee)).guide).toMatchObject({
    open: "working",
    answers: { aim: expect.any(String) as string },
  });
});

test("an answer that is corrected after the draft says that the kommissorium is to be corrected too", async () => {
  const employee = await atGuide();
  await employee.says("udfyld alt på én gang");
  await employee.clicks("Gem alt", { formality: "formal", task: "closed" });
  expect(seen(employee)).toContain("Retter du et svar her, så ret det også i kommissoriet.");
  const { texts } = await stored(employee);
  await employee.says("udfyld alt på én gang");
  await employee.clicks("Gem alt", { formality: "", task: "", purpose: "Noget andet" });
  expect(seen(employee)).toContain("Udkastet til kommissoriet er lavet");
  expect(employee.buttons()).toContain("Kommissorium");
  expect((await stored(employee)).texts).toEqual(texts);
});
