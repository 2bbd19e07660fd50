import type { Card } from "../../src/cards/card.js";
import type { Text } from "../../src/text/text.js";
import type { SharedTheme } from "../../src/themes/sharing/desk.js";
import { ballotCard, takenCard } from "../../src/themes/votes/cards.js";
import { ballotOf, cast, withdraw, type Hand } from "../../src/themes/votes/cast.js";
import { nasty } from "./samples.js";
import { sharedTheme, start } from "./vote-theme.js";

const hand: Hand = {
  ...{ tenantId: "tenant", themeId: "theme", personId: "p", sentAt: start, now: start },
  marks: ["an activity", "a moment"],
};
const given = {
  votes: [{ value: "other", whom: "employee" } as const, { value: "quality" } as const],
  ...{ words: nasty.slice(0, 60), reason: nasty.slice(0, 300) },
};
const notices = [{ style: "attention", text: "⚠ Noget" }] as const;

/** The cards about votes in every state, in one language. */
export function* votingCards(text: Text): Generator<[name: string, card: Card]> {
  const plain = sharedTheme() as SharedTheme;
  const shown = { ...plain.sharing.shown, title: nasty };
  const theme: SharedTheme = { ...plain, sharing: { ...plain.sharing, shown } };
  const vote = cast(given, hand);
  yield ["ballot blank nasty", ballotCard(theme, ballotOf(undefined), text)];
  yield [
    "ballot filled nasty",
    ballotCard(theme, ballotOf(vote), text, { stored: { value: vote, etag: '"e"' } }),
  ];
  const gone = { value: withdraw(hand), etag: '"f"' };
  yield ["ballot withdrawn nasty", ballotCard(theme, ballotOf(gone.value), text, { stored: gone })];
  const tooLong = { ...given, words: nasty.repeat(9), reason: "x".repeat(9_000) };
  yield ["ballot refused nasty", ballotCard(theme, tooLong, text, { notices })];
  yield [
    "values taken nasty",
    takenCard(
      [
        { field: "forCitizen", lines: [nasty, "Innovation"] },
        { field: "forEmployee", lines: ["Innovation"] },
      ],
      text,
    ),
  ];
}
