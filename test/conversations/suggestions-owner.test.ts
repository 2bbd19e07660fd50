import { afterEach, expect, test } from "vitest";
import { suggestionsOf } from "../../src/themes/suggestions/board.js";
import { minute } from "../../src/time.js";
import { closeChats } from "../support/chat.js";
import { aSharedTheme } from "../support/shared.js";
import { shownTo } from "../support/shown.js";
import { begun, board, jobcentre, stored, theme } from "../support/suggesting.js";

afterEach(closeChats);

test("the owner moves it along, the actor joins the theme, and the author hears of it once", async () => {
  const { chat, owner, shared, colleague, suggests } = await begun();
  await suggests(jobcentre);
  await owner.sends(owner.invoke("suggestions.list", { themeId: shared.id }));
  const list = owner.transcript.at(-1);
  for (const words of [
    "1 forslag",
    "Der er kommet et nyt forslag",
    "Jobcentret",
    "colleague:",
    "Ingen borgere",
  ])
    expect(list).toContain(words);
  await owner.clicks("Åbn");
  expect(owner.transcript.at(-1)).toContain("Spørg efter Kim, lokal 12");
  await owner.clicks("Kontaktet");
  expect(await stored(chat, shared)).toMatchObject([{ state: "contacted" }]);
  await owner.clicks("Ja, vil være med");
  expect(await board(chat, shared)).toMatchObject({
    accepted: [{ name: "Jobcentret" }],
    acceptedCount: 1,
    newest: [],
  });
  const author = chat.with("colleague");
  await chat.sweep();
  expect(author.posts).toEqual([]);
  await owner.clicks("Fortryd seneste");
  expect(await stored(chat, shared)).toMatchObject([{ state: "contacted" }]);
  chat.passes(6 * minute);
  await chat.sweep();
  expect(author.posts).toEqual([]);
  await owner.clicks("Gem som nej", { reason: "De har ikke tid i år" });
  chat.passes(6 * minute);
  await chat.sweep();
  await chat.sweep();
  const heard = chat.with("colleague").posts;
  expect(heard).toHaveLength(1);
  expect(JSON.stringify(heard)).toContain("De har ikke tid i år");
  await owner.clicks("Ja, vil være med");
  chat.passes(6 * minute);
  await chat.sweep();
  expect(chat.with("colleague").posts).toHaveLength(1);
  expect(colleague.transcript.at(-1)).toContain("Jobcentret");
});

test("an author who turned it off is not told, and one who cannot be reached is let go", async () => {
  const { chat, owner, shared, suggests } = await begun();
  await suggests({ ...jobcentre, news: "false" });
  await suggests({ name: "Ungerådet", why: "De unge selv" });
  chat.teams.fail({
    how: { status: 403 },
    times: 9,
    when: ({ method, conversationId }) => method === "POST" && !conversationId,
  });
  for (const { id } of await stored(chat, shared))
    await owner.sends(owner.invoke("suggestion.yes", { themeId: shared.id, suggestionId: id }));
  chat.passes(6 * minute);
  await chat.sweep();
  expect(chat.with("colleague").posts).toEqual([]);
  const all = await stored(chat, shared);
  expect(all.map(({ told }) => told ?? false)).toEqual([false, true]);
  expect(all.filter(({ dueAt }) => dueAt)).toEqual([]);
});

test("a no needs a reason, and what was typed for it stays when it is refused", async () => {
  const { chat, owner, shared, suggests } = await begun();
  await suggests(jobcentre);
  await owner.sends(owner.invoke("suggestions.list", { themeId: shared.id }));
  await owner.clicks("Åbn");
  await owner.clicks("Gem som nej");
  expect(shownTo(owner)).toContain("Et nej skal have en grund");
  await owner.clicks("Gem som nej", { reason: "Han har 010190-1234" });
  expect(shownTo(owner)).toContain("CPR-nummer");
  expect(owner.inputs).toMatchObject({ reason: "Han har 010190-1234" });
  expect(await stored(chat, shared)).toMatchObject([{ state: "suggested" }]);
});

test("two that say the same are merged with both names and all supporters, and come apart again", async () => {
  const { chat, owner, shared, suggests, data } = await begun();
  const other = chat.with("other").in();
  await suggests(jobcentre);
  await suggests({ name: "Beskæftigelsen", why: "Det samme" }, other);
  const [first, second] = await stored(chat, shared);
  const third = chat.with("third").in();
  for (const one of [first, second]) await third.sends(third.invoke("suggest.support", data(one?.id ?? "")));
  await owner.sends(owner.invoke("suggestion.open", data(second?.id ?? "")));
  await owner.sends(owner.invoke("suggestion.merge", data(second?.id ?? "", { into: first?.id })));
  expect(shownTo(owner)).toContain("Beskæftigelsen");
  const [merged] = await suggestionsOf(chat.documents, shared);
  expect(merged).toMatchObject({
    suggestion: { id: first?.id, name: "Jobcentret" },
    alsoNamed: ["Beskæftigelsen"],
    supporters: ["aad-third", "aad-other"],
  });
  expect(await board(chat, shared)).toMatchObject({ suggestions: 1 });
  await owner.sends(owner.invoke("suggestion.yes", data(first?.id ?? "")));
  chat.passes(6 * minute);
  await chat.sweep();
  for (const author of ["colleague", "other"]) expect(chat.with(author).posts).toHaveLength(1);
  await owner.sends(owner.invoke("suggestion.undo", data(second?.id ?? "")));
  expect(await board(chat, shared)).toMatchObject({ suggestions: 2, acceptedCount: 1 });
  expect((await suggestionsOf(chat.documents, shared)).map(({ supporters }) => supporters)).toEqual([
    ["aad-third"],
    ["aad-third"],
  ]);
});

