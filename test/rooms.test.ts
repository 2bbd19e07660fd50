import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const source = new URL("../src/", import.meta.url).pathname;
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".ts"),
);

const shared = ["refusal.ts", "time.ts", "zone.ts"];
/** Pure rules: they know of nothing but each other. */
const rules = [
  ...shared,
  "cards/pages.ts",
  "channels/channel.ts",
  "finding/spelling.ts",
  "interview/answer-text.ts",
  "interview/cpr.ts",
  "interview/interview.ts",
  "interview/moves.ts",
  "interview/plain.ts",
  "interview/replies.ts",
  "letters/carrying.ts",
  "letters/letter.ts",
  "letters/resending.ts",
  "meetings/answering/answer.ts",
  "meetings/answering/coming.ts",
  "meetings/answering/guests.ts",
  "meetings/answering/suggest.ts",
  "meetings/calendar.ts",
  "meetings/letters/folding.ts",
  "meetings/letters/letter.ts",
  "meetings/letters/passing-on.ts",
  "meetings/letters/reasons.ts",
  "meetings/meeting.ts",
  "meetings/minutes/actions-taken.ts",
  "meetings/minutes/blank.ts",
  "meetings/minutes/following.ts",
  "meetings/minutes/held.ts",
  "meetings/minutes/minutes.ts",
  "meetings/minutes/passing.ts",
  "meetings/minutes/rights.ts",
  "meetings/minutes/saving.ts",
  "meetings/minutes/writing.ts",
  "meetings/planning/agenda.ts",
  "meetings/planning/plan.ts",
  "meetings/planning/repeat.ts",
  "meetings/planning/series.ts",
  "meetings/planning/settling.ts",
  "meetings/settings.ts",
  "meetings/when.ts",
  "networks/approval/ask.ts",
  "networks/approval/begin.ts",
  "networks/approval/content.ts",
  "networks/approval/decide.ts",
  "networks/approval/delegate.ts",
  "networks/approval/holding.ts",
  "networks/approval/round.ts",
  "networks/approval/seats.ts",
  "networks/approval/send.ts",
  "networks/approval/shown.ts",
  "networks/charter/charter.ts",
  "networks/charter/difference.ts",
  "networks/charter/gaps.ts",
  "networks/charter/rights.ts",
  "networks/charter/versions.ts",
  "networks/entry.ts",
  "networks/guide/carried.ts",
  "networks/guide/choices.ts",
  "networks/guide/questions.ts",
  "networks/handing/handing.ts",
  "networks/handing/shown-theme.ts",
  "networks/letters/carrying.ts",
  "networks/letters/letter.ts",
  "networks/letters/patience.ts",
  "networks/letters/reasons.ts",
  "networks/members/adding.ts",
  "networks/members/lists.ts",
  "networks/members/member.ts",
  "networks/members/perspectives.ts",
  "networks/members/taking-part.ts",
  "networks/network.ts",
  "networks/seeing/counts.ts",
  "networks/seeing/step.ts",
  "networks/seeing/viewer.ts",
  "networks/standing.ts",
  "people/person.ts",
  "people/shut.ts",
  "text/command-words.ts",
  "themes/actor-kinds.ts",
  "themes/became.ts",
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
  "themes/suggestions/near.ts",
  "themes/suggestions/moves.ts",
  "themes/suggestions/gathering.ts",
  "themes/suggestions/suggestion.ts",
  "themes/theme.ts",
  "themes/votes/cast.ts",
  "themes/votes/own-words.ts",
  "themes/votes/take.ts",
  "themes/votes/vote.ts",
  "word/download.ts",
  "word/file-name.ts",
];
/** Rules too, with a calendar at hand. */
const dates = ["dates.ts", "workdays.ts"];
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
  "word/",
  "finding/",
  "letters/",
  `${room}/`,
];

/** A meeting belongs to a network: who may read it, who can be chosen, and how what was typed is kept. */
const aroundNetworks = [
  "networks/desk.ts",
  "networks/people.ts",
  "networks/title.ts",
  "networks/members/kept.ts",
  "networks/seeing/waiting.ts",
];

/** What a file or a room may import, the narrowest entry first. */
const mayImport: readonly (readonly [
  place: string,
  allowed: readonly string[],
  packages: readonly string[],
])[] = [
  ...rules.map((rule) => [rule, rules, []] as const),
  ["dates.ts", rules, ["temporal-polyfill"]],
  ["workdays.ts", [...rules, ...dates], ["node:module", "temporal-polyfill", "date-holidays"]],
  ["text/", [...rules, ...texts], ["node:module", "intl-messageformat"]],
  ["cards/", [...rules, ...cards], ["node:fs", "node:module", "adaptivecards-templating"]],
  ["store/opening.ts", ["config.ts", "store/"], []],
  ["store/", [...rules, ...store], ["node:", "libsql", "@azure/"]],
  ["themes/due.ts", feature("themes"), []],
  ["themes/finding/", feature("themes"), ["zod/v4"]],
  ["word/", feature("word"), ["node:", "zod/v4", "docx"]],
  ["themes/", feature("themes"), ["node:crypto", "zod/v4"]],
  ["finding/", feature("finding"), ["node:crypto", "minisearch"]],
  ["guided/", feature("guided"), ["zod/v4"]],
  ["networks/seeing/", feature("networks"), ["zod/v4"]],
  ["networks/", feature("networks"), ["node:crypto", "zod/v4"]],
  ["letters/", [...rules, ...store, "letters/"], []],
  // The one place with the library for what repeats.
  ["meetings/repeating.ts", feature("meetings"), ["temporal-polyfill", "rrule-temporal"]],
  ["meetings/calendar-time.ts", feature("meetings"), ["temporal-polyfill"]],
  ["meetings/calendar-file.ts", [...feature("meetings"), ...aroundNetworks], ["ics"]],
  ["meetings/", [...feature("meetings"), ...aroundNetworks], ["node:crypto", "zod/v4"]],
  ["people/", feature("people"), ["zod/v4"]],
  ["channels/", feature("channels"), []],
  ["operator/", [...rules, ...store, "operator/", "config.ts"], ["node:fs"]],
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
  ["config.ts", ["networks/approval/round.ts", "meetings/settings.ts", "time.ts"], ["zod/v4"]],
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
