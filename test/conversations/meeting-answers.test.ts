import { afterEach, expect, test } from "vitest";
import { withNetwork } from "../../src/networks/network.js";
import { closeChats, redelivered, type Someone } from "../support/chat.js";
import { answeredTo, aMeetingScene } from "../meetings/meeting-scene.js";
import { aad, aMeeting, aMember } from "../meetings/samples.js";

afterEach(closeChats);

const said = (who: Someone): string => who.transcript.at(-1) ?? "";
const on = (who: Someone) => who.posts.find(({ id }) => id === "meeting-card");

test("in the channel one press records the answer: the clicker sees a receipt, everyone the figures", async () => {
  const { colleague, stored, inChannel } = await aMeetingScene();
  const there = colleague.in();
  await there.clicks("Jeg kommer");
  expect((await stored()).attendance).toMatchObject([{ memberId: `p-${aad("colleague")}`, reply: "yes" }]);
  expect(there.reads(on(there)).join(" | ")).toContain("✓ Dit svar er gemt: Du kommer.");
  expect(inChannel()).toContain("1 kommer · 2 har ikke svaret");
  expect(inChannel()).not.toMatch(/✓|colleague/);
  await there.clicks("Måske");
  expect((await stored()).attendance).toMatchObject([{ reply: "maybe" }]);
  expect(inChannel()).toContain("1 måske · 2 har ikke svaret");
});

test("the same press twice changes nothing, nor does an earlier one that is delivered again", async () => {
  const { colleague, stored, inChannel } = await aMeetingScene();
  const there = colleague.in();
  const yes = there.click("Jeg kommer");
  await there.sends(yes);
  const once = await stored();
  await there.sends(redelivered(yes));
  await there.sends({ ...yes });
  expect(await stored()).toEqual(once);
  await there.clicks("Måske");
  const twice = await stored();
  await there.sends(redelivered(yes));
  expect(await stored()).toEqual(twice);
  expect(answeredTo(there)).toContain("Du har svaret på mødet igen siden");
  expect(inChannel()).toContain("1 måske");
});

test("who cannot come is recorded at once, and may say why to those who lead alone", async () => {
  const { colleague, employee, stored, inChannel, opens } = await aMeetingScene();
  const there = colleague.in();
  await there.clicks("Kan ikke");
  expect((await stored()).attendance).toMatchObject([{ reply: "no" }]);
  expect(there.reads(on(there)).join(" | ")).toContain("Kun de, der leder netværket, ser det.");
  // Nobody's answer is painted over what they are writing.
  expect(inChannel()).toContain("Ingen har svaret endnu");
  await there.clicks("Gem begrundelsen", { reason: "Jeg er på ferie i Skagen" });
  expect((await stored()).attendance).toMatchObject([{ reply: "no", reason: "Jeg er på ferie i Skagen" }]);
  expect(inChannel()).toContain("1 kan ikke · 2 har ikke svaret");
  expect(inChannel()).not.toContain("Skagen");
  await opens(colleague);
  expect(said(colleague)).not.toContain("Skagen");
  await opens(employee);
  expect(said(employee)).not.toContain("Skagen");
  await employee.clicks("Hvem kommer");
  expect(said(employee)).toContain("Kan ikke | colleague | Jeg er på ferie i Skagen");
});

test("once the meeting is over, the answers are called what they are", async () => {
  const { chat, employee, colleague, opens } = await aMeetingScene();
  await colleague.in().clicks("Jeg kommer");
  await opens(employee);
  expect(employee.buttons()).toContain("Hvem kommer");
  chat.now = aMeeting().endsAt;
  await opens(employee);
  expect(employee.buttons()).not.toContain("Hvem kommer");
  await employee.clicks("Se svarene");
  expect(said(employee)).toMatch(/^Svarene før mødet .*Kommer \| colleague/u);
});

test("a reason that may not be stored comes back in its form; the answer stands", async () => {
  const { colleague, stored } = await aMeetingScene();
  const there = colleague.in();
  await there.clicks("Kan ikke");
  await there.clicks("Gem begrundelsen", { reason: "Min mor, 010190-1234, er syg" });
  expect(there.reads(on(there)).join(" | ")).toMatch(/⚠ .*CPR/);
  expect(answeredTo(there)).toContain("Min mor, 010190-1234, er syg");
  expect(JSON.stringify(await stored())).not.toContain("010190");
  expect((await stored()).attendance).toMatchObject([{ reply: "no" }]);
  await there.clicks("Jeg kommer alligevel");
  expect((await stored()).attendance).toMatchObject([{ reply: "yes" }]);
});

test("privately the same card says one's own answer, and the channel follows", async () => {
  const { colleague, stored, inChannel, opens } = await aMeetingScene();
  await opens(colleague);
  await colleague.clicks("Kan ikke");
  await colleague.clicks("Tilbage til mødet");
  expect(said(colleague)).toContain("Dit svar: Jeg kan ikke");
  expect(inChannel()).toContain("1 kan ikke · 2 har ikke svaret");
  await colleague.clicks("Skriv hvorfor");
  await colleague.clicks("Gem begrundelsen", { reason: "Ferie" });
  expect((await stored()).attendance).toMatchObject([{ reply: "no", reason: "Ferie" }]);
  await colleague.clicks("Skriv hvorfor");
  expect(colleague.inputs).toEqual({ reason: "Ferie" });
  await colleague.clicks("Jeg kommer alligevel");
  expect(said(colleague)).toContain("Dit svar: Jeg kommer");
  expect((await stored()).attendance[0]).not.toHaveProperty("reason");
});

