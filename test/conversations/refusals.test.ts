import { afterEach, expect, test } from "vitest";
import { aChat, closeChats, type Someone } from "../support/chat.js";
import { refusing } from "../support/refusing.js";
import { answers, saved } from "../support/saved.js";
import { logLines } from "../teams/a-bot.js";

afterEach(closeChats);

async function atWonder(): Promise<Someone> {
  const employee = (await aChat()).with("employee");
  await employee.says("nyt tema", "Ensomhed");
  return employee;
}
const cpr = "Borgeren 010190-1234 falder igennem";

test("an answer over 4,000 characters is not stored; the reply says length and limit, and the text stays in the input", async () => {
  const employee = await atWonder();
  const text = "å".repeat(4_321);
  await employee.clicks("Næste", { wonder: text });
  expect(employee.transcript.at(-1)).toContain("⚠ Dit svar er på 4.321 tegn, og der er plads til 4.000.");
  expect(employee.inputs).toEqual({ wonder: text });
  expect(await answers(employee)).toEqual({ title: "Ensomhed" });
  await employee.says(text);
  expect(employee.transcript.at(-1)).toContain("Dit svar er på 4.321 tegn");
  expect(await answers(employee)).toEqual({ title: "Ensomhed" });
});

test("a text too long for any card gets the sentence alone", async () => {
  const employee = await atWonder();
  await employee.clicks("Næste", { wonder: "x".repeat(60_000) });
  expect(employee.lastInvoke).toMatchObject({
    type: "application/vnd.microsoft.activity.message",
    value: expect.stringContaining("60.000 tegn") as string,
  });
});

test("a CPR number is never stored anywhere, whichever way it comes", async () => {
  const employee = await atWonder();
  for (const button of ["Næste", "Tilbage", "Spring over", "Gem og fortsæt senere"]) {
    await employee.clicks(button, { wonder: cpr });
    expect(employee.transcript.at(-1), button).toContain("⚠ Det ligner et CPR-nummer");
    expect(employee.inputs).toEqual({ wonder: cpr });
  }
  await employee.says(cpr);
  expect(employee.transcript.at(-1)).toContain("Slet beskeden her i chatten");
  await employee.says("stop", cpr);
  expect(employee.transcript.at(-1)).toContain("Slet beskeden her i chatten");
  await employee.says("mine temaer");
  await employee.clicks("Omdøb");
  await employee.clicks("Gem", { title: cpr });
  expect(employee.transcript.at(-1)).toContain("⚠ Det ligner et CPR-nummer");
  expect(JSON.stringify(await saved(employee))).not.toContain("010190");
  const kept = JSON.stringify(employee.posts.flatMap(({ activity, earlier }) => [activity, ...earlier]));
  expect(kept).not.toContain("010190-1234");
});

test("an empty answer is asked for again, kindly", async () => {
  const employee = await atWonder();
  await employee.clicks("Næste", { wonder: "   " });
  expect(employee.transcript.at(-1)).toContain(
    "⚠ Der står ikke noget endnu. Skriv et svar, eller tryk »Spring over«.",
  );
});

test("more actors than anyone can call are refused with the numbers, and stay in the input", async () => {
  const employee = await atWonder();
  await employee.says(...Array<string>(4).fill("spring over"));
  const list = Array.from({ length: 31 }, (_, i) => `Forening ${i + 1}`).join("\n");
  await employee.clicks("Næste", { actors: list });
  expect(employee.transcript.at(-1)).toContain("⚠ Du har skrevet 31 aktører, og der er plads til 30.");
  expect(employee.inputs).toMatchObject({ actors: list });
});

test("when the store does not answer the person is told, and the text stays in the input", async () => {
  let down = false;
  const chat = await aChat({ store: (real) => refusing(real, () => down) });
  const employee = chat.with("employee");
  await employee.says("nyt tema", "Ensomhed");
  down = true;
  await employee.clicks("Næste", { wonder: "Mange falder igennem" });
  expect(employee.transcript.at(-1)).toContain("⚠ Jeg kan ikke gemme lige nu");
  expect(employee.inputs).toEqual({ wonder: "Mange falder igennem" });
  await employee.says("Mange falder igennem");
  expect(employee.transcript.at(-1)).toContain("Jeg kan ikke gemme lige nu");
  down = false;
  await employee.clicks("Næste");
  expect(await answers(employee)).toEqual({ title: "Ensomhed", wonder: "Mange falder igennem" });
});

test("what is refused on a card, with the text still in it, is logged with its code and without the text", async () => {
  const { lines, log } = logLines();
  let down = false;
  const chat = await aChat({ log, store: (real) => refusing(real, () => down) });
  const employee = chat.with("employee");
  await employee.says("nyt tema", "Ensomhed");
  const logged = async (button: string, words: Record<string, string>): Promise<string> => {
    lines.length = 0;
    await employee.clicks(button, words);
    expect(employee.inputs).toMatchObject(words);
    return lines.join("\n");
  };
  expect(await logged("Næste", { wonder: cpr })).toContain('"outcome":"refused:cpr"');
  expect(await logged("Tilbage", { wonder: "å".repeat(4_321) })).toContain('"outcome":"refused:too-long"');
  down = true;
  expect(await logged("Næste", { wonder: "Mange" })).toContain('"outcome":"refused:store-busy"');
  down = false;
  await employee.says("udfyld alt");
  const ofForm = await logged("Gem alt", { wonder: cpr });
  expect(ofForm).toContain('"outcome":"refused:cpr"');
  expect(ofForm).not.toContain("010190");
});

test("what people write shows as plain text: nothing is live, filled in or turned around", async () => {
  const employee = await atWonder();
  const wild = "**fed** [klik](https://example.org) ${title} <at>Alle</at> \u202Ebagvendt\u202C";
  await employee.says(wild);
  expect((await answers(employee))?.["wonder"]).not.toContain("\u202E");
  await employee.says("vis tema");
  expect(employee.transcript.at(-1)).toContain(
    "**fed** [klik](https://example.org) ${title} <at>Alle</at> bagvendt",
  );
  expect(JSON.stringify(employee.posts.map(({ activity }) => activity))).not.toMatch(
    /\u202E|"type":"mention"/,
  );
});
