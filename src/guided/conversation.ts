import type { Message, Verbs } from "../teams/handlers.js";
import type { Answer, Turn } from "../teams/turn.js";
import type { Instant } from "../time.js";
import { answerQuestion, replaceAnswer } from "./answering.js";
import { askedAnew } from "./asking.js";
import { isAboutNetwork } from "./clicks.js";
import { closeForm, formCommand, openForm, saveForm } from "./form.js";
import type { Guided } from "./guided.js";
import { answerByWords } from "./messages.js";
import {
  asideCommand,
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
  /** All of it to read, while the person is at something else. */
  aside(turn: Turn): Promise<Answer>;
  /** Whether there is one that the person may go on with. */
  isLive(turn: Turn): Promise<boolean>;
  /** When what can be taken back was done, or else the open question put; empty when there is nothing. */
  changedAt(turn: Turn): Promise<Instant>;
}

/** Where more than answers can be taken back. */
export interface Undoing {
  readonly undo: Write;
  changedAt(turn: Turn): Promise<Instant>;
}

/** The conversation of one kind of interview. */
export function conversation<D>(part: Guided<D>, undoing?: Undoing): Conversation {
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
      undo: undoing?.undo ?? ((turn) => undoCommand(part, turn)),
      stop: (turn) => pauseCommand(part, turn),
      form: (turn) => formCommand(part, turn),
      summary: (turn) => summaryCommand(part, turn),
    },
    heard: (id, message, turn) => answerByWords(part, id, message, turn),
    again: async (turn) => {
      const doc = await part.active(turn);
      return doc && !part.interviewOf(doc).paused ? askedAnew(part, turn, doc) : {};
    },
    aside: (turn) => asideCommand(part, turn),
    isLive: async (turn) => (await part.active(turn)) !== undefined,
    changedAt: async (turn) => {
      if (undoing) return undoing.changedAt(turn);
      const doc = await part.active(turn);
      const interview = doc && part.interviewOf(doc);
      return interview?.steps.at(-1)?.at ?? interview?.askedAt ?? "";
    },
  };
}

/**
 * Themes and networks' guides in one chat: a click says what it is about, words go to what the person is at. A guide
 * whose network is with its leaders, or over, is nothing to be at, and does not stand in a theme's way.
 */
export interface Conversations extends Pick<Conversation, "again"> {
  readonly verbs: Conversation["verbs"];
  readonly commands: Conversation["commands"] & Readonly<Record<"theme", Write>>;
  /** Undefined when the person has nothing open to answer to. */
  heard(message: Message, turn: Turn): Promise<Answer | undefined>;
}

export function conversations(theme: Conversation, guide: Conversation): Conversations {
  const at = async (turn: Turn) => (turn.person?.activeNetwork && (await guide.isLive(turn)) ? guide : theme);
  /** What was done last is taken back: a theme may be deleted, or taken back, while a guide is open. */
  const lastDone = async (turn: Turn) => {
    const now = await at(turn);
    if (now === theme) return theme;
    return (await theme.changedAt(turn)) > (await guide.changedAt(turn)) ? theme : guide;
  };
  const verbs = clickNames.map((name): [ClickName, Click] => [
    name,
    (data, turn) => (isAboutNetwork(data) ? guide : theme).verbs[name](data, turn),
  ]);
  const commands = commandNames.map((name): [CommandName, Write] => [
    name,
    async (turn) => (await (name === "undo" ? lastDone : at)(turn)).commands[name](turn),
  ]);
  return {
    verbs: Object.fromEntries(verbs) as Record<ClickName, Click>,
    commands: {
      ...(Object.fromEntries(commands) as Record<CommandName, Write>),
      // By its name the theme is meant, also in the middle of a guide, which goes on after it.
      theme: async (turn) => ((await at(turn)) === theme ? theme.commands.summary(turn) : theme.aside(turn)),
    },
    again: async (turn) => (await at(turn)).again(turn),
    heard: async (message, turn) => {
      const { activeNetwork, activeTheme } = turn.person ?? {};
      if (activeNetwork) return guide.heard(activeNetwork, message, turn);
      return activeTheme ? theme.heard(activeTheme, message, turn) : undefined;
    },
  };
}
