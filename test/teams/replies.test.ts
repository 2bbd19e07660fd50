import { expect, test } from "vitest";
import type { Card } from "../../src/cards/card.js";
import { bodyFor, late } from "../../src/teams/replies.js";

const card: Card = { type: "AdaptiveCard", body: [] };

test("what only the clicker may see never becomes a message that Teams keeps, however late it is", () => {
  const refused = { replaceForClicker: card, tell: "Det ligner et CPR-nummer." };
  expect(bodyFor(refused)).toMatchObject({ value: card });
  expect(late(refused, true)).toEqual({ posts: [{ say: "Det ligner et CPR-nummer." }] });
  expect(late(refused, false)).toEqual({ privately: [{ say: "Det ligner et CPR-nummer." }] });
});

test("what stands for everyone is still put there when it is late", () => {
  expect(late({ replace: card, posts: [{ say: "Næste" }] }, true)).toEqual({
    replace: card,
    posts: [{ say: "Næste" }],
  });
});
