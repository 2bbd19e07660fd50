import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const source = new URL("../src/", import.meta.url).pathname;
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".ts"),
);

const shared = ["refusal.ts", "time.ts"];
/** Pure rules: they know of nothing but each other. */
const rules = [
  ...shared,
  "channels/channel.ts",
  "interview/answer-text.ts",
  "interview/cpr.ts",
  "interview/interview.ts",
  "interview/moves.ts",
  "interview/plain.ts",
  "interview/replies.ts",
  "networks/approval/round.ts",
  "networks/charter/charter.ts",
  "networks/entry.ts",
  "networks/guide/questions.ts",
  "networks/letters/letter.ts",
  "networks/members/member.ts",
  "networks/network.ts",
  "people/person.ts",
  "text/command-words.ts",
  "themes/actor-kinds.ts",
  "themes/finding/spelling.ts",
  "themes/joining/joining.ts",
  "themes/questions.ts",
  "themes/solution-nudge.ts",
  "themes/sharing/following.ts",
  "themes/sharing/news.ts",
  "themes/sharing/participant.ts",
  "themes/sharing/posts.ts",
  "themes/sharing/sensitive-names.ts",
  "themes/sharing/sensitive-words.ts",
  "themes/sharing/sensitive.ts",
  "themes/sharing/share.ts",
  "themes/sharing/sharing.ts",
  "themes/sharing/standing.ts",
  "themes/suggestions/words.ts",
  "themes/suggestions/perspectives.ts",
  "themes/suggestions/pages.ts",
  "themes/suggestions/near.ts",
  "themes/suggestions/moves.ts",
  "themes/suggestions/gathering.ts",
  "themes/suggestions/suggestion.ts",
  "themes/theme.ts",
  "themes/votes/cast.ts",
  "themes/votes/own-words.ts",
  "themes/votes/take.ts",
  "themes/votes/vote.ts",
  "themes/word/download.ts",
  "themes/word/file-name.ts",
];
/** Rules too, with a calendar at hand. */
const dates = ["dates.ts"];
const texts = ["text/"];
const cards = ["cards/"];
const store = ["store/"];
/** Of the Teams room, the feature rooms know the types of a turn, an answer and a handler, nothing else. */
const turnTypes = ["teams/turn.ts", "teams/handlers.ts", "teams/mail.ts"];
const feature = (room: string) => [
  ...rules,
  ...texts,
  ...cards,
  ...store,
  ...turnTypes,
  ...dates,
  "people/",
  "channels/",
  "guided/",
  `${room}/`,
];

/** What a file or a room may import, the narrowest entry first. */
const mayImport: readonly (readonly [
  place: string,
  allowed: readonly string[],
  packages: readonly string[],
])[] = [
  ...rules.map((rule) => [rule, rules, []] as const),
  ["dates.ts", rules, ["temporal-polyfill"]],
  ["text/", [...rules, ...texts], ["node:module", "intl-messageformat"]],
  ["cards/", [...rules, ...cards], ["node:fs", "node:module", "adaptivecards-templating"]],
  ["store/", [...rules, ...store], ["node:", "libsql", "@azure/"]],
  ["themes/due.ts", feature("themes"), []],
  ["themes/finding/", feature("themes"), ["node:crypto", "zod/v4", "minisearch"]],
  ["themes/word/", feature("themes"), ["node:", "zod/v4", "docx"]],
  ["themes/", feature("themes"), ["node:crypto", "zod/v4"]],
  ["guided/", feature("guided"), ["zod/v4"]],
  ["networks/seeing/", feature("networks"), ["zod/v4", "minisearch"]],
  ["networks/", feature("networks"), ["node:crypto", "zod/v4"]],
  ["people/", feature("people"), ["zod/v4"]],
  ["channels/", feature("channels"), []],
  ["clock/", [...rules, ...store, "clock/", "teams/mail.ts"], ["pino"]],
  [
    "teams/",
    [...rules, ...texts, ...cards, ...store, "teams/", "config.ts"],
    [
      "node:",
      "botbuilder",
      "botframework-",
      "@microsoft/teams-ai",
      "@azure/core-rest-pipeline",
      "restify",
      "pino",
      "zod/v4",
    ],
  ],
  ["config.ts", ["networks/approval/round.ts"], ["zod/v4"]],
  ["app.ts", [""], ["node:", "pino"]],
  ["main.ts", [""], ["pino"]],
];

function importsOf(file: string): string[] {
  const code = readFileSync(join(source, file), "utf8");
  const found = code.matchAll(/(?<![.\w-])(?:from|import)\s*\(?\s*"([^"]+)"/g);
  return [...found].map(([, target]) => target ?? "");
}

test.each(files)("%s imports only what its room may", (file) => {
  const [, allowed, packages] = mayImport.find(([place]) => file.startsWith(place)) ?? [];
  expect(allowed, "no rule for this file").toBeDefined();
  for (const target of importsOf(file)) {
    const own = target.startsWith(".");
    const name = own ? relative(source, join(source, dirname(file), target)).replace(/\.js$/, ".ts") : target;
    expect(
      (own ? allowed : packages)?.some((place) => name.startsWith(place)),
      `${file} → ${name}`,
    ).toBe(true);
  }
});

test("the frozen SDKs stay in one file", () => {
  const sdks =
    /load\(\s*"(botbuilder|@microsoft\/teams-ai[^"]*|restify)"|import (?!type)[^;]*"(botbuilder|botframework-[^"]*|@microsoft\/teams-ai[^"]*|restify)"/;
  expect(files.filter((file) => sdks.test(readFileSync(join(source, file), "utf8")))).toEqual([
    "teams/sdk.ts",
  ]);
});

test("every rule named here exists", () => {
  expect(rules.filter((rule) => !files.includes(rule))).toEqual([]);
});
