import { afterEach, expect, test } from "vitest";
import type { Theme } from "../../src/themes/theme.js";
import { minute } from "../../src/time.js";
import { closeChats, general } from "../support/chat.js";
import { saved } from "../support/saved.js";
import { aSharedTheme } from "../support/shared.js";
import { aScene, cardsIn, demens, shares, theme } from "../support/sharing-scene.js";
import { seen } from "../support/shown.js";

afterEach(closeChats);

const opensThread = ({ method, path }: { method: string; path: string }) =>
  method === "POST" && path === "/v3/conversations";

test("a card whose fate is unclear: the owner looks, and may say that it is there or send it again", async () => {
  const scene = await aScene();
  const { owner, chat } = scene;
  chat.teams.fail({ how: "reset", when: opensThread });
  await shares(scene);
  expect(seen(owner)).toContain("Jeg ved ikke, om kortet nåede frem. Se efter i kanalen.");
  expect(cardsIn(scene)).toEqual([]);
  await owner.clicks("Send igen");
  expect(seen(owner)).toContain("Kortet står i kanalen.");
  expect(cardsIn(scene)).toHaveLength(1);
  expect(owner.buttons()).not.toContain("Send igen");
});

test("a click on a card of unclear fate proves that it arrived, and from then on it is kept up to date", async () => {
  const scene = await aScene();
  const { owner, chat, colleague } = scene;
  chat.teams.fail({ how: "reset", afterAccepting: true, when: opensThread });
  await shares(scene);
  expect(seen(owner)).toContain("Se efter i kanalen.");
  await colleague.in().clicks("Læs hele temaet");
  expect((await theme(scene)).sharing?.posts).toMatchObject([
    { state: "posted", activityId: expect.any(String) as string },
  ]);
  await colleague.in().clicks("Tilbage til temaet");
  await owner.says("vis tema");
  await owner.clicks("Deling");
  expect(seen(owner)).toContain("Kortet står i kanalen.");
  await owner.clicks("Sæt på pause");
  expect(cardsIn(scene)[0]).toContain("på pause");
});

test.each(["Tag tilbage", "Slet"])(
  "%s with a card of unclear fate: a click on it has it say that the theme was taken back",
  async (button) => {
    const scene = await aScene();
    const { owner, chat, colleague } = scene;
    chat.teams.fail({ how: "reset", afterAccepting: true, when: opensThread });
    await shares(scene);
    if (button === "Slet") await owner.says("mine temaer");
    await owner.clicks(button);
    chat.passes(60 * minute);
    await chat.sweep();
    chat.passes(60 * minute);
    await chat.sweep();
    const [before] = await saved(owner, button === "Slet" ? "deleted" : "open");
    await colleague.in().clicks("Læs hele temaet");
    expect(colleague.in().lastInvoke?.value).toContain("Temaet er taget tilbage");
    chat.passes(minute);
    await chat.sweep();
    expect(cardsIn(scene)).toEqual(["Temaet er taget tilbage af den, der delte det."]);
    const [after] = await saved(owner, button === "Slet" ? "deleted" : "open");
    expect(after?.changedAt).toBe(before?.changedAt);
  },
);

test("a click forged onto another theme's card is no proof that this one arrived there", async () => {
  const scene = await aScene();
  const { owner, chat } = scene;
  const other = await aSharedTheme(chat, chat.with("another"), {}, "Et andet tema");
  chat.teams.fail({ how: "reset", when: opensThread });
  await shares(scene);
  const there = scene.colleague.in();
  const card = there.posts.find(({ id }) => id === other.sharing.posts[0]?.activityId);
  await there.sends(there.invoke("shared.read", { themeId: (await theme(scene)).id }, card));
  expect((await theme(scene)).sharing?.posts).toMatchObject([{ state: "unclear" }]);
  await owner.says("vis tema");
  await owner.clicks("Deling");
  await owner.clicks("Sæt på pause");
  expect(cardsIn(scene)).toHaveLength(1);
  expect(cardsIn(scene)[0]).toContain("Et andet tema");
});

test("a channel that shuts the bot out is named, and the others get the card", async () => {
  const scene = await aScene();
  const isDemens = (body: unknown) => JSON.stringify(body).includes(demens.channelId);
  scene.chat.teams.fail({ how: { status: 403 }, when: (call) => opensThread(call) && isDemens(call.body) });
  await shares(scene, { channels: `${general.channelId},${demens.channelId}` });
  expect(seen(scene.owner)).toContain("Sundhed › Demens | Kortet kunne ikke sendes.");
  expect(cardsIn(scene)).toHaveLength(1);
  expect(cardsIn(scene, demens)).toEqual([]);
});

test("a crash between saving and sending leaves a post in doubt that the owner can settle", async () => {
  const scene = await aScene();
  const { chat } = scene;
  await shares(scene);
  const stored = await theme(scene);
  const posts = stored.sharing?.posts.map(({ conversationId, activityId, ...post }) => ({
    ...post,
    state: "sending" as const,
  }));
  const etag = (await chat.documents.read("theme", stored))?.etag;
  await chat.documents.write(
    "theme",
    stored,
    { ...stored, sharing: { ...stored.sharing, posts } } as Theme,
    etag,
  );
  chat.passes(5 * minute);
  await chat.sweep();
  expect((await theme(scene)).sharing?.posts).toMatchObject([{ state: "unclear" }]);
});

test("who has left the team, or never was in it, cannot share there, by no forged click", async () => {
  const scene = await aScene();
  const { owner, chat } = scene;
  await owner.clicks("Del med kolleger");
  await owner.clicks("Se, hvad kolleger ser", { channels: general.channelId });
  chat.hasTeam(general.teamId, { name: "Sundhed", channels: [] }, [scene.colleague]);
  await owner.clicks("Del");
  expect(owner.lastInvoke?.value).toContain("En af kanalerne kan du ikke dele i lige nu.");
  expect(cardsIn(scene)).toEqual([]);
  expect(await theme(scene)).not.toHaveProperty("sharing");
});

test("nobody but the owner moves it, in no tenant and in no channel", async () => {
  const scene = await aScene();
  await shares(scene);
  const before = await theme(scene);
  const strangers = [
    scene.colleague,
    scene.colleague.in(),
    scene.owner.in(),
    scene.chat.with("employee", "22222222-2222-4222-8222-222222222222"),
  ];
  for (const stranger of strangers)
    for (const verb of [
      "open",
      "more",
      "preview",
      "send",
      "anyway",
      "pause",
      "close",
      "withdraw",
      "reopen",
      "show-again",
      "there",
      "again",
      "cancel",
      "desk",
    ]) {
      await stranger.sends(
        stranger.invoke(`share.${verb}`, {
          themeId: before.id,
          asked: before.changedAt,
          channelId: general.channelId,
          closesAt: "",
        }),
      );
      expect(String(stranger.lastInvoke?.value)).toMatch(/ikke dit|kender jeg ikke/);
    }
  expect(await theme(scene)).toEqual(before);
});
