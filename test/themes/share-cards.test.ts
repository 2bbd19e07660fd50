import { expect, test } from "vitest";
import { heaviest, weight } from "../../src/cards/fill.js";
import { texts } from "../../src/text/text.js";
import { deskCard, previewCard, shareFormCard } from "../../src/themes/sharing/share-cards.js";
import { shownOf } from "../../src/themes/sharing/share.js";
import type { ShareDraft, Theme } from "../../src/themes/theme.js";
import { wordsOf } from "../support/cards.js";
import { sampleThemes } from "./samples.js";
import { aChannel, aPost, manyVotes, now, sharedSample } from "./sharing-samples.js";

const full = sampleThemes["full"] as Theme;
const long = "Et team med et meget langt navn ".repeat(8);
const ids = Array.from({ length: 400 }, (_, n) => `19:${"x".repeat(50)}${n}@thread.tacv2`);

test("a form with very many channels offers what one card can hold, and says that there are more", () => {
  const channels = ids.map((id) => aChannel(id, long, long));
  const inputs = { channels: "", department: "", hidden: "", results: "at-once", closesAt: "" };
  const card = shareFormCard(full, channels, inputs, texts.da, now);
  expect(weight(card)).toBeLessThan(heaviest);
  expect(wordsOf(card)).toContain("Her er de første 100 af 400 kanaler.");
});

test("a theme shared in very many channels lists those in doubt first, and counts the others", () => {
  const posts = ids.map((channelId, n) =>
    aPost({ channelId, channelName: `${n}`, teamName: long, state: n < 390 ? "posted" : "unclear" }),
  );
  const card = deskCard(sharedSample(full, { posts }), 3, texts.da, now);
  expect(weight(card)).toBeLessThan(heaviest);
  expect(wordsOf(card)).toContain("Og 380 kanaler til.");
  expect(wordsOf(card).filter((words) => words.startsWith("Jeg ved ikke, om kortet"))).toHaveLength(10);
});

test("of very many findings the first are named, and all are counted", () => {
  const shown = shownOf(full, "Åse Kjær", "Omsorg", []);
  const choices = { channelIds: ["a"], department: "Omsorg", hidden: [], results: "at-once" } as const;
  const draft: ShareDraft = { ...choices, shown, at: now };
  const found = Array.from({ length: 500 }, (_, n) => ({
    ...({ field: "wonder", kind: "health", word: "misbrug" } as const),
    name: `Jens ${"Hansen ".repeat(500)}${n}`,
  }));
  const card = previewCard(full, draft, found, manyVotes, texts.da, now, { asks: true });
  expect(weight(card)).toBeLessThan(heaviest);
  expect(wordsOf(card).join(" ")).toContain("Her er de første 10 steder af 500.");
});
