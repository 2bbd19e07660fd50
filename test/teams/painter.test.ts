import fc from "fast-check";
import { beforeEach, expect, test, vi } from "vitest";
import type { Outcome } from "../../src/teams/calls.js";
import { longestHold } from "../../src/teams/holds.js";
import { Channel, inHand, painted, passing, theme, timeStandsStill } from "./a-channel.js";

let channel: Channel;
beforeEach(() => {
  channel = new Channel();
});
timeStandsStill();
const pass = (milliseconds: number) => passing(channel, milliseconds);

test("a mark paints the card as it is stored, and marks that come while it is painted are painted together", async () => {
  const painter = channel.painter();
  painter.mark(theme);
  for (let i = 1; i <= 500; i++) {
    channel.state = String(i);
    painter.mark(theme);
  }
  await channel.idle();
  expect(channel.shown.at(-1)).toBe("500");
  expect(channel.shown.length).toBeLessThanOrEqual(2);
});

test("whatever the order of reading and painting in two instances, the last state comes last", async () => {
  vi.useRealTimers();
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
      async (schedule, changes) => {
        const here = new Channel();
        const over = {
          read: () => schedule.schedule(Promise.resolve(), "read"),
          put: () => schedule.schedule(Promise.resolve(), "put"),
        };
        const instances = [here.painter(over), here.painter(over)];
        changes.forEach((first, index) => {
          void schedule.schedule(Promise.resolve(), "change").then(() => {
            here.state = String(index + 1);
            instances[first ? 0 : 1]?.mark(theme);
          });
        });
        await schedule.waitIdle();
        await here.idle();
        expect(here.shown.at(-1)).toBe(here.state);
      },
    ),
    { numRuns: 200 },
  );
});

test("a card that someone is writing on is left alone until they are done", async () => {
  const painter = channel.painter();
  painter.hold(inHand(), theme);
  painter.mark(theme);
  await pass(60_000);
  expect(channel.shown).toEqual([]);
  painter.release(inHand("bo"));
  painter.release(inHand("maja", "another card"));
  await pass(0);
  expect(channel.shown).toEqual([]);
  painter.release(inHand());
  await channel.idle();
  expect(channel.shown).toEqual(["0"]);
});

test("another theme, and the same theme in another tenant, are not held", async () => {
  const painter = channel.painter();
  painter.hold(inHand(), theme);
  painter.mark({ ...theme, id: "t2" });
  painter.mark({ ...theme, tenantId: "another" });
  await channel.idle();
  expect(channel.shown).toHaveLength(2);
});

test("a form that is never sent holds the card for two minutes", async () => {
  const painter = channel.painter();
  painter.hold(inHand(), theme);
  painter.mark(theme);
  await pass(longestHold - 1);
  expect(channel.shown).toEqual([]);
  await pass(1);
  expect(channel.shown).toEqual(["0"]);
});

test("one form after another holds a card for two minutes in all", async () => {
  const painter = channel.painter();
  painter.hold(inHand("p0"), theme);
  painter.mark(theme);
  for (let i = 1; i <= 12; i++) {
    expect(channel.shown).toEqual([]);
    painter.hold(inHand(`p${i}`), theme);
    painter.release(inHand(`p${i - 1}`));
    await pass(10_000);
  }
  expect(channel.shown).toEqual(["0"]);
});

test("a form that is opened while the card is being painted keeps the next painting waiting", async () => {
  let opened = false;
  const painter = channel.painter({
    put: async () => {
      if (opened) return;
      opened = true;
      painter.hold(inHand(), theme);
      channel.state = "1";
    },
  });
  painter.mark(theme);
  await channel.idle();
  expect(channel.shown).toEqual(["0"]);
  painter.release(inHand());
  await channel.idle();
  expect(channel.shown).toEqual(["0", "1"]);
});

test("when the process ends, what waits for a form is painted, and nothing waits any more", async () => {
  const painter = channel.painter();
  painter.hold(inHand(), theme);
  painter.mark(theme);
  painter.close();
  await channel.idle();
  expect(channel.shown).toEqual(["0"]);
  channel.state = "1";
  painter.mark(theme);
  await channel.idle();
  expect(channel.shown).toEqual(["0", "1"]);
});

test("a card that could not be painted is tried again, ever later, until the clock's look is soon enough", async () => {
  let tries = 0;
  const painter = channel.painter({ put: async () => void tries++ });
  channel.fails = { lost: "unclear", status: 503 };
  painter.mark(theme);
  await pass(0);
  expect(tries).toBe(1);
  for (const wait of [2_000, 10_000, 60_000]) await pass(wait);
  expect(tries).toBe(4);
  await pass(3_600_000);
  expect(tries).toBe(4);
  channel.fails = undefined;
  painter.mark(theme);
  await channel.idle();
  expect(channel.shown).toEqual(["0"]);
});

test("what changes while Teams does not answer has all the tries again", async () => {
  const painter = channel.painter();
  channel.fails = { lost: "unclear", status: 503 };
  for (let i = 0; i < 4; i++) {
    painter.mark(theme);
    await pass(100);
  }
  channel.fails = undefined;
  await pass(2_000);
  expect(channel.shown).toEqual(["0"]);
});

test("after a failure only what is not yet there is painted again", async () => {
  const painter = channel.painter();
  channel.more = [painted("the other", "19:d;messageid=1")];
  channel.fails = { lost: "unclear", status: 503 };
  channel.failing = "19:d;messageid=1";
  painter.mark(theme);
  await pass(0);
  expect(channel.shown).toEqual(["0"]);
  channel.fails = undefined;
  await pass(2_000);
  expect(channel.shown).toEqual(["0", "the other"]);
});

test("a store that does not answer is no reason to fall over: the painting is tried again", async () => {
  let fails = true;
  const read = async () => {
    if (fails) throw new Error("no store");
  };
  const painter = channel.painter({ read });
  painter.mark(theme);
  await pass(0);
  fails = false;
  await pass(2_000);
  expect(channel.shown).toEqual(["0"]);
});

test.each<Outcome<string>>([
  { lost: "gone", status: 403 },
  { lost: "gone", status: 404 },
  { lost: "refused", status: 404 },
])("a card that is gone ($lost, $status) is not painted again, and its siblings are", async (gone) => {
  let tries = 0;
  const painter = channel.painter({ put: async () => void tries++ });
  channel.fails = gone;
  painter.mark(theme);
  await channel.idle();
  channel.fails = undefined;
  channel.more = [painted("the other", "19:d;messageid=1")];
  painter.mark(theme);
  await pass(60_000);
  expect(tries).toBe(2);
  expect(channel.shown).toEqual(["the other"]);
});
