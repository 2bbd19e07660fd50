import { expect, test } from "vitest";
import { texts } from "../../src/text/text.js";
import { becameNetwork } from "../../src/themes/became.js";
import { summaryCards } from "../../src/themes/overview-cards.js";
import { newsMark, newsOf, toldAll, toldIn } from "../../src/themes/sharing/news.js";
import { dueOf } from "../../src/themes/sharing/sharing.js";
import { closeNow, reopen, sharingOf, showAgain, withdraw } from "../../src/themes/sharing/standing.js";
import { themeCard } from "../../src/themes/sharing/theme-card.js";
import { after, day, minute } from "../../src/time.js";
import { wordsOf } from "../support/cards.js";
import { nasty, sampleThemes } from "./samples.js";
import { now, sharedSample } from "./sharing-samples.js";

const draft = sampleThemes["complete"] ?? Object.values(sampleThemes)[0];
if (!draft) throw new Error("No sample");
const later = after(now, day);
const became = becameNetwork(sharedSample(draft), "Lyset i vinduet", later);
const newsIn = (theme: typeof became, at = later) => newsOf(sharingOf(theme), at, theme);

test("the channel that hears of the network in its own thread is not told again in the theme's", () => {
  const shared = sharedSample(draft);
  const [post] = shared.sharing.posts;
  const elsewhere = becameNetwork(shared, "Lyset i vinduet", later, "19:another@thread.tacv2");
  expect(sharingOf(elsewhere).posts[0]?.told).toEqual([]);
  const here = becameNetwork(shared, "Lyset i vinduet", later, post?.channelId);
  expect(sharingOf(here).posts[0]?.told).toEqual(["became-network"]);
  expect(newsIn(here)).toBe("became-network");
});

test("a theme becomes a network once, and is due to tell it at once", () => {
  expect(became.became).toEqual({ title: "Lyset i vinduet", at: later });
  expect(became.dueAt).toBe(later);
  expect(newsIn(became)).toBe("became-network");
  expect(becameNetwork(became, "Et andet navn", after(later, day))).toBe(became);
});

test("each thread and then all are told once, also when the closing date is moved or the theme opened again", () => {
  const { channelId } = sharingOf(became).posts[0] ?? { channelId: "" };
  const told = toldAll(toldIn(became, channelId, "became-network"), "became-network", undefined);
  expect(sharingOf(told)).toMatchObject({ told: ["became-network"], posts: [{ told: ["became-network"] }] });
  const moved = reopen(told, after(later, 10 * day), later);
  const closed = closeNow(moved, after(later, minute));
  for (const theme of [told, moved, closed]) {
    expect(newsIn(theme)).not.toBe("became-network");
    expect(sharingOf(theme).posts[0]?.told).toEqual(["became-network"]);
  }
  expect(newsIn(closed)).toBe("closed");
});

test("moving the closing date while it is told changes nothing in the news or its mark", () => {
  const moved = reopen(became, after(later, 10 * day), later);
  expect(newsMark("became-network", sharingOf(moved))).toBe(newsMark("became-network", sharingOf(became)));
  expect(sharingOf(toldAll(moved, "became-network", undefined)).told).toEqual(["became-network"]);
});

test("a theme that was taken back says nothing until it is shown again", () => {
  const withdrawn = withdraw(became, later);
  expect(newsIn(withdrawn)).toBeUndefined();
  expect(dueOf(sharingOf(withdrawn), later, withdrawn.became)).not.toBe(later);
  expect(newsIn(showAgain(withdrawn, later))).toBe("became-network");
});

test("what it became stands on the channels' card and the owner's summary, in a run and not in a sentence of ours", () => {
  const odd = becameNetwork(sharedSample(draft), nasty, later);
  const shared = { ...odd, sharing: sharingOf(odd) };
  for (const card of [
    themeCard(shared, undefined, texts.da, later),
    ...summaryCards(odd, texts.da).slice(0, 1),
  ]) {
    expect(wordsOf(card).find((line) => line.startsWith("Temaet er blevet til netværket"))).toContain(
      "**fed**",
    );
    expect(JSON.stringify(card)).not.toMatch(/"type":"TextBlock","text":"Temaet er blevet til/u);
  }
  const unchanged = themeCard(sharedSample(draft), undefined, texts.da, now);
  expect(wordsOf(unchanged).join()).not.toContain("blevet til netværket");
});
