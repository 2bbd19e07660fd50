import { afterAll, expect, test } from "vitest";
import { heaviest, weight } from "../../src/cards/fill.js";
import { openEmbedded } from "../../src/store/embedded.js";
import { texts } from "../../src/text/text.js";
import { emptyForm, suggestForm, suggestionList } from "../../src/themes/suggestions/cards.js";
import { gather } from "../../src/themes/suggestions/gathering.js";
import { recount } from "../../src/themes/suggestions/board.js";
import { suggestionCard, suggestionsCard } from "../../src/themes/suggestions/owner-cards.js";
import { missingPerspectives } from "../../src/themes/suggestions/perspectives.js";
import { themeLimit } from "../../src/themes/suggestions/suggestion.js";
import { buttonsOf } from "../support/cards.js";
import { aSuggestion } from "./suggestion-samples.js";
import { sharedTheme } from "./vote-theme.js";
import type { SharedTheme } from "../../src/themes/sharing/desk.js";

const theme = sharedTheme() as SharedTheme;
const idOf = (n: number) => `${"a".repeat(36)}:${String(n).padStart(32, "b")}`;
const lines = 'Et "ord"\n'.repeat(111);

/** As many as a theme takes, all as long as they may be, and half of them merged into one. */
const most = Array.from({ length: themeLimit }, (_, n) =>
  aSuggestion(idOf(n), {
    ...{ kind: "department", name: `Afdeling ${n} for ${"lang og bred ".repeat(9)}`.slice(0, 120) },
    ...{ why: lines, contact: "x".repeat(200), reason: lines.slice(0, 500), byName: "Åse Kjær ".repeat(12) },
    ...(n > 0 && n <= themeLimit / 2 ? { state: "merged", mergedInto: idOf(0) } : { state: "no" }),
  }),
);
const all = gather(most);
const [head] = all.filter(({ merged }) => merged.length > 0);

const documents = openEmbedded(":memory:");
afterAll(() => documents.close());

test("with all that a theme takes, half of it merged into one, every card can be sent", () => {
  if (!head) throw new Error("nothing merged");
  for (const text of Object.values(texts)) {
    const reader = { id: "someone", mayAdd: true };
    for (let page = 0; page * 5 < all.length; page++)
      expect(weight(suggestionList(theme, all, reader, page, text)), `list ${page}`).toBeLessThan(heaviest);
    for (const one of [head, ...all.slice(0, 3)])
      expect(weight(suggestionCard(one, all, text, [], lines))).toBeLessThan(heaviest);
    expect(weight(suggestionsCard(theme, all, all, 0, text))).toBeLessThan(heaviest);
  }
  const shown = JSON.stringify(suggestionCard(head, all, texts.da));
  expect(shown).toContain("og 245 til");
  expect(
    buttonsOf(suggestionCard(head, all, texts.da)).filter(({ title }) => title === "Skil ad igen"),
  ).toHaveLength(5);
});

test("missing perspectives are found at once among all that a theme takes", () => {
  const before = performance.now();
  expect(missingPerspectives(most)).not.toContain("departments");
  expect(performance.now() - before).toBeLessThan(500);
});

test("all that a theme takes is counted in well under the time a click may take", async () => {
  const at = { tenantId: theme.tenantId, id: theme.id };
  await documents.write("theme", theme, theme);
  for (const one of most) {
    const stored = { ...one, tenantId: theme.tenantId, themeId: theme.id };
    await documents.write("suggestion", stored, stored);
  }
  const before = performance.now();
  const counted = await recount(documents, at, "2026-11-22T09:00:00.000Z");
  expect(counted?.sharing?.board.suggestions).toBe(themeLimit / 2);
  expect(performance.now() - before).toBeLessThan(2_000);
});

test("who suggested what was merged is behind it, and has no support to take back", () => {
  const [one] = gather([
    aSuggestion("head", { supporters: ["bo"] }),
    aSuggestion("other", { by: "ane", state: "merged", mergedInto: "head" }),
  ]);
  if (!one) throw new Error("nothing");
  const offered = (id: string) =>
    buttonsOf(suggestionList(theme, [one], { id, mayAdd: true }, 0, texts.da)).flatMap(({ verb }) =>
      verb.endsWith("support") ? [verb] : [],
    );
  expect(offered("ane")).toEqual([]);
  expect(offered("bo")).toEqual(["suggest.unsupport"]);
  expect(offered("eva")).toEqual(["suggest.support"]);
});

test("the people of the place stand in a list, and in Teams its own picker finds the others too", () => {
  const people = Array.from({ length: 3 }, (_, n) => ({ id: `p${n}`, name: `Person ${n}` }));
  const form = (picksPeople: boolean) =>
    JSON.stringify(suggestForm(theme, { words: emptyForm, people, picksPeople }, texts.da));
  for (const card of [form(true), form(false)]) expect(card).toContain("Person 2");
  expect(form(false)).not.toContain("graph.microsoft.com");
  expect(form(true)).toContain("graph.microsoft.com/users?scope=currentContext");
});
