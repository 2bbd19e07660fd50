import { afterEach, expect, test } from "vitest";
import { aChat, closeChats, tenant, type Chat, type Someone } from "../support/chat.js";
import { listed } from "../support/listed.js";
import { seen } from "../support/shown.js";

afterEach(closeChats);

const theme = {
  title: "Ensomhed blandt ældre",
  wonder: "Mange falder igennem",
  why: "Alle møder dem",
  challenge: "Det er svært at se i tide",
  dream: "Ingen sidder alene",
  actors: "Ældre Sagen\nSognet",
  forCitizen: "Færre ensomme",
};

/** An employee with a theme that is unfolded. */
async function withTheme(chat?: Chat): Promise<Someone> {
  const employee = (chat ?? (await aChat())).with("employee");
  await employee.says("nyt tema", "udfyld alt på én gang");
  await employee.clicks("Gem alt", theme);
  return employee;
}

async function forming(chat?: Chat): Promise<Someone> {
  const employee = await withTheme(chat);
  await employee.clicks("Dan netværk");
  return employee;
}

const networksOf = ({ chat }: Someone) => listed(chat.documents.list("network", tenant));

test("an employee forms a network from the theme, and the guide asks what the theme has not said", async () => {
  const employee = await forming();
  expect(seen(employee)).toContain("Hvilken slags netværk passer bedst?");
  expect(seen(employee)).toContain("Formelt, lukket opgave");
  expect(employee.buttons()).toEqual([
    "Næste",
    "Tilbage",
    "Hjælp mig videre",
    "Spring over",
    "Gem og fortsæt senere",
  ]);
  await employee.clicks("Næste", { formality: "formal", task: "open" });
  expect(seen(employee)).toContain("Det her står i dit tema.");
  expect(employee.inputs).toEqual({ aim: "", purpose: "Ingen sidder alene" });
  await employee.clicks("Næste", { aim: "strengthening" });
  await employee.says("Vi mødes hvert kvartal");
  expect(employee.inputs).toEqual({ organisation: "Deltagere kunne være: Ældre Sagen, Sognet" });
  await employee.clicks("Næste");
  expect(employee.inputs).toEqual({ goals: "Værdi for borgeren: Færre ensomme" });
  await employee.clicks("Næste");
  await employee.clicks("Næste", { relation: "supplements", supplements: "Teammøderne" });
  await employee.clicks("Næste", { resources: "To timer", backing: "Lederne er med" });
  await employee.clicks("Næste", { economy: "Hver betaler sit" });
  const summary = seen(employee);
  expect(summary).toContain("✓ Guiden er gennemgået.");
  expect(summary).toContain("Lederne af alle områder, der deltager, skal godkende netværket");
  expect(summary).toContain("Styrke arbejdet på tværs af fag");
  expect(employee.buttons()).toContain("Kommissorium");
  const [network] = await networksOf(employee);
  expect(network).toMatchObject({
    lead: employee.id,
    carried: [],
    texts: {
      title: "Ensomhed blandt ældre",
      purpose: "Ingen sidder alene",
      working: "Vi mødes hvert kvartal",
    },
    versions: [{ number: 1 }],
  });
});

test("typed words go to the guide, also for what is chosen, and to a theme again once that is opened", async () => {
  const employee = await forming();
  await employee.says("Vi drikker kaffe");
  expect(seen(employee)).toContain("Skriv fx »formelt, åben opgave«");
  await employee.says("uformelt, lukket opgave");
  expect((await networksOf(employee))[0]?.guide.answers).toMatchObject({
    formality: "informal",
    task: "closed",
  });
  await employee.says("tilbage");
  expect(employee.inputs).toEqual({ formality: "informal", task: "closed" });
  await employee.says("nyt tema", "Et andet tema");
  expect((await networksOf(employee))[0]?.guide.open).toBe("kind");
  expect(seen(employee)).toContain("Hvad undrer du dig over?");
});

test("a network has the theme's name in lists before its kommissorium is drafted", async () => {
  const employee = await forming();
  await employee.says("mine netværk");
  expect(seen(employee)).toContain("Ensomhed blandt ældre");
  expect(seen(employee)).not.toContain("uden navn");
});

test("a restart forgets nothing: the guide goes on where it was", async () => {
  const employee = await forming();
  await employee.says("formelt, åben opgave");
  await employee.says("stop");
  await employee.chat.restart();
  await employee.says("Til alle, der sidder alene");
  expect(employee.inputs["purpose"]).toContain("Til alle, der sidder alene");
  expect((await networksOf(employee))[0]?.guide.answers["purpose"]).toBe("Ingen sidder alene");
  await employee.says("fortsæt");
  expect(seen(employee)).toContain("Hvad er formålet med netværket?");
});

