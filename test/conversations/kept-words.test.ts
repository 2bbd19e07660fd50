import { afterEach, expect, test } from "vitest";
import type { Theme } from "../../src/themes/theme.js";
import { aChat, closeChats, type Chat } from "../support/chat.js";
import { listed } from "../support/listed.js";
import { aSharedTheme, becomes } from "../support/shared.js";
import { shownTo } from "../support/shown.js";

afterEach(closeChats);

const title = "Ensomhed blandt ældre";
const suggestion = { name: "Jobcentret", why: "De kender de unge", contact: "Lokal 12", kind: "business" };
const forms = [
  { opens: "Hvem kan hjælpe?", saves: "Gem forslag", words: suggestion, kind: "suggestion" },
  {
    opens: "Stem på værdier",
    saves: "Stem",
    words: { value1: "other", whom1: "citizen", words: "tillid", reason: "Vi mangler den" },
    kind: "vote",
  },
  {
    opens: "Jeg vil være med",
    saves: "Jeg vil være med",
    words: { why: "Jeg møder dem" },
    kind: "participant",
  },
] as const;
const standings = [
  ["paused", { state: "paused" }, "sat på pause"],
  ["closed", { state: "closed" }, "Der er lukket"],
  ["past its date", { closesAt: "2026-11-22T07:00:00.000Z" }, "Der er lukket"],
  ["withdrawn", { state: "withdrawn" }, "taget tilbage af den, der delte det"],
] as const;
const cases = forms.flatMap((form) =>
  standings.map(([what, over, sentence]) => ({ ...form, what, over, sentence })),
);

async function count(
  chat: Chat,
  { tenantId, id: themeId }: Theme,
  kind: "suggestion" | "vote" | "participant",
) {
  return (await listed(chat.documents.list(kind, tenantId, { themeId }))).length;
}

test.each(cases)(
  "$opens: a theme that is $what while the form is filled, and the bot restarted, gives every word back",
  async ({ opens, saves, words, kind, what, over, sentence }) => {
    const chat = await aChat();
    const shared = await aSharedTheme(chat, chat.with("owner"));
    const colleague = chat.with("colleague").in();
    await colleague.clicks(opens);
    const click = colleague.click(saves, { ...words });
    await becomes(chat, shared, over);
    await chat.restart();
    await colleague.sends(click);
    expect(shownTo(colleague)).toContain(sentence);
    expect(shownTo(colleague)).toContain("Kopiér det, hvis du vil gemme det");
    expect(colleague.inputs).toMatchObject(words);
    if (what === "withdrawn") expect(shownTo(colleague)).not.toContain(title);
    expect(await count(chat, shared, kind)).toBe(0);
    await becomes(chat, shared, { state: "open", closesAt: "2026-12-24T12:00:00.000Z" });
    await colleague.clicks(saves);
    expect(await count(chat, shared, kind)).toBe(1);
  },
);

test("a correction that comes after the owner's move gives the corrected words back", async () => {
  const chat = await aChat();
  const owner = chat.with("owner");
  const shared = await aSharedTheme(chat, owner);
  const colleague = chat.with("colleague").in();
  await colleague.clicks("Hvem kan hjælpe?");
  await colleague.clicks("Gem forslag", suggestion);
  await colleague.sends(colleague.invoke("suggest.list", { themeId: shared.id }, colleague.posts.at(-1)));
  await colleague.clicks("Ret");
  const click = colleague.click("Gem forslag", { why: "De kender også de ældre" });
  await owner.sends(owner.invoke("suggestions.list", { themeId: shared.id }));
  await owner.clicks("Åbn");
  await owner.clicks("Kontaktet");
  await colleague.sends(click);
  expect(shownTo(colleague)).toContain("allerede gået videre med forslaget");
  expect(colleague.inputs).toMatchObject({ name: "Jobcentret", why: "De kender også de ældre" });
});

test("the reason for a no stays when the suggestion was corrected meanwhile, and Teams does not keep it", async () => {
  const chat = await aChat();
  const owner = chat.with("owner");
  const shared = await aSharedTheme(chat, owner);
  const colleague = chat.with("colleague").in();
  await colleague.clicks("Hvem kan hjælpe?");
  await colleague.clicks("Gem forslag", suggestion);
  await owner.sends(owner.invoke("suggestions.list", { themeId: shared.id }));
  await owner.clicks("Åbn");
  await colleague.sends(colleague.invoke("suggest.list", { themeId: shared.id }, colleague.posts.at(-1)));
  await colleague.clicks("Ret");
  await colleague.clicks("Gem forslag", { why: "Noget andet" });
  await owner.clicks("Gem som nej", { reason: "De er optaget nu" });
  expect(shownTo(owner)).toContain("Forslaget er ændret, siden kortet blev vist");
  expect(owner.inputs).toMatchObject({ reason: "De er optaget nu" });
  expect(JSON.stringify(owner.posts)).not.toContain("De er optaget nu");
  await owner.clicks("Gem som nej");
  expect(shownTo(owner)).toContain("Gemt: nej");
});

test("a stranger's click on a theme of another tenant is given no form", async () => {
  const chat = await aChat();
  const shared = await aSharedTheme(chat, chat.with("owner"));
  const stranger = chat.with("stranger", "22222222-2222-4222-8222-222222222222").in();
  for (const verb of ["suggest.save", "vote.save", "join.save"]) {
    await stranger.sends(
      stranger.invoke(verb, { themeId: shared.id, name: "x", why: "y", value1: "balance" }),
    );
    expect(typeof stranger.lastInvoke?.value, verb).toBe("string");
  }
});

test("who has voted is shown the numbers also after supporting and joining, when they come after one's own vote", async () => {
  const chat = await aChat();
  const shared = await aSharedTheme(chat, chat.with("owner"), { results: "after-vote" });
  const [anne, bo] = [chat.with("anne").in(), chat.with("bo").in()];
  for (const one of [anne, bo]) {
    await one.clicks("Jeg vil være med");
    if (one === anne) await one.sends(one.invoke("vote.save", { themeId: shared.id, value1: "balance" }));
    await one.sends(one.invoke("join.save", { themeId: shared.id, why: "Jeg møder dem" }, one.posts.at(-1)));
    expect(shownTo(one).includes("Chart.HorizontalBar"), one.name).toBe(one === anne);
  }
});

test("a refused form that is pressed twice is not said to be done", async () => {
  const chat = await aChat();
  await aSharedTheme(chat, chat.with("owner"));
  const colleague = chat.with("colleague").in();
  await colleague.clicks("Hvem kan hjælpe?");
  const click = colleague.click("Gem forslag", { name: "Jobcentret", why: "" });
  await colleague.sends(click);
  await colleague.sends(click);
  expect(shownTo(colleague)).toContain("Det har jeg allerede modtaget.");
});
