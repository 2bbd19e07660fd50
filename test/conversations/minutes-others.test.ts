import { afterEach, expect, test } from "vitest";
import { aHeldMeeting, clicksOn, inTheChannel, storedMinutes } from "../meetings/minutes-scene.js";
import { closeChats } from "../support/chat.js";
import { seen, shownTo } from "../support/shown.js";

afterEach(closeChats);

const taker = { personId: "aad-colleague", name: "colleague" };

test("who came without being planned is put in: a member who had not answered, and others by name", async () => {
  const { chat, employee, third, meeting } = await aHeldMeeting();
  await chat.sweep();
  await employee.clicks("Ret");
  expect(employee.inputs["others"]).toBe("");
  expect(shownTo(employee)).toContain("Andre, der var med (valgfrit)");
  const present = "p-aad-employee,p-aad-colleague,p-aad-third";
  await employee.clicks("Gem", { present, others: "- Karen Holm\nBo  Bak, Ida Fri\nkaren holm" });
  expect(seen(employee)).toContain("6 var med, 1 var ikke med");
  expect(seen(employee)).toContain("employee, colleague, third, Karen Holm, Bo Bak, Ida Fri");
  await employee.clicks("Ret");
  expect(employee.inputs["others"]).toBe("Karen Holm\nBo Bak\nIda Fri");
  await employee.clicks("Gem", { present, others: "Karen Holm, Bo Bak" });
  expect(await storedMinutes(chat, meeting)).toMatchObject({
    others: ["Karen Holm", "Bo Bak"],
    saved: { present: 2 },
  });

  expect(seen(employee)).toContain(
    "Hvem der var med, er gemt. Skriv også en beslutning, en note eller en opgave",
  );
  await clicksOn(employee, meeting, "minutes.save", { field: "notes", version: 0, words: "Noter" });
  expect(shownTo(employee)).toContain("Referatet er i gang");
  await clicksOn(employee, meeting, "minutes.approve", { version: 3 });
  expect(inTheChannel(employee)[0]).toContain("5 var med, 1 var ikke med");
  expect(inTheChannel(employee)[0]).not.toContain("Karen");
  await third.in().clicks("Læs hele referatet");
  expect(seen(third)).toContain("third, Karen Holm, Bo Bak");
});

test("one of the list whose name is written is ticked, and neither counted twice nor missing", async () => {
  const { chat, employee, meeting } = await aHeldMeeting();
  const save = {
    field: "present",
    version: 0,
    present: "p-aad-employee",
    others: "Third, sognepræsten, Bo Bak",
  };
  await clicksOn(employee, meeting, "minutes.save", save);
  expect(shownTo(employee)).toContain("4 var med, 1 var ikke med");
  const stored = await storedMinutes(chat, meeting);
  expect(stored).toMatchObject({ present: ["p-aad-employee", "p-aad-third", "guest-1"], others: ["Bo Bak"] });
  await clicksOn(employee, meeting, "minutes.save", save);
  expect(await storedMinutes(chat, meeting)).toEqual(stored);
});

test("two who save who was there are shown each other's names, and the same names again change nothing", async () => {
  const { chat, employee, colleague, meeting } = await aHeldMeeting({ calendar: { taker } });
  const save = { field: "present", present: "p-aad-employee" };
  await clicksOn(colleague, meeting, "minutes.save", { ...save, version: 0, others: "Karen Holm" });
  const before = await storedMinutes(chat, meeting);
  await clicksOn(colleague, meeting, "minutes.save", { ...save, version: 0, others: "Karen Holm" });
  await clicksOn(employee, meeting, "minutes.save", { ...save, version: 0, others: "karen holm, Bo Bak" });
  expect(shownTo(employee)).toContain("En anden har rettet det samme");
  expect(shownTo(employee)).toContain('"value":"karen holm, Bo Bak"');
  expect(shownTo(employee)).toContain("employee, Karen Holm");
  expect(await storedMinutes(chat, meeting)).toEqual(before);
});

test.each([
  ["a CPR number", "Karen 010190-1234", "CPR-nummer"],
  ["too much", "x".repeat(1_001), "der er plads til 1.000"],
  [
    "too many",
    Array.from({ length: 41 }, (_, n) => `Gæst ${n}`).join(", "),
    "41 navne, og der er plads til 40",
  ],
])("%s among the names is refused, and what was typed and ticked stays", async (_, others, why) => {
  const { employee, meeting, chat } = await aHeldMeeting();
  await chat.sweep();
  const before = await storedMinutes(chat, meeting);
  await clicksOn(employee, meeting, "minutes.save", {
    field: "present",
    version: 0,
    present: "guest-1",
    others,
  });
  expect(shownTo(employee)).toContain(why);
  expect(shownTo(employee)).toContain(`"value":"${others}"`);
  expect(shownTo(employee)).toContain('"value":"guest-1"');
  expect(await storedMinutes(chat, meeting)).toEqual(before);
});
