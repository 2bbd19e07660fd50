import type { Card } from "../cards/card.js";
import { fill, type Data } from "../cards/fill.js";
import { inBlocks, inParts } from "../cards/parts.js";
import type { Answers, Interview } from "../interview/interview.js";
import { paragraphs, shown } from "../interview/plain.js";
import type { Text } from "../text/text.js";
import type { Instant } from "../time.js";
import type { Notice } from "../cards/notice.js";
import { becameLine, inputOf, questionWith, titleOf, total } from "./cards.js";
import { becameMark, standingOf } from "./finding/standing.js";
import { missingQuestions, roles, themeQuestions, type Field, type QuestionId } from "./questions.js";
import { actorsOf, isComplete, type Theme } from "./theme.js";

export const answeredCount = (interview: Interview): number =>
  themeQuestions.filter((q) => q.fields.some((field: Field) => interview.answers[field])).length;

const summarised = (theme: Theme, id: QuestionId, text: Text): Data => {
  const { role, fields } = questionWith(id);
  const answers: Answers = theme.interview.answers;
  const answered = fields.filter((field: Field) => answers[field]);
  const absent = theme.interview.skipped.includes(id)
    ? text("summary.was-skipped")
    : text("summary.no-answer");
  return {
    id,
    themeId: theme.id,
    brief: text(`brief.${id}`),
    role: text(`role.${role}`),
    correct: text(answered.length > 0 ? "summary.correct" : "summary.answer"),
    correctWhat: text(answered.length > 0 ? "summary.correct-what" : "summary.answer-what", {
      question: text(`brief.${id}`),
    }),
    said: answered.map((field: Field) => ({
      label: fields.length > 1 ? text(`field.${field}`) : "",
      paragraphs: field === "actors" ? actorLines(theme, text) : inBlocks(paragraphs(answers[field] ?? "")),
    })),
    absent: answered.length > 0 ? [] : [absent],
  };
};

const actorLines = (theme: Theme, text: Text): string[] =>
  actorsOf(theme).map(({ name, kind }) => `${shown(name)} (${text(`kind.${kind}`)})`);

function standing(theme: Theme, text: Text): Notice[] {
  if (isComplete(theme)) return [{ style: "good", text: `✓ ${text("summary.complete")}` }];
  const list = missingQuestions(theme.interview.answers).map((id) => text(`brief.${id}`));
  return [
    {
      style: "emphasis",
      text: `${text("summary.missing", { list: list.join(", ") })} ${text("summary.missing-more")} ${text("share.not-yet")}`,
    },
  ];
}

/** The whole theme to read and correct; one card, or several when the answers are too long for one message. */
export function summaryCards(theme: Theme, text: Text, notices: readonly Notice[] = []): Card[] {
  const parts = inParts(themeQuestions.map((q) => summarised(theme, q.id, text)));
  const title = titleOf(theme, text);
  return parts.map((questions, index) =>
    fill("summary", {
      lang: text.language,
      speak: text("summary.speak", { title, answered: answeredCount(theme.interview), total }),
      above:
        parts.length === 1
          ? text("summary.above")
          : `${text("summary.above")} · ${text("summary.part", { part: index + 1, parts: parts.length })}`,
      title,
      became: index === 0 ? becameLine(theme, text) : "",
      notices: index === 0 ? [...notices, ...standing(theme, text)] : [],
      questions,
      last: index === parts.length - 1,
      themeId: theme.id,
      shareable: isComplete(theme) || theme.sharing !== undefined,
      formable: isComplete(theme) || theme.became !== undefined,
      labels: {
        share: text(theme.sharing ? "share.desk" : "share.share"),
        network: text(theme.became ? "guide.open-network" : "guide.form-network"),
        form: text("summary.form"),
        mine: text("theme.mine"),
        word: text("shared.word"),
        new: text("theme.new"),
      },
    }),
  );
}

/**
 * Every field on one form, filled with what is known; several forms when that is too much for one message, unless it
 * is asked for the form of some fields alone.
 */
export function formCards(
  theme: Theme,
  text: Text,
  notices: readonly Notice[] = [],
  typed: Answers = {},
  only?: readonly string[],
): Card[] {
  const answers: Answers = { ...theme.interview.answers, ...typed };
  const groups = roles.flatMap((role) =>
    themeQuestions
      .filter((q) => q.role === role)
      .map((q, index) => ({
        role: index === 0 ? text(`role.${role}`) : "",
        inputs: q.fields
          .filter((field: Field) => !only || only.includes(field))
          .map((field: Field) => inputOf(field, answers[field] ?? "", text)),
        choices: [],
      }))
      .filter(({ inputs }) => inputs.length > 0),
  );
  return (only ? [groups] : inParts(groups)).map((part) =>
    fill("form", {
      lang: text.language,
      speak: text("summary.form-title"),
      title: text("summary.form-title"),
      more: text("summary.form-more"),
      notices,
      groups: part,
      asked: theme.changedAt,
      themeId: theme.id,
      networkId: "",
      labels: { save: text("summary.form-save"), close: text("summary.form-close") },
    }),
  );
}

/** A page of the person's own themes. */
export interface Page {
  readonly themes: readonly Theme[];
  readonly number: number;
  readonly more: boolean;
  /** Whether a closing date has passed is seen against this. */
  readonly now: Instant;
}

export function themesCard(page: Page, text: Text, notices: readonly Notice[] = [], deleted?: Theme): Card {
  const none: Notice[] =
    page.themes.length === 0 && !deleted ? [{ style: "emphasis", text: text("theme.none") }] : [];
  return fill("themes", {
    lang: text.language,
    speak: text("theme.mine-speak", { count: page.themes.length }),
    title: text("theme.mine"),
    notices: [...notices, ...none],
    deleted: deleted
      ? [
          {
            name: titleOf(deleted, text),
            text: `${text("status.deleted")} ${text("status.deleted-more")}`,
            undo: text("status.undo"),
            themeId: deleted.id,
          },
        ]
      : [],
    themes: page.themes.map((theme) => listed(theme, text, page.now)),
    newer: page.number - 1,
    older: page.more ? page.number + 1 : -1,
    labels: { new: text("theme.new"), newer: text("theme.newer"), older: text("theme.older") },
  });
}

function listed(theme: Theme, text: Text, now: Instant): Data {
  const name = titleOf(theme, text);
  const what = (verb: string) => `${verb}: ${name}`;
  const open = text(isComplete(theme) ? "theme.open" : "theme.resume");
  return {
    themeId: theme.id,
    name,
    status: `${statusOf(theme, text, now)}${becameMark(theme, text)}`,
    open,
    openWhat: what(open),
    rename: text("theme.rename"),
    renameWhat: what(text("theme.rename")),
    remove: text("theme.delete"),
    removeWhat: what(text("theme.delete")),
  };
}

/** How far a theme is unfolded; for one that is shared, how it stands with colleagues. */
function statusOf(theme: Theme, text: Text, now: Instant): string {
  const answered = { answered: answeredCount(theme.interview), total };
  if (theme.sharing)
    return text("theme.shared", { standing: standingOf(theme.sharing, text, now), ...answered });
  return text(isComplete(theme) ? "theme.complete" : "theme.draft", answered);
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
