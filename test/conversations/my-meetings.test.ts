import { afterEach, expect, test } from "vitest";
import { dayAfter } from "../../src/meetings/calendar-time.js";
import { aMeeting, when } from "../meetings/samples.js";
import { closeChats, type Someone } from "../support/chat.js";
import { aFormedNetwork } from "../support/members.js";

afterEach(closeChats);

/** An active network with seven meetings, a day apart, and someone before the second page of their own list. */
async function aScene(who: "employee" | "colleague") {
  const scene = await aFormedNetwork({ state: "active" });
  for (let n = 0; n < 7; n++) {
    const meeting = aMeeting({ id: `meeting-${n}`, when: { ...when, day: dayAfter(when.day, n) } });
    await scene.chat.documents.write("meeting", meeting, meeting);
  }
  const person = scene[who];
  await person.says("mine møder");
  const list = person.posts.at(-1);
  const next = person.buttons(list).find((title) => title.startsWith("Næste")) ?? "";
  await person.clicks(next);
  expect(person.reads(list).join(" | ")).toContain("11. januar");
  return { ...scene, person, list };
}

const reads = (person: Someone) => person.reads(person.posts.at(-1)).join(" | ");

/** Mine møder, and its second page. */
const isBack = (person: Someone) => {
  expect(reads(person)).toContain("Mine møder");
  expect(reads(person)).toContain("11. januar");
  expect(reads(person)).not.toContain("Onsdag den 6. januar");
};

test("a meeting opened from Mine møder leads back there, to the page it was opened from", async () => {
  const { person } = await aScene("colleague");
  await person.clicks("Se mødet");
  expect(reads(person)).toContain("Mandag den 11. januar");
  await person.clicks("Tilbage til møderne");
  isBack(person);
});

test("so it does after an answer with a reason, a suggestion and a look at the agenda", async () => {
  const { person } = await aScene("colleague");
  await person.clicks("Se mødet");
  await person.clicks("Kan ikke");
  await person.clicks("Gem begrundelsen", { reason: "x".repeat(501) });
  await person.clicks("Gem begrundelsen", { reason: "Ferie" });
  await person.clicks("Foreslå punkt");
  await person.clicks("Tilbage til mødet");
  await person.clicks("Tilbage til møderne");
  isBack(person);
  expect(reads(person)).toMatch(/11\. januar[^|]*\|[^⚠]*kan ikke/iu);
});

test("a lead comes back too from the meeting in hand and from the list of who comes", async () => {
  const { person } = await aScene("employee");
  await person.clicks("Se mødet");
  await person.clicks("Hvem kommer");
  await person.clicks("Tilbage til mødet");
  await person.clicks("Ret mødet");
  await person.clicks("Ret tid og sted");
  await person.clicks("Gem", { time: "" });
  await person.clicks("Gem", { time: "15:00" });
  await person.clicks("Tilbage til møderne");
  isBack(person);
});

test("from the network's own list the way back is the network's", async () => {
  const { person } = await aScene("colleague");
  await person.says("mine netværk");
  await person.clicks("Se netværket");
  await person.clicks("Møder");
  await person.clicks("Se mødet");
  await person.clicks("Tilbage til møderne");
  expect(reads(person)).not.toContain("Mine møder");
  expect(person.buttons()).toContain("Tilbage til netværket");
});

test("an old card without it leads to the network's list, and a forged page is none", async () => {
  const { person, list } = await aScene("colleague");
  for (const mine of [undefined, -1, "x", { page: 1 }]) {
    await person.sends(person.invoke("meeting.open", { meetingId: "meeting-1", mine }, list));
    await person.clicks("Tilbage til møderne");
    expect(person.buttons()).toContain("Tilbage til netværket");
  }
  await person.sends(person.invoke("meeting.open", { meetingId: "meeting-1", mine: 9_999 }, list));
  await person.clicks("Tilbage til møderne");
  isBack(person);
});
