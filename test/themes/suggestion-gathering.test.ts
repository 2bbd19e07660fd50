import { expect, test } from "vitest";
import { Refusal } from "../../src/refusal.js";
import { gather } from "../../src/themes/suggestions/gathering.js";
import { merge, move, undoMove } from "../../src/themes/suggestions/moves.js";
import { support, withdraw, type Suggestion } from "../../src/themes/suggestions/suggestion.js";
import { after } from "../../src/time.js";
import { aSuggestion } from "./suggestion-samples.js";

const start = "2026-11-22T08:00:00.000Z";
let presses = 0;
const press = (by: string) => ({
  by,
  byName: by,
  now: after(start, ++presses * 1_000),
  marks: [`press-${presses}`],
});
const made = (id: string, over: Partial<Suggestion> = {}) =>
  aSuggestion(id, { name: id, createdAt: start, by: `author-${id}`, ...over });
const heads = (all: readonly Suggestion[]) =>
  gather(all).map(({ suggestion, merged }) => [suggestion.id, ...merged.map(({ id }) => id)]);

const a = made("a", { supporters: ["x", "y"] });
const b = made("b", { supporters: ["y", "author-a"] });
const c = made("c");

test("a chain of merges speaks through its last, with every name and every supporter once", () => {
  const all = [merge(a, b, press("owner")), merge(b, c, press("owner")), c];
  expect(gather(all)).toMatchObject([
    { suggestion: { id: "c" }, alsoNamed: ["a", "b"], supporters: ["author-a", "x", "y", "author-b"] },
  ]);
});

test("two merged into each other at the same moment leave one that stands for both, and it is always the same", () => {
  const all = [merge(a, b, press("owner")), merge(b, a, press("owner")), c];
  expect(heads(all)).toEqual([["c"], ["a", "b"]]);
  expect(heads([...all].reverse())).toEqual([["c"], ["a", "b"]]);
  expect(gather(all).find(({ suggestion }) => suggestion.id === "a")?.suggestion.state).toBe("suggested");
});

test("what it was merged into is withdrawn: it stands again as it did", () => {
  const contacted = move(a, "contacted", "", press("owner"));
  const all = [merge(contacted, b, press("owner")), withdraw(b, press("author-b"))];
  expect(gather(all)).toMatchObject([
    { suggestion: { id: "a", state: "contacted" }, supporters: ["x", "y"] },
  ]);
});

test("a merge taken back gives each its own again, and support given meanwhile stays where it was given", () => {
  const merged = merge(a, b, press("owner"));
  const supported = support(b, press("z"));
  const parted = gather([undoMove(merged, press("owner")), supported]);
  expect(parted.map(({ suggestion, supporters }) => [suggestion.id, supporters])).toEqual([
    ["b", ["y", "author-a", "z"]],
    ["a", ["x", "y"]],
  ]);
});

test("a yes or a no is told after five minutes, anything else not, and a merge into what is decided is", () => {
  const at = (suggestion: Suggestion) => suggestion.dueAt;
  const yes = move(c, "yes", "", press("owner"));
  expect(at(yes)).toBe(after(yes.revisedAt, 300_000));
  expect(at(move(yes, "later", "", press("owner")))).toBeUndefined();
  expect(at(undoMove(yes, press("owner")))).toBeUndefined();
  const into = merge(a, yes, press("owner"));
  expect(at(into)).toBe(after(into.revisedAt, 300_000));
  expect(at(merge(a, b, press("owner")))).toBeUndefined();
});

test("a yes is not merged away into what is no yes, only the other way or into another yes", () => {
  const [yes, alsoYes] = [b, c].map((one) => move(one, "yes", "", press("owner")));
  if (!yes || !alsoYes) throw new Error("nothing");
  expect(() => merge(yes, a, press("owner"))).toThrow(new Refusal("merge-into-yes"));
  expect(heads([merge(a, yes, press("owner")), yes])).toEqual([["b", "a"]]);
  expect(heads([merge(yes, alsoYes, press("owner")), alsoYes])).toEqual([["c", "b"]]);
});

test("the same move again changes nothing, and one move is undone once", () => {
  const yes = move(c, "yes", "", press("owner"));
  expect(move(yes, "yes", "", press("owner"))).toBe(yes);
  const back = undoMove(yes, press("owner"));
  expect(back).toMatchObject({ state: "suggested" });
  expect(() => undoMove(back, press("owner"))).toThrow(Refusal);
});

test("support counts once a person, and the author is behind it already", () => {
  const once = support(c, press("z"));
  expect(support(once, press("z"))).toBe(once);
  expect(() => support(c, press("author-c"))).toThrow(Refusal);
});
