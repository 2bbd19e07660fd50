import type { Card } from "../cards/card.js";
import { fill, type Data } from "../cards/fill.js";
import type { Notice } from "../cards/notice.js";
import { numberOf, type Answers } from "../interview/interview.js";
import { paragraphs } from "../interview/plain.js";
import type { Subject } from "../people/person.js";
import type { Key, Text } from "../text/text.js";
import { fieldsAt, type Guided } from "./guided.js";
import { statusCard } from "./status.js";

/** Ids on a card; the one that does not apply is empty. */
export const idsOn = ({ themeId = "", networkId = "" }: Subject): { themeId: string; networkId: string } => ({
  themeId,
  networkId,
});

export const progressOf = <D>({ script }: Guided<D>, question: string, text: Text): string =>
  text("question.progress", { number: numberOf(script, question), total: script.questions.length });

/** A field to write in. */
export const inputFor = <D>(part: Guided<D>, field: string, value: string, text: Text): Data => ({
  id: field,
  label: part.label("field", field, text),
  start: part.label("start", field, text),
  error: text("question.error"),
  value,
});

/** The fields of a question that are written, not chosen. */
export const writtenAt = <D>(part: Guided<D>, question: string): readonly string[] =>
  fieldsAt(part, question).filter((field) => !part.script.isChosen?.(field));

/** The worked example for one question, with the fields' names where there are several. S0-9. */
function exampleOf<D>(part: Guided<D>, question: string, text: Text): Data[] {
  const fields = fieldsAt(part, question);
  return fields.map((field) => ({
    label: fields.length > 1 ? part.label("field", field, text) : "",
    lines: part.label("example", field, text).split("\n"),
  }));
}

/**
 * One question of the interview, with what is saved in its inputs, or what the person just tried to save.
 * Source: S0-1…S0-9, S3-3.
 */
export function questionCard<D>(
  part: Guided<D>,
  doc: D,
  question: string,
  text: Text,
  notices: readonly Notice[] = [],
  typed: Answers = {},
): Card {
  const { askedAt, answers } = part.interviewOf(doc);
  const {
    icon,
    emoji,
    role,
    step,
    cells,
    choices,
    extras,
    notices: own,
  } = part.drawn(doc, question, text, typed);
  return fill("question", {
    lang: text.language,
    ...idsOn(part.subjectOf(part.idOf(doc))),
    questionId: question,
    asked: askedAt,
    icon,
    emoji,
    role,
    step,
    progress: progressOf(part, question, text),
    question: part.ask("ask", question, text),
    more: part.ask("more", question, text),
    speak: text("question.speak", {
      role,
      number: numberOf(part.script, question),
      total: part.script.questions.length,
      question: part.ask("ask", question, text),
    }),
    notices: [...notices, ...own],
    cells,
    choices,
    inputs: writtenAt(part, question).map((field) =>
      inputFor(part, field, typed[field] ?? answers[field] ?? "", text),
    ),
    kinds: extras,
    exampleTitle: part.saying("example-of", doc, text),
    example: exampleOf(part, question, text),
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

/** The status line of a question that was just left. */
export function leftCard<D>(
  part: Guided<D>,
  doc: D,
  question: string,
  how: "saved" | "skipped" | "waiting" | "partly",
  text: Text,
): Card {
  const said = saidAt(part, doc, question, text);
  const key: Key = how === "saved" && !said ? "status.emptied" : `status.${how}`;
  const headline = `${text(key, { progress: progressOf(part, question, text) })} · ${part.ask("brief", question, text)}`;
  return statusCard(headline, text, { said });
}

/** All that is answered at a question, in one line. */
function saidAt<D>(part: Guided<D>, doc: D, question: string, text: Text): string {
  const { answers } = part.interviewOf(doc);
  return fieldsAt(part, question)
    .flatMap((field) => paragraphs(part.shownAnswer(field, answers[field] ?? "", text)))
    .join(" · ");
}

/** An old card was used to write something else than what is saved: the text is kept in sight, not stored. */
export function oldAnswerCard<D>(
  part: Guided<D>,
  doc: D,
  question: string,
  typed: Answers,
  text: Text,
): Card {
  return fill("old-answer", {
    lang: text.language,
    speak: text("status.closed"),
    headline: `${text("status.closed")} ${part.ask("brief", question, text)}`,
    more: [text("status.old-text")],
    ...idsOn(part.subjectOf(part.idOf(doc))),
    questionId: question,
    choices: part.drawn(doc, question, text, typed).choices,
    inputs: writtenAt(part, question).map((field) => inputFor(part, field, typed[field] ?? "", text)),
    labels: { use: text("status.use-text"), goto: text("status.goto") },
  });
}

/** The worked example on a card of its own, for those who write "eksempel". S0-9. */
export const exampleCard = <D>(part: Guided<D>, doc: D, question: string, text: Text): Card =>
  fill("notice", {
    lang: text.language,
    title: part.saying("example-of", doc, text),
    parts: exampleOf(part, question, text),
  });

/** The deepening question to ask now: a new one each time, until they have all been asked. */
export const deepeningNotice = <D>(part: Guided<D>, question: string, asked: number, text: Text): Notice => ({
  style: "accent",
  text: part.deepening(question, (((asked - 1) % 3) + 1) as 1 | 2 | 3, text),
});
