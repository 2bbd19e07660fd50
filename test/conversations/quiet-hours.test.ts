import { afterEach, expect, test } from "vitest";
import { quietAgain, withoutQuiet } from "../../src/meetings/quiet/settings.js";
import { aPerson } from "../meetings/letter-scene.js";
import { closeChats, redelivered, type Someone } from "../support/chat.js";
import { aFormedNetwork } from "../support/members.js";

afterEach(closeChats);

const night = { from: "22:00", until: "07:00" };

/** Someone in a network, with quiet hours, before their settings. */
async function aScene() {
  const scene = await aFormedNetwork({ state: "active" });
  const { chat, colleague } = scene;
  await colleague.says("påmindelser");
  await colleague.clicks("Gem", { quietFrom: night.from, quietUntil: night.until, digest: "3" });
  const stored = async () =>
    (await chat.documents.read("person", { tenantId: colleague.tenantId, id: colleague.id }))?.value;
  return { ...scene, stored };
}

const sees = (someone: Someone): string => someone.transcript.at(-1) ?? "";

test("quiet hours that were turned off by a slip are back by one press, as they were", async () => {
  const { colleague, stored } = await aScene();
  const before = await stored();
  const off = colleague.click("Slå stille timer fra");
  await colleague.sends(off);
  expect(sees(colleague)).toContain("✓ Stille timer er slået fra.");
  expect(await stored()).not.toHaveProperty("quiet");
  await colleague.sends(redelivered(off));
  const undo = colleague.click("Fortryd");
  await colleague.sends(undo);
  expect(sees(colleague)).toContain("✓ Fortrudt. Dine stille timer er igen fra 22.00 til 07.00.");
  expect(colleague.buttons()).not.toContain("Fortryd");
  expect(colleague.inputs).toMatchObject({ quietFrom: "22:00", quietUntil: "07:00" });
  const { quiet, digest, digestAt } = (await stored()) ?? {};
  expect({ quiet, digest, digestAt }).toEqual({
    quiet: night,
    digest: before?.digest,
    digestAt: before?.digestAt,
  });
  // Each delivered again, after the other.
  for (const press of [off, undo]) await colleague.sends(redelivered(press));
  expect((await stored())?.quiet).toEqual(night);
});

test("what else stands in the form is not lost by either, and not saved", async () => {
  const { colleague, stored, network } = await aScene();
  await colleague.clicks("Slå stille timer fra", { muted: network.id, digest: "5", time: "09:15" });
  expect(colleague.inputs).toMatchObject({
    muted: network.id,
    digest: "5",
    time: "09:15",
    quietFrom: "",
    quietUntil: "",
  });
  await colleague.clicks("Fortryd", { gather: "false" });
  expect(colleague.inputs).toMatchObject({ muted: network.id, digest: "5", gather: "false" });
  expect(await stored()).toMatchObject({ muted: [], digest: { weekday: 3 } });
  await colleague.clicks("Gem");
  expect(await stored()).toMatchObject({ quiet: night, muted: [network.id], digest: { weekday: 5 } });
});

test("an old Fortryd does not take hours chosen since, and says what they are", async () => {
  const { colleague, stored } = await aScene();
  await colleague.clicks("Slå stille timer fra");
  const undo = colleague.click("Fortryd");
  await colleague.clicks("Gem", { quietFrom: "20:00", quietUntil: "06:30" });
  await colleague.sends(undo);
  expect(sees(colleague)).toContain("fra 20.00 til 06.30");
  expect((await stored())?.quiet).toEqual({ from: "20:00", until: "06:30" });
});

test("a card from before there was anything to undo turns them off as ever, and in English", async () => {
  const { colleague, stored } = await aScene();
  const card = colleague.posts.at(-1);
  await colleague.says("english");
  await colleague.sends(colleague.invoke("quiet.off", {}, card));
  expect(await stored()).not.toHaveProperty("quiet");
  await colleague.clicks("Undo");
  expect(colleague.reads(card).join(" | ")).toContain("Your quiet hours are from 22:00 until 07:00 again.");
  expect((await stored())?.quiet).toEqual(night);
});

test("the undone is as it was, other hours stay, and what are none is refused", () => {
  const person = aPerson("colleague", { quiet: night });
  expect(quietAgain(withoutQuiet(person), night)).toEqual(person);
  expect(quietAgain(person, { from: "01:00", until: "02:00" })).toBe(person);
  for (const none of [
    { from: "25:00", until: "07:00" },
    { from: "07:00", until: "07:00" },
  ])
    expect(() => quietAgain(withoutQuiet(person), none)).toThrow("unknown-click");
});
