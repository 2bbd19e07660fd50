import { expect, test } from "vitest";
import { texts } from "../../src/text/text.js";
import { downloadCard } from "../../src/word/cards.js";
import { wordsOf } from "../support/cards.js";

const address = "https://bot.example/files/t/x";
const until = "2026-11-22T09:10:00.000Z";

test.each([
  ["Tema uden navn", { themeId: "t" }],
  ["Netværk uden navn", { networkId: "t" }],
  ["Netværk uden navn", { meetingId: "t" }],
  ["Netværk uden navn", { minutesId: "t" }],
])("what has no name is offered as »%s« by what it is of", (name, about) => {
  const card = downloadCard({ about, title: "", address, until }, texts.da);
  expect(wordsOf(card)).toContain(name);
});
