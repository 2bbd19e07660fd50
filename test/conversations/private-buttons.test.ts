import { afterEach, expect, test } from "vitest";
import { verbs } from "../../src/app.js";
import { channelCard } from "../../src/themes/sharing/painting.js";
import type { SharedTheme } from "../../src/themes/sharing/desk.js";
import { aNetwork } from "../networks/samples.js";
import { closeChats, general } from "../support/chat.js";
import { answers, aScene, shares, theme, type Scene } from "../support/sharing-scene.js";
import { shownTo } from "../support/shown.js";
import type { Network } from "../../src/networks/network.js";
import { aSpoofedChat, forged, placed, type Spoofed } from "../networks/spoofing-scene.js";

afterEach(closeChats);

/** On the cards that colleagues see; every other button stands in private chats only. */
const everyones = [
  "approval.approve",
  "approval.ask",
  "approval.delegate",
  "approval.pass",
  "approval.reject",
  "approval.return",
  "approval.revoke",
  "approval.show",
  "charter.read",
  "found.page",
  "found.search",
  "found.show",
  "invitation.accept",
  "invitation.decline",
  "join.open",
  "join.save",
  "join.withdraw",
  "network.show",
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
/** The owner's own, in the theme's tenant, so that nothing but the place is in the way of its buttons. */
const draft = aNetwork({
  id: "network-1",
  texts: { title: "Lyset i vinduet", purpose: "Finde dem", rules: secret },
});

/** A click on the theme's card in the channel with a verb of any kind, by the owner, whose drafts it would show. */
async function forges({ owner }: Scene, verb: string, themeId: string): Promise<string> {
  const there = owner.in();
  const ids = { themeId, channelId: general.channelId, suggestionId: "none", question: "why" };
  const network = { networkId: draft.id, memberId: draft.members[0]?.id, seatId: "none", inquiryId: "none" };
  const rounds = { round: 1, version: 1, section: "purpose", field: "purpose", filter: "all" };
  const choices = { page: 0, language: "da", order: "newest", words: "", closesAt: "", once: true };
  const data = { ...ids, ...network, ...rounds, ...choices, asked: owner.chat.now, title: "Nyt", why: "Nyt" };
  await there.sends(
    there.invoke(
      verb,
      data,
      there.posts.find((post) => there.cardOf(post)),
    ),
  );
  return shownTo(there);
}

async function sharedInPart(): Promise<Scene & { readonly shown: () => Promise<unknown[]> }> {
  const scene = await aScene({ ...answers, why: secret });
  await shares(scene, { hidden: "why" });
  await scene.chat.documents.write("network", draft, draft);
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

/** Everyone who has a part in a network, each of whom might forge a click in the channel. */
const parts = ["employee", "co-lead", "colleague", "invited", "leader"];
const ofNetworks = /^(?:networks?|members|invitation|charter|approval|interview|form)\./;

async function forgesInChannel(
  name: string,
  verb: string,
  network: Network,
  scene: Spoofed,
): Promise<string> {
  const there = scene.chat.with(name).in();
  await there.sends(there.invoke(verb, forged(network, verb)));
  return shownTo(there);
}

test.each(parts)(
  "a network's private button does and shows nothing in a channel, pressed by its %s",
  async (name) => {
    const scene = await aSpoofedChat();
    const network = await placed(scene.chat, "awaiting");
    for (const verb of Object.keys(verbs)) {
      if (!ofNetworks.test(verb) || everyones.includes(verb)) continue;
      expect(await forgesInChannel(name, verb, network, scene), verb).toContain("Den knap kender jeg ikke");
    }
    const { chat } = scene;
    expect((await chat.documents.read("network", network))?.value).toEqual(network);
    expect([chat.with(name).posts, chat.with(name).in().posts]).toEqual([[], []]);
  },
);

test.each(parts)(
  "a network's button for everyone leaves nothing in the channel, pressed by its %s",
  async (name) => {
    const scene = await aSpoofedChat();
    for (const verb of everyones.filter((one) => ofNetworks.test(one))) {
      const network = await placed(scene.chat, "awaiting");
      await forgesInChannel(name, verb, network, scene);
      expect(scene.chat.with(name).in().posts, verb).toEqual([]);
    }
  },
);
