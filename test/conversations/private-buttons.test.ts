import { afterEach, expect, test } from "vitest";
import { verbs } from "../../src/app.js";
import { channelCard } from "../../src/themes/sharing/painting.js";
import type { SharedTheme } from "../../src/themes/sharing/desk.js";
import { closeChats, general } from "../support/chat.js";
import { answers, aScene, shares, theme, type Scene } from "../support/sharing-scene.js";

afterEach(closeChats);

/** On the cards that colleagues see; every other button stands in private chats only. */
const everyones = [
  "found.page",
  "found.search",
  "found.show",
  "join.open",
  "join.save",
  "join.withdraw",
  "shared.all",
  "shared.card",
  "shared.follow",
  "shared.read",
  "shared.unfollow",
  "suggest.change",
  "suggest.list",
  "suggest.open",
  "suggest.restore",
  "suggest.save",
  "suggest.save-anyway",
  "suggest.save-change",
  "suggest.support",
  "suggest.unsupport",
  "suggest.withdraw",
  "vote.open",
  "vote.save",
  "vote.withdraw",
  "word.fetch",
];

const secret = "Det her er kun mit.";

/** A click on the theme's card in the channel with a verb of any kind, by the owner, whose drafts it would show. */
async function forges({ owner }: Scene, verb: string, themeId: string): Promise<string> {
  const there = owner.in();
  const ids = { themeId, channelId: general.channelId, suggestionId: "none", question: "why" };
  const choices = { page: 0, language: "da", order: "newest", words: "", closesAt: "", once: true };
  const data = { ...ids, ...choices, asked: owner.chat.now, title: "Nyt", why: "Nyt" };
  await there.sends(
    there.invoke(
      verb,
      data,
      there.posts.find((post) => there.cardOf(post)),
    ),
  );
  return JSON.stringify(there.lastInvoke?.value);
}

async function sharedInPart(): Promise<Scene & { readonly shown: () => Promise<unknown[]> }> {
  const scene = await aScene({ ...answers, why: secret });
  await shares(scene, { hidden: "why" });
  const passerBy = scene.chat.with("passer-by").in();
  const shown = async () => [
    passerBy.posts.map((post) => passerBy.cardOf(post)).filter(Boolean),
    [await channelCard(scene.chat.documents, (await theme(scene)) as SharedTheme, scene.chat.now)],
  ];
  return { ...scene, shown };
}

test("a button of the private chat, pressed by a forged click in a channel, does and shows nothing", async () => {
  const scene = await sharedInPart();
  const { owner } = scene;
  const before = [await theme(scene), owner.posts.length, owner.in().posts.length];
  const [card] = await scene.shown();
  for (const verb of Object.keys(verbs).filter((known) => !everyones.includes(known))) {
    expect(await forges(scene, verb, (await theme(scene)).id), verb).toContain("Den knap kender jeg ikke");
    expect([await theme(scene), owner.posts.length, owner.in().posts.length], verb).toEqual(before);
    expect((await scene.shown())[0], verb).toEqual(card);
  }
});

test("a button on everyone's card never leaves anything there but that card, nor shows what is private", async () => {
  const scene = await sharedInPart();
  const there = scene.owner.in();
  const posts = there.posts.length;
  for (const verb of everyones) {
    const answer = await forges(scene, verb, (await theme(scene)).id);
    expect(answer, verb).not.toContain("Den knap kender jeg ikke");
    expect(answer + JSON.stringify(there.posts), verb).not.toContain(secret);
    expect(there.posts, verb).toHaveLength(posts);
    const [stands, should] = await scene.shown();
    expect(stands, verb).toEqual(should);
  }
});
