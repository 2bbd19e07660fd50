import { checkEvery, emptyBoard, withSharing, type Sharing } from "../../src/themes/sharing/sharing.js";
import { newTheme, type Theme } from "../../src/themes/theme.js";
import { values, type Choice, type Tally, type Value } from "../../src/themes/votes/vote.js";
import { after, type Instant } from "../../src/time.js";

export const tenantId = "tenant";
export const themeId = "theme";
export const start: Instant = "2026-11-22T08:00:00.000Z";

/** A theme that is open to colleagues, as it is stored. */
export function sharedTheme(id = themeId, over: Partial<Sharing> = {}): Theme {
  const sharing: Sharing = {
    state: "open",
    shown: { title: "Ensomhed", ownerName: "En", department: "", answers: { title: "Ensomhed" }, actors: [] },
    hidden: [],
    results: "at-once",
    posts: [],
    language: "da",
    sharedAt: start,
    board: emptyBoard,
    told: [],
    checkAt: after(start, checkEvery),
    ...over,
  };
  return withSharing(newTheme(tenantId, id, "owner", start), sharing, start);
}

/** What stands on a ballot with these choices, as the client sends it. */
export const ballotWith = (choices: readonly Choice[], id = themeId): Record<string, unknown> => ({
  themeId: id,
  words: choices.find(({ words }) => words)?.words ?? "",
  reason: "",
  ...Object.fromEntries(
    [1, 2, 3].flatMap((number) => [
      [`value${number}`, choices[number - 1]?.value ?? ""],
      [`whom${number}`, choices[number - 1]?.whom ?? ""],
    ]),
  ),
});

/** The tally that these people's choices must give. */
export function tallyFrom(all: Iterable<readonly Choice[]>): Tally {
  const points = Object.fromEntries(values.map((value) => [value, 0])) as Record<Value, number>;
  let voters = 0;
  for (const choices of all) {
    if (choices.length > 0) voters++;
    for (const { value } of choices) points[value]++;
  }
  return { voters, points };
}