test("when the one it was merged into is withdrawn, it stands for itself again and can be moved", async () => {
  const { chat, owner, shared, colleague, suggests, data } = await begun();
  await suggests(jobcentre);
  await suggests({ name: "Beskæftigelsen", why: "Det samme" }, chat.with("other").in());
  const [first, second] = await stored(chat, shared);
  await owner.sends(owner.invoke("suggestion.merge", data(second?.id ?? "", { into: first?.id })));
  await colleague.sends(colleague.invoke("suggest.withdraw", data(first?.id ?? "")));
  expect(await board(chat, shared)).toMatchObject({ suggestions: 1, newest: [{ name: "Beskæftigelsen" }] });
  await owner.sends(owner.invoke("suggestion.yes", data(second?.id ?? "")));
  expect(await board(chat, shared)).toMatchObject({ accepted: [{ name: "Beskæftigelsen" }] });
});

test("only the owner sees authors and moves suggestions, and only in private", async () => {
  const { chat, owner, shared, suggests, data } = await begun();
  await suggests(jobcentre);
  const [one] = await stored(chat, shared);
  const elsewhere = "22222222-2222-4222-8222-222222222222";
  const people = [chat.with("other"), chat.with("other").in(), owner.in(), chat.with("owner", elsewhere)];
  const verbs = ["suggestions.list", "suggestions.page", "suggestion.open", "join.list"];
  const moves = ["contacted", "yes", "no", "later", "merge", "undo"].map((move) => `suggestion.${move}`);
  for (const person of people) {
    for (const verb of [...verbs, ...moves]) {
      await person.sends(person.invoke(verb, data(one?.id ?? "", { page: 0, reason: "x", into: one?.id })));
      expect(shownTo(person), verb).toMatch(/findes ikke mere|Den knap kender jeg ikke/);
    }
    expect(JSON.stringify(person.transcript)).not.toContain("lokal 12");
  }
  expect(await stored(chat, shared)).toEqual([one]);
});

test("a button from before the latest change is refused and shows what stands now", async () => {
  const { chat, owner, shared, colleague, suggests, data } = await begun();
  await suggests(jobcentre);
  const [one] = await stored(chat, shared);
  await owner.sends(owner.invoke("suggestions.list", { themeId: shared.id }));
  await owner.clicks("Åbn");
  const words = { ...jobcentre, name: "Noget helt andet" };
  await colleague.sends(colleague.invoke("suggest.save-change", data(one?.id ?? "", words)));
  await owner.clicks("Ja, vil være med");
  expect(owner.transcript.at(-1)).toContain("Forslaget er ændret, siden kortet blev vist");
  expect(owner.transcript.at(-1)).toContain("Noget helt andet");
  expect(await stored(chat, shared)).toMatchObject([{ state: "suggested" }]);
  await owner.clicks("Ja, vil være med");
  expect(await stored(chat, shared)).toMatchObject([{ state: "yes" }]);
  await colleague.sends(colleague.invoke("suggest.withdraw", data(one?.id ?? "")));
  expect(shownTo(colleague)).toContain("allerede gået videre");
});

test("a suggestion is not reached through another theme", async () => {
  const { chat, shared, colleague, owner, suggests } = await begun();
  await suggests(jobcentre);
  const all = await stored(chat, shared);
  const other = await aSharedTheme(chat, owner, {}, "Noget andet");
  const data = { themeId: other.id, suggestionId: all[0]?.id, name: "x", why: "y", reason: "z" };
  for (const verb of ["change", "save-change", "support", "unsupport", "withdraw", "restore"])
    await colleague.sends(colleague.invoke(`suggest.${verb}`, data));
  for (const verb of ["open", "contacted", "yes", "no", "later", "merge", "undo"]) {
    await owner.sends(owner.invoke(`suggestion.${verb}`, data));
    expect(shownTo(owner), verb).toContain("Forslaget findes ikke mere");
  }
  expect(await stored(chat, shared)).toEqual(all);
});

test("new suggestions are gathered into one message to the owner, and what was seen is not told", async () => {
  const { chat, owner, shared, suggests } = await begun();
  await suggests(jobcentre);
  await suggests({ name: "Ungerådet", why: "De unge selv" });
  const since = (await stored(chat, shared))[0]?.createdAt;
  expect((await theme(chat, shared))?.sharing?.untoldSince).toBe(since);
  chat.passes(61 * minute);
  await chat.sweep();
  await chat.sweep();
  const told = owner.posts;
  expect(told).toHaveLength(1);
  expect(JSON.stringify(told)).toContain("Der er kommet 2 nye forslag");
  await suggests({ name: "Biblioteket", why: "De har lokaler" });
  await owner.sends(owner.invoke("suggestions.list", { themeId: shared.id }));
  expect(told).toHaveLength(2);
  expect(owner.transcript.at(-1)).toContain("Der er kommet et nyt forslag");
  chat.passes(61 * minute);
  await chat.sweep();
  expect(told).toHaveLength(2);
});
