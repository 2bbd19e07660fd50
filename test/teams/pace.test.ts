import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openEmbedded } from "../../src/store/embedded.js";
import { StoreUnavailable, type Documents } from "../../src/store/documents.js";
import { Pace, type Urgency } from "../../src/teams/pace.js";

const perSecond = 200;
const never = Number.POSITIVE_INFINITY;

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** The moments at which so many letters went out, when so many instances send them as fast as they may. */
async function sending(documents: Documents, instances: number, each: number, tenant = "tenant") {
  const paces = Array.from({ length: instances }, () => new Pace(documents, perSecond));
  const sent: number[] = [];
  const one = async (pace: Pace) => {
    if (await pace.turn(tenant, never, "letter")) sent.push(Date.now());
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

/** A store that counts what is claimed. */
function counting() {
  const store = openEmbedded(":memory:");
  const claims = { count: 0 };
  const documents = {
    read: store.read.bind(store),
    write: (...given: Parameters<Documents["write"]>) => (claims.count++, store.write(...given)),
  } as Documents;
  return { documents, claims, close: () => store.close() };
}

test("slots are claimed for those who wait together, not one by one", async () => {
  const { documents, claims, close } = counting();
  const pace = new Pace(documents, perSecond);
  await Promise.all(Array.from({ length: 13 }, () => pace.turn("tenant", never, "letter")));
  expect(claims.count).toBe(2);
  await close();
});

describe("answers", () => {
  const start = 1_800_000_000_000;
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: start }));

  test("where little goes on cost the store nothing: two within 1.1 seconds, in each tenant", async () => {
    const { documents, claims, close } = counting();
    const pace = new Pace(documents, perSecond);
    const answered = async (tenantId: string) => {
      expect(await pace.turn(tenantId, never, "answer")).toBe(true);
      return claims.count;
    };
    expect(await answered("tenant")).toBe(0);
    expect(await answered("tenant")).toBe(0);
    expect(await answered("another")).toBe(0);
    expect(await answered("tenant")).toBe(1);
    vi.setSystemTime(start + 1_100);
    expect(await answered("tenant")).toBe(1);
    await close();
  });

  test("take a slot while letters of ours go to their tenant, and for two seconds after the last", async () => {
    const { documents, claims, close } = counting();
    const pace = new Pace(documents, perSecond);
    await pace.turn("tenant", never, "letter");
    await pace.turn("tenant", never, "answer");
    expect(claims.count).toBe(2);
    await pace.turn("another", never, "answer");
    expect(claims.count).toBe(2);
    vi.setSystemTime(start + 2_100);
    await pace.turn("tenant", never, "answer");
    expect(claims.count).toBe(2);
    await close();
  });
});

test("an answer goes before a painting, and both before the letters that wait", async () => {
  const store = openEmbedded(":memory:");
  const claim: { waits?: Promise<void> } = {};
  const documents = {
    read: store.read.bind(store),
    write: async (...given: Parameters<Documents["write"]>) => (await claim.waits, store.write(...given)),
  } as Documents;
  const pace = new Pace(documents, perSecond);
  const went: string[] = [];
  const goes = async (as: Urgency) => (await pace.turn("tenant", never, as), went.push(as));
  await goes("letter");
  let claimed = () => {};
  claim.waits = new Promise((done) => (claimed = done));
  const waiting = (["letter", "painting", "letter", "answer"] as const).map(goes);
  claimed();
  await Promise.all(waiting);
  expect(went).toEqual(["letter", "answer", "painting", "letter", "letter"]);
  await store.close();
});

test("after a while without slots some are left empty, for answers that have just gone out unasked", async () => {
  const start = 1_800_000_000_000;
  vi.useFakeTimers({ toFake: ["Date"], now: start });
  const documents = openEmbedded(":memory:");
  const until = async () =>
    Date.parse((await documents.read("beat", { tenantId: "tenant", id: "beat" }))?.value.until ?? "");
  const letter = () => new Pace(documents, perSecond).turn("tenant", never, "letter");
  await letter();
  expect(await until()).toBe(start + 7 * (1_000 / perSecond));
  vi.setSystemTime(start + 1_000);
  await letter();
  expect(await until()).toBe(start + 1_000 + 1_000 / perSecond);
  vi.useRealTimers();
  await documents.close();
});

