import { expect, test } from "vitest";
import type { Documents } from "../../src/store/documents.js";
import { openEmbedded } from "../../src/store/embedded.js";
import { voteOverview } from "../../src/themes/votes/overview.js";
import { tallyOf } from "../../src/themes/votes/tally.js";
import { Booth } from "./vote-booth.js";
import { tallyFrom, tenantId, themeId } from "./vote-theme.js";
import { counting } from "../support/counting.js";

/** A store whose sums end when the test says so; each gives the number of sums that had begun. */
function slowSums() {
  const ends: ((fails?: Error) => void)[] = [];
  const documents = {
    sum: (_kind: string, tenant: string, { themeId: theme }: { themeId: string }) =>
      new Promise((done, fail) => {
        const nth = begun.push(`${tenant} ${theme}`);
        ends.push((error) => (error ? fail(error) : done([nth])));
      }),
  } as unknown as Documents;
  const begun: string[] = [];
  return { documents, begun, ends };
}
const turned = () => new Promise((done) => setImmediate(done));

test("those who ask together share one query, and those who ask while it runs share the next", async () => {
  const { documents, begun, ends } = slowSums();
  const early = [1, 2, 3].map(() => tallyOf(documents, "t", "a"));
  await turned();
  expect(begun).toHaveLength(1);
  const late = [1, 2, 3].map(() => tallyOf(documents, "t", "a"));
  await turned();
  expect(begun).toHaveLength(1);
  ends[0]?.();
  expect((await Promise.all(early)).map(({ voters }) => voters)).toEqual([1, 1, 1]);
  await turned();
  ends[1]?.();
  expect((await Promise.all(late)).map(({ voters }) => voters)).toEqual([2, 2, 2]);
});

test("themes, and tenants, do not wait for each other", async () => {
  const { documents, begun, ends } = slowSums();
  const all = [tallyOf(documents, "t", "a"), tallyOf(documents, "t", "b"), tallyOf(documents, "u", "a")];
  await turned();
  expect(begun).toEqual(["t a", "t b", "u a"]);
  ends.forEach((end) => end());
  await Promise.all(all);
});

test("a query that fails is told to those who asked for it, and the next is asked anew", async () => {
  const { documents, ends } = slowSums();
  const failed = tallyOf(documents, "t", "a");
  await turned();
  ends[0]?.(new Error("down"));
  await expect(failed).rejects.toThrow("down");
  const next = tallyOf(documents, "t", "a");
  await turned();
  ends[1]?.();
  expect((await next).voters).toBe(2);
});

test("everyone who votes at the same moment finds their own vote counted, in a few queries", async () => {
  const documents = counting(openEmbedded(":memory:"));
  const booth = new Booth(documents);
  await booth.share();
  const clicks = Array.from({ length: 100 }, (_, n) => booth.votes(`p${n}`, [{ value: "balance" }]));
  documents.reset();
  await Promise.all(clicks.map((click) => booth.deliver(click)));
  expect(documents.calls.sum).toBeLessThan(20);
  expect(documents.calls).toMatchObject({ read: 100, write: 100, list: 0 });
  expect(await booth.tally()).toEqual(tallyFrom(clicks.map(() => [{ value: "balance" }])));
  await documents.close();
});

test("the overview has the votes by whom, the words for other grouped, and reasons that do not tell who", async () => {
  const booth = new Booth(openEmbedded(":memory:"));
  await booth.share();
  const ballots = [
    [
      "p1",
      [
        { value: "relations", whom: "employee" },
        { value: "other", words: "Tillid" },
      ],
      "Vi mødes aldrig",
    ],
    [
      "p2",
      [
        { value: "quality", whom: "citizen" },
        { value: "other", words: "tillid!" },
      ],
      "",
    ],
    [
      "p3",
      [{ value: "relations" }, { value: "relations", whom: "citizen" }, { value: "quality" }],
      "Alle vinder",
    ],
    ["p4", [{ value: "other", words: "Tillid" }], "Det haster"],
    ["p5", [{ value: "balance" }], "Fortrudt"],
  ] as const;
  for (const [who, choices, reason] of ballots) await booth.deliver(booth.votes(who, choices, { reason }));
  await booth.deliver(booth.click("p5", "vote.withdraw", { themeId }));
  const none = { citizen: 0, municipality: 0, employee: 0 };
  expect(await voteOverview(booth.documents, tenantId, themeId)).toEqual({
    voters: 4,
    values: [
      { value: "relations", points: 3, pointsFor: { ...none, citizen: 1, employee: 1 } },
      { value: "other", points: 3, pointsFor: none },
      { value: "quality", points: 2, pointsFor: { ...none, citizen: 1 } },
    ],
    others: [{ words: "Tillid", count: 3 }],
    reasons: ["Alle vinder", "Det haster", "Vi mødes aldrig"],
  });
  expect(await voteOverview(booth.documents, "another", themeId)).toMatchObject({
    voters: 0,
    values: [],
    reasons: [],
  });
  await booth.documents.close();
});
