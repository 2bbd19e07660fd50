import { afterEach, expect, test } from "vitest";
import { aPlanningLead, sees, storedCalendar } from "../meetings/planning-scene.js";
import { aMeeting, aMember } from "../meetings/samples.js";
import { closeChats, redelivered, type Someone } from "../support/chat.js";
import { shownTo } from "../support/shown.js";

afterEach(closeChats);

const opensSettings = async (lead: Someone) => {
  await lead.says("mine netværk");
  await lead.clicks("Se netværket");
  await lead.clicks("Møder");
  await lead.clicks("Indstillinger for møder");
};

/** A network whose two leads have its settings before them, both from the same moment. */
async function aScene(fields: Record<string, string> = {}) {
  const members = [
    aMember("employee", { duty: "lead" }),
    aMember("colleague", { duty: "co-lead" }),
    aMember("third", {}),
  ];
  const scene = await aPlanningLead({ members });
  if (Object.keys(fields).length > 0) {
    await opensSettings(scene.employee);
    await scene.employee.clicks("Gem", fields);
  }
  for (const lead of [scene.employee, scene.colleague]) await opensSettings(lead);
  return scene;
}

test("two leads save settings they opened at the same time: what each changed is kept", async () => {
  const { chat, employee, colleague, network } = await aScene();
  await employee.clicks("Gem", { leads: "7d,1d,1h" });
  await colleague.clicks("Gem", { standing: "Siden sidst\nPuljer", taker: "aad-third" });
  expect(sees(colleague)).toContain("✓ Indstillingerne er gemt.");
  expect(await storedCalendar(chat, network)).toMatchObject({
    leads: ["7d", "1d", "1h"],
    standing: ["Siden sidst", "Puljer"],
    taker: { name: "third" },
  });
});

test("where both changed the same, the second sees what stands now beside their own words, and decides", async () => {
  const { chat, employee, colleague, network } = await aScene({ standing: "Siden sidst" });
  const first = employee.click("Gem", { standing: "Siden sidst\nHjemmeplejen", leads: "7d" });
  await employee.sends(first);
  const press = colleague.click("Gem", { standing: "Siden sidst\nPuljer", zone: "America/Nuuk" });
  await colleague.sends(press);
  expect(shownTo(colleague)).toContain("Noget af det er ændret imens.");
  expect(sees(colleague)).toMatch(/Fast dagsorden[^|]*Nu gælder: \| Siden sidst \| Hjemmeplejen/u);
  expect(sees(colleague)).not.toMatch(/Mind kanalen om et møde så længe før[^|]*Nu gælder/u);
  // Their own words, and the other's where they had changed nothing.
  expect(colleague.inputs).toMatchObject({
    standing: "Siden sidst\nPuljer",
    zone: "America/Nuuk",
    leads: "7d",
  });
  const untouched = await storedCalendar(chat, network);
  expect(untouched).toMatchObject({ standing: ["Siden sidst", "Hjemmeplejen"], zone: "Europe/Copenhagen" });
  await colleague.sends(redelivered(press));
  expect(await storedCalendar(chat, network)).toEqual(untouched);
  await colleague.clicks("Gem", { standing: "Siden sidst\nHjemmeplejen\nPuljer" });
  const stored = await storedCalendar(chat, network);
  expect(stored).toMatchObject({
    standing: ["Siden sidst", "Hjemmeplejen", "Puljer"],
    zone: "America/Nuuk",
    leads: ["7d"],
  });
  // The first lead's press, delivered again, and once more as a press of its own.
  await employee.sends(redelivered(first));
  const { action } = first["value"] as { action: { verb: string; data: unknown } };
  await employee.sends(employee.invoke(action.verb, action.data));
  expect(shownTo(employee)).toContain("Noget af det er ændret imens.");
  expect(await storedCalendar(chat, network)).toEqual(stored);
});

test("the usual agenda put into the form does not hide that another has changed it", async () => {
  const { chat, employee, colleague, network } = await aScene();
  await employee.clicks("Gem", { standing: "Kaffe" });
  await colleague.clicks("Brug sædvanlige punkter");
  await colleague.clicks("Gem");
  expect(sees(colleague)).toMatch(/Nu gælder: \| Kaffe/u);
  expect(colleague.inputs["standing"]).toContain("Siden sidst: hvor står vi?");
  expect((await storedCalendar(chat, network)).standing).toEqual(["Kaffe"]);
});

