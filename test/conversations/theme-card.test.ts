import { afterEach, expect, test } from "vitest";
import type { Participant } from "../../src/themes/sharing/participant.js";
import type { ResultsShown, Sharing } from "../../src/themes/sharing/sharing.js";
import { withSharing } from "../../src/themes/sharing/sharing.js";
import type { Theme } from "../../src/themes/theme.js";
import type { Choice, Vote } from "../../src/themes/votes/vote.js";
import { aChat, closeChats, general, redelivered, tenant, type Chat, type Someone } from "../support/chat.js";
import { listed } from "../support/listed.js";
import { aSharedTheme } from "../support/shared.js";

afterEach(closeChats);

interface Scene {
  readonly chat: Chat;
  readonly colleague: Someone;
  readonly theme: Theme & { readonly sharing: Sharing };
}

async function aScene(over: Partial<Sharing> = {}): Promise<Scene> {
  const chat = await aChat();
  const theme = await aSharedTheme(chat, chat.with("employee"), over);
  return { chat, colleague: chat.with("colleague").in(), theme };
}

const reads = (someone: Someone): string => someone.reads(someone.posts[0]).join(" | ");
const buttons = (someone: Someone): string[] => someone.buttons(someone.posts[0]);

async function votes({ chat, theme }: Scene, personId: string, choices: Choice[], reason?: string) {
  const points: Record<string, number> = {};
  for (const { value } of choices) points[value] = (points[value] ?? 0) + 1;
  const hasWords = reason || choices.some(({ words }) => words) ? "yes" : "no";
  const vote: Vote = {
    tenantId: tenant,
    id: `${theme.id}:${personId}`,
    themeId: theme.id,
    changedAt: chat.now,
    choices,
    points,
    pointsFor: {},
    voters: 1,
    hasWords,
    heard: [],
    sentAt: chat.now,
    ...(reason ? { reason } : {}),
  };
  await chat.documents.write("vote", vote, vote);
}

const participants = ({ chat, theme }: Scene): Promise<Participant[]> =>
  listed(chat.documents.list("participant", tenant, { themeId: theme.id }));

async function stands(scene: Scene, over: Partial<Sharing>): Promise<void> {
  const found = await scene.chat.documents.read("theme", scene.theme);
  const theme = withSharing(scene.theme, { ...scene.theme.sharing, ...over }, scene.chat.now);
  await scene.chat.documents.write("theme", scene.theme, theme, found?.etag);
}

test("a colleague reads the whole theme in the card's place, and comes back; others see the card all along", async () => {
  const { chat, colleague } = await aScene();
  await colleague.clicks("Læs hele temaet");
  expect(reads(colleague)).toContain("Det undrer jeg mig over | Mange falder igennem, når ægtefællen dør.");
  expect(reads(colleague)).toContain("Hjemmeplejen (anden afdeling) | Sognet (forening)");
  expect(reads(chat.with("passer-by").in())).toContain("Værdier, kolleger ser");
  await colleague.clicks("Tilbage til temaet");
  expect(reads(colleague)).toBe(reads(chat.with("passer-by").in()));
});

test("a long theme is read in pages, with nothing left out", async () => {
  const long = "ord ".repeat(999).trim();
  const scene = await aScene();
  const answers = Object.fromEntries(
    ["wonder", "why", "challenge", "opportunity", "dream", "citizens", "forCitizen", "meaning"].map(
      (field, n) => [field, `${n} ${long}`],
    ),
  );
  await stands(scene, { shown: { ...scene.theme.sharing.shown, answers } });
  const { colleague } = scene;
  await colleague.clicks("Læs hele temaet");
  const pages = [reads(colleague)];
  expect(pages[0]).toMatch(/Side 1 af \d/);
  while (buttons(colleague).includes("Næste side")) {
    await colleague.clicks("Næste side");
    pages.push(reads(colleague));
  }
  for (let n = 0; n < 8; n++) expect(pages.join(" | ")).toContain(`${n} ${long}`);
  await colleague.clicks("Forrige side");
  expect(reads(colleague)).toBe(pages.at(-2));
});

test("only what is shown can be read, never what the owner kept private or wrote later", async () => {
  const scene = await aScene();
  await stands(scene, { shown: { ...scene.theme.sharing.shown, answers: { wonder: "Vist" }, actors: [] } });
  for (const button of ["Læs hele temaet", "Tilbage til temaet", "Se alle"]) {
    await scene.colleague.clicks(button);
    expect(JSON.stringify(scene.colleague.lastInvoke)).not.toMatch(/falder igennem|Sognet/);
  }
});

test("Følg begins and, pressed again, ends; a redelivered press changes nothing", async () => {
  const scene = await aScene();
  const { colleague } = scene;
  const press = colleague.click("Følg");
  await colleague.sends(press);
  expect(reads(colleague)).toContain("Du følger nu temaet.");
  await colleague.sends(redelivered(press));
  expect(await participants(scene)).toMatchObject([{ follows: 1, personId: colleague.id, joins: 0 }]);
  await colleague.clicks("Stop med at følge");
  expect(reads(colleague)).toContain("Du følger ikke længere temaet.");
  expect(await participants(scene)).toMatchObject([{ follows: 0 }]);
  await colleague.clicks("Følg igen");
  await colleague.clicks("Tilbage til temaet");
  await colleague.clicks("Følg");
  expect(await participants(scene)).toMatchObject([{ follows: 0 }]);
});

