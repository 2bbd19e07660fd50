import { expect, test } from "vitest";
import { memberListCard } from "../../src/networks/members/list-card.js";
import { texts } from "../../src/text/text.js";
import { wordsOf } from "../support/cards.js";
import { aad, aMember, aNetwork } from "./samples.js";

test("who cannot be written to is marked for those who lead, and for nobody else", () => {
  const network = aNetwork({ members: [aMember("employee", { duty: "lead" }), aMember("colleague")] });
  const shut = new Set([aad("colleague")]);
  const marked = (reader: string) =>
    wordsOf(memberListCard(network, aad(reader), texts.da, { page: 0, shut })).filter((line) =>
      line.startsWith("Får ikke mine private beskeder"),
    ).length;
  expect([marked("employee"), marked("colleague"), marked("stranger")]).toEqual([1, 0, 0]);
});
