import { describe, expect, test } from "vitest";
import { ballotOf, cast, latest, withdraw, type Ballot, type Hand } from "../../src/themes/votes/cast.js";
import type { Vote } from "../../src/themes/votes/vote.js";
import { after, second } from "../../src/time.js";

const now = "2026-11-22T08:00:00.000Z";
const hand = (seconds = 0, ...marks: string[]): Hand => ({
  ...{ tenantId: "t", themeId: "theme", personId: "p", now },
  sentAt: after(now, seconds * second),
  marks: marks.length > 0 ? marks : [`mark ${seconds}`],
});
const blank: Ballot = { votes: [], words: "", reason: "" };
const filled: Ballot = {
  votes: [
    { value: "innovation", whom: "citizen" },
    { value: "innovation", whom: "employee" },
    { value: "other" },
  ],
  words: "Tillid",
  reason: "Fordi",
};

test("a vote is kept as its choices and as the numbers the store adds up", () => {
  expect(cast(filled, hand())).toEqual({
    ...{ tenantId: "t", id: "theme:p", themeId: "theme", changedAt: now, sentAt: now, heard: ["mark 0"] },
    choices: [
      { value: "innovation", whom: "citizen" },
      { value: "innovation", whom: "employee" },
      { value: "other", words: "Tillid" },
    ],
    reason: "Fordi",
    points: { innovation: 2, other: 1 },
    pointsFor: { innovation_citizen: 1, innovation_employee: 1 },
    voters: 1,
    hasWords: "yes",
  });
  expect(cast({ ...blank, votes: [{ value: "quality" }] }, hand())).toMatchObject({
    hasWords: "no",
    pointsFor: {},
  });
});

test("what is filled in on return is what was given", () => {
  expect(ballotOf(cast(filled, hand()))).toEqual(filled);
  const { votes } = ballotOf(undefined);
  expect(votes).toEqual([{}, {}, {}]);
});

describe("a ballot is refused, and the input named,", () => {
  test.each([
    [{ ...filled, votes: [...filled.votes, { value: "quality" }] } as Ballot, "unknown-click", undefined],
    [{ ...blank, votes: [{}, {}, {}] }, "vote-empty", "votes"],
    [
      { ...blank, votes: [{ value: "quality" }, { whom: "citizen" }] } as Ballot,
      "vote-without-value",
      "whom",
    ],
    [{ ...filled, words: "…" }, "vote-lacks-words", "words"],
    [{ ...filled, votes: [{ value: "quality" }] } as Ballot, "vote-words-alone", "words"],
    [{ ...filled, words: "010190-1234" }, "cpr", "words"],
    [{ ...filled, reason: "010190-1234" }, "cpr", "reason"],
    [{ ...filled, words: "x".repeat(61) }, "too-long", "words"],
    [{ ...filled, reason: "x".repeat(301) }, "too-long", "reason"],
  ])("%j", (ballot, code, field) => {
    expect(() => cast(ballot, hand())).toThrow(expect.objectContaining({ code }) as Error);
    if (field)
      expect(() => cast(ballot, hand())).toThrow(
        expect.objectContaining({ values: expect.objectContaining({ field }) as unknown }) as Error,
      );
  });
});

describe("of two clicks", () => {
  const first = cast(filled, hand(10));
  const other = (seconds: number, ...marks: string[]): Vote =>
    cast({ ...blank, votes: [{ value: "quality" }] }, hand(seconds, ...marks));

  test("the one sent last is kept, with the marks of both", () => {
    const kept = latest(first, other(11));
    expect(kept).toMatchObject({ choices: [{ value: "quality" }], heard: ["mark 10", "mark 11"] });
    expect(kept).not.toHaveProperty("reason");
  });
  test("one sent before the one already taken changes nothing", () =>
    expect(latest(first, other(9))).toBe(first));
  test("one with a mark that was heard changes nothing, however late it says it was sent", () =>
    expect(latest(first, other(99, "new id", "mark 10"))).toBe(first));
  test("a withdrawal keeps an earlier vote from coming back, and leaves no words", () => {
    const gone = latest(first, withdraw(hand(12)));
    expect(gone).toMatchObject({ choices: [], points: {}, pointsFor: {}, voters: 0, hasWords: "no" });
    expect(JSON.stringify(gone)).not.toMatch(/Tillid|Fordi/);
    expect(latest(gone, other(11))).toBe(gone);
    expect(latest(undefined, withdraw(hand(12)))).toMatchObject({ voters: 0 });
  });
  test("only the last marks are kept, so that a vote does not grow", () => {
    let vote = first;
    for (let n = 11; n < 40; n++) vote = latest(vote, other(n, `id ${n}`, `stamp ${n}`));
    expect(vote.heard).toHaveLength(8);
    expect(latest(vote, other(50, "id 36"))).toBe(vote);
  });
});
