import type { Card } from "../cards/card.js";
import { fill, type Data } from "../cards/fill.js";
import type { Notice } from "../cards/notice.js";
import { numberOf, type Answers } from "../interview/interview.js";
import { paragraphs, shortened, shown } from "../interview/plain.js";
import type { Key, Text } from "../text/text.js";
import { actorKinds } from "./actor-kinds.js";
import { themeQuestions, themeScript, type Field, type QuestionId, type Role } from "./questions.js";
import { actorsOf, type Theme } from "./theme.js";

export type { Notice } from "../cards/notice.js";
export { fits } from "../cards/notice.js";

const looks: Record<Role, { icon: string; emoji: string }> = {
  grower: { icon: "PlantGrass", emoji: "🌱" },
  explorer: { icon: "CompassNorthwest", emoji: "🧭" },
  smith: { icon: "Wrench", emoji: "🔨" },
  hunter: { icon: "Target", emoji: "🎯" },
  maker: { icon: "Lightbulb", emoji: "💡" },
};
export const total = themeQuestions.length;
const titleLength = 120;
const statusLength = 160;

export const questionWith = (id: QuestionId) => themeQuestions.find((q) => q.id === id) ?? themeQuestions[0];

export const titleOf = (theme: Theme, text: Text): string =>
  shortened(paragraphs(theme.interview.answers.title ?? "").join(" "), titleLength) || text("theme.untitled");

export const progress = (id: QuestionId, text: Text): string =>
  text("question.progress", { number: numberOf(themeScript, id), total });

export const inputOf = (field: Field, value: string, text: Text): Data => ({
  id: field,
  label: text(`field.${field}`),
  start: text(`start.${field}`),
  error: text("question.error"),
  value,
});

/** The input of one actor's kind carries the actor's name in its id, so that a changed list cannot mix them up. */
export const kindInput = (name: string): string => `kind:${name.toLowerCase()}`;

const kindsOf = (theme: Theme, text: Text): Data[] =>
  actorsOf(theme).map(({ name, kind }) => ({
    id: kindInput(name),
    label: text("kind.label", { name: shown(name) }),
    value: kind,
    error: text("kind.error"),
    choices: actorKinds.map((value) => ({ value, title: text(`kind.${value}`) })),
  }));

/** The worked example for one question, with the fields' names where there are several. S0-9. */
const exampleOf = (id: QuestionId, text: Text): Data[] =>
  questionWith(id).fields.map((field: Field) => ({
    label: questionWith(id).fields.length > 1 ? text(`field.${field}`) : "",
    lines: text(`example.${field}`).split("\n"),
  }));

/**
 * One question of the interview, with what is saved in its inputs, or what the person just tried to save.
 * Source: S0-1…S0-9.
 */
export function questionCard(
  theme: Theme,
  id: QuestionId,
  text: Text,
  notices: readonly Notice[] = [],
  typed: Answers = {},
): Card {
  const { role, fields } = questionWith(id);
  const value = (field: Field) => typed[field] ?? theme.interview.answers[field] ?? "";
  return fill("question", {
    lang: text.language,
    themeId: theme.id,
    questionId: id,
    asked: theme.interview.askedAt,
    ...looks[role],
    role: text(`role.${role}`),
    step: text(`step.${role}`),
    progress: progress(id, text),
    question: text(`ask.${id}`),
    more: text(`more.${id}`),
    speak: text("question.speak", {
      role: text(`role.${role}`),
      number: numberOf(themeScript, id),
      total,
      question: text(`ask.${id}`),
    }),
    notices,
    inputs: fields.map((field: Field) => inputOf(field, value(field), text)),
    kinds: id === "actors" ? kindsOf(theme, text) : [],
    exampleTitle: text("question.example-of"),
    example: exampleOf(id, text),
    labels: {
      next: text("question.next"),
      example: text("question.example"),
      back: text("question.back"),
      deepen: text("question.deepen"),
      skip: text("question.skip"),
      pause: text("question.pause"),
    },
  });
}

/** The deepening question to ask now: a new one each time, in the role's voice, until they have all been asked. */
export function deepening(id: QuestionId, asked: number, text: Text): Notice {
  const number = (((asked - 1) % 3) + 1) as 1 | 2 | 3;
  return { style: "accent", text: text(`deepen.${id}.${number}`) };
}

/** What a card turns into when its time is over: one line of status, and at most one way on. */
export function statusCard(
  headline: string,
  text: Text,
  {
    said = "",
    more = [],
    themeId = "",
    way,
  }: { said?: string; more?: readonly string[]; themeId?: string; way?: "resume" | "goto" } = {},
): Card {
  return fill("status", {
    lang: text.language,
    speak: headline,
    headline,
    said: said ? [shortened(paragraphs(said).join(" "), statusLength)] : [],
    more,
    themeId,
    show: { resume: way === "resume", goto: way === "goto" },
    labels: { resume: text("status.resume"), goto: text("status.goto") },
  });
}

/** The status line of a question that was just left. */
export function leftCard(
  theme: Theme,
  id: QuestionId,
  how: "saved" | "skipped" | "waiting" | "partly",
  text: Text,
): Card {
  const said = saidIn(theme, id);
  const key: Key = how === "saved" && !said ? "status.emptied" : `status.${how}`;
  const headline = `${text(key, { progress: progress(id, text) })} · ${text(`brief.${id}`)}`;
  return statusCard(headline, text, { said });
}

/** All that is answered at a question, in one line. */
function saidIn(theme: Theme, id: QuestionId): string {
  const answers: Answers = theme.interview.answers;
  return questionWith(id)
    .fields.flatMap((field) => paragraphs(answers[field] ?? ""))
    .join(" · ");
}

/** An old card was used to write something else than what is saved: the text is kept in sight, not stored. */
export function oldAnswerCard(theme: Theme, id: QuestionId, typed: Answers, text: Text): Card {
  return fill("old-answer", {
    lang: text.language,
    speak: text("status.closed"),
    headline: `${text("status.closed")} ${text(`brief.${id}`)}`,
    more: [text("status.old-text")],
    themeId: theme.id,
    questionId: id,
    inputs: questionWith(id).fields.map((field: Field) => inputOf(field, typed[field] ?? "", text)),
    labels: { use: text("status.use-text"), goto: text("status.goto") },
  });
}

/** The worked example on a card of its own, for those who write "eksempel". S0-9. */
export const exampleCard = (id: QuestionId, text: Text): Card =>
  fill("notice", { lang: text.language, title: text("question.example-of"), parts: exampleOf(id, text) });
