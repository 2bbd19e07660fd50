import { afterEach, expect, test } from "vitest";
import { boardOf, suggestionsOf } from "../../src/themes/suggestions/board.js";
import { minute } from "../../src/time.js";
import { closeChats, general, redelivered } from "../support/chat.js";
import { shownTo } from "../support/shown.js";
import { begun, board, help, jobcentre, opens, stored } from "../support/suggesting.js";

afterEach(closeChats);

test("a colleague says who can help, in the card's place, and everyone sees it on the card", async () => {
  const { chat, shared, colleague, suggests } = await begun();
  const other = chat.with("other").in();
  await opens(colleague);
  expect(colleague.inputs).toEqual({ name: "", kind: "", why: "", contact: "", news: "true" });
  expect(other.buttons()).toContain(help);
  await colleague.clicks("Gem forslag", jobcentre);
  expect(shownTo(colleague)).toContain("✓ Tak! Dit forslag er gemt.");
  expect(await stored(chat, shared)).toMatchObject([
    {
      ...jobcentre,
      kind: "department",
      by: "aad-colleague",
      state: "suggested",
      wantsNews: true,
      supporters: [],
    },
  ]);
  expect(await board(chat, shared)).toMatchObject({ suggestions: 1, newest: [{ name: "Jobcentret" }] });
  await suggests({ name: "Lokale virksomheder", kind: "business", why: "De ansætter", news: "false" });
  await colleague.clicks("Tilbage til kortet");
  for (const person of [colleague, other]) expect(person.transcript.at(-1)).toContain("Jobcentret");
  expect(other.transcript.at(-1)).not.toContain("Kim");
  expect((await stored(chat, shared))[1]).toMatchObject({ kind: "business", wantsNews: false });
});

test("what says the same already is shown before it is saved, and can be supported instead", async () => {
  const { chat, shared, suggests } = await begun();
  await suggests(jobcentre);
  const other = chat.with("other").in();
  await suggests({ name: "Kommunens jobcenter", why: "De har kontakten" }, other);
  expect(await stored(chat, shared)).toHaveLength(1);
  expect(shownTo(other)).toContain("findes allerede.");
  expect(other.inputs).toMatchObject({ name: "Kommunens jobcenter", why: "De har kontakten" });
  await other.clicks("Støt det i stedet");
  expect(await stored(chat, shared)).toMatchObject([{ supporters: ["aad-other"] }]);
  expect(shownTo(other)).toContain("✓ Tak for din støtte.");
  await suggests({ name: "Hjemmepleje", why: "De kommer i hjemmene" }, other);
  expect(shownTo(other)).toContain("står allerede på temaets egen liste.");
  await other.clicks("Gem alligevel");
  await suggests({ name: "jobcenteret", why: "Igen" }, other);
  await other.clicks("Ret og gem", { name: "Ungecentret" });
  expect((await stored(chat, shared)).map(({ name }) => name)).toEqual([
    "Jobcentret",
    "Hjemmepleje",
    "Ungecentret",
  ]);
});

test.each([
  ["no name", { name: " ", why: "De kender de unge" }, "Der mangler et navn."],
  ["no why", { name: "Jobcentret", why: "" }, "Der mangler en linje"],
  ["a CPR number", { name: "Jobcentret", why: "Spørg 010190-1234" }, "Det ligner et CPR-nummer"],
  [
    "a CPR number as contact",
    { name: "Jobcentret", why: "x", contact: "010190-1234" },
    "Det ligner et CPR-nummer",
  ],
  ["too long a name", { name: "x".repeat(121), why: "y" }, "121 tegn"],
])("%s is refused on the form, with everything still in it", async (_what, words, sentence) => {
  const { chat, shared, colleague, suggests } = await begun();
  await suggests({ kind: "business", news: "false", ...words });
  expect(shownTo(colleague)).toContain(sentence);
  expect(colleague.inputs).toMatchObject({ kind: "business", news: "false", why: words.why.trim() });
  expect(await stored(chat, shared)).toEqual([]);
  expect(JSON.stringify(colleague.posts)).not.toContain("010190");
});