test("in English the receipt is the clicker's, and the channel keeps its own language", async () => {
  const { colleague, inChannel } = await aMeetingScene();
  await colleague.says("english");
  const there = colleague.in();
  await there.clicks("Jeg kommer");
  expect(there.reads(on(there)).join(" | ")).toContain("✓ Your answer is saved: you are coming.");
  expect(inChannel()).toContain("1 kommer");
});

test("one who takes no part is refused with a sentence, in the channel and by any click", async () => {
  const { chat, meeting, network, stored } = await aMeetingScene();
  const stranger = chat.with("stranger");
  await stranger.says("hej");
  const there = stranger.in();
  for (const button of ["Jeg kommer", "Kan ikke", "Måske", "Foreslå punkt", "Til min kalender"]) {
    await there.clicks(button);
    expect(answeredTo(there), button).toContain("Kun netværkets deltagere kan gøre det her");
  }
  const ids = {
    meetingId: meeting.id,
    networkId: network.id,
    memberId: `p-${aad("colleague")}`,
    itemId: "item-1",
  };
  for (const verb of [
    "open",
    "suggest",
    "save-suggestion",
    "take-back",
    "calendar",
    "who",
    "mark",
    "add-guest",
    "save-guest",
  ]) {
    await stranger.sends(stranger.invoke(`meeting.${verb}`, { ...ids, words: "Mit", name: "Min" }));
    expect(answeredTo(stranger), verb).not.toMatch(/Siden sidst|Rådhuset|colleague/);
  }
  expect(await stored()).toEqual(meeting);
});

test("ids of another network's meeting open nothing, whatever else the click says", async () => {
  const { chat, colleague, meeting, network, stored } = await aMeetingScene();
  const outside = chat.with("outsider");
  await outside.says("hej");
  const own = withNetwork(
    { ...network, id: "theme-2" },
    { members: [aMember("outsider", { duty: "lead" })] },
    chat.now,
  );
  await chat.documents.write("network", own, own);
  for (const verb of ["yes", "no", "maybe", "reason"]) {
    for (const networkId of [own.id, network.id, "nowhere"])
      await outside.sends(
        outside.invoke(`meeting.${verb}`, { meetingId: meeting.id, networkId, reason: "x" }),
      );
    expect(answeredTo(outside)).toMatch(/findes ikke|Kun netværkets deltagere/);
  }
  for (const verb of ["who", "add-guest", "mark-yes"])
    await outside.sends(
      outside.invoke(`meeting.${verb}`, { meetingId: meeting.id, memberId: `p-${aad("colleague")}` }),
    );
  expect(await stored()).toEqual(meeting);
  // What leads do is for the private chat: its answer would stand in everyone's sight.
  for (const verb of ["who", "mark", "mark-yes", "add-guest", "save-guest", "remove-guest"]) {
    const there = colleague.in();
    await there.sends(there.invoke(`meeting.${verb}`, { meetingId: meeting.id, memberId: "g" }, on(there)));
    expect(answeredTo(there), verb).toContain("Den knap kender jeg ikke");
  }
});

test.each([
  ["cancelled", { state: "cancelled" }, "Mødet er aflyst", ["Fjern fra min kalender"]],
  ["over", { state: "over" }, "Mødet er holdt", []],
] as const)(
  "on a card that was overtaken nothing is recorded and the card says what happened: %s",
  async (_, change, words, left) => {
    const { colleague, becomes, stored } = await aMeetingScene();
    const there = colleague.in();
    const [yes, reason] = [
      there.click("Jeg kommer"),
      there.invoke("meeting.suggest", { meetingId: "meeting-1" }, on(there)),
    ];
    await becomes(change);
    for (const click of [yes, reason]) {
      await there.sends(click);
      expect(there.reads(on(there)).join(" | ")).toContain(words);
      expect(there.reads(on(there)).join(" | ")).toContain("⚠");
      expect(there.buttons(on(there))).toEqual(left);
    }
    expect((await stored()).attendance).toEqual([]);
  },
);

test("an item that comes too late for a meeting that goes on is refused with the truth", async () => {
  const { chat, colleague, meeting, stored } = await aMeetingScene();
  const there = colleague.in();
  const suggests = there.invoke("meeting.suggest", { meetingId: meeting.id }, on(there));
  chat.now = meeting.startsAt;
  await there.sends(suggests);
  const said = there.reads(on(there)).join(" | ");
  expect(said).toContain("⚠ Mødet er begyndt, så det kan ikke ændres mere. Intet er ændret.");
  expect(said).toContain("Mødet er i gang");
  expect(await stored()).toEqual(meeting);
});

test("when the meeting is moved the channel and who has answered see that the answer is for the old time", async () => {
  const { employee, colleague, meeting, inChannel, opens } = await aMeetingScene();
  await colleague.in().clicks("Jeg kommer");
  await employee.sends(employee.invoke("meeting.desk", { meetingId: meeting.id }, employee.posts.at(-1)));
  await employee.clicks("Ret tid og sted");
  await employee.clicks("Gem", { day: "2027-01-20" });
  expect(inChannel()).toContain("1 kommer · 2 har ikke svaret");
  expect(inChannel()).toContain("Ét svar er givet, før mødet blev flyttet.");
  await opens(employee);
  await employee.clicks("Hvem kommer");
  expect(said(employee)).toContain("colleague |  (svarede, før mødet blev flyttet)");
  await opens(colleague);
  expect(said(colleague)).toContain("Dit svar: Jeg kommer. Det svarede du, før mødet blev flyttet.");
  await colleague.clicks("Jeg kommer");
  expect(said(colleague)).not.toContain("før mødet blev flyttet");
  expect(inChannel()).toContain("1 kommer · 2 har ikke svaret");
  expect(inChannel()).not.toContain("givet, før mødet");
});
