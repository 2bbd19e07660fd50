import { expect, test } from "vitest";
import { verbs } from "../src/app.js";
import { cardNames, templateOf } from "../src/cards/fill.js";
import { elements } from "./support/cards.js";

test("every button on a card has a handler, and every handler a button", () => {
  const onCards = cardNames.flatMap((name) =>
    [...elements(templateOf(name))].flatMap(({ verb }) => (verb ? [String(verb)] : [])),
  );
  expect([...new Set(onCards)].sort()).toEqual(Object.keys(verbs).sort());
});

test("cards carry ids and moments only: no words of people and nothing that grants a right", () => {
  const data = cardNames.flatMap((name) =>
    [...elements(templateOf(name))]
      .filter((element) => element["verb"])
      .flatMap((element) => Object.keys((element["data"] ?? {}) as object)),
  );
  expect([...new Set(data)].sort()).toEqual([
    "actionId",
    "asked",
    "channelId",
    "etag",
    "field",
    "from",
    "heard",
    "inquiryId",
    "itemId",
    "language",
    "meetingId",
    "memberId",
    "mine",
    "networkId",
    "once",
    "page",
    "place",
    "question",
    "round",
    "seatId",
    "seen",
    "seriesId",
    "suggestionId",
    "themeId",
    "until",
    "version",
    "warned",
  ]);
});
