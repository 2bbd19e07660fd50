import fc from "fast-check";
import { expect, test } from "vitest";
import { Refusal } from "../../src/refusal.js";
import { claim, newsMark, newsOf, release, toldAll, toldIn } from "../../src/themes/sharing/news.js";
import { share, withDraft, withMoreChannels } from "../../src/themes/sharing/share.js";
import { takesInput, type Sharing } from "../../src/themes/sharing/sharing.js";
import {
  closeNow,
  pause,
  reopen,
  sharingOf,
  showAgain,
  withdraw,
} from "../../src/themes/sharing/standing.js";
import type { Theme } from "../../src/themes/theme.js";
import { after, day, minute, type Instant } from "../../src/time.js";
import { sampleThemes } from "./samples.js";
import { aChannel, now } from "./sharing-samples.js";

const choices = {
  channelIds: ["a", "b"],
  department: "Omsorg",
  hidden: ["why"],
  results: "at-once",
} as const;
const drafted = withDraft(sampleThemes["full"] as Theme, choices, "Åse", now);
const shared = share(drafted, now, [aChannel("a"), aChannel("b", "Demens")], "da", now);

type Step =
  | { readonly do: "share" | "pause" | "close" | "withdraw" | "show" | "sweep" | "again" }
  | { readonly do: "reopen"; readonly days: number }
  | { readonly do: "pass"; readonly hours: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom("share", "pause", "close", "withdraw", "show", "sweep", "again") }),
  fc.record({ do: fc.constant("reopen"), days: fc.integer({ min: 0, max: 20 }) }),
  fc.record({ do: fc.constant("pass"), hours: fc.integer({ min: 1, max: 200 }) }),
);

/** What a person would expect: how it stands, and what stood before it was taken back. */
interface Model {
  state: Sharing["state"];
  before: Sharing["state"];
  closesAt: Instant | undefined;
}

const isOpen = ({ state, closesAt }: Model, at: Instant) => state === "open" && !(closesAt && closesAt <= at);

function expected(model: Model, taken: Step, at: Instant): Model {
  if (taken.do === "show") return model.state === "withdrawn" ? { ...model, state: model.before } : model;
  if (model.state === "withdrawn") return model;
  switch (taken.do) {
    case "withdraw":
      return { ...model, state: "withdrawn", before: model.state };
    case "pause":
      return isOpen(model, at) ? { ...model, state: "paused" } : model;
    case "close":
      return model.state === "closed" ? model : { ...model, state: "closed", closesAt: at };
    case "reopen":
      return { ...model, state: "open", closesAt: taken.days > 0 ? after(at, taken.days * day) : undefined };
    case "sweep":
      return model.state === "open" && !isOpen(model, at) ? { ...model, state: "closed" } : model;
    case "share":
    case "again":
    case "pass":
      return model;
  }
}

/** The clock as it works in due.ts, with everyone told at once. */
function sweep(theme: Theme, at: Instant, heard: string[]): Theme {
  const mine = claim(theme, at);
  if (mine === theme) return theme;
  const held = sharingOf(mine);
  expect(claim(mine, at)).toBe(mine);
  const news = newsOf(held, at);
  if (news) heard.push(newsMark(news, held));
  const told = news ? toldAll(toldIn(mine, "a", news), news, held.closesAt) : mine;
  return release(told, held, held.checkAt <= at ? "shown" : "none", at);
}

function act(theme: Theme, taken: Step, at: Instant, heard: string[]): Theme {
  switch (taken.do) {
    case "pause":
      return pause(theme, at);
    case "close":
      return closeNow(theme, at);
    case "withdraw":
      return withdraw(theme, at);
    case "show":
      return showAgain(theme, at);
    case "reopen":
      return reopen(theme, taken.days > 0 ? after(at, taken.days * day) : undefined, at);
    case "share":
      return share(withMoreChannels(theme, ["c"], at), at, [aChannel("c")], "da", at);
    case "again":
      return share(theme, at, [aChannel("c")], "da", at);
    case "sweep":
      return sweep(theme, at, heard);
    case "pass":
      return theme;
  }
}

test("any order of sharing, pausing, closing, reopening, taking back and time passing", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let theme = shared;
      let at = now;
      let model: Model = { state: "open", before: "open", closesAt: undefined };
      const heard: string[] = [];
      for (const taken of steps) {
        at = after(at, taken.do === "pass" ? taken.hours * 60 * minute : 1_000);
        const sweeps = taken.do === "sweep" && theme.dueAt !== undefined && theme.dueAt <= at;
        if (taken.do !== "sweep" || sweeps) model = expected(model, taken, at);
        try {
          const next = act(theme, taken, at, heard);
          // What is pressed twice, or delivered twice, changes nothing the second time.
          if (taken.do !== "sweep") expect(act(next, taken, at, heard)).toEqual(next);
          theme = next;
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
        const held = sharingOf(theme);
        expect({ state: held.state, closesAt: held.closesAt }).toEqual({
          state: model.state,
          closesAt: model.closesAt,
        });
        expect(takesInput(held, at)).toBe(isOpen(model, at));
        expect(theme.shared).toBe(held.state);
        expect(new Set(held.posts.map(({ channelId }) => channelId)).size).toBe(held.posts.length);
      }
      expect(new Set(heard).size).toBe(heard.length);
    }),
    { numRuns: 500 },
  );
});
