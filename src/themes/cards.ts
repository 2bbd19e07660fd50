import type { Card } from "../cards/card.js";
import { fill, heaviest, weight, type Data } from "../cards/fill.js";
import { numberOf, type Answers, type Interview } from "../interview/interview.js";
import { paragraphs, plain, shortened } from "../interview/plain.js";
import type { Key, Text } from "../text/text.js";
import { actorKinds } from "./actor-kinds.js";
import { missingQuestions, roles, themeQuestions, themeScript, type Field, type QuestionId, type Role } from "./questions.js";
import { actorsOf, isComplete, type Theme } from "./theme.js";

/** A framed sentence at the top of a card; the style comes with words, never with colour alone. */
export interface Notice extends Data {
  readonly style: "attention" | "accent" | "good" | "emphasis";
  readonly text: string;
}

const looks: Record<Role, { icon: string; emoji: string }> = {
  grower: { icon: "PlantGrass", emoji: "🌱" },
  explorer: { icon: "CompassNorthwest", emoji: "🧭" },
  smith: { icon: "Wrench", emoji: "🔨" },
  hunter: { icon: "Target", emoji: "🎯" },
  maker: { icon: "Lightbulb", emoji: "💡" },
};
const total = themeQuestions.length;
const titleLength = 120;
const statusLength = 160;

const question = (id: QuestionId) => themeQuestions.find((q) => q.id === id) ?? themeQuestions[0];

export const titleOf = (theme: Theme, text: Text): string =>
  shortened(theme.interview.answers.title ?? "", titleLength) || text("theme.untitled");

export const progress = (id: QuestionId, text: Text): string =>
  text("question.progress", { number: numberOf(themeScript, id), total });

const inputOf = (field: Field, value: string, text: Text): Data => ({
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
    label: text("kind.label", { name: plain(name) }),
    value: kind,
    error: text("kind.error"),
    choices: actorKinds.map((value) => ({ value, title: text(`kind.${value}`) })),
  }));

/** The worked example for one question, with the fields' names where there are several. S0-9. */
const exampleOf = (id: QuestionId, text: Text): Data[] =>
  question(id).fields.map((field: Field) => ({
    label: question(id).fields.length > 1 ? text(`field.${field}`) : "",
    lines: text(`example.${field}`).split("\n"),
  }));

/**
 * One question of the interview, with what is saved in its inputs, or what the person just tried to save.
 * Source: S0-1…S0-9.
 */
export function questionCard(theme: Theme, id: QuestionId, text: Text, notices: readonly Notice[] = [], typed: Answers = {}): Card {
  const { role, fields } = question(id);
  const value = (field: Field) => typed[field] ?? theme.interview.answers[field] ?? "";
  return fill("question", {
    lang: text.language,
    themeId: theme.id,
    questionId: id,
    ...looks[role],
    role: text(`role.${role}`),
    step: text(`step.${role}`),
    progress: progress(id, text),
    question: text(`ask.${id}`),
    more: text(`more.${id}`),
    speak: text("question.speak", { role: text(`role.${role}`), number: numberOf(themeScript, id), total, question: text(`ask.${id}`) }),
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
  { said = "", more = [], themeId = "", way }: { said?: string; more?: readonly string[]; themeId?: string; way?: "resume" | "goto" } = {},
): Card {
  return fill("status", {
    lang: text.language,
    speak: headline,
    headline,
    said: said ? [shortened(said, statusLength)] : [],
    more,
    themeId,
    show: { resume: way === "resume", goto: way === "goto" },
    labels: { resume: text("status.resume"), goto: text("status.goto") },
  });
}

/** The status line of a question that was just left. */
export function leftCard(theme: Theme, id: QuestionId, how: "saved" | "skipped" | "waiting" | "partly", text: Text): Card {
  const said = saidIn(theme, id);
  const key: Key = how === "saved" && !said ? "status.emptied" : `status.${how}`;
  const headline = `${text(key, { progress: progress(id, text) })} · ${text(`brief.${id}`)}`;
  return statusCard(headline, text, { said });
}

/** All that is answered at a question, in one line. */
function saidIn(theme: Theme, id: QuestionId): string {
  const answers: Answers = theme.interview.answers;
  return question(id).fields.flatMap((field) => paragraphs(answers[field] ?? "")).join(" · ");
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
    inputs: question(id).fields.map((field: Field) => inputOf(field, typed[field] ?? "", text)),
    labels: { use: text("status.use-text"), goto: text("status.goto") },
  });
}

export const answeredCount = (interview: Interview): number =>
  themeQuestions.filter((q) => q.fields.some((field: Field) => interview.answers[field])).length;

const summarised = (theme: Theme, id: QuestionId, text: Text): Data => {
  const { role, fields } = question(id);
  const answers: Answers = theme.interview.answers;
  const answered = fields.filter((field: Field) => answers[field]);
  const absent = theme.interview.skipped.includes(id) ? text("summary.was-skipped") : text("summary.no-answer");
  return {
    id,
    themeId: theme.id,
    brief: text(`brief.${id}`),
    role: text(`role.${role}`),
    correct: text(answered.length > 0 ? "summary.correct" : "summary.answer"),
    correctWhat: text(answered.length > 0 ? "summary.correct-what" : "summary.answer-what", { question: text(`brief.${id}`) }),
    said: answered.map((field: Field) => ({
      label: fields.length > 1 ? text(`field.${field}`) : "",
      paragraphs: field === "actors" ? actorLines(theme, text) : paragraphs(answers[field] ?? ""),
    })),
    absent: answered.length > 0 ? [] : [absent],
  };
};

