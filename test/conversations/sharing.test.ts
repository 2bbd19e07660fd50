import { afterEach, expect, test } from "vitest";
import type { Theme } from "../../src/themes/theme.js";
import { day, minute } from "../../src/time.js";
import {
  aChat,
  closeChats,
  general,
  tenant,
  type Chat,
  type InChannel,
  type Someone,
} from "../support/chat.js";
import { saved } from "../support/saved.js";

afterEach(closeChats);

const demens: InChannel = { channelId: "19:demens@thread.tacv2", teamId: general.teamId };
const answers = {
  title: "Ensomhed blandt ældre",
  wonder: "Mange falder igennem, når ægtefællen dør.",
  why: "Vi opdager det for sent.",
  challenge: "Ingen har opgaven.",
};

interface Scene {
  readonly chat: Chat;
  readonly owner: Someone;
  readonly colleague: Someone;
}

/** An owner with a theme that is unfolded, and a colleague, in a team whose channels the bot knows. */
async function aScene(written: Record<string, string> = answers): Promise<Scene> {
  const chat = await aChat();
  const [owner, colleague] = [chat.with("employee"), chat.with("colleague")];
  const channels = [
    { id: general.channelId, name: "General" },
    { id: demens.channelId, name: "Demens" },
  ];
  chat.hasTeam(general.teamId, { name: "Sundhed", channels }, [owner, colleague]);
  await colleague.in().says("hej");
  await owner.says("nyt tema", "udfyld alt");
  await owner.clicks("Gem alt", written);
  return { chat, owner, colleague };
}

/** The cards that stand in a channel, as everyone reads them. */
const cardsIn = ({ colleague }: Scene, channel: InChannel = general): string[] => {
  const there = colleague.chat.with("passer-by").in(channel);
  return there.posts.filter((post) => there.cardOf(post)).map((post) => there.reads(post).join(" | "));
};
const seen = (someone: Someone): string => someone.transcript.at(-1) ?? "";
const theme = async ({ owner }: Scene): Promise<Theme> => (await saved(owner))[0] as Theme;

async function shares(scene: Scene, inputs: Record<string, string> = {}): Promise<void> {
  const { owner } = scene;
  await owner.clicks("Del med kolleger");
  await owner.clicks("Se, hvad kolleger får at se", { channels: general.channelId, ...inputs });
  await owner.clicks("Del");
}

