import { afterEach, expect, test } from "vitest";
import type { Suggestion } from "../../src/themes/suggestions/suggestion.js";
import type { Theme } from "../../src/themes/theme.js";
import { minute } from "../../src/time.js";
import { aChat, closeChats, type Chat } from "../support/chat.js";
import { listed } from "../support/listed.js";
import { aSharedTheme } from "../support/shared.js";

afterEach(closeChats);

const stored = (chat: Chat, { tenantId, id }: Theme): Promise<Suggestion[]> =>
  listed(chat.documents.list("suggestion", tenantId, { themeId: id }));

async function begun() {
  const chat = await aChat();
  const owner = chat.with("owner");
  return { chat, owner, shared: await aSharedTheme(chat, owner), colleague: chat.with("colleague").in() };
}

test("what was withdrawn to make room does not come back past the limit, and comes back when there is room", async () => {
  const { chat, shared, colleague } = await begun();
  const saves = (n: number) =>
    colleague.sends(
      colleague.invoke("suggest.save-anyway", { themeId: shared.id, name: `${n}. klasse`, why: "x" }),
    );
  for (let n = 0; n < 20; n++) await saves(n);
  const [first, second] = await stored(chat, shared);
  const to = (verb: string, one: Suggestion | undefined) =>
    colleague.sends(colleague.invoke(`suggest.${verb}`, { themeId: shared.id, suggestionId: one?.id }));
  await to("withdraw", first);
  await saves(20);
  await to("restore", first);
  expect(JSON.stringify(colleague.lastInvoke?.value)).toContain("Du har 20 forslag til temaet");
  await to("withdraw", second);
  await to("restore", first);
  const inSight = (await stored(chat, shared)).filter(({ state }) => state === "suggested");
  expect(inSight).toHaveLength(20);
  expect(inSight.map(({ id }) => id)).toContain(first?.id);
});

test("a second press that was taken for the first is not taken for a new one when it comes again much later", async () => {
  const { chat, shared, colleague } = await begun();
  const words = { themeId: shared.id, name: "Ungerådet", why: "De unge selv" };
  await colleague.sends(colleague.invoke("suggest.save-anyway", words));
  const second = colleague.invoke("suggest.save-anyway", words);
  await colleague.sends(second);
  // So much else was pressed since that the person's own memory of it is gone.
  for (let n = 0; n < 25; n++)
    await colleague.sends(colleague.invoke("shared.card", { themeId: shared.id, n }));
  chat.passes(2 * minute);
  await colleague.sends(second);
  expect(await stored(chat, shared)).toHaveLength(1);
});

test("the same name with another reason, at once, is not said to be saved, and its words stay", async () => {
  const { chat, shared, colleague } = await begun();
  await colleague.clicks("Hvem kan hjælpe?");
  await colleague.clicks("Gem forslag", { name: "Ungerådet", why: "De unge selv" });
  await colleague.clicks("Tilbage til kortet");
  await colleague.clicks("Hvem kan hjælpe?");
  await colleague.clicks("Gem forslag", { name: "Ungerådet", why: "De kender skolerne" });
  expect(JSON.stringify(colleague.lastInvoke?.value)).toContain("har du selv foreslået.");
  expect(colleague.inputs).toMatchObject({ name: "Ungerådet", why: "De kender skolerne" });
  expect(await stored(chat, shared)).toHaveLength(1);
});

test("while the theme is taken back nothing is told of it, and when it is shown again the author hears", async () => {
  const { chat, owner, shared, colleague } = await begun();
  await colleague.sends(
    colleague.invoke("suggest.save", { themeId: shared.id, name: "Biblioteket", why: "x" }),
  );
  const [one] = await stored(chat, shared);
  await owner.sends(owner.invoke("suggestion.yes", { themeId: shared.id, suggestionId: one?.id }));
  const author = chat.with("colleague");
  for (const [state, told] of [
    ["withdrawn", 0],
    ["open", 1],
  ] as const) {
    const found = await chat.documents.read("theme", shared);
    if (!found?.value.sharing) throw new Error("not shared");
    const sharing = { ...found.value.sharing, state };
    await chat.documents.write("theme", shared, { ...found.value, sharing, shared: state }, found.etag);
    chat.passes(11 * minute);
    await chat.sweep();
    expect(author.posts, state).toHaveLength(told);
  }
});

test("the owner is not promised to be told of a suggestion of their own", async () => {
  const { chat, owner, shared, colleague } = await begun();
  for (const [one, name] of [
    [chat.with("owner").in(), "Biblioteket"],
    [colleague, "Jobcentret"],
  ] as const)
    await one.sends(one.invoke("suggest.save", { themeId: shared.id, name, why: "x" }));
  for (const { id, by } of await stored(chat, shared)) {
    await owner.sends(owner.invoke("suggestion.yes", { themeId: shared.id, suggestionId: id }));
    const said = JSON.stringify(owner.lastInvoke?.value);
    expect(said.includes("får besked om fem minutter"), by).toBe(by !== owner.id);
  }
});
