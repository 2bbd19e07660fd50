import type { Commands, Message, Verbs } from "../teams/handlers.js";
import type { Answer, Turn } from "../teams/turn.js";
import { answerQuestion, replaceAnswer } from "./answering.js";
import { askedAnew } from "./asking.js";
import { isAboutNetwork } from "./clicks.js";
import { closeForm, formCommand, openForm, saveForm } from "./form.js";
import type { Guided } from "./guided.js";
import { answerByWords } from "./messages.js";
import {
  backCommand,
  correctAnswer,
  deepenCommand,
  deepenQuestion,
  exampleCommand,
  goBack,
  nextCommand,
  pauseCommand,
  pauseInterview,
  resumeCommand,
  resumeInterview,
  skipCommand,
  skipQuestion,
  summaryCommand,
  undoCommand,
} from "./moving.js";

type Click = Verbs[string];
type Write = (turn: Turn) => Promise<Answer>;

const clickNames = [
  "interview.answer",
  "interview.back",
  "interview.skip",
  "interview.deepen",
  "interview.pause",
  "interview.resume",
  "interview.correct",
  "interview.replace",
  "form.open",
  "form.save",
  "form.close",
] as const;
type ClickName = (typeof clickNames)[number];

const commandNames = [
  "resume",
  "back",
  "skip",
  "next",
  "example",
  "deepen",
  "undo",
  "stop",
  "form",
  "summary",
] as const;
type CommandName = (typeof commandNames)[number];

/** All that can be clicked and written in one kind of guided interview. */
export interface Conversation {
  readonly verbs: Readonly<Record<ClickName, Click>>;
  readonly commands: Readonly<Record<CommandName, Write>>;
  /** An ordinary message as the answer to the open question; undefined when that is gone. */
  heard(id: string, message: Message, turn: Turn): Promise<Answer | undefined>;
  /** What is open is put again below; nothing when nothing is. */
  again(turn: Turn): Promise<Answer>;
}

/** The conversation of one kind of interview; `undo` where more than answers can be taken back. */
export function conversation<D>(part: Guided<D>, undo?: Write): Conversation {
  return {
    verbs: {
      "interview.answer": (data, turn) => answerQuestion(part, data, turn),
      "interview.back": (data, turn) => goBack(part, data, turn),
      "interview.skip": (data, turn) => skipQuestion(part, data, turn),
      "interview.deepen": (data, turn) => deepenQuestion(part, data, turn),
      "interview.pause": (data, turn) => pauseInterview(part, data, turn),
      "interview.resume": (data, turn) => resumeInterview(part, data, turn),
      "interview.correct": (data, turn) => correctAnswer(part, data, turn),
      "interview.replace": (data, turn) => replaceAnswer(part, data, turn),
      "form.open": (data, turn) => openForm(part, data, turn),
      "form.save": (data, turn) => saveForm(part, data, turn),
      "form.close": closeForm,
    },
    commands: {
      resume: (turn) => resumeCommand(part, turn),
      back: (turn) => backCommand(part, turn),
      skip: (turn) => skipCommand(part, turn),
      next: (turn) => nextCommand(part, turn),
      example: (turn) => exampleCommand(part, turn),
      deepen: (turn) => deepenCommand(part, turn),
      undo: undo ?? ((turn) => undoCommand(part, turn)),
      stop: (turn) => pauseCommand(part, turn),
      form: (turn) => formCommand(part, turn),
      summary: (turn) => summaryCommand(part, turn),
    },
    heard: (id, message, turn) => answerByWords(part, id, message, turn),
    again: async (turn) => {
      const doc = await part.active(turn);
      return doc && !part.interviewOf(doc).paused ? askedAnew(part, turn, doc) : {};
    },
  };
}

/** Themes and networks' guides in one chat: a click says what it is about, words go to what the person is at. */
export interface Conversations extends Pick<Conversation, "again"> {
  readonly verbs: Conversation["verbs"];
  readonly commands: Conversation["commands"] & Commands;
  /** Undefined when the person has nothing open to answer to. */
  heard(message: Message, turn: Turn): Promise<Answer | undefined>;
}

export function conversations(theme: Conversation, guide: Conversation): Conversations {
  const at = ({ person }: Turn) => (person?.activeNetwork ? guide : theme);
  const verbs = clickNames.map((name): [ClickName, Click] => [
    name,
    (data, turn) => (isAboutNetwork(data) ? guide : theme).verbs[name](data, turn),
  ]);
  const commands = commandNames.map((name): [CommandName, Write] => [
    name,
    (turn) => at(turn).commands[name](turn),
  ]);
  return {
    verbs: Object.fromEntries(verbs) as Record<ClickName, Click>,
    commands: Object.fromEntries(commands) as Record<CommandName, Write>,
    again: (turn) => at(turn).again(turn),
    heard: async (message, turn) => {
      const { activeNetwork, activeTheme } = turn.person ?? {};
      const id = activeNetwork ?? activeTheme;
      return id ? at(turn).heard(id, message, turn) : undefined;
    },
  };
}