const actorLines = (theme: Theme, text: Text): string[] =>
  actorsOf(theme).map(({ name, kind }) => `${plain(name)} (${text(`kind.${kind}`)})`);

function standing(theme: Theme, text: Text): Notice[] {
  if (isComplete(theme)) return [{ style: "good", text: `✓ ${text("summary.complete")}` }];
  const list = missingQuestions(theme.interview.answers).map((id) => text(`brief.${id}`));
  return [{ style: "emphasis", text: `${text("summary.missing", { list: list.join(", ") })} ${text("summary.missing-more")}` }];
}

/** The whole theme to read and correct; one card, or several when the answers are too long for one message. */
export function summaryCards(theme: Theme, text: Text, notices: readonly Notice[] = []): Card[] {
  const parts = inParts(themeQuestions.map((q) => summarised(theme, q.id, text)));
  const title = titleOf(theme, text);
  return parts.map((questions, index) =>
    fill("summary", {
      lang: text.language,
      speak: text("summary.speak", { title, answered: answeredCount(theme.interview), total }),
      above: parts.length === 1 ? text("summary.above") : `${text("summary.above")} · ${text("summary.part", { part: index + 1, parts: parts.length })}`,
      title,
      notices: index === 0 ? [...notices, ...standing(theme, text)] : [],
      questions,
      last: index === parts.length - 1,
      themeId: theme.id,
      labels: { form: text("summary.form"), mine: text("theme.mine"), new: text("theme.new") },
    }),
  );
}

/** Parts a list so that each part's JSON leaves room for the card around it. */
function inParts(items: readonly Data[]): Data[][] {
  const parts: Data[][] = [[]];
  let size = 0;
  for (const item of items) {
    const own = JSON.stringify(item).length * 2 + 3_000;
    if (size > 0 && size + own > heaviest) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(item);
    size += own;
  }
  return parts;
}

/** Every field on one form, filled with what is known; several forms when that is too much for one message. */
export function formCards(theme: Theme, text: Text, notices: readonly Notice[] = [], typed: Answers = {}): Card[] {
  const answers: Answers = { ...theme.interview.answers, ...typed };
  const groups = roles.flatMap((role) =>
    themeQuestions
      .filter((q) => q.role === role)
      .map((q, index) => ({
        role: index === 0 ? text(`role.${role}`) : "",
        inputs: q.fields.map((field: Field) => inputOf(field, answers[field] ?? "", text)),
      })),
  );
  return inParts(groups).map((part) =>
    fill("form", {
      lang: text.language,
      speak: text("summary.form-title"),
      title: text("summary.form-title"),
      more: text("summary.form-more"),
      notices,
      groups: part,
      themeId: theme.id,
      labels: { save: text("summary.form-save"), close: text("summary.form-close") },
    }),
  );
}

/** A page of the person's own themes. */
export interface Page {
  readonly themes: readonly Theme[];
  readonly number: number;
  readonly more: boolean;
}

export function themesCard(page: Page, text: Text, notices: readonly Notice[] = [], deleted?: Theme): Card {
  const none: Notice[] = page.themes.length === 0 && !deleted ? [{ style: "emphasis", text: text("theme.none") }] : [];
  return fill("themes", {
    lang: text.language,
    speak: text("theme.mine-speak", { count: page.themes.length }),
    title: text("theme.mine"),
    notices: [...notices, ...none],
    deleted: deleted
      ? [{ name: titleOf(deleted, text), text: `${text("status.deleted")} ${text("status.deleted-more")}`, undo: text("status.undo"), themeId: deleted.id }]
      : [],
    themes: page.themes.map((theme) => listed(theme, text)),
    newer: page.number - 1,
    older: page.more ? page.number + 1 : -1,
    labels: { new: text("theme.new"), newer: text("theme.newer"), older: text("theme.older") },
  });
}

function listed(theme: Theme, text: Text): Data {
  const name = titleOf(theme, text);
  const what = (verb: string) => `${verb}: ${name}`;
  const open = text(isComplete(theme) ? "theme.open" : "theme.resume");
  return {
    themeId: theme.id,
    name,
    status: text(isComplete(theme) ? "theme.complete" : "theme.draft", { answered: answeredCount(theme.interview), total }),
    open,
    openWhat: what(open),
    rename: text("theme.rename"),
    renameWhat: what(text("theme.rename")),
    remove: text("theme.delete"),
    removeWhat: what(text("theme.delete")),
  };
}

export function renameCard(theme: Theme, text: Text, notices: readonly Notice[] = [], typed?: string): Card {
  return fill("rename", {
    lang: text.language,
    title: text("theme.rename-title"),
    notices,
    label: text("field.title"),
    start: text("start.title"),
    error: text("theme.rename-error"),
    value: typed ?? theme.interview.answers.title ?? "",
    themeId: theme.id,
    labels: { save: text("theme.save"), cancel: text("theme.cancel") },
  });
}

/** The worked example on a card of its own, for those who write "eksempel". S0-9. */
export const exampleCard = (id: QuestionId, text: Text): Card =>
  fill("notice", { lang: text.language, title: text("question.example-of"), parts: exampleOf(id, text) });

/** Whether Teams can take the card; what people typed into a far too long form goes back by a sentence instead. */
export const fits = (card: Card): boolean => weight(card) <= heaviest;
