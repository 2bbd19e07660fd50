import { afterEach, expect, test } from "vitest";
import { closeChats, general } from "../support/chat.js";
import { answers, aScene, cardsIn, demens, shares, theme } from "../support/sharing-scene.js";
import { seen } from "../support/shown.js";

afterEach(closeChats);

test("the owner chooses, looks and shares; the channel gets what was looked at, and nothing before", async () => {
  const scene = await aScene();
  const { owner } = scene;
  await owner.clicks("Del med kolleger");
  expect(seen(owner)).toContain("Del med kolleger | Ensomhed blandt ældre");
  expect(seen(owner)).toContain("Mangler der en kanal? Åbn teamet i Teams");
  const chosen = {
    channels: general.channelId,
    department: "Sundhed og Omsorg",
    hidden: "why",
    closesAt: "2026-12-04",
  };
  await owner.clicks("Se, hvad kolleger ser", chosen);
  const preview = seen(owner);
  expect(preview).toContain("Alle i kommunen kan også finde temaet under »Temaer«.");
  expect(preview).toContain("Forbliver private: Hvorfor det er interessant.");
  expect(preview).not.toContain("for sent");
  expect(cardsIn(scene)).toEqual([]);
  await owner.clicks("Del");
  const [card = "", ...others] = cardsIn(scene);
  expect(others).toEqual([]);
  expect(preview.endsWith(card)).toBe(true);
  expect(card).toContain(
    "Netværkstema · åbent til fredag den 4. december | Ensomhed blandt ældre | fra employee, Sundhed og Omsorg",
  );
  expect(seen(owner)).toContain("Sundhed › Generelt | Kortet står i kanalen.");
  expect(owner.buttons()).toEqual(
    expect.arrayContaining(["Opdatér", "Sæt på pause", "Luk nu", "Tag tilbage"]),
  );
});

test("the department is known the next time", async () => {
  const scene = await aScene();
  await shares(scene, { department: "Sundhed og Omsorg" });
  await scene.owner.says("nyt tema", "udfyld alt");
  await scene.owner.clicks("Gem alt", { ...answers, title: "Et andet" });
  await scene.owner.clicks("Del med kolleger");
  expect(scene.owner.inputs).toMatchObject({ department: "Sundhed og Omsorg" });
});

test("what is not unfolded cannot be shared, by no button and by no forged click", async () => {
  const scene = await aScene({ title: "Ensomhed" });
  expect(scene.owner.buttons()).not.toContain("Del med kolleger");
  expect(seen(scene.owner)).toContain("Når temaet er udfoldet, kan du dele det med kolleger.");
  await scene.owner.sends(scene.owner.invoke("share.desk", { themeId: (await theme(scene)).id }));
  expect(scene.owner.lastInvoke?.value).toContain("ikke udfoldet endnu");
});

test("who is in no team with the bot is told how to bring it there", async () => {
  const scene = await aScene();
  const stranger = scene.chat.with("stranger");
  await stranger.says("nyt tema", "udfyld alt");
  await stranger.clicks("Gem alt", answers);
  await stranger.clicks("Del med kolleger");
  expect(seen(stranger)).toContain("Jeg er ikke med i et team, som du også er med i.");
});

