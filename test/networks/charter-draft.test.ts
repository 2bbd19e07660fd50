import { expect, test } from "vitest";
import { answerLimit } from "../../src/interview/answer-text.js";
import { draftFrom } from "../../src/networks/charter/draft.js";
import { blocks, gapIds, gapsIn } from "../../src/networks/charter/gaps.js";
import { charterFields, charterSections } from "../../src/networks/charter/charter.js";
import { texts } from "../../src/text/text.js";
import { newTheme, type Theme } from "../../src/themes/theme.js";
import { aMember, aNetwork, now } from "./samples.js";

const theme = (answers: Record<string, string>, hidden: string[] = []): Theme => {
  const blank = newTheme("t", "theme-1", "aad-employee", now);
  const sharing = hidden.length > 0 ? { sharing: { hidden } } : {};
  return { ...blank, interview: { ...blank.interview, answers }, ...sharing } as unknown as Theme;
};
const guide = {
  formality: "formal",
  task: "open",
  aim: "development",
  purpose: "Finde dem, der står alene.\nOg følge op.",
  working: "Vi ringer til hinanden.",
  organisation: "Lederen indkalder.",
  goals: "Ældrepolitikken.",
  relation: "replaces",
  supplements: "De to gamle udvalg.",
  resources: "Fire timer om måneden.",
  backing: "Direktøren står bag.",
  economy: "Vi deler udgiften.",
};

test("all that was written stands verbatim under its field, and only the words between are ours", () => {
  expect(draftFrom(guide, theme({ title: "Lyset", wonder: "Hvorfor?", dream: "Ingen alene" }))).toEqual({
    title: "Lyset",
    purpose: guide.purpose,
    background: "Det begyndte med en undren:\nHvorfor?",
    results: "Drømmen:\nIngen alene",
    coherence:
      "Sådan støtter netværket de overordnede mål:\nÆldrepolitikken.\n\nNetværket erstatter:\nDe to gamle udvalg.",
    economy: "Sådan sikres ressourcerne:\nFire timer om måneden.",
    rules: "Vi deler udgiften.",
    working: "Vi ringer til hinanden.",
    convening: "Lederen indkalder.\n\nOpbakning fra ledelsen:\nDirektøren står bag.",
  });
  expect(draftFrom({ goals: "The policy." }, undefined, texts.en)).toEqual({
    coherence: "How the network serves the overall goals:\nThe policy.",
  });
  expect(draftFrom({}, undefined)).toEqual({});
});

test("what the owner keeps from colleagues stays out", () => {
  const drafted = draftFrom({}, theme({ title: "Lyset", wonder: "Hemmeligt", why: "Åbent" }, ["wonder"]));
  expect(JSON.stringify(drafted)).not.toContain("Hemmeligt");
  expect(drafted.background).toContain("Åbent");
});

test("a field holds whole answers as far as there is room, says that there is more, and can be saved", () => {
  const drafted = draftFrom({}, theme({ wonder: "Kort undren", why: "x".repeat(4_000) }));
  expect(drafted.background).toBe(
    "Det begyndte med en undren:\nKort undren\n\n(Mere står i temaet og i guiden.)",
  );
  const long = draftFrom({}, theme({ wonder: "ord ".repeat(1_000).trim() })).background ?? "";
  expect(long.length).toBeLessThanOrEqual(answerLimit);
  expect(long).toMatch(/ord…\n\n\(Mere står/);
});

test("every field belongs to one part", () => {
  expect(charterSections.flatMap(({ fields }) => fields)).toEqual([...charterFields]);
});

test("an empty network lacks everything, only name and purpose hinder, and a whole one lacks nothing", () => {
  const bare = aNetwork({
    texts: {},
    guide: { ...aNetwork().guide, answers: {} },
    members: [aMember("employee", { duty: "lead" })],
  });
  const gaps = gapsIn(bare);
  expect(gaps.map(({ id }) => id)).toEqual(gapIds);
  expect(gaps.filter(blocks).map(({ id }) => id)).toEqual(["title", "purpose"]);
  const full = aNetwork({
    texts: Object.fromEntries(charterFields.map((field) => [field, "Skrevet"])),
    guide: { ...bare.guide, answers: guide },
    seats: [{ id: "sundhed og omsorg", area: "Sundhed og Omsorg", holder: "aad-boss", holderName: "Boss" }],
  });
  expect(gapsIn(full)).toEqual([]);
});

test("every area needs a leader: a leader who takes part or one with a seat; those who left do not count", () => {
  const network = aNetwork({
    members: [
      aMember("employee", { duty: "lead" }),
      aMember("leader", { area: "Kultur  og fritid", capacity: "leader" }),
      aMember("other", { area: "Kultur og Fritid" }),
      aMember("gone", { area: "Teknik", standing: "declined" }),
      aMember("citizen", { area: "", capacity: "citizen" }),
    ],
  });
  expect(gapsIn(network).find(({ id }) => id === "anchoring")).toEqual({
    id: "anchoring",
    areas: ["Sundhed og Omsorg"],
  });
});
