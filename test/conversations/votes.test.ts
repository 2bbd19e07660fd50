import { afterEach, expect, test } from "vitest";
import type { Theme } from "../../src/themes/theme.js";
import { values, voteId, type Vote } from "../../src/themes/votes/vote.js";
import { day } from "../../src/time.js";
import { elements } from "../support/cards.js";
import type { Posted } from "../support/connector.js";
import { closeChats, redelivered, type Someone } from "../support/chat.js";
import { aSharedTheme, becomes } from "../support/shared.js";
import { inTheChannel, reads, voteOf } from "../support/voting.js";

afterEach(closeChats);

const otherTenant = "22222222-2222-4222-8222-222222222222";

/** How many votes the card shows this person; 0 when it keeps them back. */
function seen(someone: Someone, on: Posted | undefined = someone.posts.at(-1)): number {
  const charts = [...elements(on && someone.cardOf(on))].filter(({ type }) => type === "Chart.HorizontalBar");
  const bars = charts.flatMap(({ data }) => data as { y: number }[]);
  return bars.reduce((sum, { y }) => sum + y, 0);
}

test("three people vote, one changes and one takes it back; the card counts, and each finds their own vote again", async () => {
  const { theme, anne, bo, colleague } = await inTheChannel();
  const leader = colleague("leader");
  await anne.clicks("Stem på værdier");
  expect(reads(anne)).toContain("Du har tre stemmer. Fordel dem, eller giv flere til den samme.");
  expect(reads(anne)).toContain("Ingen kan se, hvad du har stemt");
  expect(reads(anne)).not.toContain("mestre sit liv");
  expect(anne.buttons()).not.toContain("Tag min stemme tilbage");
  await anne.clicks("Stem", {
    value1: "innovation",
    value2: "innovation",
    whom2: "citizen",
    value3: "relations",
  });
  expect(reads(anne)).toContain("✓ Din stemme er talt.");
  expect(seen(anne)).toBe(3);
  await bo.clicks("Stem på værdier");
  expect(bo.inputs).toMatchObject({ value1: "", words: "" });
  await bo.clicks("Stem", {
    value1: "other",
    words: "  Tillid  på tværs",
    value2: "relations",
    reason: "Vi kender ikke hinanden",
  });
  expect(seen(bo)).toBe(5);
  await leader.clicks("Stem på værdier");
  await leader.clicks("Stem", { value1: "efficiency" });
  expect(seen(leader)).toBe(6);

  await anne.clicks("Stem på værdier");
  expect(anne.inputs).toEqual({
    ...{ value1: "innovation", value2: "innovation", value3: "relations" },
    ...{ whom1: "", whom2: "citizen", whom3: "", words: "", reason: "" },
  });
  await anne.clicks("Ret min stemme", { value1: "balance", value2: "none", whom2: "none" });
  expect(await voteOf(anne, theme)).toMatchObject({
    choices: [{ value: "balance" }, { value: "relations" }],
    points: { balance: 1, relations: 1 },
    pointsFor: {},
    voters: 1,
    hasWords: "no",
  });
  await bo.clicks("Stem på værdier");
  expect(bo.inputs).toMatchObject({
    value1: "other",
    words: "Tillid på tværs",
    reason: "Vi kender ikke hinanden",
  });
  await bo.clicks("Tag min stemme tilbage");
  expect(reads(bo)).toContain("✓ Din stemme er taget tilbage.");
  expect(seen(bo)).toBe(3);
  const taken = await voteOf(bo, theme);
  expect(taken).toMatchObject({ choices: [], points: {}, voters: 0, hasWords: "no" });
  expect(JSON.stringify(taken)).not.toContain("Tillid");
  expect(JSON.stringify(taken)).not.toContain("kender");
  await bo.clicks("Stem på værdier");
  expect(bo.inputs).toMatchObject({ value1: "", words: "", reason: "" });
});

test("looking up what the values mean sends nothing, so nothing chosen is lost", async () => {
  const { anne } = await inTheChannel();
  await anne.clicks("Stem på værdier");
  const card = JSON.stringify(anne.cardOf(anne.posts.at(-1) as never));
  expect(card).toContain('"type":"Action.ToggleVisibility","title":"Hvad betyder værdierne?"');
  expect(card).toContain("mestre sit liv");
});

test("while a theme is paused, who has voted may change the vote or take it back, and no one else may begin", async () => {
  const { chat, theme, anne, bo } = await inTheChannel();
  await anne.sends(anne.invoke("vote.save", { themeId: theme.id, value1: "balance" }));
  await becomes(chat, theme, { state: "paused" });
  await anne.sends(anne.invoke("shared.card", { themeId: theme.id }, anne.posts[0]));
  await anne.clicks("Min stemme");
  expect(anne.inputs).toMatchObject({ value1: "balance" });
  await anne.clicks("Ret min stemme", { value1: "quality" });
  expect((await voteOf(anne, theme))?.choices).toEqual([{ value: "quality" }]);
  await anne.clicks("Min stemme");
  await anne.clicks("Tag min stemme tilbage");
  expect(await voteOf(anne, theme)).toMatchObject({ choices: [], voters: 0 });
  for (const verb of ["vote.open", "vote.save", "vote.withdraw"]) {
    await bo.sends(bo.invoke(verb, { themeId: theme.id, value1: "quality" }));
    expect(JSON.stringify(bo.lastInvoke?.value), verb).toContain("Temaet er sat på pause.");
  }
  expect(await voteOf(bo, theme)).toBeUndefined();
});

