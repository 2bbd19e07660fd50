import { afterEach, expect, test } from "vitest";
import { openEmbedded } from "../../src/store/embedded.js";
import type { Documents } from "../../src/store/documents.js";
import { newTheme, remove, type Theme } from "../../src/themes/theme.js";
import { emptyBoard, withSharing, type Sharing } from "../../src/themes/sharing/sharing.js";
import type { Suggestion } from "../../src/themes/suggestions/suggestion.js";
import type { Vote } from "../../src/themes/votes/vote.js";
import { contentsFor } from "../../src/themes/word/contents.js";

const now = "2026-11-22T08:00:00.000Z";
const at = { tenantId: "t", id: "theme" };
const opened: Documents[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((documents) => documents.close()));
});

const blank = newTheme("t", "theme", "owner", now);
const draft: Theme = {
  ...blank,
  interview: {
    ...blank.interview,
    answers: { title: "Nyt navn", wonder: "Hemmelig undren", dream: "Ny drøm", actors: "Hjemmeplejen" },
  },
};
const sharing: Sharing = {
  state: "open",
  shown: {
    title: "Delt navn",
    ownerName: "Åse",
    department: "Sundhed",
    answers: { title: "Delt navn", dream: "Delt drøm" },
    actors: [],
  },
  hidden: ["wonder", "actors"],
  results: "at-once",
  posts: [],
  language: "da",
  sharedAt: now,
  board: emptyBoard,
  told: [],
  checkAt: now,
};
const shared = (over: Partial<Sharing> = {}) => withSharing(draft, { ...sharing, ...over }, now);

const vote = (personId: string): Vote => ({
  tenantId: "t",
  id: `theme:${personId}`,
  themeId: "theme",
  changedAt: now,
  choices: [{ value: "innovation" }],
  points: { innovation: 1 },
  pointsFor: {},
  voters: 1,
  hasWords: "no",
  heard: [],
  sentAt: now,
});

const suggestion = (name: string, state: Suggestion["state"]): Suggestion => ({
  tenantId: "t",
  id: `theme:${name}`,
  themeId: "theme",
  by: "someone",
  byName: "Hemmelig forslagsstiller",
  createdAt: now,
  changedAt: now,
  revisedAt: now,
  name,
  kind: "association",
  why: "Hemmelig grund",
  contact: "Hemmelig kontakt",
  state,
  supporters: [],
  wantsNews: true,
  heard: [],
});

async function stored(theme: Theme): Promise<Documents> {
  const documents = openEmbedded(":memory:");
  opened.push(documents);
  await documents.write("theme", at, theme);
  await documents.write(
    "person",
    { tenantId: "t", id: "owner" },
    { tenantId: "t", id: "owner", name: "Åse Kjær", changedAt: now },
  );
  for (const one of [suggestion("Ældre Sagen", "yes"), suggestion("Naboen", "suggested")])
    await documents.write("suggestion", one, one);
  await documents.write("vote", vote("voter"), vote("voter"));
  return documents;
}
const contents = async (theme: Theme, personId: string, place = at) =>
  contentsFor(await stored(theme), place, personId, now);

test("a draft is its owner's alone", async () => {
  expect(await contents(draft, "owner")).toMatchObject({
    title: "Nyt navn",
    ownerName: "Åse Kjær",
    answers: { wonder: "Hemmelig undren", dream: "Ny drøm" },
    actors: [{ name: "Hjemmeplejen" }],
    accepted: [],
    votes: "none",
    isOwn: true,
  });
  await expect(contents(draft, "colleague")).rejects.toMatchObject({ code: "no-such-shared-theme" });
});

test("a colleague gets what was shared, as it was shared, and nothing else of the theme or its suggestions", async () => {
  const theirs = await contents(shared(), "colleague");
  expect(theirs).toMatchObject({ ...sharing.shown, hidden: [], isOwn: false });
  expect(theirs.accepted).toEqual([{ name: "Ældre Sagen", kind: "association" }]);
  expect(JSON.stringify(theirs)).not.toMatch(/Hemmelig|Nyt|Ny drøm|Hjemmeplejen|Naboen/);
});

test("the owner gets everything as it stands now, and is told what is kept private", async () => {
  const own = await contents(shared(), "owner");
  expect(own).toMatchObject({
    title: "Nyt navn",
    answers: { wonder: "Hemmelig undren", dream: "Ny drøm" },
    hidden: ["wonder", "actors"],
    isOwn: true,
  });
});

test.each([
  ["at-once", "colleague", 1],
  ["after-vote", "colleague", "kept-back"],
  ["after-vote", "voter", 1],
  ["after-closing", "voter", "kept-back"],
  ["after-closing", "owner", "kept-back"],
] as const)("with results shown %s, %s gets %s", async (results, personId, expected) => {
  const { votes } = await contents(shared({ results }), personId);
  expect(typeof votes === "string" ? votes : votes.voters).toBe(expected);
});

test("a paused or closed theme is still read; one that was withdrawn or deleted is not, nor from another tenant", async () => {
  for (const state of ["paused", "closed"] as const)
    expect(await contents(shared({ state }), "colleague")).toMatchObject({ title: "Delt navn" });
  const refused = async (theme: Theme, personId: string, place = at) =>
    contents(theme, personId, place).then(
      () => "read",
      ({ code }: { code: string }) => code,
    );
  expect(await refused(shared({ state: "withdrawn" }), "colleague")).toBe("theme-withdrawn");
  expect(await refused(shared({ state: "withdrawn" }), "owner")).toBe("read");
  expect(await refused(remove(shared(), now), "colleague")).toBe("theme-withdrawn");
  expect(await refused(remove(shared(), now), "owner")).toBe("theme-deleted");
  expect(await refused(shared(), "colleague", { ...at, tenantId: "other" })).toBe("no-such-shared-theme");
  expect(await refused(shared(), "owner", { ...at, tenantId: "other" })).toBe("no-such-shared-theme");
});
