import { afterEach, expect, test } from "vitest";
import { recount } from "../../src/themes/suggestions/board.js";
import { day, minute } from "../../src/time.js";
import { closeChats, general, tenant } from "../support/chat.js";
import { listed } from "../support/listed.js";
import { saved } from "../support/saved.js";
import { aScene, cardsIn, demens, shares, suggested, theme, type Scene } from "../support/sharing-scene.js";

afterEach(closeChats);

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
    "Der er lukket for forslag og stemmer. Der kom ingen forslag og ingen stemmer denne gang.",
  ]);
  expect(colleague.transcript.filter((line) => line.includes("Der er lukket"))).toHaveLength(1);
  expect(cardsIn(scene)[0]).toContain("lukket for forslag og stemmer");
  expect((await theme(scene)).shared).toBe("closed");
});

test("what came in is told with thanks when it closes", async () => {
  const scene = await aScene();
  const { chat, colleague } = scene;
  await shares(scene, { closesAt: "2026-12-04" });
  const card = colleague.in().posts.find((post) => colleague.in().cardOf(post));
  await colleague.in().clicks("Stem på værdier");
  await colleague.in().clicks("Stem", { value1: "relations" }, card);
  chat.now = "2026-12-05T08:00:00.000Z";
  await chat.sweep();
  const said = colleague.in().posts.flatMap(({ activity }) => activity.text ?? []);
  expect(said.at(-1)).toBe(
    "Der er lukket for forslag og stemmer. Ingen forslag og stemmer fra én kollega kom ind. Tak for hjælpen!",
  );
});

test("a follower who could not be told now is told a little later, and the others not again", async () => {
  const scene = await aScene();
  const { chat, colleague, owner } = scene;
  await shares(scene);
  await colleague.in().clicks("Følg");
  await owner.in().clicks("Følg");
  chat.teams.fail({
    how: { status: 401 },
    when: ({ method, conversationId }) =>
      method === "POST" && conversationId === `a:private-${colleague.account}`,
  });
  await owner.clicks("Luk nu");
  await chat.sweep();
  chat.passes(2 * minute);
  await chat.sweep();
  for (const someone of [colleague, owner])
    expect(someone.transcript.filter((line) => line.startsWith("Der er lukket"))).toHaveLength(1);
});

test("a thread that could not be told now is told a little later, and the others not again", async () => {
  const scene = await aScene();
  const { chat, owner, colleague } = scene;
  await shares(scene, { channels: `${general.channelId},${demens.channelId}` });
  const inDemens = (id: string | undefined) => id?.startsWith(demens.channelId) ?? false;
  chat.teams.fail({
    how: { status: 401 },
    when: ({ method, conversationId }) => method === "POST" && inDemens(conversationId),
  });
  await owner.clicks("Luk nu");
  for (let look = 0; look < 3; look++) {
    chat.passes(3 * minute);
    await chat.sweep();
  }
  for (const channel of [general, demens]) {
    const said = colleague
      .in(channel)
      .posts.filter(({ activity }) => activity.text?.startsWith("Der er lukket"));
    expect(said).toHaveLength(1);
  }
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

/** Nothing is painted until the function this answers with is called; a bot that tried has gone meanwhile. */
async function unpainted(scene: Scene, act: () => Promise<unknown>): Promise<() => Promise<void>> {
  const { chat } = scene;
  let isBroken = true;
  const when = ({ method }: { method: string }) => isBroken && method === "PUT";
  chat.teams.fail({ how: { status: 400 }, times: 1_000, when });
  await act();
  await chat.restart();
  return async () => {
    isBroken = false;
    await chat.restart();
    chat.passes(20 * minute);
    await chat.sweep();
  };
}
const takenBack = ["Temaet er taget tilbage af den, der delte det."];

test("a theme that was taken back is looked at until its cards are known to say so", async () => {
  const scene = await aScene();
  const { chat, owner } = scene;
  await shares(scene);
  const painted = await unpainted(scene, () => owner.clicks("Tag tilbage"));
  for (let look = 0; look < 4; look++) {
    chat.passes(20 * minute);
    await chat.sweep();
    await chat.restart();
  }
  expect(cardsIn(scene)[0]).toContain("Ensomhed");
  await painted();
  expect(cardsIn(scene)).toEqual(takenBack);
  expect(await theme(scene)).not.toHaveProperty("dueAt");
});

test("a theme that was deleted is looked at until its cards are known to say so", async () => {
  const scene = await aScene();
  const { chat, owner } = scene;
  await shares(scene);
  await owner.says("mine temaer");
  const painted = await unpainted(scene, () => owner.clicks("Slet"));
  chat.passes(3 * minute);
  await chat.sweep();
  expect(cardsIn(scene)[0]).toContain("Ensomhed");
  await painted();
  expect(cardsIn(scene)).toEqual(takenBack);
});

test("one that was deleted and brought back at once still has its cards say that it was taken back", async () => {
  const scene = await aScene();
  const { owner } = scene;
  await shares(scene);
  await owner.says("mine temaer");
  const painted = await unpainted(scene, async () => {
    await owner.clicks("Slet");
    await owner.says("fortryd");
  });
  expect(owner.transcript.join()).toContain("Kolleger ser det ikke, før du åbner det");
  await painted();
  expect(cardsIn(scene)).toEqual(takenBack);
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
  expect(await listed(chat.documents.list("participant", tenant))).toEqual([]);
});

test("several instances that sweep at once tell everyone once", async () => {
  const scene = await aScene();
  const { chat, colleague, owner } = scene;
  await shares(scene);
  await colleague.in().clicks("Følg");
  await owner.clicks("Luk nu");
  chat.passes(5 * minute);
  await Promise.all([chat.sweep(), chat.sweep(), chat.sweep()]);
  expect(colleague.transcript.filter((line) => line.startsWith("Der er lukket"))).toHaveLength(1);
  const replies = colleague.in().posts.filter(({ activity }) => activity.text?.startsWith("Der er lukket"));
  expect(replies).toHaveLength(1);
});

test("new suggestions are gathered into one message to the owner, and later ones into the next", async () => {
  const scene = await aScene();
  const { chat, owner, colleague } = scene;
  await shares(scene);
  const suggests = async (name: string) => {
    await suggested(scene, name);
    await recount(chat.documents, await theme(scene), chat.now);
  };
  const messages = () => owner.transcript.filter((line) => /Frivillige|Sognet/.test(line));
  await suggests("Frivillige");
  chat.passes(30 * minute);
  await suggests("Sognet");
  await chat.sweep();
  expect(messages()).toEqual([]);
  chat.passes(31 * minute);
  await Promise.all([chat.sweep(), chat.sweep()]);
  chat.passes(2 * 60 * minute);
  await chat.sweep();
  expect(messages()).toHaveLength(1);
  expect(messages()[0]).toMatch(/Frivillige.*Sognet|Sognet.*Frivillige/s);
  expect(colleague.transcript.join()).not.toContain("Frivillige");
});

test("a suggestion that a crash kept from being counted is counted and painted at the clock's look", async () => {
  const scene = await aScene();
  await shares(scene);
  scene.chat.passes(minute);
  await suggested(scene, "Frivillige");
  scene.chat.passes(20 * minute);
  await scene.chat.sweep();
  expect(cardsIn(scene)[0]).toContain("Frivillige (nyt forslag)");
});