test("what is refused for its length comes back with another's changes beside it", async () => {
  const { employee, colleague } = await aScene();
  await employee.clicks("Gem", { leads: "1h" });
  await colleague.clicks("Gem", { standing: "x".repeat(201) });
  expect(sees(colleague)).toContain("200");
  expect(colleague.inputs).toMatchObject({ standing: "x".repeat(201), leads: "1h" });
});

test("a card from before it said what it was opened on takes nothing back unseen", async () => {
  const { chat, employee, network } = await aScene({ standing: "Kaffe" });
  const old = { networkId: network.id, leads: "7d,1d", zone: "Europe/Copenhagen", standing: "", taker: "" };
  await employee.sends(employee.invoke("meetings.save-settings", old, employee.posts.at(-1)));
  expect(sees(employee)).toMatch(/Nu gælder: \| Kaffe/u);
  expect((await storedCalendar(chat, network)).standing).toEqual(["Kaffe"]);
  await employee.clicks("Gem");
  expect((await storedCalendar(chat, network)).standing).toEqual([]);
});

test("in English the frame says it too", async () => {
  const { employee, colleague } = await aScene();
  await employee.clicks("Gem", { leads: "" });
  const form = colleague.posts.at(-1);
  await colleague.says("english");
  await colleague.clicks("Gem", { leads: "1h" }, form);
  expect(colleague.reads(form).join(" | ")).toMatch(
    /Some of it has .*Remind the channel[^|]*What counts now: \| None/u,
  );
});

/** The same item of the same agenda in a form before each of two leads. */
async function onOneItem() {
  const scene = await aScene();
  const meeting = aMeeting({ agenda: ["Siden sidst", "Puljer"].map((words, n) => ({ id: `i${n}`, words })) });
  await scene.chat.documents.write("meeting", meeting, meeting);
  for (const lead of [scene.employee, scene.colleague])
    await lead.sends(lead.invoke("meeting.item", { meetingId: meeting.id, itemId: "i0" }, lead.posts.at(-1)));
  const agenda = async () =>
    (await scene.chat.documents.read("meeting", meeting))?.value.agenda.map(({ words, preparedBy = "" }) =>
      [words, preparedBy].join(),
    );
  return { ...scene, agenda };
}

test("two leads write the same item: the second sees the first's words beside their own, and decides", async () => {
  const { employee, colleague, agenda } = await onOneItem();
  await employee.clicks("Gem", { words: "Siden i sommer", preparedBy: "Anne" });
  const press = colleague.click("Gem", { words: "Siden sidst, kort" });
  await colleague.sends(press);
  expect(sees(colleague)).toMatch(
    /Punktet er ændret imens\..* Punktet er nu: \| Siden i sommer \| [^|]*Anne/u,
  );
  expect(colleague.inputs).toEqual({ words: "Siden sidst, kort", preparedBy: "" });
  await colleague.sends(redelivered(press));
  expect(await agenda()).toEqual(["Siden i sommer,Anne", "Puljer,"]);
  await colleague.clicks("Gem", { preparedBy: "Anne" });
  expect(await agenda()).toEqual(["Siden sidst, kort,Anne", "Puljer,"]);
});

test("an item that is only moved keeps what another has made of it, and one that is rewritten asks", async () => {
  const { employee, colleague, agenda } = await onOneItem();
  await employee.clicks("Gem", { words: "Siden i sommer" });
  const rewritten = colleague.click("Flyt ned", { words: "Noget andet" });
  await colleague.clicks("Flyt ned");
  expect(await agenda()).toEqual(["Puljer,", "Siden i sommer,"]);
  await colleague.sends(rewritten);
  expect(shownTo(colleague)).toContain("Punktet er ændret imens.");
  expect(await agenda()).toEqual(["Puljer,", "Siden i sommer,"]);
});

test("what was written on an item another has taken off is not lost: it stands in the form for a new one", async () => {
  const { employee, colleague, agenda } = await onOneItem();
  const untouched = colleague.click("Flyt ned");
  const press = colleague.click("Gem", { words: "Siden i sommer", preparedBy: "Anne" });
  await employee.clicks("Fjern punktet");
  await colleague.sends(press);
  expect(sees(colleague)).toContain("Det, du har skrevet, står her endnu.");
  expect(colleague.inputs).toEqual({ words: "Siden i sommer", preparedBy: "Anne" });
  await colleague.clicks("Gem");
  expect(await agenda()).toEqual(["Puljer,", "Siden i sommer,Anne"]);
  await colleague.sends(untouched);
  expect(shownTo(colleague)).toContain("Her er dagsordenen nu.");
});
