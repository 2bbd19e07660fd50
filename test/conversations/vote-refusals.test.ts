import { afterEach, expect, test } from "vitest";
import { voteId } from "../../src/themes/votes/vote.js";
import { closeChats } from "../support/chat.js";
import { becomes } from "../support/shared.js";
import { inTheChannel, reads, voteOf } from "../support/voting.js";

afterEach(closeChats);

test.each([
  ["no value at all", { whom1: "" }, "Du har ikke valgt nogen værdi."],
  ["for whom without what", { value1: "innovation", whom2: "citizen" }, "hvem stemme 2 er for"],
  ["other without words", { value1: "other", words: " !? " }, "Du har valgt »Andre« uden at skrive værdien."],
  ["words without other", { value1: "balance", words: "Tillid" }, "ingen af dine stemmer er på »Andre«"],
  [
    "a CPR number in the reason",
    { value1: "balance", reason: "Som 010190-1234" },
    "Din begrundelse: Det ligner et CPR-nummer",
  ],
  [
    "a CPR number in the words",
    { value1: "other", words: "010190-1234" },
    "Dine egne ord: Det ligner et CPR-nummer",
  ],
  [
    "too long a reason",
    { value1: "balance", reason: "x".repeat(301) },
    "Din begrundelse: Dit svar er på 301 tegn",
  ],
  ["too long words", { value1: "other", words: "x".repeat(61) }, "plads til 60"],
])("%s is refused, with all that was chosen and written still there", async (_what, given, sentence) => {
  const { theme, anne } = await inTheChannel();
  await anne.clicks("Stem på værdier");
  await anne.clicks("Stem", { value3: "none", ...given, whom3: "none" });
  expect(reads(anne)).toContain(sentence);
  const { whom1, ...stays } = given as Record<string, string>;
  expect(anne.inputs).toMatchObject({ ...stays, ...(stays.words ? { words: stays.words.trim() } : {}) });
  expect(whom1 ?? "").toBe("");
  expect(await voteOf(anne, theme)).toBeUndefined();
});

test.each([
  ["an unknown value", { value1: "power" }],
  ["an unknown whom", { value1: "balance", whom1: "mayor" }],
  ["four votes", { value1: "balance", value4: "balance" }],
  ["a list of values", { value1: ["balance", "quality"] }],
  ["an object for words", { value1: "other", words: { toString: "x" } }],
  ["no theme", { themeId: undefined, value1: "balance" }],
  ["another kind of hint", { value1: "balance", etag: {}, heard: "x" }],
])("a forged ballot with %s changes nothing", async (_what, forged) => {
  const { theme, anne } = await inTheChannel();
  await anne.sends(anne.invoke("vote.save", { themeId: theme.id, ...forged }, anne.posts.at(-1)));
  expect(anne.lastInvoke?.value).toContain("Den knap kender jeg ikke");
  expect(await voteOf(anne, theme)).toBeUndefined();
});

test("a forged hint grants nothing: another's etag changes no vote but one's own", async () => {
  const { chat, theme, anne, bo } = await inTheChannel();
  await anne.sends(anne.invoke("vote.save", { themeId: theme.id, value1: "balance" }));
  const before = await chat.documents.read("vote", {
    tenantId: theme.tenantId,
    id: voteId(theme.id, anne.id),
  });
  await bo.sends(
    bo.invoke("vote.save", {
      ...{ themeId: theme.id, value1: "quality", etag: before?.etag, heard: before?.value.heard },
      ...{ personId: anne.id, id: voteId(theme.id, anne.id) },
    }),
  );
  expect(await voteOf(anne, theme)).toEqual(before?.value);
  expect((await voteOf(bo, theme))?.choices).toEqual([{ value: "quality" }]);
});

test.each([
  ["closed", { state: "closed" }, "Der er lukket for forslag og stemmer"],
  [
    "paused past its date",
    { state: "paused", closesAt: "2026-11-21T22:59:59.999Z" },
    "Temaet er sat på pause.",
  ],
  ["withdrawn", { state: "withdrawn" }, "Temaet er taget tilbage"],
  ["past its closing date", { closesAt: "2026-11-21T22:59:59.999Z" }, "Der er lukket for forslag og stemmer"],
] as const)(
  "a theme that is %s takes no vote, no change and no withdrawal",
  async (_what, over, sentence) => {
    const { chat, theme, anne, bo } = await inTheChannel();
    await anne.sends(anne.invoke("vote.save", { themeId: theme.id, value1: "balance" }));
    const before = await voteOf(anne, theme);
    await becomes(chat, theme, over);
    for (const verb of ["vote.open", "vote.save", "vote.withdraw"]) {
      for (const one of [anne, bo]) {
        await one.sends(one.invoke(verb, { themeId: theme.id, value1: "quality" }));
        expect(JSON.stringify(one.lastInvoke?.value), verb).toContain(sentence);
      }
    }
    expect(await voteOf(anne, theme)).toEqual(before);
    expect(await voteOf(bo, theme)).toBeUndefined();
  },
);
