import { afterEach, expect, test } from "vitest";
import { aChat, closeChats, type Someone } from "../support/chat.js";
import { saved } from "../support/saved.js";

afterEach(closeChats);

async function anEmployee(): Promise<Someone> {
  const employee = (await aChat()).with("employee");
  await employee.sends(employee.activity({ type: "installationUpdate", action: "add" }));
  return employee;
}

test("an employee is welcomed and unfolds a whole theme by buttons, role by role", async () => {
  const employee = await anEmployee();
  expect(employee.transcript[0]).toContain("Hej! Jeg er Netværkssmeden.");
  const asked: string[] = [];
  const answer = async (inputs: Record<string, string>) => {
    asked.push(employee.transcript.at(-1)?.split(" | ").slice(0, 4).join(" | ") ?? "");
    await employee.clicks("Næste", inputs);
  };
  await employee.clicks("Nyt tema");
  await answer({ title: "Ensomhed blandt ældre" });
  await answer({ wonder: "Mange falder igennem, når ægtefællen dør" });
  await answer({ why: "Alle afdelinger møder dem" });
  await answer({
    challenge: "Det er svært at se i tide",
    opportunity: "Vi møder dem alle",
    dream: "Ingen sidder alene",
  });
  await answer({ citizens: "Bare nogen ringede" });
  await answer({ actors: "Hjemmeplejen\nSognet\nÆldre Sagen" });
  await employee.clicks("Næste", { "kind:sognet": "volunteers" });
  await answer({ forCitizen: "Et fællesskab", forMunicipality: "Færre indlæggelser", forEmployee: "Mening" });
  await answer({ meaning: "Vi bliver alle ældre" });
  expect(asked.map((card) => card.split(" | ")[0])).toEqual([
    ...["Initiativdyrkeren", "Initiativdyrkeren", "Initiativdyrkeren", "Udforskeren", "Udforskeren"],
    ...["Netværkssmeden", "Effektjægeren", "Meningsskaberen"],
  ]);
  expect(asked[3]).toBe(
    "Udforskeren | Gå på opdagelse. Løsningen venter vi med. | Spørgsmål 4 af 8 | Hvad er udfordringen, muligheden og drømmen?",
  );
  const summary = employee.transcript.at(-1);
  expect(summary).toContain("✓ Dit tema er udfoldet.");
  for (const words of [
    "Mange falder igennem",
    "Sognet (frivillige)",
    "Ældre Sagen (forening)",
    "Færre indlæggelser",
  ])
    expect(summary).toContain(words);
});

test("an answered card turns into a line of status and its buttons are gone", async () => {
  const employee = await anEmployee();
  await employee.clicks("Nyt tema");
  const first = employee.posts.at(-1);
  await employee.clicks("Næste", { title: "Ensomhed" });
  expect(employee.reads(first)).toEqual(["✓ Gemt · Spørgsmål 1 af 8 · Temaets navn", "Ensomhed"]);
  expect(employee.buttons(first)).toEqual([]);
  const second = employee.posts.at(-1);
  await employee.says("Mange falder igennem");
  expect(employee.reads(second)).toEqual(["✓ Gemt · Spørgsmål 2 af 8 · Undren", "Mange falder igennem"]);
  expect(employee.buttons(second)).toEqual([]);
});

test("ordinary messages answer the open question just as well, field by field where there are three", async () => {
  const employee = await anEmployee();
  await employee.says(
    "nyt tema",
    "Ensomhed",
    "Mange falder igennem",
    "Alle møder dem",
    "Det er svært at se i tide",
  );
  expect(employee.transcript.at(-1)).toContain(
    "Jeg har gemt det under »Udfordringen«. Nu kan du skrive om »Muligheden«",
  );
  expect(employee.inputs).toEqual({ challenge: "Det er svært at se i tide", opportunity: "", dream: "" });
  await employee.says("Drømmen: Ingen sidder alene");
  await employee.clicks("Næste", { opportunity: "Vi møder dem alle" });
  expect(employee.transcript.at(-1)).toContain("Hvad ville borgerne sige?");
  await employee.says("Ring til os", "Jobcentret, Boligforeningen og Ældre Sagen");
  expect(employee.inputs).toMatchObject({
    "kind:jobcentret": "department",
    "kind:boligforeningen": "housing",
    "kind:ældre sagen": "association",
  });
});

