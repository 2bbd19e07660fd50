import fc from "fast-check";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Card } from "../../src/cards/card.js";
import type { Outcome } from "../../src/teams/calls.js";
import type { Painted } from "../../src/teams/handlers.js";
import { longestHold } from "../../src/teams/holds.js";
import { Painter } from "../../src/teams/painter.js";
import type { Destination, PostOffice } from "../../src/teams/post-office.js";
import { UnderWay } from "../../src/teams/under-way.js";
import { clock } from "../../src/time.js";
import { documentsWith } from "./a-bot.js";

const theme = { tenantId: "tenant", id: "t1" };
const card = (speak: string): Card => ({ type: "AdaptiveCard", speak, body: [] });
const painted = (speak: string, conversationId = "19:c;messageid=1"): Painted => ({
  to: {
    tenantId: "tenant",
    serviceUrl: "http://teams/",
    conversationId,
    bot: { id: "28:bot", name: "" },
    language: "da",
  },
  activityId: "m-1",
  card: card(speak),
});
const inHand = (personId = "maja", cardId = "m-1") => ({
  tenantId: "tenant",
  personId,
  conversationId: "19:c;messageid=1",
  cardId,
});

/** A channel that shows what it was last given, or fails as told; and the state its card is drawn from. */
class Channel {
  state = "0";
  shown: string[] = [];
  fails: Outcome<string> | undefined;
  /** The conversation that fails; all of them when none is named. */
  failing: string | undefined;
  more: Painted[] = [];
  readonly underWay = new UnderWay();

  painter(over: { read?: () => Promise<void>; put?: () => Promise<void>; between?: number } = {}): Painter {
    const update = async (
      { conversationId }: Destination,
      id: string,
      { speak }: Card,
    ): Promise<Outcome<string>> => {
      await over.put?.();
      if (this.fails && (this.failing ?? conversationId) === conversationId) return this.fails;
      this.shown.push(speak ?? "");
      return { got: id };
    };
    const read = async () => {
      const now = [painted(this.state), ...this.more];
      await over.read?.();
      return now;
    };
    return new Painter({
      documents: documentsWith(),
      handlers: { painted: read },
      office: { update } as unknown as PostOffice,
      underWay: this.underWay,
      log: pino({ level: "silent" }),
      clock,
      between: over.between ?? 0,
    });
  }

  async idle(): Promise<void> {
    await this.underWay.finished(Infinity);
  }
}

let channel: Channel;
beforeEach(() => {
  channel = new Channel();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => vi.useRealTimers());

const pass = async (milliseconds: number) => {
  await vi.advanceTimersByTimeAsync(milliseconds);
  await channel.idle();
};

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
  painter.hold(inHand(), theme.id);
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
  painter.hold(inHand(), theme.id);
  painter.mark({ ...theme, id: "t2" });
  painter.mark({ ...theme, tenantId: "another" });
  await channel.idle();
  expect(channel.shown).toHaveLength(2);
});

test("a form that is never sent holds the card for two minutes", async () => {
  const painter = channel.painter();
  painter.hold(inHand(), theme.id);
  painter.mark(theme);
  await pass(longestHold - 1);
  expect(channel.shown).toEqual([]);
  await pass(1);
  expect(channel.shown).toEqual(["0"]);
});

test("one form after another holds a card for two minutes in all", async () => {
  const painter = channel.painter();
  painter.hold(inHand("p0"), theme.id);
  painter.mark(theme);
  for (let i = 1; i <= 12; i++) {
    expect(channel.shown).toEqual([]);
    painter.hold(inHand(`p${i}`), theme.id);
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
      painter.hold(inHand(), theme.id);
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
  painter.hold(inHand(), theme.id);
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
