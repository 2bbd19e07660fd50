import { pino } from "pino";
import { afterEach, beforeEach, vi } from "vitest";
import type { Card } from "../../src/cards/card.js";
import type { Outcome } from "../../src/teams/calls.js";
import type { Painted } from "../../src/teams/handlers.js";
import type { Wait } from "../../src/teams/lanes.js";
import type { Pace } from "../../src/teams/pace.js";
import { Painter } from "../../src/teams/painter.js";
import type { Destination, PostOffice } from "../../src/teams/post-office.js";
import { UnderWay } from "../../src/teams/under-way.js";
import { clock } from "../../src/time.js";
import { card, documentsWith } from "./a-bot.js";

export const theme = { tenantId: "tenant", kind: "theme", id: "t1" } as const;
export const painted = (speak: string, conversationId = "19:c;messageid=1"): Painted => ({
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
export const inHand = (personId = "maja", cardId = "m-1") => ({
  tenantId: "tenant",
  personId,
  conversationId: "19:c;messageid=1",
  cardId,
});

/** A channel that shows what it was last given, or fails as told; and the state its card is drawn from. */
export class Channel {
  state = "0";
  shown: string[] = [];
  /** As what each painting waited for its turn. */
  waited: Wait["as"][] = [];
  fails: Outcome<string> | undefined;
  /** The conversation that fails; all of them when none is named. */
  failing: string | undefined;
  more: Painted[] = [];
  readonly underWay = new UnderWay();

  painter(
    over: {
      read?: () => Promise<void>;
      put?: () => Promise<void>;
      between?: number;
      pace?: Pick<Pace, "painting">;
    } = {},
  ): Painter {
    const update = async (
      { conversationId }: Destination,
      id: string,
      { speak }: Card,
      wait: Wait,
    ): Promise<Outcome<string>> => {
      await over.put?.();
      if (this.fails && (this.failing ?? conversationId) === conversationId) return this.fails;
      this.shown.push(speak ?? "");
      this.waited.push(wait.as);
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
      pace: over.pace,
    });
  }

  async idle(): Promise<void> {
    await this.underWay.finished(Infinity);
  }
}

/** In each test of the file the timers stand still until they are passed. */
export function timeStandsStill(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
}

export async function passing(channel: Channel, milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  await channel.idle();
}
