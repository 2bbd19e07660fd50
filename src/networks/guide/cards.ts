import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { inBlocks, inParts } from "../../cards/parts.js";
import type { Drawn } from "../../guided/guided.js";
import type { Answers } from "../../interview/interview.js";
import { paragraphs, shortened } from "../../interview/plain.js";
import type { Key, Text } from "../../text/text.js";
import type { Network } from "../network.js";
import { titleOf } from "../title.js";
import { adviceFor } from "./advice.js";
import { choiceIn, formalities, tasks, type ChoiceField } from "./choices.js";
import { guideQuestions, missingInGuide, type GuideField, type GuideQuestionId } from "./questions.js";

type Choice =
  | "formal"
  | "informal"
  | "open"
  | "closed"
  | "development"
  | "strengthening"
  | "knowing"
  | "supplements"
  | "replaces"
  | "neither";

const titleLength = 120;

/** The network's name once the kommissorium has one; until then the guide's. */
export const nameOf = ({ texts }: Network, text: Text): string =>
  shortened(paragraphs(texts.title ?? "").join(" "), titleLength) || text("guide.title");

/** What was chosen, as the card says it; what was written stays as it is. */
export const choiceTitle = (field: string, answer: string, text: Text): string =>
  choiceIn(field)?.includes(answer) ? text(`guide.choice.${answer as Choice}`) : answer;

const fieldsOf = (id: string): readonly GuideField[] => guideQuestions.find((q) => q.id === id)?.fields ?? [];
const isChosen = (field: GuideField): field is ChoiceField => choiceIn(field) !== undefined;

const choiceInput = (field: ChoiceField, value: string, text: Text): Data => ({
  id: field,
  label: text(`guide.field.${field}`),
  value,
  error: text("guide.choice-error"),
  choices: (choiceIn(field) ?? []).map((one) => ({ value: one, title: choiceTitle(field, one, text) })),
});

/** The four kinds of network, with one line and an example each. S3-1. */
const cellsOf = (text: Text): Data[] =>
  formalities.flatMap((formality) =>
    tasks.map((task) => ({
      title: text(`guide.cell.${formality}.${task}`),
      line: text(`guide.cell.${formality}.${task}.line`),
      example: text(`guide.cell.${formality}.${task}.example`),
    })),
  );

/** What a question's card shows besides its written fields; what the theme said is only to be confirmed. S3-3. */
export function drawnAt(network: Network, question: string, text: Text, typed: Answers): Drawn {
  const fields = fieldsOf(question);
  const value = (field: string) => typed[field] ?? network.guide.answers[field] ?? "";
  const isCarried = fields.some((field) => network.carried?.includes(field));
  return {
    icon: "Wrench",
    emoji: "🔨",
    role: text("role.smith"),
    step: text("guide.step"),
    cells: question === "kind" ? cellsOf(text) : [],
    choices: fields.filter(isChosen).map((field) => choiceInput(field, value(field), text)),
    extras: [],
    notices: isCarried ? [{ style: "emphasis", text: text("guide.carried") }] : [],
  };
}

const briefOf = (id: GuideQuestionId, text: Text): string => text(`guide.brief.${id}`);

/** The guide to read and correct, with advice that follows from the answers; several cards when they are long. S3-3. */
export function guideSummary(network: Network, text: Text, notices: readonly Notice[] = []): Card[] {
  const parts = inParts(guideQuestions.map(({ id }) => summarised(network, id, text)));
  const missing = missingInGuide(network.guide.answers);
  const title = titleOf(network, text);
  return parts.map((questions, index) => {
    const isLast = index === parts.length - 1;
    return fill("network-guide", {
      lang: text.language,
      speak: text("guide.summary-speak", { title }),
      above:
        parts.length === 1
          ? text("guide.above")
          : `${text("guide.above")} · ${text("summary.part", { part: index + 1, parts: parts.length })}`,
      title,
      notices: index === 0 ? [...notices, standing(network, missing, text)] : [],
      questions,
      adviceTitle: text("guide.advice"),
      advice: isLast ? adviceFor(network.guide.answers).map((key) => text(key)) : [],
      last: isLast,
      ready: missing.length === 0 || network.versions.length > 0,
      networkId: network.id,
      labels: {
        charter: text("guide.to-charter"),
        form: text("summary.form"),
        back: text("guide.to-network"),
      },
    });
  });
}

/** The draft is made once, so an answer that is corrected later is corrected there too, by the lead. S3-5. */
function standing({ versions }: Network, missing: readonly GuideQuestionId[], text: Text): Notice {
  if (missing.length === 0) return { style: "good", text: `✓ ${text("guide.complete")}` };
  const list = missing.map((id) => briefOf(id, text)).join(", ");
  return {
    style: "emphasis",
    text: text(versions.length > 0 ? "guide.missing-drafted" : "guide.missing", { list }),
  };
}

function summarised(network: Network, id: GuideQuestionId, text: Text): Data {
  const { answers, skipped } = network.guide;
  const fields = fieldsOf(id);
  const answered = fields.filter((field) => answers[field]);
  const isAnswered = answered.length > 0;
  const absent: Key = skipped.includes(id) ? "summary.was-skipped" : "summary.no-answer";
  const isCarried = answered.some((field) => network.carried?.includes(field));
  return {
    id,
    networkId: network.id,
    brief: briefOf(id, text),
    from: isCarried ? text("guide.from-theme") : "",
    correct: text(isAnswered ? "summary.correct" : "summary.answer"),
    correctWhat: text(isAnswered ? "summary.correct-what" : "summary.answer-what", {
      question: briefOf(id, text),
    }),
    said: answered.map((field) => ({
      label: fields.length > 1 ? text(`guide.field.${field}`) : "",
      paragraphs: inBlocks(paragraphs(choiceTitle(field, answers[field] ?? "", text))),
    })),
    absent: isAnswered ? [] : [text(absent)],
  };
}

/** Every field of the guide on one form; several when that is too much for one message, or just those asked for. */
export function guideForm(
  network: Network,
  text: Text,
  notices: readonly Notice[] = [],
  typed: Answers = {},
  only?: readonly string[],
): Card[] {
  const value = (field: string) => typed[field] ?? network.guide.answers[field] ?? "";
  const groups = guideQuestions
    .map(({ id }) => ({ id, fields: fieldsOf(id).filter((field) => !only || only.includes(field)) }))
    .filter(({ fields }) => fields.length > 0)
    .map(({ id, fields }) => ({
      role: briefOf(id, text),
      choices: fields.filter(isChosen).map((field) => choiceInput(field, value(field), text)),
      inputs: fields
        .filter((field) => !isChosen(field))
        .map((field) => writtenInput(field, value(field), text)),
    }));
  return (only ? [groups] : inParts(groups)).map((part) =>
    fill("form", {
      lang: text.language,
      speak: text("guide.form-title"),
      title: text("guide.form-title"),
      more: text("summary.form-more"),
      notices,
      groups: part,
      asked: network.changedAt,
      themeId: "",
      networkId: network.id,
      labels: { save: text("summary.form-save"), close: text("summary.form-close") },
    }),
  );
}

const writtenInput = (field: GuideField, value: string, text: Text): Data => ({
  id: field,
  label: text(`guide.field.${field}`),
  start: text(`guide.start.${field}`),
  error: text("question.error"),
  value,
});
