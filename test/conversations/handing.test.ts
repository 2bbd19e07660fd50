import { afterEach, expect, test } from "vitest";
import { change } from "../../src/store/change.js";
import type { Theme } from "../../src/themes/theme.js";
import { closeChats, redelivered, tenant } from "../support/chat.js";
import { aHanded, asks, aShared, guide, letter, moved, network, opens, presses } from "../support/handing.js";
import { answers } from "../support/sharing-scene.js";
import { heard, seen, shownTo } from "../support/shown.js";

afterEach(closeChats);

test("the owner lets a colleague form the network: they get a letter, press, and the guide opens for them", async () => {
  const scene = await aHanded();
  const { owner, colleague } = scene;
  expect(seen(owner)).toContain("✓ Kollegaen herunder får besked nu.");
  expect(seen(owner)).toContain("Bedt om at danne netværket:  | colleague");
  expect(heard(colleague, letter)).toEqual([
    expect.stringContaining("Ensomhed blandt ældre | Fra:  | employee") as string,
  ]);
  await colleague.says("venter på mig");
  expect(seen(colleague)).toContain("Ensomhed blandt ældre | En kollega beder dig danne netværket.");
  await colleague.clicks("Dan netværk");
  expect(seen(colleague)).toContain(guide);
  expect(await network(scene)).toMatchObject({
    state: "forming",
    lead: colleague.id,
    people: [colleague.id, owner.id].sort(),
    waitsFor: [],
    members: [
      { personId: colleague.id, duty: "lead", standing: "accepted", area: "" },
      { personId: owner.id, duty: "co-lead", standing: "accepted" },
    ],
    guide: { answers: { purpose: "Ingen sidder alene" } },
  });
  expect(heard(owner, "En kollega danner nu netværket, som du bad om.")).toHaveLength(1);
});

test("the colleague answers the guide by typing, and the owner, as co-lead, may too", async () => {
  const scene = await aHanded();
  const { owner, colleague } = scene;
  await colleague.clicks("Dan netværk");
  await colleague.says("formelt, åben opgave");
  expect((await network(scene))?.guide.answers).toMatchObject({ formality: "formal", task: "open" });
  await owner.clicks("Se netværket");
  expect(seen(owner)).toContain("Du er ved spørgsmål 2 af 8.");
  await presses(owner, "network.form", { themeId: scene.themeId });
  expect(seen(owner)).toContain("Hvad er formålet med netværket?");
});

test("the way back from the form is to the theme's sharing", async () => {
  const { owner } = await aHanded();
  await owner.clicks("Tilbage til deling");
  expect(seen(owner)).toMatch(/^Deling · /);
  expect(owner.buttons()).toContain(opens);
});

test("clicks that are delivered again ask once, and take once", async () => {
  const scene = await aShared();
  const { owner, colleague } = scene;
  await owner.clicks(opens);
  const asking = owner.click(asks, { person: colleague.id });
  for (const click of [asking, redelivered(asking), owner.click(asks, { person: colleague.id })])
    await owner.sends(click);
  expect(heard(colleague, letter)).toHaveLength(1);
  const taking = colleague.click("Dan netværk");
  await colleague.sends(taking);
  const taken = await network(scene);
  for (const click of [redelivered(taking), colleague.click("Dan netværk")]) await colleague.sends(click);
  expect(await network(scene)).toEqual(taken);
  expect(heard(owner, "En kollega danner nu netværket")).toHaveLength(1);
  expect(seen(colleague)).toContain(guide);
});

test("before they take it a colleague sees nothing but the letter, nor what the owner keeps from them", async () => {
  const scene = await aHanded({ hidden: "explore,why" });
  const { colleague, themeId } = scene;
  for (const verb of ["network.open", "network.show", "charter.open", "members.list", "network.log"]) {
    await presses(colleague, verb, { networkId: themeId, page: 0 });
    expect(shownTo(colleague), verb).toContain("Netværket findes ikke, eller det er ikke for dig.");
  }
  await presses(colleague, "interview.answer", { networkId: themeId, question: "kind", formality: "formal" });
  expect((await network(scene))?.guide.answers).not.toHaveProperty("formality");
  await colleague.says("mine netværk");
  expect(seen(colleague)).not.toContain("Ensomhed");
  expect(colleague.buttons()).toContain("Venter på mig (1)");
  await colleague.clicks("Dan netværk");
  await colleague.says("udfyld alt på én gang");
  await colleague.clicks("Gem alt", { formality: "formal", task: "closed", purpose: "Finde dem i tide" });
  const drafted = await network(scene);
  expect(drafted).toMatchObject({ texts: { title: answers.title, purpose: "Finde dem i tide" } });
  expect(drafted?.texts.background).toContain(answers.wonder);
  const seenByAll = JSON.stringify([drafted, colleague.transcript]);
  for (const words of [answers.challenge, answers.why, "Ingen sidder alene"])
    expect(seenByAll).not.toContain(words);
});