test("the theme is all there after a restart, and fortsæt finds the place", async () => {
  const employee = await anEmployee();
  await employee.says("nyt tema", "Ensomhed", "Mange falder igennem");
  await employee.chat.restart();
  employee.chat.passes(86_400_000);
  await employee.says("fortsæt");
  expect(employee.transcript.at(-1)).toContain("Spørgsmål 3 af 8");
  await employee.clicks("Tilbage");
  expect(employee.inputs).toEqual({ wonder: "Mange falder igennem" });
});

test("going back keeps the later answers, and what stands in the input", async () => {
  const employee = await anEmployee();
  await employee.says("nyt tema", "Ensomhed", "Mange falder igennem");
  await employee.clicks("Tilbage", { why: "Halvt skrevet" });
  await employee.clicks("Næste");
  expect(employee.inputs).toEqual({ why: "Halvt skrevet" });
  await employee.says("tilbage", "tilbage");
  expect(employee.inputs).toEqual({ title: "Ensomhed" });
  await employee.clicks("Tilbage");
  expect(employee.transcript.at(-1)).toContain("⚠ Det her er det første spørgsmål");
});

test("a skipped question says so and can be answered from the summary", async () => {
  const employee = await anEmployee();
  await employee.says("nyt tema", "Ensomhed", ...Array<string>(7).fill("spring over"));
  expect(employee.transcript.at(-1)).toContain(
    "Mangler endnu: Undren, Hvorfor det er interessant, Udfordring/mulighed/drøm.",
  );
  expect(employee.transcript.at(-1)).toContain("Undren | Initiativdyrkeren | Sprunget over");
  await employee.clicks("Svar");
  await employee.clicks("Næste", { wonder: "Mange falder igennem" });
  expect(employee.transcript.at(-1)).toContain("Undren | Initiativdyrkeren | Mange falder igennem");
});

test("Ret opens one answer, and the summary comes again with the correction", async () => {
  const employee = await anEmployee();
  await employee.says("nyt tema", "Ensomhed", ...Array<string>(7).fill("spring over"));
  const summary = employee.posts.at(-1);
  await employee.clicks("Ret");
  expect(employee.buttons(summary)).toEqual([]);
  await employee.clicks("Næste", { title: "Sorg" });
  expect(employee.transcript.at(-1)).toMatch(/^Netværkstema \| Sorg/);
});

test("a solution at the explorer gets one friendly nudge, and the person may keep the text", async () => {
  const employee = await anEmployee();
  await employee.says("nyt tema", "Ensomhed", "Undren", "Derfor");
  await employee.clicks("Næste", { challenge: "Vi skal ansætte en koordinator" });
  expect(employee.transcript.at(-1)).toContain("Det lyder som en løsning.");
  expect(employee.inputs).toMatchObject({ challenge: "Vi skal ansætte en koordinator" });
  await employee.clicks("Næste");
  expect(employee.transcript.at(-1)).toContain("Spørgsmål 5 af 8");
  await employee.clicks("Tilbage");
  await employee.clicks("Næste", { dream: "Vi skal lave en app" });
  expect(employee.transcript.at(-1)).toContain("Spørgsmål 5 af 8");
});

test("Hjælp mig videre asks a new question each time, and keeps what is in the input unsaved", async () => {
  const employee = await anEmployee();
  await employee.says("nyt tema", "Ensomhed");
  const heard = new Set<string>();
  for (const wonder of ["Mange", "Mange falder", "Mange falder igennem"]) {
    await employee.clicks("Hjælp mig videre", { wonder });
    heard.add(
      employee.reads(employee.posts.at(-1)).find((line) => line.startsWith("Initiativdyrkeren spørger:")) ??
        "",
    );
    expect(employee.inputs).toEqual({ wonder });
  }
  expect(heard.size).toBe(3);
  await employee.says("hjælp mig videre");
  expect(employee.transcript.at(-1)).toMatch(/^Initiativdyrkeren spørger:/);
});

