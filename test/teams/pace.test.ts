import { expect, test } from "vitest";
import { openEmbedded } from "../../src/store/embedded.js";
import { StoreUnavailable, type Documents } from "../../src/store/documents.js";
import { Pace } from "../../src/teams/pace.js";

const perSecond = 200;
const never = Number.POSITIVE_INFINITY;

/** The moments at which so many letters went out, when so many instances send them as fast as they may. */
async function sending(documents: Documents, instances: number, each: number, tenant = "tenant") {
  const paces = Array.from({ length: instances }, () => new Pace(documents, perSecond));
  const sent: number[] = [];
  const one = async (pace: Pace) => {
    if (await pace.turn(tenant, never)) sent.push(Date.now());
  };
  await Promise.all(paces.flatMap((pace) => Array.from({ length: each }, () => one(pace))));
  return sent.sort((a, b) => a - b);
}

test("several instances together send no more than the pace allows, and hardly less", async () => {
  const documents = openEmbedded(":memory:");
  const sent = await sending(documents, 3, 50);
  expect(sent).toHaveLength(150);
  const [first = 0] = sent;
  // Nobody is ahead of the even pace; what is behind it by more than a little was let go and taken anew.
  sent.forEach((at, place) => expect(at - first).toBeGreaterThanOrEqual((place * 1_000) / perSecond - 45));
  await documents.close();
});

test("slots are claimed for those who wait together, not one by one", async () => {
  const store = openEmbedded(":memory:");
  let writes = 0;
  const documents = {
    read: store.read.bind(store),
    write: (...given: Parameters<Documents["write"]>) => (writes++, store.write(...given)),
  } as Documents;
  const pace = new Pace(documents, perSecond);
  await Promise.all(Array.from({ length: 20 }, () => pace.turn("tenant", never)));
  expect(writes).toBe(2);
  await store.close();
});

test("another tenant has a pace of its own", async () => {
  const documents = openEmbedded(":memory:");
  const pace = new Pace(documents, 1);
  expect(await pace.turn("one", performance.now() + 500)).toBe(true);
  expect(await pace.turn("two", performance.now() + 500)).toBe(true);
  expect(await pace.turn("one", performance.now() + 500)).toBe(false);
  await documents.close();
});

test("slots claimed by a clock that was far ahead hold nobody up", async () => {
  const documents = openEmbedded(":memory:");
  const at = { tenantId: "tenant", id: "beat" };
  const wrong = new Date(Date.now() + 3_600_000).toISOString();
  await documents.write("beat", at, { ...at, changedAt: wrong, until: wrong });
  const pace = new Pace(documents, perSecond);
  expect(await pace.turn("tenant", performance.now() + 10_000)).toBe(true);
  await documents.close();
});

test("one who cannot wait that long is told at once, and a store that fails fails those who wait", async () => {
  const documents = openEmbedded(":memory:");
  const pace = new Pace(documents, 0.02);
  expect(await pace.turn("tenant", performance.now() + 100)).toBe(true);
  expect(await pace.turn("tenant", performance.now() + 100)).toBe(false);
  await documents.close();
  const broken = { read: () => Promise.reject(new StoreUnavailable("gone")) } as unknown as Documents;
  const lost = new Pace(broken, perSecond);
  await expect(lost.turn("tenant", never)).rejects.toThrow(StoreUnavailable);
  await expect(lost.turn("tenant", never)).rejects.toThrow(StoreUnavailable);
});