test("what the owner has written since and not shown is not handed on, nor drafted from", async () => {
  const scene = await aShared();
  const { chat, owner, colleague, themeId } = scene;
  await change(chat.documents, "theme", { tenantId: tenant, id: themeId }, (current) => {
    const { interview, ...rest } = current as Theme;
    const written = { title: "Kun min titel", wonder: "Kun min undren", dream: "Kun min drøm" };
    return { ...rest, interview: { ...interview, answers: { ...interview.answers, ...written } } };
  });
  await owner.clicks(opens);
  await owner.clicks(asks, { person: colleague.id });
  await colleague.clicks("Dan netværk");
  expect((await network(scene))?.guide.answers["purpose"]).toBe("Ingen sidder alene");
  await colleague.says("udfyld alt på én gang");
  await colleague.clicks("Gem alt", { formality: "formal", task: "closed" });
  expect((await network(scene))?.versions).toHaveLength(1);
  expect(JSON.stringify([await network(scene), colleague.transcript])).not.toContain("Kun min");
});

test("asking another moves it: the first one's press is refused, and a stranger's too", async () => {
  const scene = await aHanded();
  const { owner, colleague, other, themeId } = scene;
  await owner.clicks(asks, { person: other.id });
  expect(seen(owner)).toContain("Bedt om at danne netværket:  | other");
  await colleague.clicks("Dan netværk");
  expect(shownTo(colleague)).toContain(moved);
  const stranger = scene.chat.with("stranger");
  await presses(stranger, "network.form", { themeId });
  expect(shownTo(stranger)).toContain("Netværket findes ikke");
  await colleague.says("venter på mig");
  expect(seen(colleague)).toContain("Intet venter på dig");
  await other.clicks("Dan netværk");
  expect((await network(scene))?.lead).toBe(other.id);
  await colleague.clicks("Dan netværk");
  expect(shownTo(colleague)).toContain(moved);
});

test("nobody, oneself, or someone the bot does not know is refused on the form, and nothing is stored", async () => {
  const scene = await aShared();
  const { owner } = scene;
  const form = await owner.clicks(opens);
  const choices = JSON.stringify(form && owner.cardOf(form));
  expect(choices).toContain(`"value":"${scene.colleague.id}"`);
  expect(choices).not.toContain(`"value":"${owner.id}"`);
  for (const [person, sentence] of [
    ["", "Du har ikke valgt nogen."],
    [owner.id, "Du har valgt dig selv."],
    ["aad-nobody", "Jeg kender ikke den, du valgte"],
  ] as const) {
    await owner.clicks(asks, { person });
    expect(seen(owner)).toContain(`⚠ ${sentence}`);
    expect(owner.buttons()).toEqual([asks, "Tilbage til deling"]);
  }
  expect(await network(scene)).toBeUndefined();
});

test("only the theme's owner hands it on, also while a colleague is asked", async () => {
  const scene = await aHanded();
  const { colleague, other, themeId } = scene;
  const before = await network(scene);
  for (const verb of ["network.hand-form", "network.hand"])
    for (const someone of [colleague, other]) {
      await presses(someone, verb, { themeId, person: other.id });
      expect(shownTo(someone), verb).toContain("Det tema findes ikke mere, eller det er ikke dit.");
    }
  expect(await network(scene)).toEqual(before);
});

test("when the colleague cannot be written to, the owner hears it, and may choose again from there", async () => {
  const scene = await aShared();
  const { chat, owner, other } = scene;
  const stranger = chat.with("colleague");
  chat.teams.fail({
    how: { status: 403 },
    times: 9,
    when: (call) => call.method === "POST" && JSON.stringify(call.body).includes(letter),
  });
  await owner.clicks(opens);
  await owner.clicks(asks, { person: stranger.id });
  expect(heard(stranger, letter)).toEqual([]);
  expect(seen(owner)).toContain("Jeg kan ikke skrive til den, du har bedt om at danne netværket.");
  await owner.clicks("Vælg en anden …");
  expect(seen(owner)).toContain("⚠ Jeg kan ikke skrive til kollegaen herunder");
  await owner.clicks(asks, { person: other.id });
  expect((await network(scene))?.handed).toMatchObject({ to: other.id });
});
