import { fields, type Field } from "../../src/themes/questions.js";
import { newTheme, type Theme } from "../../src/themes/theme.js";

const now = "2026-11-22T08:00:00.000Z";
const blank = newTheme("tenant", "theme-1", "owner", now);

const filled = (text: (field: Field) => string, open: string | null = null): Theme => ({
  ...blank,
  interview: {
    ...blank.interview,
    open,
    answers: Object.fromEntries(fields.map((field) => [field, text(field)])),
  },
});

/** What people write that must show as plain text everywhere, and come through unharmed. */
export const nasty =
  '**fed** _kursiv_ [link](https://example.org) `kode` ${title} ${$root} <at>Alle</at> <b>x</b> "citat" \\ #overskrift {"type":"TextBlock"}';

/** Themes in every state a card can meet. */
export const sampleThemes: Readonly<Record<string, Theme>> = {
  blank,
  titled: {
    ...blank,
    interview: { ...blank.interview, open: "wonder", answers: { title: "Ensomhed blandt ældre" } },
  },
  skipped: {
    ...blank,
    interview: { ...blank.interview, open: null, answers: { title: "Kort" }, skipped: ["wonder", "why"] },
  },
  full: filled((field) =>
    field === "actors" ? "Jobcentret\nBoligforeningen\nFrivillige" : `Svar på ${field} med æøå`,
  ),
  nasty: filled((field) => (field === "actors" ? nasty.replaceAll("\n", " ") : nasty)),
  emoji: filled(() => "👩‍👩‍👧 Familier 🇩🇰 med 1️⃣ barn\n\nog to linjer"),
  longest: filled((field) => (field === "actors" ? "Jobcentret" : "ord æø ".repeat(571).slice(0, 4_000))),
  lines: filled((field) => (field === "actors" ? "Jobcentret" : "- a\n".repeat(950))),
  corrected: { ...filled(() => "Røde Kors"), actorKinds: { "røde kors": "volunteers" } },
  paused: {
    ...blank,
    interview: {
      ...blank.interview,
      paused: true,
      open: "explore",
      answers: { title: "På pause", challenge: "Svært" },
    },
  },
};