test("everything can be filled in on one form, and the last change taken back", async () => {
  const employee = await forming();
  await employee.says("udfyld alt på én gang");
  await employee.clicks("Gem alt", { formality: "formal", task: "closed", working: "Hvert kvartal" });
  expect(seen(employee)).toContain("✓ Guiden er gennemgået.");
  expect(seen(employee)).toContain("Fra dit tema");
  await employee.says("fortryd");
  expect((await networksOf(employee))[0]?.guide.answers).not.toHaveProperty("working");
});

test("a theme becomes one network, whoever presses again and however often", async () => {
  const employee = await forming();
  const first = employee.click("Dan netværk");
  await employee.sends(first);
  await employee.clicks("Dan netværk");
  expect(await networksOf(employee)).toHaveLength(1);
  expect(seen(employee)).toContain("Hvilken slags netværk passer bedst?");
});

test("a guide left without the kind leads back to it before the kommissorium, which is then drafted", async () => {
  const employee = await forming();
  await employee.says("udfyld alt");
  await employee.clicks("Gem alt", { working: "Hvert kvartal" });
  expect(seen(employee)).toContain("Mangler endnu: Slags netværk. Når det er på plads, laver jeg et udkast");
  await employee.clicks("Gå til netværket");
  expect(JSON.stringify(employee.lastInvoke?.value)).toContain("svar på det, der mangler i guiden");
  await employee.clicks("Fortsæt guiden");
  await employee.clicks("Svar");
  await employee.clicks("Næste", { formality: "formal", task: "open" });
  expect(seen(employee)).toContain("Guiden er gennemgået.");
  expect(await networksOf(employee)).toMatchObject([{ texts: { title: "Ensomhed blandt ældre" } }]);
});

test("a network that was given up is shown with the way to take it up again", async () => {
  const employee = await forming();
  const [network] = await networksOf(employee);
  await employee.sends(employee.invoke("network.drop", { networkId: network?.id }));
  await employee.clicks("Dan netværk");
  expect(await networksOf(employee)).toMatchObject([{ state: "dropped" }]);
  expect(employee.buttons()).toContain("Tag det op igen");
});

test("only the theme's owner forms a network, and nobody sees another's guide", async () => {
  const employee = await withTheme();
  const [made] = [...(await themesOf(employee))];
  const other = employee.chat.with("colleague");
  await other.says("hej");
  await other.sends(other.invoke("network.form", { themeId: made }));
  expect(await networksOf(employee)).toEqual([]);
  await employee.clicks("Dan netværk");
  await other.sends(
    other.invoke("interview.answer", { networkId: made, question: "kind", formality: "informal" }),
  );
  expect((await networksOf(employee))[0]?.guide.answers).not.toHaveProperty("formality");
});

const themesOf = async ({ chat }: Someone): Promise<string[]> =>
  (await listed(chat.documents.list("theme", tenant))).map(({ id }) => id);

test("a choice no card offers is refused, and nothing is stored", async () => {
  const employee = await forming();
  const forged = employee.click("Næste", { formality: "secret" });
  await employee.sends(forged);
  expect((await networksOf(employee))[0]?.guide.answers).not.toHaveProperty("formality");
});

test("a CPR number is refused on the same card with the words still there", async () => {
  const employee = await forming();
  await employee.says("formelt, åben opgave");
  await employee.clicks("Næste", { purpose: "Hjælp 010190-1234" });
  expect(employee.inputs["purpose"]).toBe("Hjælp 010190-1234");
  expect((await networksOf(employee))[0]?.guide.answers["purpose"]).toBe("Ingen sidder alene");
});

test("an answer in the guide costs two point reads and one write, and one to note the next card", async () => {
  const employee = await forming();
  employee.chat.documents.reset();
  await employee.clicks("Næste", { formality: "formal", task: "open" });
  expect(employee.chat.documents.calls).toEqual({
    read: 2,
    write: 2,
    list: 0,
    sum: 0,
    due: 0,
    parked: 0,
    remove: 0,
  });
  employee.chat.documents.reset();
  await employee.says("Ingen skal sidde alene");
  expect(employee.chat.documents.calls).toEqual({
    read: 2,
    write: 2,
    list: 0,
    sum: 0,
    due: 0,
    parked: 0,
    remove: 0,
  });
});

test("the guide speaks English too", async () => {
  const employee = (await aChat({ locale: "en-GB" })).with("employee");
  await employee.says("new theme", "show form");
  await employee.clicks("Save everything", theme);
  await employee.clicks("Form a network");
  expect(seen(employee)).toContain("Which kind of network fits best?");
});