test("the worked example stands folded on each card, and comes when asked for in words", async () => {
  const employee = await anEmployee();
  await employee.says("nyt tema", "Ensomhed", "eksempel");
  expect(employee.transcript.at(-1)).toMatch(/^Eksempel: Morbærhaven \| En rapport viser/);
  await employee.says("Mange falder igennem");
  expect(employee.transcript.at(-1)).toContain("Spørgsmål 3 af 8");
});

test("Gem og fortsæt senere saves, and a message to a paused theme is offered, not stored unasked", async () => {
  const employee = await anEmployee();
  await employee.says("nyt tema", "Ensomhed");
  await employee.clicks("Gem og fortsæt senere", { wonder: "Halvt" });
  expect(employee.transcript.at(-1)).toBe(
    "Sat på pause | Ensomhed | Alt er gemt. Skriv »fortsæt«, når du er klar.",
  );
  await employee.says("En ny tanke");
  expect(employee.transcript.at(-1)).toContain("din besked er ikke gemt endnu");
  expect(employee.inputs).toEqual({ wonder: "Halvt\n\nEn ny tanke" });
  expect((await saved(employee))[0]?.interview.answers).toEqual({ title: "Ensomhed", wonder: "Halvt" });
  await employee.clicks("Næste");
  expect((await saved(employee))[0]?.interview.answers).toEqual({
    title: "Ensomhed",
    wonder: "Halvt\n\nEn ny tanke",
  });
  expect(employee.posts.filter((post) => employee.buttons(post).includes("Næste"))).toHaveLength(1);
});

test("the form holds what is known, saves everything at once, and refuses the whole when one field is wrong", async () => {
  const employee = await anEmployee();
  await employee.says("nyt tema", "Ensomhed", "udfyld alt på én gang");
  expect(employee.inputs).toMatchObject({ title: "Ensomhed", meaning: "" });
  await employee.clicks("Gem alt", { wonder: "Undren", why: "Om 010190-1234" });
  expect(employee.transcript.at(-1)).toContain("Det ligner et CPR-nummer");
  expect(employee.inputs).toMatchObject({ wonder: "Undren", why: "Om 010190-1234" });
  expect((await saved(employee))[0]?.interview.answers).toEqual({ title: "Ensomhed" });
  await employee.clicks("Gem alt", { wonder: "Undren", why: "Derfor", dream: "Lys" });
  expect(employee.transcript.at(-1)).toContain("✓ Dit tema er udfoldet.");
});

test("fortryd takes the latest change back", async () => {
  const employee = await anEmployee();
  await employee.says("nyt tema", "Ensomhed", "Forkert", "fortryd");
  expect(employee.transcript.at(-1)).toContain("✓ Jeg har taget den seneste ændring tilbage.");
  expect(employee.transcript.at(-1)).toContain("Spørgsmål 2 af 8");
  expect((await saved(employee))[0]?.interview.answers).toEqual({ title: "Ensomhed" });
});

test("a theme with the longest answers is shown whole, on several cards", async () => {
  const employee = await anEmployee();
  await employee.says("nyt tema", "Ensomhed", "udfyld alt på én gang");
  const long = (start: string) => `${start} ${"ord ".repeat(990)}slut`;
  const fields = [
    "wonder",
    "why",
    "challenge",
    "opportunity",
    "dream",
    "citizens",
    "forCitizen",
    "forMunicipality",
    "forEmployee",
    "meaning",
  ];
  const before = employee.posts.length;
  await employee.clicks("Gem alt", Object.fromEntries(fields.map((field) => [field, long(field)])));
  const shown = employee.transcript.slice(before).join("\n");
  expect(shown).toMatch(/Del 1 af [23]/);
  for (const field of fields) expect(shown).toContain(long(field));
});
