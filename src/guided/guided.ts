import type { Card } from "../cards/card.js";
import type { Data } from "../cards/fill.js";
import type { Notice } from "../cards/notice.js";
import type { Answers, Interview, Script } from "../interview/interview.js";
import type { Subject } from "../people/person.js";
import type { Turn } from "../teams/turn.js";
import type { Text } from "../text/text.js";
import type { Instant } from "../time.js";

/** Inputs on a question's card that are no answers, such as the kinds of actors, by the input's id. */
export type Extras = Readonly<Record<string, string>>;

/** What is drawn on a question's card besides its fields as inputs. */
export interface Drawn {
  readonly icon: string;
  readonly emoji: string;
  readonly role: string;
  readonly step: string;
  /** What may be chosen, each with its lines to read. */
  readonly cells: readonly Data[];
  /** Fields of the question that are chosen, before its inputs to write in. */
  readonly choices: readonly Data[];
  /** Inputs of other things than the question's fields, after them. */
  readonly extras: readonly Data[];
  readonly notices: readonly Notice[];
}

/** The sentences of an interview that name what it is about. */
export type Saying = "paused-title" | "unsaved" | "at-summary" | "form-stale" | "example-of";

/**
 * What the conversation of a guided interview needs to know of the one it holds: what it asks, where its answers are
 * stored and by whom they may be changed, and how it looks. Themes and networks each supply their own.
 */
export interface Guided<D> {
  readonly script: Script;
  /** Every button of it carries this. */
  subjectOf(id: string): Subject;
  idOf(doc: D): string;
  interviewOf(doc: D): Interview;
  /** The document with the interview as it now is; the same when nothing was changed. @throws Refusal */
  withInterview(doc: D, interview: Interview, turn: Turn): D;
  /** @throws Refusal unknown-click for what no card offers. */
  withExtras(doc: D, extras: Extras, now: Instant): D;
  /** What was sent as a chosen field is one of its choices. @throws Refusal unknown-click. */
  checked(given: Answers): Answers;
  /** What the person may change now. @throws Refusal */
  read(turn: Turn, id: string): Promise<D>;
  /** One conditional write; rights are checked on what is stored. @throws Refusal */
  change(turn: Turn, id: string, rule: (doc: D) => D): Promise<D>;
  /** What the person's typed words go to; undefined when there is nothing. */
  active(turn: Turn): Promise<D | undefined>;
  /** As active, else what was worked with last. @throws Refusal no-open-theme. */
  latest(turn: Turn): Promise<D>;
  /** To draw a card when what is stored could not be read. */
  blank(turn: Turn, id: string): D;
  ask(what: "ask" | "more" | "brief", question: string, text: Text): string;
  label(what: "field" | "start" | "example", field: string, text: Text): string;
  /** The first, second or third question to help someone on, in the role's voice. */
  deepening(question: string, number: 1 | 2 | 3, text: Text): string;
  saying(what: Saying, doc: D, text: Text): string;
  held(reason: string, text: Text): Notice;
  /** A chosen field's answer as people read it; what is written stays as it is. */
  shownAnswer(field: string, answer: string, text: Text): string;
  drawn(doc: D, question: string, text: Text, typed: Answers): Drawn;
  summary(doc: D, text: Text, notices?: readonly Notice[]): Card[];
  form(doc: D, text: Text, notices?: readonly Notice[], typed?: Answers, only?: readonly string[]): Card[];
}

export const openOf = <D>(part: Guided<D>, doc: D): string | null => part.interviewOf(doc).open;

/** The fields a question asks for. */
export const fieldsAt = ({ script }: Pick<Guided<never>, "script">, question: string): readonly string[] =>
  script.questions.find(({ id }) => id === question)?.fields ?? [];

export const isAnsweredAt = <D>(part: Guided<D>, doc: D, question: string): boolean =>
  fieldsAt(part, question).some((field) => part.interviewOf(doc).answers[field]);
