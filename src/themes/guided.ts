import type { Card } from "../cards/card.js";
import type { Notice } from "../cards/notice.js";
import { shownAgain } from "../guided/answering.js";
import { askedAnew } from "../guided/asking.js";
import type { Guided, Saying } from "../guided/guided.js";
import type { Answer, Turn } from "../teams/turn.js";
import type { Key, Text } from "../text/text.js";
import { kindsOf, looks, questionWith } from "./cards.js";
import { activeTheme, changeTheme, latestTheme, readTheme } from "./desk.js";
import { formCards, summaryCards } from "./overview-cards.js";
import { themeScript, type Field, type QuestionId } from "./questions.js";
import { correctKinds, newTheme, withInterview, type Theme } from "./theme.js";

const sayings: Record<Exclude<Saying, "paused-title">, Key> = {
  unsaved: "question.unsaved",
  "at-summary": "welcome.at-summary",
  "form-stale": "status.form-stale",
  "example-of": "question.example-of",
};

/** The friendly word at an answer that we stay with once: a solution at the explorer, or guessed kinds of actors. */
const heldNotice = (reason: string, text: Text): Notice =>
  reason === "solution"
    ? { style: "accent", text: `💡 ${text("question.solution")}` }
    : { style: "emphasis", text: text("question.kinds") };

/** The interview that unfolds a theme, role by role. S0-1…S0-9. */
export const themeGuided: Guided<Theme> = {
  script: themeScript,
  subjectOf: (themeId) => ({ themeId }),
  idOf: ({ id }) => id,
  interviewOf: ({ interview }) => interview,
  withInterview: (theme, interview, { now }) => withInterview(theme, interview, now),
  withExtras: correctKinds,
  checked: (given) => given,
  read: readTheme,
  change: changeTheme,
  active: activeTheme,
  latest: latestTheme,
  blank: ({ who, now }, id) => newTheme(who.tenantId, id, who.id, now),
  ask: (what, question, text) => text(`${what}.${question as QuestionId}`),
  label: (what, field, text) => text(`${what}.${field as Field}`),
  deepening: (question, number, text) => text(`deepen.${question as QuestionId}.${number}`),
  saying: (what, theme, text) =>
    what === "paused-title" ? (theme.interview.answers.title ?? text("theme.untitled")) : text(sayings[what]),
  held: heldNotice,
  shownAnswer: (_field, answer) => answer,
  drawn: (theme, question, text) => {
    const { role } = questionWith(question as QuestionId);
    const extras = question === "actors" ? kindsOf(theme, text) : [];
    const said = { role: text(`role.${role}`), step: text(`step.${role}`) };
    return { ...looks[role], ...said, cells: [], choices: [], extras, notices: [] };
  },
  summary: summaryCards,
  form: formCards,
};

/** The theme's open question, or its summary, put again below. */
export const putAgain = (turn: Turn, theme: Theme, notices: readonly Notice[] = [], card?: Card): Answer =>
  askedAnew(themeGuided, turn, theme, card, notices);

/** A question that is open while its answer was changed elsewhere is put again. */
export const putAgainAt = (theme: Theme, question: QuestionId, turn: Turn): Answer =>
  shownAgain(themeGuided, theme, question, turn);
