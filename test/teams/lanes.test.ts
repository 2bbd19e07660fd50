import { expect, test } from "vitest";
import { Lanes, noLimits } from "../../src/teams/lanes.js";
import { StoreUnavailable } from "../../src/store/documents.js";

const lane = { tenantId: "tenant", conversationId: "19:c" };
const until = Number.POSITIVE_INFINITY;
const nothing = () => undefined;

/** Turns that come when they are called for. */
function paceOf() {
  const asked: string[] = [];
  const comes: ((isOurs: boolean) => void)[] = [];
  const turn = (_tenantId: string, _until: number, as: string) => {
    asked.push(as);
    return new Promise<boolean>((done) => comes.push(done));
  };
  return { asked, comes, pace: { turn } };
}

const settled = () => new Promise<void>((done) => setImmediate(done));

test("what waits for its turn keeps its place in the conversation, and holds up no other", async () => {
  const { asked, comes, pace } = paceOf();
  const lanes = new Lanes(noLimits, pace);
  const done: string[] = [];
  const says = (what: string, to = lane) =>
    lanes.run(to, { until, as: "answer" }, async () => done.push(what), nothing);
  const all = [says("first"), says("second"), says("elsewhere", { ...lane, conversationId: "19:d" })];
  await settled();
  expect(asked).toHaveLength(2);
  comes[1]?.(true);
  await settled();
  expect(done).toEqual(["elsewhere"]);
  comes[0]?.(true);
  await settled();
  comes[2]?.(true);
  await Promise.all(all);
  expect(done).toEqual(["elsewhere", "first", "second"]);
});

test("what became needless while it waited for its turn is not sent", async () => {
  const { comes, pace } = paceOf();
  const other: { put?: string } = {};
  const sent: string[] = [];
  const mine = new Lanes(noLimits, pace).run(
    lane,
    { until, as: "painting" },
    async () => (sent.push("sent"), "sent"),
    () => other.put,
  );
  await settled();
  other.put = "put by another";
  comes[0]?.(true);
  expect(await mine).toBe("put by another");
  expect(sent).toEqual([]);
});

test("whose turn comes too late is not sent", async () => {
  const { comes, pace } = paceOf();
  const mine = new Lanes(noLimits, pace).run(lane, { until, as: "letter" }, async () => "sent", nothing);
  await settled();
  comes[0]?.(false);
  expect(await mine).toBeUndefined();
});

test.each([
  ["answer", "sent"],
  ["painting", undefined],
  ["letter", undefined],
] as const)("while the store cannot say whose turn it is, %s: %s", async (as, came) => {
  const pace = { turn: () => Promise.reject(new StoreUnavailable("gone")) };
  expect(await new Lanes(noLimits, pace).run(lane, { until, as }, async () => "sent", nothing)).toBe(came);
});

test("where Teams wants to hear nothing for a while, nothing is sent until then, and elsewhere all goes on", async () => {
  const lanes = new Lanes(noLimits);
  const sends = (conversationId: string, patience: number) =>
    lanes.run(
      { ...lane, conversationId },
      { until: performance.now() + patience, as: "letter" },
      async () => "sent",
      nothing,
    );
  lanes.rest("19:c", 60_000);
  expect(await sends("19:c", 20_000)).toBeUndefined();
  expect(await sends("19:d", 20_000)).toBe("sent");
  lanes.rest("19:c", 20);
  expect(await sends("19:c", 20_000)).toBe("sent");
});