test("the owner chooses, looks and shares; the channel gets what was looked at, and nothing before", async () => {
  const scene = await aScene();
  const { owner } = scene;
  await owner.clicks("Del med kolleger");
  expect(seen(owner)).toContain("Del med kolleger | Ensomhed blandt ældre");
  const chosen = {
    channels: general.channelId,
    department: "Sundhed og Omsorg",
    hidden: "why",
    closesAt: "2026-12-04",
  };
  await owner.clicks("Se, hvad kolleger får at se", chosen);
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

test.each([
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
  await scene.owner.clicks("Se, hvad kolleger får at se", inputs);
  expect(seen(scene.owner)).toContain(sentence);
  expect(scene.owner.inputs).toEqual(inputs);
  expect(await theme(scene)).not.toHaveProperty("shareDraft");
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
  const card = await owner.clicks("Se, hvad kolleger får at se", { channels: general.channelId });
  const old = owner.click("Del", {}, card);
  await owner.clicks("Ret valgene");
  await owner.clicks("Se, hvad kolleger får at se", { channels: general.channelId, hidden: "wonder" });
  await owner.sends(old);
  expect(seen(owner)).toContain("Du har valgt om, siden det kort blev vist. Intet er delt.");
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
  await owner.clicks("Se, hvad kolleger får at se");
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
  await owner.clicks("Se, hvad kolleger får at se", { channels: demens.channelId });
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
  expect(cardsIn(scene)).toEqual(["Temaet er taget tilbage af den, der delte det."]);
  expect(await theme(scene)).toMatchObject({ state: "open", shared: "withdrawn" });
  await owner.clicks("Åbn");
  await owner.clicks("Deling");
  await owner.clicks("Vis kortene igen");
  expect(cardsIn(scene)[0]).toContain("Ensomhed blandt ældre");
});

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
  await owner.clicks("Se, hvad kolleger får at se", { channels: general.channelId });
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

test("closing is told once in the thread and once to each follower, in good time and when it comes", async () => {
  const scene = await aScene();
  const { chat, colleague } = scene;
  await shares(scene, { closesAt: "2026-12-04" });
  const before = colleague.in().posts.filter(({ activity }) => activity.text).length;
  await colleague.in().clicks("Følg");
  expect(
    colleague
      .in()
      .reads(colleague.in().posts.findLast((post) => colleague.in().cardOf(post)))
      .join(),
  ).toContain("Du følger nu temaet.");
  const replies = () =>
    colleague
      .in()
      .posts.flatMap(({ activity }) => activity.text ?? [])
      .slice(before);
  chat.now = "2026-12-03T22:00:00.000Z";
  await chat.sweep();
  expect(replies()).toEqual([]);
  chat.now = "2026-12-03T23:30:00.000Z";
  await chat.sweep();
  await chat.sweep();
  expect(replies()).toEqual(["Der lukkes for forslag og stemmer fredag den 4. december."]);
  expect(colleague.transcript.filter((line) => line.includes("Der lukkes"))).toHaveLength(1);
  chat.passes(day);
  await chat.sweep();
  await chat.sweep();
  expect(replies().slice(1)).toEqual([
    "Der er lukket for forslag og stemmer. Ingen forslag og ingen stemmer kom ind. Tak for hjælpen!",
  ]);
  expect(colleague.transcript.filter((line) => line.includes("Der er lukket"))).toHaveLength(1);
  expect(cardsIn(scene)[0]).toContain("lukket for forslag og stemmer");
  expect((await theme(scene)).shared).toBe("closed");
});

test("a follower who could not be told now is told at the next look, and the others not again", async () => {
  const scene = await aScene();
  const { chat, colleague, owner } = scene;
  await shares(scene);
  await colleague.in().clicks("Følg");
  await owner.in().clicks("Følg");
  chat.teams.fail({
    how: { status: 429, retryAfter: 60 },
    when: ({ method, conversationId }) =>
      method === "POST" && conversationId === `a:private-${colleague.account}`,
  });
  await owner.clicks("Luk nu");
  await chat.sweep();
  chat.passes(minute);
  await chat.sweep();
  for (const someone of [colleague, owner])
    expect(someone.transcript.filter((line) => line.startsWith("Der er lukket"))).toHaveLength(1);
});

test("a card that a crash kept from being painted is painted at the clock's next look", async () => {
  const scene = await aScene();
  const { chat, owner } = scene;
  await shares(scene);
  chat.teams.fail({ how: { status: 500 }, times: 10, when: ({ method }) => method === "PUT" });
  await owner.clicks("Tag tilbage");
  await chat.restart();
  chat.teams.fail({ how: { status: 500 }, times: 0 });
  expect(cardsIn(scene)[0]).toContain("Ensomhed");
  chat.passes(3 * minute);
  await chat.sweep();
  expect(cardsIn(scene)).toEqual(["Temaet er taget tilbage af den, der delte det."]);
});

test("a deleted theme takes what colleagues added with it, when its time is over", async () => {
  const scene = await aScene();
  const { chat, owner, colleague } = scene;
  await shares(scene);
  await colleague.in().clicks("Følg");
  await owner.says("mine temaer");
  await owner.clicks("Slet");
  chat.passes(5 * minute);
  await chat.sweep();
  expect(await saved(owner, "deleted")).toHaveLength(1);
  chat.passes(30 * day);
  await chat.sweep();
  expect(await saved(owner, "deleted")).toEqual([]);
  for await (const left of chat.documents.list("participant", tenant)) expect(left).toBeUndefined();
});
