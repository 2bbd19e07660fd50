import { afterEach, describe, expect, test } from "vitest";
import type { Sharing } from "../../src/themes/sharing/sharing.js";
import { undoChange, type Theme } from "../../src/themes/theme.js";
import { takeValues, type Taken } from "../../src/themes/votes/take.js";
import { aChat, closeChats, general } from "../support/chat.js";
import { aSharedTheme } from "../support/shared.js";
import { sharedTheme, start } from "./vote-theme.js";

afterEach(closeChats);

describe("the values that are taken", () => {
  const reply = { activityId: "a", sentAt: start, now: start };
  const line = (figures: string, field: Taken["field"] = "forCitizen"): Taken => ({
    ...{ field, start: "Kolleger peger på Innovation: ", figures },
  });
  const with_ = (forCitizen: string): Theme => {
    const theme = sharedTheme();
    return { ...theme, interview: { ...theme.interview, answers: { title: "Ensomhed", forCitizen } } };
  };
  const citizen = (theme: Theme) => theme.interview.answers["forCitizen"];

  test("come after what stands there, as one change that undo takes back", () => {
    const before = with_("Et fællesskab");
    const after = takeValues(before, [line("2 stemmer"), line("1 stemme", "forEmployee")], reply);
    expect(after.interview.answers).toEqual({
      title: "Ensomhed",
      forCitizen: "Et fællesskab\nKolleger peger på Innovation: 2 stemmer",
      forEmployee: "Kolleger peger på Innovation: 1 stemme",
    });
    expect(undoChange(after, start).interview.answers).toEqual(before.interview.answers);
  });
  test("are taken once: the same again changes nothing, and new figures take the old line's place", () => {
    const once = takeValues(with_("A"), [line("2 stemmer")], reply);
    expect(takeValues(once, [line("2 stemmer")], reply)).toBe(once);
    expect(citizen(takeValues(once, [line("9 stemmer")], reply))).toBe(
      "A\nKolleger peger på Innovation: 9 stemmer",
    );
  });
  test("are refused when the answer has no room for them, and nothing is written", () => {
    expect(() => takeValues(with_("x".repeat(3_990)), [line("2 stemmer")], reply)).toThrow(
      expect.objectContaining({ code: "too-long" }) as Error,
    );
  });
});

async function votedOn(over: Partial<Sharing> = {}) {
  const chat = await aChat();
  const owner = chat.with("owner");
  const theme = await aSharedTheme(chat, owner, over);
  const ballots = [
    { value1: "relations", whom1: "employee", value2: "relations", value3: "innovation" },
    { value1: "innovation", value2: "balance", whom2: "municipality", value3: "quality" },
    { value1: "innovation", value2: "other", words: "Tillid", value3: "relations", whom3: "citizen" },
    { value1: "other", words: "tillid", value2: "balance" },
  ];
  for (const [n, ballot] of ballots.entries()) {
    const colleague = chat.with(`colleague-${n}`).in();
    await colleague.sends(colleague.invoke("vote.save", { themeId: theme.id, ...ballot }));
  }
  const take = async (by = owner) => by.sends(by.invoke("vote.take", { themeId: theme.id }));
  const answers = async () =>
    (await chat.documents.read("theme", theme))?.value.interview.answers as Record<string, string>;
  return { chat, owner, theme, take, answers };
}

test("the owner takes the top three values, ties by the list's order, for those they were for; and sees them", async () => {
  const { owner, take, answers } = await votedOn();
  const before = await answers();
  await take();
  expect(await answers()).toEqual({
    ...before,
    forCitizen:
      "Kolleger peger på Innovation: 3 stemmer\nKolleger peger på Stærke relationer og kendskab til hinanden: 1 af 3 stemmer",
    forEmployee: "Kolleger peger på Stærke relationer og kendskab til hinanden: 1 af 3 stemmer",
    forMunicipality: "Kolleger peger på Balancering af interesser: 1 af 2 stemmer",
  });
  expect(owner.transcript.at(-1)).toContain("Kolleger peger på Innovation: 3 stemmer");
  expect(owner.transcript.at(-1)).toContain("Skriv »fortryd«");
  await owner.says("fortryd");
  expect(await answers()).toEqual(before);
});

test("the words for Andre come along with its figures, and taking again adds nothing", async () => {
  const { chat, owner, theme, take, answers } = await votedOn();
  for (const n of [5, 6]) {
    const one = chat.with(`colleague-${n}`).in();
    await one.sends(
      one.invoke("vote.save", { themeId: theme.id, value1: "other", value2: "other", words: "Tillid" }),
    );
  }
  await take();
  expect((await answers())["forCitizen"]).toContain("Kolleger peger på Andre: 6 stemmer (Tillid)");
  const once = await answers();
  await take();
  expect(owner.lastInvoke?.value).toContain("står allerede i Effektjægerens svar");
  expect(await answers()).toEqual(once);
});

test("only the owner takes them, and only in the private chat", async () => {
  const { chat, owner, take, answers } = await votedOn();
  const before = await answers();
  await take(chat.with("colleague-1"));
  await take(chat.with("owner", "22222222-2222-4222-8222-222222222222"));
  await take(owner.in(general));
  expect(await answers()).toEqual(before);
  expect(owner.in(general).lastInvoke?.value).toContain("Den knap kender jeg ikke");
});

test.each([
  ["after-closing", {}, "Du valgte, at tallene først vises senere"],
  ["after-vote", {}, "Du valgte, at tallene først vises senere"],
  ["after-closing", { state: "closed" }, undefined],
  ["at-once", { state: "withdrawn" }, undefined],
] as const)(
  "results shown %s %j: what the owner may not see cannot be taken",
  async (results, over, sentence) => {
    const { chat, owner, theme, take, answers } = await votedOn({ results });
    const found = await chat.documents.read("theme", theme);
    if (!found?.value.sharing) throw new Error("Not shared");
    const sharing = { ...found.value.sharing, ...over };
    await chat.documents.write("theme", theme, { ...found.value, sharing }, found.etag);
    await take();
    if (sentence) expect(owner.lastInvoke?.value).toContain(sentence);
    expect("forMunicipality" in (await answers())).toBe(sentence === undefined);
  },
);

test("an owner who has voted sees the numbers shown after one's own vote, and can take them", async () => {
  const { owner, theme, take, answers } = await votedOn({ results: "after-vote" });
  await owner.sends(owner.invoke("vote.save", { themeId: theme.id, value1: "innovation" }));
  await take();
  expect((await answers())["forCitizen"]).toContain("Innovation: 4 stemmer");
});

test("without votes there is nothing to take", async () => {
  const chat = await aChat();
  const owner = chat.with("owner");
  const theme = await aSharedTheme(chat, owner);
  await owner.sends(owner.invoke("vote.take", { themeId: theme.id }));
  expect(owner.lastInvoke?.value).toContain("Der er ingen stemmer endnu");
});
