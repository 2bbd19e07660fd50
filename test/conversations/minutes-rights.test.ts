import { afterEach, expect, test } from "vitest";
import { aHeldMeeting, clicksOn, inTheChannel, storedMeeting } from "../meetings/minutes-scene.js";
import { closeChats } from "../support/chat.js";
import { shownTo } from "../support/shown.js";

afterEach(closeChats);

test("forged clicks by a member, a stranger and another tenant change nothing and show nothing", async () => {
  const { chat, employee, third, network, meeting } = await aHeldMeeting();
  await clicksOn(employee, meeting, "minutes.save", { field: "notes", version: 0, words: "Fortroligt" });
  await clicksOn(employee, meeting, "minutes.save-new-action", { version: 0, words: "Hemmeligt", owner: "" });
  const before = await storedMeeting(chat, meeting);
  const actionId = before.minutes?.actions[0]?.id;
  const verbs = [
    "open",
    "read",
    "edit",
    "save",
    "actions",
    "add-action",
    "save-new-action",
    "action",
    "save-action",
  ];
  const more = [
    "remove-action",
    "put-action-back",
    "send",
    "approve",
    "hand",
    "hand-over",
    "waive",
    "write-anyway",
    "word",
  ];
  const stranger = chat.with("stranger");
  const elsewhere = chat.with("employee", "22222222-2222-4222-8222-222222222222");
  for (const who of [third, stranger, elsewhere])
    for (const verb of [...verbs, ...more]) {
      const data = { field: "notes", version: 1, words: "Forfalsket", actionId, person: who.id };
      await clicksOn(who, meeting, `minutes.${verb}`, data);
      expect(shownTo(who), verb).toMatch(/En anden skriver|Kun netværk|findes ikke|ikke godkendt endnu/);
      expect(shownTo(who), verb).not.toMatch(/Fortroligt|Hemmeligt/);
    }
  for (const who of [stranger, elsewhere])
    for (const verb of ["actions.open", "actions.done", "action.done", "action.undone", "actions.undone"]) {
      await who.sends(who.invoke(verb, { networkId: network.id, actionId }));
      expect(shownTo(who), verb).toContain("findes ikke");
    }
  expect(await storedMeeting(chat, meeting)).toEqual(before);
});

test("from the channel the whole is read privately, by those inside only", async () => {
  const { chat, employee, third, meeting } = await aHeldMeeting();
  await clicksOn(employee, meeting, "minutes.save", { field: "notes", version: 0, words: "Kun for os" });
  await clicksOn(employee, meeting, "minutes.approve", { version: 1 });
  expect(inTheChannel(employee)[0]).not.toContain("Kun for os");
  await third.in().clicks("Læs hele referatet");
  expect(shownTo(third.in())).toContain("Jeg har sendt referatet til dig");
  expect(third.transcript.at(-1)).toContain("Kun for os");
  const stranger = chat.with("stranger");
  await stranger.in().clicks("Læs hele referatet");
  expect(shownTo(stranger.in())).toContain("Kun netværkets deltagere");
  expect(stranger.posts).toEqual([]);
});

test("an English lead reads and approves in English, and the channel hears in the network's language", async () => {
  const { employee, meeting } = await aHeldMeeting();
  await employee.says("english");
  await clicksOn(employee, meeting, "minutes.save", { field: "decisions", version: 0, words: "Tuesdays" });
  expect(shownTo(employee)).toContain("The meeting on Wednesday 6 January");
  expect(shownTo(employee)).toContain("Approve and share");
  await clicksOn(employee, meeting, "minutes.approve", { version: 1 });
  expect(shownTo(employee)).toContain("The minutes are approved");
  expect(inTheChannel(employee)[0]).toContain("Beslutninger");
});

test("posted minutes are corrected by the lead alone, also when another wrote them", async () => {
  const taker = { personId: "aad-colleague", name: "colleague" };
  const { chat, employee, colleague, meeting } = await aHeldMeeting({ calendar: { taker } });
  await chat.sweep();
  await clicksOn(colleague, meeting, "minutes.save", { field: "notes", version: 0, words: "Mine noter" });
  await clicksOn(employee, meeting, "minutes.approve", { version: 1 });
  await clicksOn(colleague, meeting, "minutes.save", { field: "notes", version: 1, words: "Forfalsket" });
  expect(shownTo(colleague)).toContain("Referatet er godkendt og delt");
  await clicksOn(colleague, meeting, "minutes.open");
  expect(shownTo(colleague)).toContain("Mine noter");
  expect(shownTo(colleague)).not.toContain("minutes.edit");
  expect((await storedMeeting(chat, meeting)).minutes?.notes).toBe("Mine noter");
});
