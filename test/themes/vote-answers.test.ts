import { afterEach, expect, test } from "vitest";
import { StoreUnavailable, type Documents } from "../../src/store/documents.js";
import { openEmbedded } from "../../src/store/embedded.js";
import { themeScene } from "../../src/themes/scene.js";
import type { ResultsShown } from "../../src/themes/sharing/sharing.js";
import { Booth } from "./vote-booth.js";
import { sharedTheme, tenantId, themeId } from "./vote-theme.js";

const opened: Documents[] = [];
afterEach(async () => void (await Promise.all(opened.splice(0).map((store) => store.close()))));

/** Where one way to the store gives no answer from now on. */
async function boothWithout(way?: "write" | "sum", results: ResultsShown = "at-once"): Promise<Booth> {
  const documents = openEmbedded(":memory:");
  opened.push(documents);
  await new Booth(documents).share(sharedTheme(themeId, { results }));
  const fails = () => Promise.reject(new StoreUnavailable("down"));
  return new Booth({
    read: (kind, at) => documents.read(kind, at),
    write: way === "write" ? fails : (kind, at, value, etag) => documents.write(kind, at, value, etag),
    list: (kind, tenant, filter) => documents.list(kind, tenant, filter),
    sum:
      way === "sum" ? fails : (kind, tenant, filter, numbers) => documents.sum(kind, tenant, filter, numbers),
    due: (now, limit) => documents.due(now, limit),
    parked: (limit) => documents.parked(limit),
    remove: (kind, at, etag) => documents.remove(kind, at, etag),
    ping: () => documents.ping(),
    close: () => documents.close(),
  });
}

test("an open ballot holds the card back from being painted over, and so does one that is refused; a vote lets go", async () => {
  const booth = await boothWithout();
  expect(await booth.deliver(booth.click("p", "vote.open", { themeId }))).toMatchObject({
    holds: themeScene(themeId),
  });
  expect(await booth.deliver(booth.votes("p", []))).toMatchObject({ holds: themeScene(themeId) });
  expect(await booth.deliver(booth.votes("p", [{ value: "balance" }]))).not.toHaveProperty("holds");
});

test.each([
  ["at-once", true],
  ["after-vote", false],
  ["after-closing", false],
] as const)("results shown %s: the others' card is painted anew: %s", async (results, repaints) => {
  const booth = await boothWithout(undefined, results);
  const answer = await booth.deliver(booth.votes("p", [{ value: "balance" }]));
  expect("repaint" in answer).toBe(repaints);
});

test("when the store does not take the vote, the ballot stays with the person, who is told so", async () => {
  const booth = await boothWithout("write");
  const answer = await booth.deliver(booth.votes("p", [{ value: "balance" }]));
  expect(answer).toEqual({
    tell: expect.stringContaining("Jeg kan ikke gemme lige nu") as string,
    refused: "store-busy",
    holds: themeScene(themeId),
  });
});

test("a vote that is stored is said to count, also when the numbers cannot be added up just now", async () => {
  const booth = await boothWithout("sum");
  const answer = await booth.deliver(booth.votes("p", [{ value: "balance" }]));
  expect(answer).toEqual({ tell: "✓ Din stemme er talt.", repaint: themeScene(themeId) });
  const stored = await booth.documents.read("vote", { tenantId, id: `${themeId}:p` });
  expect(stored?.value.points).toEqual({ balance: 1 });
});

test("a ballot with more words than a card can carry is refused in a sentence and stays as it is", async () => {
  const booth = await boothWithout();
  const answer = await booth.deliver(
    booth.votes("p", [{ value: "balance" }], { reason: "x".repeat(40_000) }),
  );
  expect(answer).toEqual({
    tell: expect.stringContaining("40.000 tegn") as string,
    refused: "too-long",
    holds: themeScene(themeId),
  });
});