test("the author corrects, takes back and brings back what is theirs, and nobody else does", async () => {
  const { chat, shared, colleague, suggests, data } = await begun();
  await suggests(jobcentre);
  const [one] = await stored(chat, shared);
  const id = one?.id ?? "";
  await opens(colleague);
  await colleague.clicks("Se forslag");
  expect(shownTo(colleague)).toContain("dit forslag");
  expect(shownTo(colleague)).toContain("lokal 12");
  await colleague.clicks("Ret");
  expect(colleague.inputs).toMatchObject(jobcentre);
  await colleague.clicks("Gem forslag", { name: "Jobcenter Nord", contact: "" });
  expect(await stored(chat, shared)).toMatchObject([{ name: "Jobcenter Nord", why: jobcentre.why }]);
  expect((await stored(chat, shared))[0]).not.toHaveProperty("contact");
  const other = chat.with("other").in();
  await opens(other);
  await other.clicks("Se forslag");
  expect(other.buttons()).not.toContain("Ret");
  expect(shownTo(other)).not.toContain("colleague");
  for (const verb of ["suggest.save-change", "suggest.withdraw", "suggest.restore", "suggest.change"]) {
    await other.sends(other.invoke(verb, data(id, { name: "Hacket", why: "x" })));
    expect(shownTo(other)).toContain("kun ændres af den, der kom med det");
  }
  await opens(colleague);
  await colleague.clicks("Se forslag");
  await colleague.clicks("Træk tilbage");
  expect(await board(chat, shared)).toMatchObject({ suggestions: 0, newest: [] });
  await opens(colleague);
  await colleague.clicks("Se forslag");
  await colleague.clicks("Hent frem igen");
  expect(await board(chat, shared)).toMatchObject({ suggestions: 1, newest: [{ name: "Jobcenter Nord" }] });
});

test("a withdrawn suggestion's words are gone for good after a day", async () => {
  const { chat, shared, colleague, suggests } = await begun();
  await suggests(jobcentre);
  const [one] = await stored(chat, shared);
  await colleague.sends(colleague.invoke("suggest.withdraw", { themeId: shared.id, suggestionId: one?.id }));
  await chat.sweep();
  expect(await stored(chat, shared)).toHaveLength(1);
  chat.passes(24 * 60 * minute);
  await chat.sweep();
  expect(await stored(chat, shared)).toEqual([]);
});

test.each([
  ["withdrawn", { state: "withdrawn" }, "taget tilbage af den, der delte det"],
  ["paused", { state: "paused" }, "sat på pause"],
  ["closed", { state: "closed" }, "Der er lukket"],
  ["past its date", { closesAt: "2026-11-22T07:00:00.000Z" }, "Der er lukket"],
] as const)("a theme that is %s takes nothing in", async (_what, over, sentence) => {
  const { chat, shared, colleague, owner, suggests, data } = await begun();
  await suggests(jobcentre);
  const [one] = await stored(chat, shared);
  const at = { tenantId: shared.tenantId, id: shared.id };
  const found = await chat.documents.read("theme", at);
  if (!found?.value.sharing) throw new Error("not shared");
  const changed = { ...found.value, sharing: { ...found.value.sharing, ...over } };
  await chat.documents.write("theme", at, changed, found.etag);
  const words = { name: "Nyt", why: "x" };
  for (const verb of [
    "open",
    "save",
    "save-anyway",
    "change",
    "save-change",
    "support",
    "unsupport",
    "withdraw",
    "restore",
  ]) {
    await colleague.sends(colleague.invoke(`suggest.${verb}`, data(one?.id ?? "", words)));
    expect(shownTo(colleague), verb).toContain(sentence);
  }
  expect(await stored(chat, shared)).toEqual([one]);
  await owner.sends(owner.invoke("suggestion.yes", data(one?.id ?? "")));
  expect((await stored(chat, shared))[0]?.state).toBe(_what === "withdrawn" ? "suggested" : "yes");
});

test("another tenant finds nothing", async () => {
  const { chat, shared, suggests, data } = await begun();
  await suggests(jobcentre);
  const [one] = await stored(chat, shared);
  const stranger = chat.with("stranger", "22222222-2222-4222-8222-222222222222").in();
  for (const verb of ["open", "save", "list", "support", "withdraw"]) {
    await stranger.sends(stranger.invoke(`suggest.${verb}`, data(one?.id ?? "", { name: "x", why: "y" })));
    expect(shownTo(stranger), verb).toContain("findes ikke her");
  }
  expect(await stored(chat, shared)).toEqual([one]);
});

test("a click that is delivered again, or pressed twice, makes one suggestion", async () => {
  const { chat, shared, colleague, suggests } = await begun();
  await opens(colleague);
  const click = colleague.click("Gem forslag", jobcentre);
  await colleague.sends(click);
  await colleague.sends(click);
  await colleague.sends(redelivered(click));
  await suggests(jobcentre);
  expect(shownTo(colleague)).toContain("Det var det allerede.");
  expect(await stored(chat, shared)).toHaveLength(1);
  expect(await board(chat, shared)).toMatchObject({ suggestions: 1 });
});