test("all instances together draw a scene's cards once in the time between, and remember no longer than that", async () => {
  const start = 1_800_000_000_000;
  vi.useFakeTimers({ toFake: ["Date"], now: start });
  const documents = openEmbedded(":memory:");
  const [one, other] = [new Pace(documents, perSecond), new Pace(documents, perSecond)];
  const paints = (pace: Pace, scene = "poll") => pace.painting("tenant", scene, 2_000);
  expect(await paints(one)).toBe(start);
  expect(await paints(other)).toBe(start + 2_000);
  expect(await paints(one)).toBe(start + 4_000);
  expect(await paints(other, "meeting")).toBe(start);
  vi.setSystemTime(start + 6_000);
  expect(await paints(other)).toBe(start + 6_000);
  const beat = await documents.read("beat", { tenantId: "tenant", id: "beat" });
  expect(Object.keys(beat?.value.painted ?? {})).toEqual(["poll"]);
  vi.useRealTimers();
  await documents.close();
});

test("an answer that misses every slot goes all the same, while a letter does not", async () => {
  const documents = openEmbedded(":memory:");
  const started = Date.now();
  let looks = 0;
  const later = () => 50 * looks++;
  vi.spyOn(Date, "now").mockImplementation(() => started + later());
  vi.spyOn(performance, "now").mockImplementation(later);
  const pace = new Pace(documents, perSecond);
  expect(await pace.turn("tenant", later() + 5_000, "letter")).toBe(false);
  expect(await pace.turn("tenant", later() + 5_000, "answer")).toBe(true);
  await documents.close();
});

/** A store that takes its time to write. */
function slow(milliseconds: number) {
  const store = openEmbedded(":memory:");
  const write = async (...given: Parameters<Documents["write"]>) => {
    await new Promise((done) => setTimeout(done, milliseconds));
    return store.write(...given);
  };
  const documents = { read: store.read.bind(store), write } as Documents;
  return { documents, close: () => store.close() };
}

test("a store slower than a slot may be missed by gives out later slots, and none in the past for ever", async () => {
  const { documents, close } = slow(80);
  const pace = new Pace(documents, perSecond);
  expect(await pace.turn("tenant", performance.now() + 5_000, "letter")).toBe(true);
  await close();
});

test("an answer waits for a slow store no longer than a second, and then goes without a slot", async () => {
  vi.useFakeTimers({ toFake: ["Date", "performance", "setTimeout", "clearTimeout"] });
  const { documents, close } = slow(3_000);
  const pace = new Pace(documents, perSecond);
  void pace.turn("tenant", never, "answer");
  void pace.turn("tenant", never, "answer");
  const went: string[] = [];
  const goes = async (as: Urgency) => (await pace.turn("tenant", never, as), went.push(as));
  const all = [goes("letter"), goes("answer")];
  await vi.advanceTimersByTimeAsync(999);
  expect(went).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(went).toEqual(["answer"]);
  await vi.advanceTimersByTimeAsync(10_000);
  vi.useRealTimers();
  await Promise.all(all);
  await close();
});

test("another tenant has a pace of its own", async () => {
  const documents = openEmbedded(":memory:");
  const pace = new Pace(documents, 1);
  expect(await pace.turn("one", performance.now() + 500, "letter")).toBe(true);
  expect(await pace.turn("two", performance.now() + 500, "letter")).toBe(true);
  expect(await pace.turn("one", performance.now() + 500, "letter")).toBe(false);
  await documents.close();
});

test("slots claimed by a clock that was far ahead hold nobody up", async () => {
  const documents = openEmbedded(":memory:");
  const at = { tenantId: "tenant", id: "beat" };
  const wrong = new Date(Date.now() + 3_600_000).toISOString();
  await documents.write("beat", at, { ...at, changedAt: wrong, until: wrong });
  const pace = new Pace(documents, perSecond);
  expect(await pace.turn("tenant", performance.now() + 10_000, "letter")).toBe(true);
  await documents.close();
});

test("one who cannot wait that long is told at once, and a store that fails fails those who wait", async () => {
  const documents = openEmbedded(":memory:");
  const pace = new Pace(documents, 1);
  expect(await pace.turn("tenant", performance.now() + 100, "letter")).toBe(true);
  expect(await pace.turn("tenant", performance.now() + 100, "letter")).toBe(false);
  await documents.close();
  const broken = { read: () => Promise.reject(new StoreUnavailable("gone")) } as unknown as Documents;
  const lost = new Pace(broken, perSecond);
  await expect(lost.turn("tenant", never, "letter")).rejects.toThrow(StoreUnavailable);
  await expect(lost.turn("tenant", never, "letter")).rejects.toThrow(StoreUnavailable);
});
