import { expect, test } from "vitest";
import type { Vote } from "../../src/themes/votes/vote.js";
import { listed } from "../support/listed.js";
import { place, type Store } from "./documents.js";
import { aParticipant, aVote } from "./samples.js";

const numbers = ["voters", "points.quality", "points.relations", "pointsFor.quality_citizen"];

/** Adding up is left to the store, so that what it costs us does not grow with the votes. */
export function summing(store: Store): void {
  const write = (vote: Vote, etag?: string) => store().write("vote", vote, vote, etag);
  const sums = (tenantId: string, themeId: string) => store().sum("vote", tenantId, { themeId }, numbers);

  test("numbers are added up at any depth, and one that is missing counts 0", async () => {
    const { tenantId } = place();
    await write(aVote(tenantId, "t1", "a", { quality: 2, relations: 1 }));
    await write(aVote(tenantId, "t1", "b", { quality: 3 }, { pointsFor: { quality_citizen: 2 } }));
    await write(aVote(tenantId, "t1", "c", {}, { voters: 0 }));
    expect(await sums(tenantId, "t1")).toEqual([2, 5, 1, 2]);
    expect(await store().sum("vote", tenantId, {}, ["points.balance"])).toEqual([0]);
  });

  test("the sum of nothing is 0", async () => {
    expect(await sums(place().tenantId, "t1")).toEqual([0, 0, 0, 0]);
  });

  test("only one tenant's documents of one kind that pass the filter are added up", async () => {
    const [here, there] = [place().tenantId, place().tenantId];
    await write(aVote(here, "t1", "a", { quality: 1 }));
    await write(aVote(here, "t2", "a", { quality: 10 }));
    await write(aVote(there, "t1", "a", { quality: 100 }));
    const other = aParticipant(here, "t1", "a", { joins: 1 });
    await store().write("participant", other, other);
    expect(await sums(here, "t1")).toEqual([1, 1, 0, 0]);
    expect(await store().sum("vote", here, {}, ["points.quality"])).toEqual([11]);
    expect(await sums(here, "t1' OR '1'='1")).toEqual([0, 0, 0, 0]);
  });

  test("a list and a sum are narrowed by words and by 0 and 1", async () => {
    const { tenantId } = place();
    const joins = [1, 0, 1, 1] as const;
    for (const [n, joining] of joins.entries()) {
      const one = aParticipant(tenantId, n === 3 ? "t2" : "t1", `p${n}`, { joins: joining, follows: 1 });
      await store().write("participant", one, one);
    }
    const filters = [{ joins: 1 }, { joins: 0 }, { themeId: "t1", joins: 1 }, { themeId: "t1" }] as const;
    for (const [n, filter] of filters.entries()) {
      const count = [3, 1, 2, 3][n] ?? -1;
      expect(await listed(store().list("participant", tenantId, filter))).toHaveLength(count);
      expect(await store().sum("participant", tenantId, filter, ["follows"])).toEqual([count]);
    }
  });

  test("a sum follows what is changed and removed", async () => {
    const { tenantId } = place();
    const vote = aVote(tenantId, "t1", "a", { quality: 3 });
    const etag = await write(vote);
    await write(aVote(tenantId, "t1", "b", { quality: 1 }));
    const next = await write({ ...vote, points: { quality: 1, relations: 2 } }, etag);
    expect(await sums(tenantId, "t1")).toEqual([2, 2, 2, 0]);
    await store().remove("vote", vote, next);
    expect(await sums(tenantId, "t1")).toEqual([1, 1, 0, 0]);
  });

  test("a sum over more documents than a page holds is whole", async () => {
    const { tenantId } = place();
    const votes = Array.from({ length: 150 }, (_, n) => aVote(tenantId, "t1", `p${n}`, { quality: n }));
    for (let n = 0; n < votes.length; n += 25) await Promise.all(votes.slice(n, n + 25).map((v) => write(v)));
    expect(await sums(tenantId, "t1")).toEqual([150, (149 * 150) / 2, 0, 0]);
  });

  test.each(["voters) FROM documents; --", "points['quality']", "a b", "", "voters, 1"])(
    "what is no path never comes into a query: %j",
    async (path) => {
      await expect(store().sum("vote", place().tenantId, {}, [path])).rejects.toThrow("no path");
    },
  );
}