test("twenty who support the same suggestion at once all count, and twenty suggestions at once are all on the board", async () => {
  const { chat, shared, suggests, data } = await begun();
  await suggests(jobcentre);
  const [one] = await stored(chat, shared);
  const crowd = Array.from({ length: 20 }, (_, n) => chat.with(`colleague-${n}`).in());
  await Promise.all(
    crowd.map((person) => person.sends(person.invoke("suggest.support", data(one?.id ?? "")))),
  );
  const supporters = (await stored(chat, shared))[0]?.supporters ?? [];
  expect([...supporters].sort()).toEqual(crowd.map(({ id }) => id).sort());
  await Promise.all(
    crowd.map((person, n) =>
      person.sends(
        person.invoke("suggest.save-anyway", { themeId: shared.id, name: `Aktør ${n}`, why: "x" }),
      ),
    ),
  );
  expect(await stored(chat, shared)).toHaveLength(21);
  expect(await board(chat, shared)).toEqual(boardOf(await suggestionsOf(chat.documents, shared), 0));
});

test("a person's own suggestions are bounded, and withdrawing one makes room", async () => {
  const { chat, shared, colleague, suggests, data } = await begun();
  const names = Array.from({ length: 21 }, (_, n) => ({ name: `${n}. klasse`, why: "x" }));
  for (const words of names) await suggests(words);
  expect(shownTo(colleague)).toContain("Du har 20 forslag til temaet");
  expect(colleague.inputs).toMatchObject({ name: "20. klasse" });
  const all = await stored(chat, shared);
  expect(all).toHaveLength(20);
  await colleague.sends(colleague.invoke("suggest.withdraw", data(all[0]?.id ?? "")));
  await suggests(names[20] ?? {});
  expect(await board(chat, shared)).toMatchObject({ suggestions: 20 });
});

test("a colleague is picked among those in the channel, and the name is not taken from the client", async () => {
  const { chat, shared, colleague } = await begun();
  const people = ["zita", "anne", "colleague"].map((name) => chat.with(name));
  await chat.with("stranger").says("hej");
  chat.hasTeam(
    general.teamId,
    { name: "Sundhed", channels: [{ id: general.channelId, name: "General" }] },
    people,
  );
  await colleague.clicks(help);
  const form = shownTo(colleague);
  expect(form.indexOf("aad-anne")).toBeGreaterThan(0);
  expect(form.indexOf("aad-zita")).toBeGreaterThan(form.indexOf("aad-anne"));
  expect(form).not.toContain("graph.microsoft.com");
  await colleague.clicks("Gem forslag", { person: "aad-anne", name: "Direktøren", why: "Hun kender dem" });
  expect(await stored(chat, shared)).toMatchObject([
    { name: "anne", person: "aad-anne", kind: "department" },
  ]);
  await opens(colleague);
  await colleague.clicks("Gem forslag", { person: "aad-stranger", name: "x", why: "y" });
  expect(shownTo(colleague)).toContain("Den person kan jeg ikke finde her i kanalen.");
  await opens(colleague);
  await colleague.clicks("Gem forslag", { person: "aad-anne", why: "Hun kender dem" });
  expect(shownTo(colleague)).toContain("Det var det allerede.");
  await opens(colleague);
  await colleague.clicks("Gem forslag", { person: "aad-anne", why: "Igen" });
  expect(shownTo(colleague)).toContain("har du selv foreslået.");
  expect(await stored(chat, shared)).toHaveLength(1);
});

test("everything works from the card in the private chat too, where the author may write in English", async () => {
  const { chat, shared } = await begun();
  const english = chat.with("english");
  await english.says("sprog engelsk");
  await english.sends(english.invoke("suggest.open", { themeId: shared.id }, english.posts.at(-1)));
  await english.clicks("Save suggestion", { name: "Library", why: "They have rooms" });
  expect(english.transcript.at(-1)).toContain("Thank you! Your suggestion is saved.");
  await english.clicks("Undo");
  expect(await stored(chat, shared)).toMatchObject([{ state: "withdrawn" }]);
  await english.sends(english.invoke("suggest.list", { themeId: shared.id }, english.posts.at(-1)));
  await english.clicks("Bring back");
  const owner = chat.with("owner");
  const [one] = await stored(chat, shared);
  await owner.sends(owner.invoke("suggestion.yes", { themeId: shared.id, suggestionId: one?.id }));
  chat.passes(6 * minute);
  await chat.sweep();
  expect(english.transcript.at(-1)).toMatch(/Your suggestion became a yes\. .*Library/);
});
