import fc from "fast-check";
import { beforeEach, expect, test, vi } from "vitest";
import { StoreUnavailable } from "../../src/store/documents.js";
import { Channel, inHand, passing, theme, timeStandsStill } from "./a-channel.js";

let channel: Channel;
beforeEach(() => {
  channel = new Channel();
});
timeStandsStill();
const pass = (milliseconds: number) => passing(channel, milliseconds);

test("who waits for a painting waits for the one that the end of a form has begun", async () => {
  let put = () => {};
  const painter = channel.painter({ put: () => new Promise((done) => (put = done)) });
  painter.hold(inHand(), theme);
  painter.mark(theme);
  painter.release(inHand());
  let isOver = false;
  const over = painter.painted(theme).then(() => (isOver = true));
  await vi.advanceTimersByTimeAsync(10);
  expect(isOver).toBe(false);
  put();
  await over;
  expect(channel.shown).toEqual(["0"]);
});

test("who waits for a painting is let go between two of them, which is long for a click", async () => {
  const painter = channel.painter({ between: 60_000 });
  await painter.painted(theme);
  await painter.painted(theme);
  expect(channel.shown).toEqual(["0"]);
  painter.close();
});

test("what the clock has painted waits among the letters; what a click has painted goes before them", async () => {
  const painter = channel.painter();
  await painter.painted(theme, "letter");
  await channel.idle();
  channel.state = "1";
  await painter.painted(theme);
  await channel.idle();
  expect(channel.waited).toEqual(["letter", "painting"]);
});

test("a click that comes while the clock paints lets the rest go before the letters", async () => {
  const painter = channel.painter();
  const byClock = painter.painted(theme, "letter");
  channel.state = "1";
  painter.mark(theme);
  await Promise.all([byClock, channel.idle()]);
  expect(channel.shown.at(-1)).toBe("1");
  expect(channel.waited.at(-1)).toBe("painting");
});

test("where another instance has just painted, nobody waits, and what is stored when the turn comes is painted", async () => {
  const painting = async () => Date.now() + 30;
  const painter = channel.painter({ pace: { painting } });
  expect(await painter.painted(theme)).toBe(false);
  expect(channel.shown).toEqual([]);
  channel.state = "1";
  await channel.idle();
  expect(channel.shown).toEqual(["1"]);
});

test("a turn that was waited for has come, though the clock was set back meanwhile", async () => {
  const started = Date.now();
  const painter = channel.painter({ pace: { painting: async () => Date.now() + 30 } });
  expect(await painter.painted(theme)).toBe(false);
  vi.spyOn(Date, "now").mockReturnValue(started - 3_600_000);
  await channel.idle();
  expect(channel.shown).toEqual(["0"]);
});

test("a turn is asked for only where there is something to paint, and once for each painting", async () => {
  const asked: string[] = [];
  const painting = async (_: string, scene: string) => asked.push(scene) && 0;
  const painter = channel.painter({ pace: { painting } });
  await painter.painted(theme);
  await channel.idle();
  expect(asked).toHaveLength(1);
});

test("a store that cannot say whose turn it is holds no painting up", async () => {
  const painting = () => Promise.reject(new StoreUnavailable("gone"));
  const painter = channel.painter({ pace: { painting } });
  expect(await painter.painted(theme)).toBe(true);
});

const events = ["hold", "release", "mark", "change", "fail", "mend", "time", "close"] as const;
test("whatever happens meanwhile, nobody waits longer than a painting takes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...events), { maxLength: 20 }), async (order) => {
      channel = new Channel();
      const painter = channel.painter();
      const happens: Record<(typeof events)[number], () => void | Promise<void>> = {
        hold: () => painter.hold(inHand(), theme),
        release: () => painter.release(inHand()),
        mark: () => painter.mark(theme),
        change: () => void (channel.state += "1"),
        fail: () => void (channel.fails = { lost: "unclear", status: 503 }),
        mend: () => void (channel.fails = undefined),
        time: () => pass(10_000),
        close: () => painter.close(),
      };
      let waiting = 0;
      for (const event of order) {
        await happens[event]();
        waiting++;
        void painter.painted(theme).then(() => waiting--);
      }
      await channel.idle();
      expect(waiting).toBe(0);
    }),
    { numRuns: 300 },
  );
});