test.each<[wrong: Record<string, string>, sentence: string]>([
  [{ channels: "" }, "Du har ikke valgt en kanal."],
  [{ closesAt: "2026-11-21" }, "Den sidste dag skal være fra i dag til om to år."],
  [{ closesAt: "2029-01-01" }, "Den sidste dag skal være fra i dag til om to år."],
  [{ closesAt: "i morgen" }, "Den sidste dag skal være fra i dag til om to år."],
  [{ department: "Team 010203-1234" }, "Det ligner et CPR-nummer"],
  [{ department: "x".repeat(81) }, "der er plads til 80"],
])("%j is refused on the form, with everything still in it", async (wrong, sentence) => {
  const scene = await aScene();
  await scene.owner.clicks("Del med kolleger");
  const inputs = {
    channels: general.channelId,
    department: "Omsorg",
    hidden: "why",
    closesAt: "",
    results: "after-vote",
    ...wrong,
  };
  await scene.owner.clicks("Se, hvad kolleger ser", inputs);
  expect(seen(scene.owner)).toContain(sentence);
  expect(scene.owner.inputs).toEqual(inputs);
  expect(await theme(scene)).not.toHaveProperty("shareDraft");
  const kept = scene.owner.posts.flatMap(({ activity, earlier }) => [activity, ...earlier]);
  expect(JSON.stringify(kept)).not.toContain(wrong["department"] ?? "what Teams must not keep");
});

test("the preview stands as the channel's card will: without a closing date that was removed, in its language", async () => {
  const scene = await aScene();
  const { owner } = scene;
  await shares(scene, { closesAt: "2026-12-04" });
  await owner.says("in english", "show theme");
  await owner.clicks("Sharing");
  await owner.clicks("Update");
  await owner.clicks("See what colleagues see", { closesAt: "" });
  const preview = seen(owner);
  await owner.clicks("Update");
  const [card = ""] = cardsIn(scene);
  expect(card).toContain("Netværkstema | Ensomhed blandt ældre");
  expect(preview.endsWith(card)).toBe(true);
});

test("a paused theme whose date has passed can be updated; the date is chosen when it is opened again", async () => {
  const scene = await aScene();
  const { owner, chat } = scene;
  await shares(scene, { closesAt: "2026-11-23" });
  await owner.clicks("Sæt på pause");
  chat.now = "2026-11-25T08:00:00.000Z";
  await owner.clicks("Opdatér");
  expect(Object.keys(owner.inputs)).not.toContain("closesAt");
  await owner.clicks("Se, hvad kolleger ser", { department: "Omsorg" });
  await owner.clicks("Opdatér");
  expect(cardsIn(scene)[0]).toContain("på pause | Ensomhed blandt ældre | fra employee, Omsorg");
});

test("the last day may be today", async () => {
  const scene = await aScene();
  await shares(scene, { closesAt: "2026-11-22" });
  expect((await theme(scene)).sharing?.closesAt).toBe("2026-11-22T22:59:59.999Z");
});

test("what the guard finds is named, and then it takes another press", async () => {
  const scene = await aScene({ ...answers, why: "Jens Hansen har et misbrug." });
  await shares(scene);
  expect(seen(scene.owner)).toContain("Her står noget, der kan handle om en bestemt person:");
  expect(seen(scene.owner)).toContain("Jens Hansen");
  expect(scene.owner.buttons()).toContain("Del alligevel");
  expect(cardsIn(scene)).toEqual([]);
  await scene.owner.clicks("Del alligevel");
  expect(cardsIn(scene)).toHaveLength(1);
});

test("a preview from before the last choices shares nothing", async () => {
  const scene = await aScene();
  const { owner } = scene;
  await owner.clicks("Del med kolleger");
  const card = await owner.clicks("Se, hvad kolleger ser", { channels: general.channelId });
  const old = owner.click("Del", {}, card);
  await owner.clicks("Ret mine valg");
  await owner.clicks("Se, hvad kolleger ser", { channels: general.channelId, hidden: "wonder" });
  await owner.sends(old);
  expect(seen(owner)).toContain("Du har ændret dine valg, siden kortet blev vist. Intet nyt er delt.");
  expect(cardsIn(scene)).toEqual([]);
});

