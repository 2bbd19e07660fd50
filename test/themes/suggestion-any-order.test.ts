import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { Refusal } from "../../src/refusal.js";
import type { Documents } from "../../src/store/documents.js";
import { openEmbedded } from "../../src/store/embedded.js";
import type { Turn } from "../../src/teams/turn.js";
import { checkEvery, emptyBoard, withSharing, type Sharing } from "../../src/themes/sharing/sharing.js";
import { joiningVerbs } from "../../src/themes/joining/actions.js";
import { suggestionVerbs } from "../../src/themes/suggestions/actions.js";
import { boardOf, storedOf, suggestionsOf } from "../../src/themes/suggestions/board.js";
import type { Suggestion } from "../../src/themes/suggestions/suggestion.js";
import { newTheme } from "../../src/themes/theme.js";
import { after, second } from "../../src/time.js";
import { aTurn, privately } from "../channels/a-turn.js";

const documents: Documents = openEmbedded(":memory:");
afterAll(() => documents.close());

const verbs = { ...suggestionVerbs, ...joiningVerbs };
type Verb = keyof typeof verbs;
const colleagues: Verb[] = [
  "suggest.save",
  "suggest.save-anyway",
  "suggest.save-change",
  "suggest.support",
  "suggest.unsupport",
  "suggest.withdraw",
  "suggest.restore",
  "join.save",
  "join.withdraw",
];
const owners: Verb[] = [
  "suggestion.contacted",
  "suggestion.yes",
  "suggestion.no",
  "suggestion.later",
  "suggestion.merge",
  "suggestion.undo",
];

const started = "2026-11-22T08:00:00.000Z";
let themes = 0;

async function aTheme(): Promise<{ tenantId: string; id: string }> {
  const theme = newTheme("tenant", `theme-${++themes}`, "owner", started);
  const shown = { title: "Ensomhed", ownerName: "Ejer", department: "", answers: {}, actors: [] };
  const sharing: Sharing = {
    state: "open",
    shown,
    hidden: [],
    results: "at-once",
    posts: [],
    language: "da",
    sharedAt: started,
    board: emptyBoard,
    told: [],
    checkAt: after(started, checkEvery),
  };
  await documents.write("theme", theme, withSharing(theme, sharing, started));
  return theme;
}

const turnOf = (
  person: string,
  verb: Verb,
  marks: { activityId: string; stamp: string },
  now: string,
): Turn => {
  const who = { tenantId: "tenant", id: person, name: person };
  const turn = aTurn(documents, {}, { who, ...marks, sentAt: now, now });
  return verb.startsWith("suggestion.") ? privately(turn) : turn;
};

const act = fc.record({
  verb: fc.oneof(
    fc.constant("suggest.save-anyway" as const),
    fc.constant("suggest.support" as const),
    fc.constantFrom(...colleagues),
    fc.constantFrom(...owners),
    fc.constant("again" as const),
  ),
  person: fc.constantFrom("owner", "owner", "ane", "bo", "eva"),
  target: fc.nat(3),
  into: fc.nat(3),
  name: fc.constantFrom("Jobcentret", "Kommunens jobcenter", "Røde Kors", "Ungerådet"),
  gap: fc.integer({ min: 1, max: 90 }),
  sameId: fc.boolean(),
});

interface Done {
  readonly verb: Verb;
  readonly person: string;
  readonly data: object;
  readonly marks: { activityId: string; stamp: string };
}

/** Any order of everything people can do with suggestions, with clicks delivered again at any later time. */
test("no support counts twice, the board is what a recount finds, and only the owner moves anything", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 28 }), async (acts) => {
      const theme = await aTheme();
      const done: Done[] = [];
      let now = started;
      for (const [n, { verb, person, target, into, name, gap, sameId }] of acts.entries()) {
        now = after(now, gap * second);
        const before = await everything(theme);
        if (verb === "again") {
          const first = done.at(-1 - target * into);
          if (first) {
            const marks = sameId ? first.marks : { ...first.marks, activityId: `again-${n}` };
            await press({ ...first, marks }, now);
            expect(await everything(theme)).toEqual(before);
          }
          continue;
        }
        const ids = before.suggestions.map(({ id }) => id);
        const data = {
          themeId: theme.id,
          suggestionId: ids[target] ?? "none",
          into: ids[into] ?? "none",
          ...{ name, why: `Fordi ${n}`, reason: "Ikke i år" },
        };
        const one: Done = { verb, person, data, marks: { activityId: `act-${n}`, stamp: `stamp-${n}` } };
        await press(one, now);
        done.push(one);
        await expectSound(theme, before.suggestions, one);
      }
    }),
    { numRuns: 150 },
  );
}, 120_000);

async function press({ verb, person, data, marks }: Done, now: string): Promise<void> {
  try {
    await verbs[verb](data, turnOf(person, verb, marks, now));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

async function everything(theme: { tenantId: string; id: string }) {
  const suggestions = (await storedOf(documents, theme)).sort((a, b) => a.id.localeCompare(b.id));
  const board = (await documents.read("theme", theme))?.value.sharing?.board;
  return { suggestions, board };
}

async function expectSound(
  theme: { tenantId: string; id: string },
  before: readonly Suggestion[],
  { verb, person }: Done,
): Promise<void> {
  const { suggestions, board } = await everything(theme);
  const gathered = await suggestionsOf(documents, theme);
  const [joining = 0] = await documents.sum("participant", "tenant", { themeId: theme.id }, ["joins"]);
  expect(board).toEqual(boardOf(gathered, joining));
  for (const { supporters, by } of suggestions)
    expect(new Set([...supporters, by]).size).toBe(supporters.length + 1);
  for (const { supporters } of gathered) expect(new Set(supporters).size).toBe(supporters.length);
  const inSight = suggestions.filter(({ state }) => state !== "withdrawn").map(({ id }) => id);
  const found = gathered.flatMap(({ suggestion, merged }) => [suggestion, ...merged].map(({ id }) => id));
  expect(found.sort()).toEqual(inSight.sort());
  for (const { id, state, by } of suggestions) {
    const was = before.find((one) => one.id === id);
    if (!was || was.state === state) continue;
    const byOwner = person === "owner" && owners.includes(verb);
    const byAuthor = person === by && ["suggest.withdraw", "suggest.restore"].includes(verb);
    expect(byOwner || byAuthor, `${person} ${verb}: ${was.state} to ${state}`).toBe(true);
  }
}
