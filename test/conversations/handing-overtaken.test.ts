import { afterEach, expect, test } from "vitest";
import type { Network } from "../../src/networks/network.js";
import { change } from "../../src/store/change.js";
import { remove, type Theme } from "../../src/themes/theme.js";
import { closeChats, tenant } from "../support/chat.js";
import { aHanded, asks, aShared, guide, letter, moved, network, opens, presses } from "../support/handing.js";
import { heard, seen, shownTo } from "../support/shown.js";

afterEach(closeChats);

test("what the owner hides after asking is not carried over to the one who takes it", async () => {
  const scene = await aHanded();
  const { owner, colleague } = scene;
  expect(JSON.stringify(await network(scene))).toContain("Ingen sidder alene");
  await owner.clicks("Tilbage til deling");
  await owner.clicks("Opdatér");
  await owner.clicks("Se, hvad kolleger ser", { hidden: "explore" });
  await owner.clicks("Opdatér");
  await colleague.clicks("Dan netværk");
  expect(JSON.stringify(await network(scene))).not.toContain("Ingen sidder alene");
});

test("the owner who presses first forms it themselves, and the colleague hears so", async () => {
  const scene = await aHanded();
  const { owner, colleague, themeId } = scene;
  await presses(owner, "network.form", { themeId });
  expect(seen(owner)).toContain(guide);
  const kept = await network(scene);
  expect(kept).not.toHaveProperty("handed");
  expect(kept).toMatchObject({ lead: owner.id, waitsFor: [] });
  await colleague.clicks("Dan netværk");
  expect(shownTo(colleague)).toContain(moved);
  expect(await network(scene)).toEqual(kept);
});

test("of two who press at the same moment one is first, and the other hears how it stands", async () => {
  const scene = await aHanded();
  const { owner, colleague, themeId } = scene;
  const clicks = [colleague.click("Dan netværk"), owner.invoke("network.form", { themeId })] as const;
  await Promise.all([colleague.sends(clicks[0]), owner.sends(clicks[1])]);
  const now = await network(scene);
  expect(now).not.toHaveProperty("handed");
  expect(seen(owner) + owner.transcript.join()).toContain(guide);
  if (now?.lead === owner.id) expect(shownTo(colleague)).toContain(moved);
  else expect(now?.members.map(({ duty }) => duty)).toEqual(["lead", "co-lead"]);
});

test("a network that has come further is shown, and not handed on", async () => {
  const scene = await aShared();
  const { owner, colleague, themeId } = scene;
  await presses(owner, "network.form", { themeId });
  await owner.says("formelt, åben opgave");
  const before = await network(scene);
  await owner.clicks(opens);
  expect(seen(owner)).toContain("Hvad er formålet med netværket?");
  await presses(owner, "network.hand", { themeId, person: colleague.id });
  expect(await network(scene)).toEqual(before);
  expect(heard(colleague, letter)).toEqual([]);
});

test("a guide that was only opened can still be handed on", async () => {
  const scene = await aShared();
  await presses(scene.owner, "network.form", { themeId: scene.themeId });
  await scene.owner.clicks(opens);
  await scene.owner.clicks(asks, { person: scene.colleague.id });
  expect(heard(scene.colleague, letter)[0]).toContain("Ensomhed blandt ældre");
  await scene.colleague.clicks("Dan netværk");
  expect((await network(scene))?.lead).toBe(scene.colleague.id);
});

test("the letter of a network that was given up says so, and taking it up again asks nobody anew", async () => {
  const scene = await aHanded();
  const { owner, colleague, themeId } = scene;
  await presses(owner, "network.drop", { networkId: themeId });
  await colleague.clicks("Dan netværk");
  expect(shownTo(colleague)).toContain("Netværket er opgivet, så det skal ikke dannes nu.");
  await presses(owner, "network.take-up", { networkId: themeId });
  await colleague.clicks("Dan netværk");
  expect(shownTo(colleague)).toContain(moved);
});

test("of a theme that was deleted nobody forms a network", async () => {
  const scene = await aHanded();
  const { chat, colleague, themeId } = scene;
  await change(chat.documents, "theme", { tenantId: tenant, id: themeId }, (current) =>
    remove(current as Theme, chat.now),
  );
  await colleague.clicks("Dan netværk");
  expect(shownTo(colleague)).toContain("Temaet er taget tilbage af den, der delte det.");
  expect((await network(scene))?.lead).toBe(scene.owner.id);
});

test("of a theme that was taken back nobody else forms a network; shown again, it is theirs", async () => {
  const scene = await aHanded();
  const { owner, colleague, themeId } = scene;
  await presses(owner, "share.withdraw", { themeId });
  await colleague.clicks("Dan netværk");
  expect(shownTo(colleague)).toContain("Temaet er taget tilbage af den, der delte det.");
  await owner.clicks("Tilbage til deling");
  expect(owner.buttons()).not.toContain(opens);
  await presses(owner, "network.hand", { themeId, person: scene.other.id });
  expect(shownTo(owner)).toContain("Temaet er taget tilbage");
  expect((await network(scene))?.handed?.to).toBe(colleague.id);
  await presses(owner, "share.show-again", { themeId });
  await colleague.clicks("Dan netværk");
  expect((await network(scene))?.lead).toBe(colleague.id);
});

test("once it has begun the old letter shows the network as colleagues may see it", async () => {
  const scene = await aHanded();
  const { chat, owner, colleague, themeId } = scene;
  await presses(owner, "network.form", { themeId });
  const at = { tenantId: tenant, id: themeId };
  const found = await chat.documents.read("network", at);
  const begun: Network = { ...(found?.value as Network), state: "active", startedAt: chat.now };
  await chat.documents.write("network", at, begun, found?.etag);
  await colleague.clicks("Dan netværk");
  expect(seen(colleague)).toContain("Netværksleder: employee");
  expect(colleague.buttons()).not.toContain("Deltagere");
});