test("Stop med at følge never begins, however old the card is", async () => {
  const scene = await aScene();
  const { colleague } = scene;
  await colleague.clicks("Følg");
  const stop = colleague.click("Stop med at følge");
  await colleague.sends(stop);
  scene.chat.passes(60_000);
  await colleague.sends({ ...redelivered(stop), timestamp: scene.chat.now });
  expect(reads(colleague)).toContain("Du følger ikke længere temaet.");
  expect(await participants(scene)).toMatchObject([{ follows: 0 }]);
});

const ballot: Choice[] = [{ value: "relations" }, { value: "other", words: "Tillid" }];

test.each<[ResultsShown, Partial<Sharing>, forVoter: boolean, forOthers: boolean]>([
  ["at-once", {}, true, true],
  ["after-vote", {}, true, false],
  ["after-vote", { state: "closed" }, true, true],
  ["after-closing", {}, false, false],
  ["after-closing", { state: "paused" }, false, false],
  ["after-closing", { closesAt: "2026-11-22T08:00:00.000Z" }, true, true],
  ["after-closing", { state: "closed" }, true, true],
])("results %s, %j: a voter sees figures %s, others %s", async (results, over, forVoter, forOthers) => {
  const scene = await aScene({ results, ...over });
  await votes(scene, scene.colleague.id, ballot, "Fordi vi mangler det");
  const other = scene.chat.with("passer-by").in();
  for (const [someone, sees] of [
    [scene.colleague, forVoter],
    [other, forOthers],
  ] as const) {
    await someone.clicks("Se alle");
    const all = reads(someone);
    expect([all.includes("Tillid (1)"), all.includes("Fordi vi mangler det")]).toEqual([sees, sees]);
    await someone.clicks("Tilbage til temaet");
    expect(reads(someone).includes("Én kollega har stemt.")).toBe(sees);
    expect(all).not.toContain(scene.colleague.name);
  }
});

test("Se alle turns its pages through everything that is only counted on the card", async () => {
  const scene = await aScene();
  for (let n = 0; n < 23; n++)
    await votes(scene, `voter-${n}`, [{ value: "other", words: `Ord ${n}` }], `Grund ${n}`);
  const { colleague } = scene;
  await colleague.clicks("Se alle");
  const pages = [reads(colleague)];
  while (buttons(colleague).includes("Næste side")) {
    await colleague.clicks("Næste side");
    pages.push(reads(colleague));
  }
  expect(pages).toHaveLength(3);
  for (let n = 0; n < 23; n++)
    expect(pages.join(" | ")).toMatch(new RegExp(`Ord ${n} \\(1\\).*Grund ${n}( |$)`, "s"));
  expect(pages[0]).toContain("Hjemmeplejen");
});

test("the theme's buttons work wherever the card stands, and only within the municipality", async () => {
  const { chat, theme } = await aScene();
  const inPrivate = chat.with("colleague");
  await inPrivate.sends(inPrivate.invoke("shared.read", { themeId: theme.id }));
  expect(JSON.stringify(inPrivate.lastInvoke)).toContain("falder igennem");
  const elsewhere = chat.with("colleague", "22222222-2222-4222-8222-222222222222");
  for (const verb of ["shared.read", "shared.card", "shared.all", "shared.follow"]) {
    await elsewhere.sends(elsewhere.invoke(verb, { themeId: theme.id }));
    expect(elsewhere.lastInvoke?.value).toContain("Det tema findes ikke her");
  }
});

test("a theme that was taken back answers no button but with that", async () => {
  const scene = await aScene();
  await stands(scene, { state: "withdrawn" });
  for (const verb of ["shared.read", "shared.card", "shared.all", "shared.follow"]) {
    await scene.colleague.sends(scene.colleague.invoke(verb, { themeId: scene.theme.id }));
    expect(scene.colleague.lastInvoke?.value).toContain("Temaet er taget tilbage");
  }
  expect(await participants(scene)).toEqual([]);
});

test("what the clock paints is what stands in the channel: nobody's own view", async () => {
  const scene = await aScene({ results: "after-vote" });
  await votes(scene, scene.colleague.id, ballot);
  scene.chat.now = scene.theme.sharing.checkAt;
  await scene.chat.sweep();
  const [post] = scene.chat.teams.inChannel(general.channelId);
  expect(post?.posted.earlier).toHaveLength(1);
  expect(scene.colleague.reads(post?.posted).join(" ")).toContain("Du ser tallene, når du har stemt.");
  scene.chat.passes(60 * 60_000);
  await scene.chat.sweep();
  scene.chat.passes(60 * 60_000);
  await scene.chat.sweep();
  const painted = post?.posted.earlier.length ?? 0;
  scene.chat.passes(60 * 60_000);
  await scene.chat.sweep();
  expect(post?.posted.earlier).toHaveLength(painted);
});