test("to another tenant, and while it is a draft, a theme cannot be voted on", async () => {
  const { chat, theme } = await inTheChannel();
  const stranger = chat.with("anne", otherTenant).in();
  await stranger.sends(stranger.invoke("vote.save", { themeId: theme.id, value1: "balance" }));
  expect(stranger.lastInvoke?.value).toContain("Det tema findes ikke her");
  const employee = chat.with("employee");
  await employee.says("nyt tema", "Hemmeligheden");
  const draft = employee.click("Næste").value as { action: { data: { themeId: string } } };
  const anne = chat.with("anne").in();
  await anne.sends(anne.invoke("vote.save", { themeId: draft.action.data.themeId, value1: "balance" }));
  expect(anne.lastInvoke?.value).toContain("Det tema findes ikke her");
  expect(await voteOf(stranger, theme)).toBeUndefined();
});

test("a click that is delivered again, also with a new id, changes nothing and gets the same answer", async () => {
  const { theme, anne } = await inTheChannel();
  await anne.clicks("Stem på værdier");
  const click = anne.click("Stem", { value1: "balance" });
  await anne.sends(click);
  const first = await voteOf(anne, theme);
  for (const again of [
    click,
    redelivered(click),
    { ...redelivered(click), timestamp: "2026-11-22T09:00:00.000Z", localTimestamp: click["timestamp"] },
  ]) {
    await anne.sends(again);
    expect(reads(anne)).toContain("✓ Din stemme er talt.");
  }
  expect(await voteOf(anne, theme)).toEqual(first);
  await anne.clicks("Stem på værdier");
  await anne.clicks("Ret min stemme", { value1: "quality" });
  const stamp = { localTimestamp: click["timestamp"], timestamp: "2026-11-22T10:00:00.000Z" };
  await anne.sends({ ...redelivered(click), ...stamp });
  expect((await voteOf(anne, theme))?.choices).toEqual([{ value: "quality" }]);
});

test("of a vote and its change, the one sent last counts, whichever comes first", async () => {
  const { theme, anne } = await inTheChannel();
  await anne.clicks("Stem på værdier");
  const early = anne.click("Stem", { value1: "balance" });
  const late = anne.click("Stem", { value1: "quality" });
  await anne.sends(late);
  await anne.sends(early);
  expect((await voteOf(anne, theme))?.choices).toEqual([{ value: "quality" }]);
});

/** How many votes the voter sees, others see, and everyone sees at last. */
test.each([
  ["at-once", 1, 1, 1],
  ["after-vote", 1, 0, 1],
  ["after-closing", 0, 0, 1],
] as const)("results shown %s", async (results, toTheVoter, toOthers, whenClosed) => {
  const { chat, theme, anne, bo } = await inTheChannel({ results, closesAt: "2026-12-04T22:59:59.999Z" });
  await anne.clicks("Stem på værdier");
  await anne.clicks("Stem", { value1: "balance" });
  expect(seen(anne)).toBe(toTheVoter);
  await bo.sends(bo.invoke("shared.card", { themeId: theme.id }, bo.posts.at(-1)));
  expect(seen(bo)).toBe(toOthers);
  chat.passes(13 * day);
  await bo.sends(bo.invoke("shared.card", { themeId: theme.id }, bo.posts.at(-1)));
  expect(seen(bo)).toBe(whenClosed);
});

const budget = { read: 2, write: 1, list: 0, sum: 1, due: 0, parked: 0, remove: 0 };

/** The numbers are shown to the voter only, so no card is painted for others while the voter's own calls are counted. */
test("a vote, first or changed or taken back, costs two reads, one write and one query, however much there is elsewhere", async () => {
  const { chat, owner, theme, anne } = await inTheChannel({ results: "after-vote" });
  for (let n = 0; n < 20; n++) await aSharedTheme(chat, owner, {}, `Tema ${n}`);
  for (let n = 0; n < 5_000; n++) await chat.documents.write("vote", ...aVote(theme, n));
  const newest = anne.posts.find(({ id }) => id === `card-${theme.id}`);
  for (const [title, choice] of [
    ["Stem", { value1: "balance" }],
    ["Ret min stemme", { value1: "quality" }],
    ["Tag min stemme tilbage", {}],
    ["Stem", { value1: "balance" }],
  ] as const) {
    await anne.clicks("Stem på værdier", {}, newest);
    chat.documents.reset();
    await anne.clicks(title, choice, newest);
    expect(chat.documents.calls, title).toEqual({ ...budget, sum: title.startsWith("Tag") ? 0 : 1 });
  }
  expect(seen(anne, newest)).toBe(5_001);
});

function aVote({ tenantId, id }: Theme, n: number) {
  const value = values[n % values.length] ?? "quality";
  const vote: Vote = {
    ...{ tenantId, id: voteId(id, `p${n}`), themeId: id, changedAt: "2026-11-22T08:00:00.000Z" },
    ...{ choices: [{ value }], points: { [value]: 1 }, pointsFor: {}, voters: 1, hasWords: "no", heard: [] },
    sentAt: "2026-11-22T08:00:00.000Z",
  };
  return [vote, vote] as const;
}