test("later edits stay private until the owner presses Opdatér, which updates the card and posts nothing", async () => {
  const scene = await aScene();
  const { owner } = scene;
  await shares(scene);
  await owner.says("vis tema");
  await owner.clicks("Udfyld alt på én gang");
  await owner.clicks("Gem alt", { ...answers, wonder: "Sorg gør stille." });
  expect(cardsIn(scene)[0]).not.toContain("Sorg gør stille.");
  await owner.clicks("Deling");
  expect(seen(owner)).toContain("Kolleger ser stadig det, du delte.");
  await owner.clicks("Opdatér");
  await owner.clicks("Se, hvad kolleger ser");
  expect(seen(owner)).toContain("Der kommer ingen nye opslag");
  await owner.clicks("Opdatér");
  expect(seen(owner)).not.toContain("Kolleger ser stadig det, du delte.");
  expect(cardsIn(scene)).toHaveLength(1);
  expect(cardsIn(scene)[0]).toContain("Sorg gør stille.");
});

test("sharing in one more channel shows the same and leaves the first alone", async () => {
  const scene = await aScene();
  const { owner } = scene;
  await shares(scene);
  await owner.clicks("Del i flere kanaler");
  expect(Object.keys(owner.inputs)).toEqual(["channels"]);
  await owner.clicks("Se, hvad kolleger ser", { channels: demens.channelId });
  await owner.clicks("Del");
  expect(cardsIn(scene)).toHaveLength(1);
  expect(cardsIn(scene, demens)).toEqual(cardsIn(scene));
  expect(seen(owner)).toContain("Sundhed › Demens | Kortet står i kanalen.");
});

test("pause, reopen, close and take back are seen in the channel, and nobody is written to", async () => {
  const scene = await aScene();
  const { owner } = scene;
  await shares(scene);
  const posts = scene.colleague.in().posts.length;
  await owner.clicks("Sæt på pause");
  expect(cardsIn(scene)[0]).toContain("Netværkstema · på pause");
  await owner.clicks("Åbn igen");
  await owner.clicks("Åbn igen", { closesAt: "2026-12-24" });
  expect(cardsIn(scene)[0]).toContain("åbent til torsdag den 24. december");
  await owner.clicks("Tag tilbage");
  expect(cardsIn(scene)).toEqual(["Temaet er taget tilbage af den, der delte det."]);
  expect(scene.colleague.in().buttons(scene.colleague.in().posts.at(-1))).toEqual([]);
  await owner.clicks("Vis kortene igen");
  expect(cardsIn(scene)[0]).toContain("åbent til torsdag den 24. december");
  await owner.clicks("Luk nu");
  expect(cardsIn(scene)[0]).toContain("lukket for forslag og stemmer");
  expect(scene.colleague.in().posts).toHaveLength(posts);
});

test("a reopening date that cannot be keeps what was written, and the theme stays as it was", async () => {
  const scene = await aScene();
  await shares(scene);
  await scene.owner.clicks("Sæt på pause");
  await scene.owner.clicks("Åbn igen");
  await scene.owner.clicks("Åbn igen", { closesAt: "2026-01-01" });
  expect(seen(scene.owner)).toContain("Den sidste dag skal være");
  expect(scene.owner.inputs).toEqual({ closesAt: "2026-01-01" });
  expect((await theme(scene)).shared).toBe("paused");
});

test("deleting a shared theme takes it back; brought back it is withdrawn, and can be shown again", async () => {
  const scene = await aScene();
  const { owner } = scene;
  await shares(scene);
  await owner.says("mine temaer");
  await owner.clicks("Slet");
  expect(cardsIn(scene)).toEqual(["Temaet er taget tilbage af den, der delte det."]);
  await owner.clicks("Fortryd");
  expect(seen(owner)).toContain("Kolleger ser det ikke, før du");
  expect(cardsIn(scene)).toEqual(["Temaet er taget tilbage af den, der delte det."]);
  expect(await theme(scene)).toMatchObject({ state: "open", shared: "withdrawn" });
  await owner.clicks("Åbn");
  await owner.clicks("Deling");
  await owner.clicks("Vis kortene igen");
  expect(cardsIn(scene)[0]).toContain("Ensomhed blandt ældre");
});
